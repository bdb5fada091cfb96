"""Tell "by how much?" asked of what was just said, and which sentences say how much: an amount, and no other figure.

Questions are taken as typed, sentences as normalised texts (bot/text/analyse.py).
"""

from __future__ import annotations

import re

from bot.participants import PEOPLE, counted
from bot.text.analyse import words
from bot.text.openers import OPENER

_HOW_MUCH = re.compile(
    rf"^(?:(?:{OPENER}|yes|yeah) ){{0,3}}(?:by |at )?"
    r"(?:how much|how many percent|what percent(?:age)?"
    r"|how (?:big|large|strong|small) (?:is|was) (?:the|that|this|it)(?: (?:effect|difference|gain|loss|change))?)"
    r"(?: (?:is|was|it|that|this|exactly|roughly|about|approximately|then|more|less|faster|slower|better|worse|in"
    r"|percent|does|do|did|they|on|average|please|though)){0,4}$"
)
_RANGE = r"\d[\d.,]*(?: ?(?:to|and|or|-|\u2013) ?\d[\d.,]*)?"
_STUDIED = rf"(?:{PEOPLE}|studies|trials|tests|papers|runs|sprints|trips|lessons|times|sessions|grades)"
_NO_AMOUNT = re.compile(
    rf"\b(?:19|20)\d\d\b|{counted(_STUDIED)}"
    rf"|(?<!by )\b{_RANGE} ?(?:m|km|m/s|km/h|metres|kilometres|kg|hz|weeks|days|months|years|year-olds)\b"
    r"|\bhalf[ -]?marathon"
)
"""Figures of a study and not of what it found: its year, people and runs, over what distance, how fast, how long."""
_AMOUNT = re.compile(r"\b\d[\d.,]*(?![a-z\d])|\b(?:half|twice|double|doubled|a third|a quarter|two thirds)\b")
_WHAT = r"(?:study|studies|trials?|tests?|changes?|effects?|differences?|evidence|gains?|loss|figures?)"
_SAYS_NONE = re.compile(
    rf"\b(?:no (?:[a-z-]+ ){{0,3}}{_WHAT}|nobody|almost no|next to (?:no|none)"
    r"|(?:not|n't) (?:been |be )?(?:measured|tested|known)|unknown|unclear)\b"
)


def asks_how_much(question: str) -> bool:
    """Tell whether a question only asks how much, of what was said before it."""
    return bool(_HOW_MUCH.match(" ".join(words(question))))


def has_amount(sentence: str) -> bool:
    """Tell whether a sentence says how much: its figures are not only those of how something was studied."""
    return bool(_AMOUNT.search(_NO_AMOUNT.sub(" ", sentence)))


def says_none(sentence: str) -> bool:
    """Tell whether a sentence says that there is no effect, or that nobody has measured it."""
    return bool(_SAYS_NONE.search(sentence))
