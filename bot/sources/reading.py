"""What reading one file gives: its document, and the places where it points to other content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.records.knowledge import Document


@dataclass(frozen=True, slots=True)
class Pointer:
    """A line that names a passage (`contrast`) or a document (`further`), which must exist, or an `audience`."""

    line: int
    kind: Literal["contrast", "further", "audience"]
    target: str


@dataclass(frozen=True, slots=True)
class Read:
    """One file read; lines count from 1.

    `empty` are its headings without any text below them, each with its line. `twice` are the rows of a table that ask
    what an earlier row asks: their line, the earlier one's, and the question.
    """

    document: Document
    pointers: tuple[Pointer, ...] = ()
    empty: tuple[tuple[int, str], ...] = ()
    twice: tuple[tuple[int, int, str], ...] = ()
