"""Tell what a question asks for, and which sentences give it: a figure, a reason, an example, or how many took part.

All texts are normalised ones (bot/text/analyse.py).
"""

from __future__ import annotations

import re
from typing import Literal

from bot.records import Passage
from bot.text.analyse import normalise, words
from bot.text.function_words import FUNCTION_WORDS, SPEAKERS

Kind = Literal["figure", "reason", "people", "example"]

PEOPLE = (
    r"(?:runners|sprinters|athletes|people|persons|players|children|kids|boys|girls|men|women|adults|students|subjects|"
    r"participants|volunteers|pupils|swimmers)"
)
NUMBER = r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"

_FIGURE = re.compile(r"\d")
_REASON = re.compile(
    r"\b(?:because|since|so that|the reason|reasons?|therefore|which is why|due to|thus|that is why)\b"
)
_TOOK_PART = re.compile(rf"\b{NUMBER}\b(?: [a-z-]{{1,20}}){{0,3}}? {PEOPLE}\b")
_EXAMPLE = re.compile(r"\b(?:for example|for instance|such as|e\.g|an example|examples are)\b")
_COUNTS = re.compile(
    r"^(?:(?:and|so|but) )?(?:by )?(?:how (?:much|many|far|long|high|fast|often|big|heavy|wide)|what (?:angle|percent))"
)
_WHY = re.compile(r"\b(?:why|how come|what for|reason)\b")
_OF_THE_STUDY = (
    r"(?: (?:was|were|is|are|did|do|took|take|part|participated|in|on|the|that|this|it|they|those|there|test|tests"
    r"|tested|measure|measured|study|studies|studied|sample|trial)){0,8}"
)
_HOW_MANY_PEOPLE = re.compile(
    rf"^(?:(?:and|so|but|ok|okay) )?(?:(?:in|of|with|on|among|from) )?(?:how many {PEOPLE}{_OF_THE_STUDY}"
    rf"|how many [a-z]+ {PEOPLE}{_OF_THE_STUDY}|how many [a-z]+ (?:took part|participated|were tested){_OF_THE_STUDY}"
    r"|how many (?:(?:were|was|are|did|have|they|people) ){0,3}(?:tested|test|measured|studied|examined|took part"
    rf"|take part|participated|in (?:it|that|this)){_OF_THE_STUDY}"
    rf"|how (?:big|large|small) (?:was|is) (?:the|that|this) (?:study|sample|trial|test|group)"
    rf"|(?:(?:what is|what was|whats) )?(?:the )?(?:sample size|number of {PEOPLE}){_OF_THE_STUDY})$"
)

_PEOPLE_OF_STUDY = re.compile(
    rf"^(?:(?:and|so|but|ok|okay|then|well) )*(?:(?:in|of|with|on|among|from) )?"
    rf"(?:how many (?:(?:[a-z]+ )?(?P<who>{PEOPLE})|(?=were|was|are|took|take|did|participated))"
    rf"|(?:(?:what is|what was|whats) )?(?:the )?(?:sample size|number of {PEOPLE})"
    r"|how (?:big|large|small) (?:was|is) (?:the )?(?:sample|group)) ?(?P<study>.+)$"
)
_STUDY_WORDS = frozenset(
    "study studies studied test tests tested trial trials experiment experiments paper papers research sample measured"
    " measure part participated participants subjects volunteers examined took take".split()
)
_ANYBODY = frozenset("people persons athletes runners participants subjects volunteers adults".split())


def study_counted(question: str) -> str | None:
    """Return the words for the study that a question asks the number of people of; None where it asks for none.

    Who speaks of himself asks for no study ("how many people can run with me in a test").
    """
    said = words(question)
    found = _PEOPLE_OF_STUDY.match(" ".join(said))
    if found is None or _STUDY_WORDS.isdisjoint(said) or not SPEAKERS.isdisjoint(said):
        return None
    named = [word for word in found["study"].split() if word not in _STUDY_WORDS]
    places = [place for place, word in enumerate(named) if word not in FUNCTION_WORDS]
    if not places:
        return None
    who = [found["who"]] if found["who"] and found["who"] not in _ANYBODY else []
    return " ".join([*who, *named[places[0] : places[-1] + 1]])


def asked_for(question: str) -> Kind | None:
    """Return what kind of thing a question asks for, None where no kind is to be told from its words.

    "People" is asked for by a question after a study that has no other words: how many took part.
    """
    if _HOW_MANY_PEOPLE.match(" ".join(words(question))):
        return "people"
    plain = normalise(question).strip()
    if _COUNTS.match(plain):
        return "figure"
    return "reason" if _WHY.search(plain) else None


def gives(sentence: str, kind: Kind | None) -> bool:
    """Tell whether a sentence gives what was asked for; none gives None."""
    patterns = {"figure": _FIGURE, "reason": _REASON, "people": _TOOK_PART, "example": _EXAMPLE}
    return kind is not None and bool(patterns[kind].search(sentence))


def sentences_giving(passage: Passage, text: str, kind: Kind) -> list[int]:
    """Return the numbers of those sentences of a passage of the document `text` that give what was asked for."""
    spans = enumerate(passage.sentences)
    return [number for number, (start, end) in spans if gives(normalise(text[start:end]), kind)]
