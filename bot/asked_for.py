"""Tell what a question asks for, and which sentences give it: a figure, a reason, an example, or how many took part.

Questions are taken as typed, sentences as normalised texts (bot/text/analyse.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal

from bot.participants import asks_how_many, says_how_many
from bot.records import Passage
from bot.text.analyse import normalise
from bot.text.openers import OPENER

Kind = Literal["figure", "reason", "people", "example"]

_FIGURE = re.compile(r"\d")
_REASON = re.compile(
    r"\b(?:because|since|so that|the reason|reasons?|therefore|which is why|due to|thus|that is why)\b"
)
_EXAMPLE = re.compile(r"\b(?:for example|for instance|such as|e\.g|an example|examples are)\b")
_COUNTS = re.compile(
    rf"^(?:{OPENER},? ){{0,3}}(?:by )?"
    r"(?:how (?:much|many|far|long|high|fast|often|big|heavy|wide)|what (?:angle|percent))"
)
_WHY = re.compile(r"\b(?:why|how come|what for|reason)\b")
_GIVES: Mapping[Kind, Callable[[str], object]] = {
    "figure": _FIGURE.search,
    "reason": _REASON.search,
    "people": says_how_many,
    "example": _EXAMPLE.search,
}


def asked_for(question: str) -> Kind | None:
    """Return what kind of thing a question asks for, None where no kind is to be told from its words.

    "People" is asked for by a question after a study that has no other words: how many took part.
    """
    if asks_how_many(question):
        return "people"
    plain = normalise(question).strip()
    if _COUNTS.match(plain):
        return "figure"
    return "reason" if _WHY.search(plain) else None


def gives(sentence: str, kind: Kind | None) -> bool:
    """Tell whether a sentence gives what was asked for; none gives None."""
    return kind is not None and bool(_GIVES[kind](sentence))


def sentences_giving(passage: Passage, text: str, kind: Kind) -> list[int]:
    """Return the numbers of those sentences of a passage of the document `text` that give what was asked for."""
    spans = enumerate(passage.sentences)
    return [number for number, (start, end) in spans if gives(normalise(text[start:end]), kind)]
