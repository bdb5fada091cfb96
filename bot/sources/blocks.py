"""Walk a Markdown parse and give its headings, paragraphs, list items, quotes, code and table rows in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.records.knowledge import BlockKind
from bot.sources.inline import words_and_marks
from bot.sources.passages import Piece

CELLS = ", "
# "##Flutter kick" can only be a heading; "#running" is a tag, but hardly as the first line of a text.
_TIGHT = re.compile(r"( {0,3}##{1,5})(?=[\"“'‘(*_]?\w)")
_TIGHT_TITLE = re.compile(r"( {0,3}#)(?=[\"“'‘(*_]?[^\W\d_][^#]*\Z)")


def markdown_parser() -> MarkdownIt:
    """Return a CommonMark parser with tables, which shows raw HTML as text."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # links become words; `inline` drops bad targets
    return parser


def spaced_headings(lines: Sequence[str]) -> list[str]:
    """Return the lines of a text with a space after the `##` of headings that lack it; code stays as it is."""
    first = next((place for place, line in enumerate(lines) if line.strip()), 0)
    tight = [place for place, line in enumerate(lines) if _TIGHT.match(line)]
    if lines and _TIGHT_TITLE.match(lines[first]):
        tight.insert(0, first)
    if not tight:
        return list(lines)
    fences = [token.map for token in markdown_parser().parse("\n".join(lines)) if token.type == "fence" and token.map]
    spaced = list(lines)
    for place in tight:
        if not any(begin <= place < end for begin, end in fences):
            pattern = _TIGHT if _TIGHT.match(lines[place]) else _TIGHT_TITLE
            spaced[place] = pattern.sub(r"\1 ", lines[place], count=1)
    return spaced


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and the lines it takes, counted from 0, end excluded."""

    piece: Piece
    first: int
    end: int


def placed_pieces(tokens: Sequence[Token]) -> Iterator[Placed]:
    """Yield every block with words, and headings even without; a heading inside a list or quote is a paragraph."""
    walk = _Walk()
    for place, token in enumerate(tokens):
        yield from walk.step(token, tokens[place + 1] if place + 1 < len(tokens) else None)


class _Walk:
    """Where the walk stands: the lists it is in, whether an item has just begun, the cells of a row so far."""

    def __init__(self) -> None:
        self._lists: list[bool] = []
        self._fresh_item = False
        self._quotes = 0
        self._cells: list[str] = []

    def step(self, token: Token, following: Token | None) -> Iterator[Placed]:
        first, end = token.map or (0, 0)
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self._lists.append(token.type == "ordered_list_open")
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._fresh_item = True
            case "list_item_close":
                self._fresh_item = False
            case "blockquote_open":
                self._quotes += 1
            case "blockquote_close":
                self._quotes -= 1
            case "heading_open" if following:
                yield from self._words(following, first, end, int(token.tag[1]) if token.level == 0 else 0)
            case "paragraph_open" if following:
                yield from self._words(following, first, end, 0)
            case "th_open" | "td_open" if following:
                self._cells.append(words_and_marks(following.children)[0])
            case "tr_close":
                yield from self._row()
            case "tr_open":
                self._row_lines = (first, end)
            case "fence" | "code_block":
                code = token.content.strip("\n").rstrip()
                if code.strip():
                    yield Placed(Piece("code", code), first, end)

    def _words(self, inline: Token, first: int, end: int, heading: int) -> Iterator[Placed]:
        text, marks = words_and_marks(inline.children)
        if heading:
            yield Placed(Piece("heading", text, heading, marks=marks), first, end)
            return
        if not text:
            return
        item = self._fresh_item and bool(self._lists)
        self._fresh_item = False
        kind: BlockKind = "item" if item else "quote" if self._quotes else "paragraph"
        level, ordered = (len(self._lists), self._lists[-1]) if item else (0, False)
        yield Placed(Piece(kind, text, level, ordered, marks), first, end)

    def _row(self) -> Iterator[Placed]:
        text = CELLS.join(cell for cell in self._cells if cell)
        self._cells = []
        if text:
            yield Placed(Piece("row", text), *self._row_lines)
