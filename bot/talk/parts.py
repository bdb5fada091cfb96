"""Part a question that asks two things, so that each gets its own answer or its own "the site doesn't say"."""

from __future__ import annotations

import re

from bot.text.analyse import words
from bot.text.asking import AUXILIARIES, QUESTION_WORDS, one_of
from bot.text.function_words import content_words

_ASKING = one_of(QUESTION_WORDS | AUXILIARIES)
_BETWEEN = re.compile(
    rf"\?[\s,;]{{1,5}}(?=(?:and |also |or |but |then )*{_ASKING}\b)"
    rf"|[\s,;]{{1,5}}(?:and|also|plus)(?: also| then)?\s+(?={_ASKING}\b)",
    re.IGNORECASE,
)
_JOINT = re.compile(r"^(?:and|also|or|but|then)\s+", re.IGNORECASE)
_BEGINS = re.compile(rf"^(?:(?:ok(?:ay)?|so|well|hi|hello)[\s,]+)*{_ASKING}\b", re.IGNORECASE)
CONTENT = 1
"""Content words that a part needs at least: "and why?" is none."""


def parts(question: str) -> tuple[str, ...]:
    """Return the two questions that `question` consists of; the question alone where it isn't two.

    Both must begin like a question and have content: "what is it and why?" and "I run. Why?" stay whole.
    """
    pieces = [_JOINT.sub("", piece.strip(" ,;?")) for piece in _BETWEEN.split(question, maxsplit=1)]
    if len(pieces) != 2 or not all(_BEGINS.match(piece) for piece in pieces):
        return (question,)
    if any(len(content_words(words(piece))) < CONTENT for piece in pieces):
        return (question,)
    return tuple(f"{piece}?" for piece in pieces)
