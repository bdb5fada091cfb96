"""Turn the inline part of a Markdown parse into plain words and the marks that the reader page draws."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal

from markdown_it.token import Token

from bot.records.knowledge import Mark
from bot.text.clean import clean

_SPACES = re.compile(r"\s+")
_LINK = re.compile(r"(?:https?:|mailto:|tel:|[^\s:]*\Z|[^\s:/?#]*[/?#])", re.IGNORECASE)
_KINDS: dict[str, Literal["em", "strong", "link"]] = {"em": "em", "strong": "strong", "link": "link"}


def words_and_marks(tokens: Sequence[Token] | None) -> tuple[str, tuple[Mark, ...]]:
    """Return the words of inline tokens on one line, and their emphasis, code and links by offset."""
    words = _Words()
    for token in tokens or ():
        name, _, side = token.type.rpartition("_")
        if side == "open" and name in _KINDS:
            words.open(_KINDS[name], str(token.attrGet("href") or "") or None)
        elif side == "close" and name in _KINDS:
            words.close()
        elif token.type in ("softbreak", "hardbreak"):
            words.add(" ")
        elif token.type == "image":
            words.add(words_and_marks(token.children)[0])
        elif token.type == "code_inline":
            words.open("code", None)
            words.add(token.content)
            words.close()
        else:
            words.add(token.content)
    return words.finished()


class _Words:
    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._ends_with_space = True
        self._open: list[tuple[Literal["em", "strong", "code", "link"], int, str | None]] = []
        self._marks: list[Mark] = []

    def add(self, text: str) -> None:
        """Add words; runs of white space become one space, none stands first."""
        text = _SPACES.sub(" ", clean(text))
        if self._ends_with_space:
            text = text.removeprefix(" ")
        if text:
            self._parts.append(text)
            self._length += len(text)
            self._ends_with_space = text.endswith(" ")

    def open(self, kind: Literal["em", "strong", "code", "link"], url: str | None) -> None:
        """Begin a mark here."""
        self._open.append((kind, self._length, url))

    def close(self) -> None:
        """End the mark that was begun last, unless it is empty or a link to nowhere safe."""
        kind, start, url = self._open.pop()
        if kind != "link" or (url and _LINK.match(url)):
            self._marks.append(Mark(start, self._length, kind, url))

    def finished(self) -> tuple[str, tuple[Mark, ...]]:
        """Return the words and the marks inside them, in order of their start."""
        text = "".join(self._parts).rstrip(" ")
        if not unicodedata.is_normalized("NFC", text):  # an accent parted from its letter by a mark
            return unicodedata.normalize("NFC", text), ()
        cut = (Mark(_skip_space(text, mark), min(mark.end, len(text)), mark.kind, mark.url) for mark in self._marks)
        return text, tuple(
            sorted((mark for mark in cut if mark.start < mark.end), key=lambda mark: (mark.start, -mark.end))
        )


def _skip_space(text: str, mark: Mark) -> int:
    return mark.start + 1 if text[mark.start : mark.start + 1] == " " else mark.start
