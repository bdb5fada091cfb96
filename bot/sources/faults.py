"""Collect what is wrong with one file; reading goes on, so that all of it is told at once."""

from __future__ import annotations

import difflib
from collections.abc import Collection

from bot.records.faults import Fault


class FileFaults:
    """The faults of one file, in the order found."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Fault] = []

    def add(self, line: int, what: str, remedy: str) -> None:
        """Note a fault at a line, counted from 1; 0 speaks of the whole file."""
        self.found.append(Fault(self.file, line, what, remedy))


def nearest(word: str, known: Collection[str]) -> str:
    """Return "Did you mean …?" for a word close to a known one, else the list of all that are known."""
    close = difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    if close:
        return f"Did you mean `{close[0]}`?"
    return "Known are " + ", ".join(f"`{name}`" for name in known) + "."


def shown(value: object, limit: int = 60) -> str:
    """Return a value as a message shows it: quoted, one line, cut to a bearable length."""
    text = " ".join(str(value).split())
    return repr(text if len(text) <= limit else text[: limit - 1] + "…")
