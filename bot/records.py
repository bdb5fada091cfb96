"""The frozen records that cross module borders. Their fields are words of the glossary (docs/glossary.md).

Offsets count Unicode code points of a document's clean text; a span is (start, end), end excluded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Span = tuple[int, int]

BlockKind = Literal["heading", "paragraph", "item", "quote", "code", "row"]
Evidence = Literal["study", "review", "coach", "product", "none"]
Status = Literal["answered", "clarify", "abstained", "small_talk", "safety"]
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
PUBLIC = "public"


# --- knowledge ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reference:
    """A work that a passage rests on; `url` is a DOI, PubMed or publisher's address, or None."""

    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class After:
    """The work that a document retells: shown as "after …", never as a quote's address."""

    title: str
    author: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Further:
    """Something to read next: another document here, or a page elsewhere."""

    title: str
    url: str | None = None
    document_id: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Emphasis or a link on a span of the clean text, for the reader page only."""

    start: int
    end: int
    kind: Literal["em", "strong", "code", "link"]
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, list item, heading … of the clean text; blocks are joined by a blank line.

    `level` is a heading's level (1 to 6) or a list item's depth (1 up), else 0. `anchor` is a heading's slug.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    anchor: str = ""
    ordered: bool = False
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """The text under one heading, or one FAQ: the unit of indexing and citing.

    `start` is where its heading's line begins (or its text, where it has no heading line), `body_start` where its
    text begins, `end` where that ends. `question` is the canonical question; `titled` says that the heading is a
    title and no way to ask. `phrasings` are the owner's ways to ask, without heading and canonical question;
    `not_phrasings` belong elsewhere. `sentences` are the spans that may be quoted, in order, inside body_start…end.
    `contrast` is the id of a passage quoted beside this one.
    """

    passage_id: str
    document_id: str
    heading: str
    level: int
    start: int
    body_start: int
    end: int
    question: str
    titled: bool = False
    phrasings: tuple[str, ...] = ()
    not_phrasings: tuple[str, ...] = ()
    audience: str = PUBLIC
    evidence: Evidence | None = None
    reviewed: str | None = None
    references: tuple[Reference, ...] = ()
    contrast: str | None = None
    url: str | None = None
    sentences: tuple[Span, ...] = ()

    @property
    def unasked(self) -> bool:
        """Tell whether a title is all that it can be asked for by: nobody wrote how people ask for it."""
        return self.titled and self.question == self.heading


@dataclass(frozen=True, slots=True)
class Document:
    """One file, or one page imported. `text` is its clean text, `sha256` the hex digest of that in UTF-8."""

    document_id: str
    title: str
    text: str
    sha256: str
    blocks: tuple[Block, ...]
    passages: tuple[Passage, ...]
    lang: str = "en"
    audience: str = PUBLIC
    url: str | None = None
    after: After | None = None
    author: str | None = None
    published: str | None = None
    reviewed: str | None = None
    evidence: Evidence | None = None
    references: tuple[Reference, ...] = ()
    topics: tuple[str, ...] = ()
    further: tuple[Further, ...] = ()
    main: bool = False
    """Whether its author sends most people here: of two passages that say nearly the same, its own goes first."""
    source: str = ""

    @property
    def introduction(self) -> Passage | None:
        """Return what stands below the page's title and only says what the page is about; None without such a passage.

        Where nothing else stands on a page, or somebody wrote how people ask for it, it is a passage like any other.
        """
        first = self.passages[0] if len(self.passages) > 1 else None
        return first if first and first.level == 1 and first.unasked else None


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something wrong with a file: where, what, and what its author should do. `line` counts from 1, 0 = the file."""

    file: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.what} {self.remedy}"


@dataclass(frozen=True, slots=True)
class Remarks:
    """What is told beside the faults and keeps nothing from being published.

    `empty` are headings without text below them, `twice` rows that ask what another row of their table asks.
    """

    empty: list[Fault] = field(default_factory=list)
    twice: list[Fault] = field(default_factory=list)


# --- a turn ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and what came of it, as far as the next turn needs it.

    `spans` are the quoted ones, beside `passage_ids`; `chosen` is the passage that a single one answered from.
    `offered` are the passages whose questions were offered last, as options or suggestions. `opens` says that a topic
    began with it: nothing of what was said before speaks for the turns from here on. `uncovered` says that it asked for
    what the site doesn't cover: it is of no topic.
    """

    question: str
    status: Status
    passage_ids: tuple[str, ...] = ()
    chosen: str | None = None
    spans: tuple[Span, ...] = ()
    offered: tuple[str, ...] = ()
    opens: bool = False
    uncovered: bool = False


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns so far, oldest first."""

    turns: tuple[Turn, ...] = ()

    @property
    def last(self) -> Turn | None:
        """The latest turn; None where there is none yet."""
        return self.turns[-1] if self.turns else None


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
