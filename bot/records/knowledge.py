"""What the knowledge consists of: documents, their passages and blocks, and the works behind them.

Offsets count Unicode code points of a document's clean text; a span is (start, end), end excluded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
BlockKind = Literal["heading", "paragraph", "item", "quote", "code", "row"]
Evidence = Literal["study", "review", "coach", "product", "none"]
PUBLIC = "public"


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

    def has_fewer_ways_than(self, least: int) -> bool:
        """Tell whether heading, canonical question and phrasings are fewer than `least` different texts."""
        return len(self.phrasings) < least and len({self.heading, self.question, *self.phrasings}) < least


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
