"""A reply: of what kind it is and why, its quotes, and what it offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.records.conversation import Conversation, Status
from bot.records.knowledge import After, Evidence, Reference

Reason = Literal[
    "empty_question", "no_known_term", "low_confidence", "off_topic", "not_covered", "other_language", "ambiguous"
]
Step = Literal[
    "red_flag",
    "about_quote",
    "offer_taken",
    "asked_which",
    "person",
    "price",
    "small_talk",
    "no_words",
    "people_counted",
    "amount",
    "tested",
    "two_parts",
    "meaning",
    "last_quote",
    "told_elsewhere",
    "something_else",
    "reading_on",
    "ranking",
    "no_answer",
]
RaisedBy = Literal["rule", "likeness", "carried_on"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with its score: comparable within one query, in [0, ∞)."""

    passage_id: str
    document_id: str
    heading: str
    score: float


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim span of a passage and where it comes from: text == document.text[start:end]."""

    text: str
    passage_id: str
    document_id: str
    title: str
    heading: str
    anchor: str
    start: int
    end: int
    sha256: str
    page_url: str | None = None
    after: After | None = None
    evidence: Evidence | None = None
    reviewed: str | None = None
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """A reading offered to the visitor; choosing it is answered from its passage.

    `quote` is what the passage says on what was asked, in a sentence, where a reply offers it.
    """

    question: str
    passage_id: str
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A word as typed and as understood."""

    typed: str
    understood: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Where a visitor finds a person."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Raised:
    """The topic of a red flag, and how it arose: a rule, likeness to a known message (`like`), or the turns before."""

    topic: str
    by: RaisedBy
    like: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What the bot says to one question, of what kind it is, and why.

    `lead_lang` is the language of `lead`, as BCP 47 names it. `confidence` is calibrated, 0 to 1, and 0 for small talk
    and safety; `compared` is the same before safety or small talk stepped in, and `score` what it was read from, before
    anything spoke against an answer. `hits` are the ten best, best first. `red_flag` is what a safety reply speaks of,
    `step` what of the dialogue replied: `ranking` and `no_answer` where the decision alone did. `references_asked` says
    that the works behind the quotes are what was asked for, `repeats` that the last reply quoted the same.
    """

    status: Status
    reason: Reason | None
    lead: str
    conversation: Conversation
    build: str
    quotes: tuple[Quote, ...] = ()
    options: tuple[Option, ...] = ()
    suggestions: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    contact: Contact | None = None
    confidence: float = 0.0
    compared: float = 0.0
    score: float = 0.0
    hits: tuple[Hit, ...] = ()
    lead_lang: str = "en"
    red_flag: Raised | None = None
    step: Step | None = None
    references_asked: bool = False
    repeats: bool = False
