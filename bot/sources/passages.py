"""Build a document from its sections: lay out the clean text, give ids and offsets, find what may be quoted."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.records.knowledge import Block, BlockKind, Document, Evidence, Mark, Passage, Reference
from bot.sources.front_matter import FrontMatter
from bot.sources.sentences import quotable_spans

BETWEEN_BLOCKS = "\n\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """A block before it has its place: its words, already clean; offsets of the marks count from its own start."""

    kind: BlockKind
    text: str
    level: int = 0
    ordered: bool = False
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the text up to the next one, or one row of a table.

    `heading` is None for text before the first heading; `name` is what the passage is called all the same. `slug`
    becomes the heading's anchor and the end of the passage's id. None and () mean "as the document says".
    """

    name: str
    slug: str
    heading: Piece | None
    pieces: tuple[Piece, ...]
    level: int = 1
    ask: tuple[str, ...] = ()
    not_ask: tuple[str, ...] = ()
    audience: str | None = None
    evidence: Evidence | None = None
    reviewed: str | None = None
    references: tuple[Reference, ...] = ()
    contrast: str | None = None
    url: str | None = None

    @property
    def written(self) -> tuple[Piece, ...]:
        """The heading, where there is one, and what stands below it."""
        return (self.heading, *self.pieces) if self.heading else self.pieces


def build_document(
    document_id: str, source: str, title: str, front: FrontMatter, sections: Sequence[Section]
) -> Document:
    """Return the document; a section without text keeps its heading in the text but makes no passage."""
    placed = _placed_in_text(sections)
    text = BETWEEN_BLOCKS.join(piece.text for section in sections for piece in section.written)
    passages = (
        _passage(document_id, text, front, section, own)
        for section, own in placed
        if any(block.kind != "heading" for block in own)
    )
    return Document(
        document_id=document_id,
        title=title,
        text=text,
        sha256=digest(text),
        blocks=tuple(block for _, own in placed for block in own),
        passages=tuple(passages),
        lang=front.lang,
        audience=front.audience,
        url=front.url,
        after=front.after,
        author=front.author,
        published=front.published,
        reviewed=front.reviewed,
        evidence=front.evidence,
        references=front.references,
        topics=front.topics,
        further=front.further,
        main=front.main,
        source=source,
    )


def digest(text: str) -> str:
    """Return the SHA-256 of a clean text in UTF-8, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def _placed_in_text(sections: Sequence[Section]) -> list[tuple[Section, list[Block]]]:
    """Return the sections, each with its blocks where they stand in the document's clean text."""
    placed: list[tuple[Section, list[Block]]] = []
    start = 0
    for section in sections:
        own: list[Block] = []
        for piece in section.written:
            own.append(_placed(piece, start, section.slug))
            start += len(piece.text) + len(BETWEEN_BLOCKS)
        placed.append((section, own))
    return placed


def _placed(piece: Piece, start: int, slug: str) -> Block:
    return Block(
        kind=piece.kind,
        start=start,
        end=start + len(piece.text),
        level=piece.level,
        anchor=slug if piece.kind == "heading" else "",
        ordered=piece.ordered,
        marks=tuple(replace(mark, start=mark.start + start, end=mark.end + start) for mark in piece.marks),
    )


def _passage(document_id: str, text: str, front: FrontMatter, section: Section, blocks: Sequence[Block]) -> Passage:
    body = [block for block in blocks if block.kind != "heading"]
    question = canonical_question(section.name, section.ask)
    return Passage(
        passage_id=f"{document_id}#{section.slug}",
        document_id=document_id,
        heading=section.name,
        level=section.level,
        start=blocks[0].start,
        body_start=body[0].start,
        end=body[-1].end,
        question=question,
        titled=not is_question(section.name) and section.name not in section.ask,
        phrasings=_others(section.ask, (question, section.name)),
        not_phrasings=_others(section.not_ask, ()),
        audience=section.audience or front.audience,
        evidence=section.evidence or front.evidence,
        reviewed=section.reviewed or front.reviewed,
        references=section.references or front.references,
        contrast=section.contrast,
        url=section.url,
        sentences=quotable_spans(text, body),
    )


def canonical_question(heading: str, ask: Sequence[str]) -> str:
    """Return the one question that stands for a passage: its heading if that asks, else its first `ask`."""
    if is_question(heading) or not ask:
        return heading
    return ask[0]


def is_question(text: str) -> bool:
    """Tell whether a heading or line asks something."""
    return text.rstrip("\"'”’»)] ").endswith(("?", "？", "؟", "\u037e"))


def _others(phrasings: Sequence[str], than: Sequence[str]) -> tuple[str, ...]:
    """Return each phrasing once, in order, without those that only repeat what is known already."""
    seen = {known.casefold() for known in than}
    kept: list[str] = []
    for phrasing in phrasings:
        if phrasing.casefold() not in seen:
            seen.add(phrasing.casefold())
            kept.append(phrasing)
    return tuple(kept)
