"""Walk a Markdown parse and give its headings, paragraphs, list items, quotes, code and table rows in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.records import BlockKind
from bot.sources.inline import words_and_marks
from bot.sources.passages import Piece

CELLS = ", "


def markdown_parser() -> MarkdownIt:
    """Return a CommonMark parser with tables, which shows raw HTML as text."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # links become words; `inline` drops bad targets
    return parser


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
