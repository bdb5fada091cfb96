"""Find the one question among the sentences of a message: "Dear team, I found you yesterday. Do arms help? Regards"."""

from __future__ import annotations

import re

from bot.followup import points_back
from bot.text.analyse import normalise, words
from bot.text.asking import AUXILIARIES, QUESTION_WORDS
from bot.text.framing import without_framing
from bot.text.function_words import naming_words

_SENTENCE = re.compile(r"(?<=[?!.])[\"')]?\s+|\n+")
_JOINT = re.compile(r"^(?:(?:so|and|but|ok|well|also|then|now|please|pls)[ ,]+)*+")
_BEGINS = QUESTION_WORDS | AUXILIARIES


def question_among(message: str) -> tuple[str, str] | None:
    """Return the sentence that asks, without what frames it, and all others; None for one sentence.

    None as well where none of them asks or several do, and where the one that asks leans on another: it names nothing,
    or points back ("my arms cross in front. is that bad?").
    """
    sentences = [piece.strip() for piece in _SENTENCE.split(message.strip()) if words(piece)]
    asking = [sentence for sentence in sentences if _asks(sentence)] if len(sentences) > 1 else []
    if len(asking) != 1:
        return None
    asked = _plainly(asking[0])
    if points_back(asked) or not any(map(str.isalpha, naming_words(words(asked)))):
        return None
    return without_framing(asking[0]), " ".join(one for one in sentences if one is not asking[0])


def _asks(sentence: str) -> bool:
    return sentence.endswith("?") or not _BEGINS.isdisjoint(words(_plainly(sentence))[:1])


def _plainly(sentence: str) -> str:
    """Return a sentence, folded, without what frames it and what joins it to the one before."""
    return _JOINT.sub("", normalise(without_framing(sentence)))
