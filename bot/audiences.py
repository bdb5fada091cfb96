"""Cut documents down to what an audience set may see, so that an index built from them can't leak the rest."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from bot.records.knowledge import Block, Document, Mark, Passage
from bot.sources.passages import BETWEEN_BLOCKS, digest


def documents_for(documents: Sequence[Document], audiences: Set[str]) -> list[Document]:
    """Return what this audience set may see of all documents, without pointers to what it may not."""
    seen = [one for document in documents if (one := for_audiences(document, audiences))]
    document_ids = {document.document_id for document in seen}
    passage_ids = {passage.passage_id for document in seen for passage in document.passages}
    return [_without_pointers(document, document_ids, passage_ids) for document in seen]


def for_audiences(document: Document, audiences: Set[str]) -> Document | None:
    """Return the document with only the passages that this audience set may see, None where nothing is left.

    Its title belongs to its own audience, so a set without that sees nothing, whatever the passages say. The clean
    text is built again: every offset is shifted and the digest is another one wherever something was left out.
    """
    if document.audience not in audiences:
        return None
    passages = [passage for passage in document.passages if passage.audience in audiences]
    if not passages:
        return None
    if len(passages) == len(document.passages):
        return document
    return _rebuilt(document, _kept_blocks(document, audiences), passages)


def _kept_blocks(document: Document, audiences: Set[str]) -> list[Block]:
    """Return the blocks of the passages seen, and headings without text that have one of them below."""
    kept: list[Block] = []
    reach = 0  # going backwards: a heading of a level under this one has a heading that stayed below it
    for block, passage in reversed(list(_with_passages(document))):
        stays = passage is not None and passage.audience in audiences
        if block.kind == "heading":
            stays = stays or (passage is None and block.level < reach)
            reach = block.level if stays else min(reach, block.level)
        if stays:
            kept.append(block)
    return kept[::-1]


def _with_passages(document: Document) -> Iterator[tuple[Block, Passage | None]]:
    """Yield every block with the passage it belongs to; a heading without text belongs to none."""
    starts = [passage.start for passage in document.passages]
    for block in document.blocks:
        place = bisect_right(starts, block.start) - 1
        passage = document.passages[place] if place >= 0 else None
        yield block, passage if passage and block.start < passage.end else None


def _rebuilt(document: Document, blocks: Sequence[Block], passages: Sequence[Passage]) -> Document:
    shifts: dict[int, int] = {}
    parts: list[str] = []
    place = 0
    moved: list[Block] = []
    for block in blocks:
        start = place + len(BETWEEN_BLOCKS) if parts else 0
        parts.append(document.text[block.start : block.end])
        place = start + len(parts[-1])
        shifts[block.start] = start - block.start
        moved.append(_moved_block(block, start - block.start))
    text = BETWEEN_BLOCKS.join(parts)
    return replace(
        document,
        text=text,
        sha256=digest(text),
        blocks=tuple(moved),
        # The blocks of one passage stay together, so all its offsets move by as much as its first.
        passages=tuple(_moved_passage(passage, shifts[passage.start]) for passage in passages),
    )


def _moved_block(block: Block, by: int) -> Block:
    marks = tuple(Mark(mark.start + by, mark.end + by, mark.kind, mark.url) for mark in block.marks)
    return replace(block, start=block.start + by, end=block.end + by, marks=marks)


def _moved_passage(passage: Passage, by: int) -> Passage:
    return replace(
        passage,
        start=passage.start + by,
        body_start=passage.body_start + by,
        end=passage.end + by,
        sentences=tuple((start + by, end + by) for start, end in passage.sentences),
    )


def _without_pointers(document: Document, document_ids: Set[str], passage_ids: Set[str]) -> Document:
    further = tuple(one for one in document.further if not one.document_id or one.document_id in document_ids)
    passages = tuple(
        passage if not passage.contrast or passage.contrast in passage_ids else replace(passage, contrast=None)
        for passage in document.passages
    )
    return replace(document, further=further, passages=passages)
