"""Tell "by how much?" asked of what was just said, and which sentences say how much: an amount, and no other figure.

Questions are taken as typed, sentences as normalised texts (bot/text/analyse.py).
"""

from __future__ import annotations

import re

from bot.participants import PEOPLE, counted
from bot.text.analyse import in_plain_words
from bot.text.openers import OPENER

_MORE = (
    "more|less|faster|slower|quicker|better|worse|higher|lower|further|farther|longer|shorter|stronger|bigger|smaller"
)
_CHANGES = "(?:help|improve|matter|change|gain|save|add|reduce|raise|increase|decrease|differ|drop|rise|slow|lose)s?"
_HOW_MUCH = re.compile(
    rf"^(?:(?:{OPENER}|yes|yeah) ){{0,3}}(?:by |at )?"
    r"(?:how much|how many percent|what percent(?:age)?"
    r"|how (?:big|large|strong|small) (?:is|was) (?:the|that|this|it)(?: (?:effect|difference|gain|loss|change))?)"
    rf"(?: (?:is|was|it|that|this|these|exactly|roughly|about|approximately|then|{_MORE}|in|percent|does|do|did|would"
    rf"|they|{_CHANGES}|up|down|by|me|you|us|one|on|average|please|though)){{0,5}}$"
)
_OF_A_PRICE = re.compile(
    rf"^(?:(?:{OPENER}|yes|yeah) ){{0,3}}how much"
    r"(?: (?:is|are|was|were|it|that|this|they|these|those|then|exactly|roughly|about|for|me|one|please|though)){0,6}$"
)
_RANGE = r"\d[\d.,]*(?: ?(?:to|and|or|-|\u2013) ?\d[\d.,]*)?"
_STUDIED = rf"(?:{PEOPLE}|studies|trials|tests|papers|runs|sprints|trips|lessons|times|sessions|grades)"
_NO_AMOUNT = re.compile(
    rf"\b(?:19|20)\d\d\b|{counted(_STUDIED)}"
    rf"|(?<!by )\b{_RANGE} ?(?:m|km|m/s|km/h|metres|kilometres|kg|hz|weeks|days|months|years|year-olds)\b"
    r"|\bhalf[ -]?marathon|\bage(?:s|d)? (?:of )?\d+"
)
"""Figures of a study and not of what it found: its year, people, ages, runs, distance, speed and time."""
_SPEED = re.compile(r"\b(?:faster|slower|quicker|slows?)\b")
_NO_SPEED = re.compile(rf"\b{_RANGE} ?(?:\u00b0|(?:degrees?|cm|mm)\b)")
_AMOUNT = re.compile(
    r"\b\d[\d.,]*(?![a-z\d])|\b(?:half|twice|double|doubled|two thirds)\b"
    rf"|\ba (?:third|quarter) (?:of|as|{_MORE})\b"  # no share: "a third reason"
)
_WHAT = r"(?:study|studies|trials?|tests?|changes?|effects?|differences?|evidence|gains?|loss|figures?)"
_SAYS_NONE = re.compile(
    rf"\b(?:no (?:[a-z-]+ ){{0,3}}{_WHAT}|nobody|almost no|next to (?:no|none)"
    r"|(?:not|n't) (?:been |be )?(?:measured|tested|known)|unknown|unclear)\b"
)


def asks_how_much(question: str) -> bool:
    """Tell whether a question only asks how much, of what was said before it."""
    return bool(_HOW_MUCH.match(in_plain_words(question)))


def may_ask_price(question: str) -> bool:
    """Tell whether "how much" may be asked of a price: "and how much is it?", not "how much slower?"."""
    return bool(_OF_A_PRICE.match(in_plain_words(question)))


def has_amount(sentence: str, question: str = "") -> bool:
    """Tell whether a sentence says how much: its figures are not only those of how something was studied.

    Where the question asks how much faster or slower, an angle or a length is none either.
    """
    figures = _NO_AMOUNT.sub(" ", sentence)
    return bool(_AMOUNT.search(_NO_SPEED.sub(" ", figures) if _SPEED.search(question) else figures))


def says_none(sentence: str) -> bool:
    """Tell whether a sentence says that there is no effect, or that nobody has measured it."""
    return bool(_SAYS_NONE.search(sentence))
