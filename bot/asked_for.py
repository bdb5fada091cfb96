"""Tell what kind of thing a question asks for: a figure, a reason, how many took part, a verdict …

Questions are taken as typed; which sentences give it is told by bot/giving.py.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from bot.participants import asks_how_many
from bot.text.analyse import in_plain_words, normalise, words
from bot.text.function_words import MEASURES
from bot.text.openers import JOINTS, OPENER

Kind = Literal[
    "figure",
    "reason",
    "people",
    "example",
    "verdict",
    "danger",
    "choice",
    "remedy",
    "evidence",
    "when",
    "where",
    "cost",
    "limit",
    "toll",
]

ARRANGED: frozenset[Kind] = frozenset({"cost", "when", "where"})
"""What is asked of an offer or an event, and told by one fact: its price, its time, its place."""
_COUNTS = re.compile(
    rf"^(?:{OPENER},? ){{0,3}}(?:by )?"
    r"(?:how (?:much|many|far|long|high|fast|often|big|heavy|wide)|what (?:angle|percent))"
)
_JOINED = rf"^(?:(?:{JOINTS}) )*"
_IT = r"(?: (?:it|that|this|they|these|those|the next one|next))?$"
_OTHER_COSTS = (
    r"(?:(?:me|us|you|him|her|them|any|some|much|a lot of) ){0,2}(?:time|speed|seconds?|metres?|energy|power|effort)"
)
"""What isn't paid in money: "does it cost me time"."""
_SOMEBODY = r"(?:me|us|you|u|him|her|them|people|kids)"
_OF_THE_QUOTE: Mapping[Kind, re.Pattern[str]] = {
    "when": re.compile(
        rf"{_JOINED}when(?:s| is| are| will)?{_IT}|\bwhat (?:days?|time|date)\b|\b(?:which|on what) days?\b"
    ),
    "where": re.compile(rf"{_JOINED}where(?:s| is| are)?{_IT}|{_JOINED}where (?:do|can|could|does) "),
    "cost": re.compile(rf"\b(?:costs?(?! {_OTHER_COSTS})|prices?|fees?|pay|free|expensive|cheap)\b"),
    "reason": re.compile(r"\b(?:why|how come|what for|reason|causes?|caus(?:es|ed) (?:it|that|this))\b"),
    "choice": re.compile(r"\bwhich\b.{0,40}\b(?:better|best)\b|^(?:so |and )?which(?: one)?$"),
    "remedy": re.compile(
        rf"^(?:(?:{JOINTS}) )?how(?: exactly| then| though)?$"
        r"|\b(?:how|what)\b.{0,80}\b(?:fix|stop|avoid|prevent|correct|change|cure|solve|improve|do|try|practi[sc]e)\b"
        r"|\b(?:any )?(?:tips?|tricks?|advice|cues?)\b"
    ),
    "figure": re.compile(r"\b(?:numbers?|figures?|amount|percent\w*)\b"),
    "evidence": re.compile(
        r"\b(?:is|are) (?:he|she|they|my coach|coach) right\b"
        r"|\b(?:proven|proved|proof|true|evidence|tested|measured|myth|research\w*|stud(?:y|ies))\b"
    ),
    "danger": re.compile(r"\b(?:safe|unsafe|danger\w*|harm\w*)\b"),
    "toll": re.compile(
        rf"\bcosts? {_OTHER_COSTS}|\b(?:slows?|slowing) (?:{_SOMEBODY}|it) down\b"
        rf"|\bmak(?:e|es|ing) {_SOMEBODY} (?:run |go |any )*(?:slow|slower|fast|faster|quicker)\b"
    ),
    "verdict": re.compile(
        r"\b(?:bad|good|wrong|right|ok|okay|normal|weird|fault|mistake|problems?|issues?|worr\w+|matters?|worth|slow\w*)\b"
    ),
}
_WHY = re.compile(r"\b(?:why|how come|what for|reason)\b")


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


def asks_to_count(question: str) -> bool:
    """Tell whether a question asks how many, how long or how far."""
    return bool(_COUNTS.match(in_plain_words(question)))


def asked_of_quote(question: str) -> Kind | None:
    """Return what a question that names nothing asks of what was just quoted, None where that isn't known.

    How often and how long are told by other passages ("how often should I do it" asks for no remedy).
    """
    plain = in_plain_words(question)
    kind = next((kind for kind, pattern in _OF_THE_QUOTE.items() if pattern.search(plain)), None)
    if kind in ("when", "cost", "toll") or not (_COUNTS.match(plain) or not MEASURES.isdisjoint(words(question))):
        return kind
    return None
