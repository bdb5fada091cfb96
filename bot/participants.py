"""Tell how many people took part in a study: who asks it, of which study, and which sentences say it.

Questions are taken as typed, sentences as normalised texts (bot/text/analyse.py).
"""

from __future__ import annotations

import re

from bot.said.sources import SOURCES
from bot.text.analyse import in_plain_words
from bot.text.asking import ASKING
from bot.text.clauses import clauses
from bot.text.function_words import FUNCTION_WORDS, SPEAKERS, content_words
from bot.text.openers import OPENERS

PEOPLE = (
    r"(?:runners|sprinters|athletes|people|persons|players|children|kids|boys|girls|men|women|adults|students|subjects|"
    r"participants|volunteers|pupils|swimmers|riders|cyclists|visitors|families|patients|ppl)"
)
SPELLED = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
"""Numbers that a text spells; "one" is more often a pronoun."""


def counted(what: str) -> str:
    """Return the pattern of a number of `what`, itself one, with three words between at most ("22 rugby players")."""
    return rf"\b(?:\d[\d,.]*|{SPELLED})\b(?: [a-z-]{{1,20}}){{0,3}}? {what}\b"


_TOOK_PART = re.compile(counted(PEOPLE))
_IN = r"(?:(?:in|of|with|on|among|from) )?"
_WANTED = re.compile(r"^i (?:only |just )?(?:want|need|asked for|meant)(?: to know)? | i mean$")
_SAMPLE_SIZE = rf"(?:(?:what is|what was|whats) )?(?:the )?(?:sample size|number of {PEOPLE})"
_OF_THE_STUDY = (
    r"(?: (?:was|were|is|are|did|do|took|take|part|participated|in|on|the|that|this|it|they|those|there|test|tests"
    r"|tested|measure|measured|study|studies|studied|sample|trial)){0,8}"
)
_HOW_MANY = re.compile(
    rf"^{OPENERS}{_IN}(?:how many {PEOPLE}{_OF_THE_STUDY}"
    rf"|how many [a-z]+ {PEOPLE}{_OF_THE_STUDY}|how many [a-z]+ (?:took part|participated|were tested){_OF_THE_STUDY}"
    r"|how many (?:(?:were|was|are|did|have|they|people) ){0,3}(?:tested|test|measured|studied|examined|took part"
    rf"|take part|participated|in (?:it|that|this)){_OF_THE_STUDY}"
    r"|how (?:big|large|small) (?:was|is) (?:the|that|this) (?:study|sample|trial|test|group)"
    rf"|{_SAMPLE_SIZE}{_OF_THE_STUDY}"
    rf"|who (?:(?:exactly )?(?:was|were|took part|participated)|(?:did|have) they test(?:ed)?){_OF_THE_STUDY})$"
)
_HOW_MANY_IN = re.compile(
    rf"^{OPENERS}{_IN}"
    rf"(?:how many (?:(?:[a-z]+ )?(?P<who>{PEOPLE})|(?=were|was|are|took|take|did|participated))"
    rf"|{_SAMPLE_SIZE}|how (?:big|large|small) (?:was|is) (?:the )?(?:sample|group)) ?(?P<study>.+)$"
)
_STUDY_WORDS = frozenset(
    "study studies studied test tests tested trial trials experiment experiments paper papers research sample measured"
    " measure part participated participants subjects volunteers examined took take".split()
)
_ANYBODY = frozenset("people persons athletes runners participants subjects volunteers adults".split())


def asks_how_many(question: str) -> bool:
    """Tell whether a question asks how many took part in a study, and names none."""
    if _HOW_MANY.match(_WANTED.sub("", in_plain_words(question))):
        return True
    said = clauses(question)
    at = next((n for n, clause in enumerate(said) if _HOW_MANY.match(_WANTED.sub("", clause))), None)
    return at is not None and not any(map(_names, said[:at])) and not any(map(_adds, said[at + 1 :]))


def _names(clause: str) -> bool:
    """Tell whether a clause before it says of which study: "no, the marathon one"."""
    return bool(content_words(clause.split())) and not SOURCES.match(clause)


def _adds(clause: str) -> bool:
    """Tell whether a clause names a study or asks something itself: "sounds like few" does neither."""
    said = clause.split()
    if SOURCES.match(clause):
        return False
    return not _STUDY_WORDS.isdisjoint(said) or said[0] in ASKING


def study_counted(question: str) -> str | None:
    """Return the words for the study that a question asks the number of people of; None where it asks for none.

    Who speaks of himself asks for no study ("how many people can run with me in a test").
    """
    if asks_how_many(question):
        return None
    asked = _WANTED.sub("", in_plain_words(question))
    found, said = _HOW_MANY_IN.match(asked), asked.split()
    if found is None or _STUDY_WORDS.isdisjoint(said) or not SPEAKERS.isdisjoint(said):
        return None
    named = [word for word in found["study"].split() if word not in _STUDY_WORDS]
    places = [place for place, word in enumerate(named) if word not in FUNCTION_WORDS]
    if not places:
        return None
    who = [found["who"]] if found["who"] and found["who"] not in _ANYBODY else []
    return " ".join([*who, *named[places[0] : places[-1] + 1]])


def says_how_many(sentence: str) -> bool:
    """Tell whether a sentence says how many people took part."""
    return bool(_TOOK_PART.search(sentence))
