"""A document as the reader page shows it: blocks of escaped text with emphasis, links and the quote marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from bot.records.knowledge import Block, BlockKind, Document, Mark, Passage, Reference, Span

QUOTE_ID = "page:quote"  # where the page scrolls to; no heading's slug has a colon
_RANGE = re.compile(r"([0-9]{1,9})-([0-9]{1,9})", re.ASCII)
_LAYERS = ("link", "strong", "em", "code")  # outermost first
_NOTHING = Markup("")
_SAFE_SCHEMES = {"https", "http", "mailto", "tel", ""}


@dataclass(slots=True)
class Node:
    """A block on the page. `passage` is set on the heading it belongs to; `children` are items of a list."""

    kind: BlockKind | str
    html: Markup = _NOTHING
    text: str = ""
    level: int = 0
    anchor: str = ""
    ordered: bool = False
    passage: Passage | None = None
    children: list[Node] = field(default_factory=list)


def number_references(document: Document) -> dict[Reference, int]:
    """Number every work once, in the order in which the document and its passages name it."""
    works = [*document.references, *(work for passage in document.passages for work in passage.references)]
    return {work: number for number, work in enumerate(dict.fromkeys(works), start=1)}


@dataclass(frozen=True, slots=True)
class Marked:
    """What a citation asked to mark: the range, or that the text is no longer the one that was quoted."""

    span: Span | None = None
    changed: bool = False


def read_mark(mark: str | None, version: str | None, document: Document) -> Marked:
    """Read `?mark=<start>-<end>&v=<digest>`; a range that fits nothing asks for nothing."""
    found = _RANGE.fullmatch(mark or "")
    if not found or not version:
        return Marked()
    if not re.fullmatch(r"[0-9a-f]{8,64}", version) or not document.sha256.startswith(version):
        return Marked(changed=True)
    start, end = int(found[1]), int(found[2])
    return Marked((start, end)) if start < end <= len(document.text) else Marked()


def lay_out(document: Document, quote: Span | None = None) -> list[Node]:
    """Give a document's blocks in order, items gathered into lists, every passage's heading with its passage."""
    passages = {passage.passage_id.partition("#")[2]: passage for passage in document.passages}
    nodes: list[Node] = []
    first = _first_marked(document.blocks, quote)
    for is_item, blocks in groupby(document.blocks, key=lambda block: block.kind == "item"):
        drawn = [(block, _draw(document.text, block, quote, block is first)) for block in blocks]
        if is_item:
            nodes += _lists(drawn)
            continue
        for block, html in drawn:
            passage = passages.get(block.anchor) if block.kind == "heading" else None
            words = document.text[block.start : block.end]
            if words:
                nodes.append(Node(block.kind, html, words, _level(block), block.anchor, passage=passage))
    return nodes


def _level(block: Block) -> int:
    return min(max(block.level, 2), 6) if block.kind == "heading" else 0  # the page's title is its only h1


def _first_marked(blocks: Sequence[Block], quote: Span | None) -> Block | None:
    if quote is None:
        return None
    return next((block for block in blocks if block.start < quote[1] and quote[0] < block.end), None)


def _lists(items: Sequence[tuple[Block, Markup]]) -> list[Node]:
    """Nest items by their depth: a deeper one goes into a list of its own below the item before it."""
    top: list[Node] = []
    open_lists: list[tuple[int, Node]] = []
    for block, html in items:
        while open_lists and open_lists[-1][0] > block.level:
            open_lists.pop()
        same = open_lists and open_lists[-1][0] == block.level and open_lists[-1][1].ordered == block.ordered
        if open_lists and open_lists[-1][0] == block.level and not same:
            open_lists.pop()
        if not same:
            listing = Node("list", ordered=block.ordered)
            home = open_lists[-1][1].children[-1].children if open_lists else top
            home.append(listing)
            open_lists.append((block.level, listing))
        open_lists[-1][1].children.append(Node("item", html))
    return top


# --- the text of a block -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of text over which no mark begins or ends."""

    text: str
    marks: dict[str, Mark]
    quoted: bool


def _draw(text: str, block: Block, quote: Span | None, with_id: bool) -> Markup:
    pieces = list(_pieces(text, block, quote))
    html = _wrap(pieces, _LAYERS)
    return html.replace("<mark>", Markup('<mark id="{}">').format(QUOTE_ID), 1) if with_id else html


def _pieces(text: str, block: Block, quote: Span | None) -> Iterator[_Piece]:
    cuts = {block.start, block.end}
    spans = [(mark.start, mark.end) for mark in block.marks] + ([quote] if quote else [])
    cuts |= {cut for span in spans for cut in span if block.start < cut < block.end}
    for start, end in pairwise(sorted(cuts)):
        marks: dict[str, Mark] = {mark.kind: mark for mark in block.marks if mark.start <= start and end <= mark.end}
        yield _Piece(text[start:end], marks, quote is not None and quote[0] <= start and end <= quote[1])


def _wrap(pieces: Sequence[_Piece], layers: Sequence[str]) -> Markup:
    """Wrap neighbours that share a mark in one element; the quote's <mark> is innermost, so it splits nothing."""
    if not layers:
        groups = groupby(pieces, key=lambda piece: piece.quoted)
        return Markup("").join(_quoted("".join(piece.text for piece in group), on) for on, group in groups)
    html = Markup("")
    for mark, group in groupby(pieces, key=lambda piece: piece.marks.get(layers[0])):
        inner = _wrap(list(group), layers[1:])
        html += _element(mark, inner) if mark else inner
    return html


def _quoted(text: str, quoted: bool) -> Markup:
    return Markup("<mark>{}</mark>").format(text) if quoted else escape(text)


def _element(mark: Mark, inner: Markup) -> Markup:
    if mark.kind == "link":
        if not mark.url or urlsplit(mark.url).scheme.lower() not in _SAFE_SCHEMES:
            return inner
        return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(mark.url, inner)
    return Markup("<{0}>{1}</{0}>").format(mark.kind, inner)
