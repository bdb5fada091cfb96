"""A row of an FAQ table, and the columns that are known."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.sources import fields
from bot.sources.faults import FileFaults

COLUMNS = (
    "question",
    "answer",
    "id",
    "alternates",
    "url",
    "title",
    "audience",
    "evidence",
    "reviewed",
    "references",
    "contrast",
    "not-alternates",
    "ask",
    "not-ask",
)
_NEARLY = 0.75
"""How like a known column another must be to be a slip of it: `anwser` is, `notes` (.67 to `not-ask`) isn't."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row with the line it begins in; values are words, or what else JSON has."""

    line: int
    values: Mapping[str, object]

    def words(self, key: str, faults: FileFaults) -> str:
        """Return a short value as words on one line."""
        return fields.words(self.text(key, faults), key, self.line, faults)

    def text(self, key: str, faults: FileFaults) -> str:
        """Return a value as it is written; "" after noting that it is no text."""
        value = self.values.get(key, "")
        if isinstance(value, str):
            return value
        faults.add(self.line, f"`{key}` is {kind(value)}, where one text belongs.", f'Write it as "{key}": "…".')
        return ""


def kind(value: object) -> str:
    """Return what a value that is no text is, in plain words."""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return "a list" if isinstance(value, list) else "a table"


def column(name: str) -> str:
    """Return the name of a column as it is known, however it is spelt: `Not ask` is `not-ask`."""
    return name.strip().lower().replace("_", "-").replace(" ", "-")


def meant(name: str, beside: Collection[str]) -> str:
    """Return the known column that a name is a slip of, or ""; one that stands `beside` it isn't meant.

    Columns that are like none are the owner's own, and are passed over.
    """
    close = "" if name in COLUMNS else _nearest(name)
    return "" if close in beside else close


@lru_cache(maxsize=1_000)
def _nearest(name: str) -> str:
    """Return the column that a name is nearly, or ""; each line of a file asks for the same."""
    return next(iter(difflib.get_close_matches(name[:60], COLUMNS, n=1, cutoff=_NEARLY)), "")


def names_answers(names: Collection[str]) -> bool:
    """Tell whether these columns hold questions, or titles, with their answers."""
    return "answer" in names and bool({"question", "title"} & set(names))
