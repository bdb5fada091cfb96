"""A visitor's words made safe to work with: one normal form, no invisible characters, bounded length."""

from __future__ import annotations

import unicodedata

QUESTION_MAX_CHARS = 500  # code points after NFKC
_MARKS_IN_A_ROW = 4  # Vietnamese and pointed Hebrew need three; more is a tower of accents


def clean_words(text: str) -> str:
    """Bring text to NFKC, without control, format and unassigned characters; blanks become single spaces."""
    first = unicodedata.normalize("NFKC", _visible(text))
    # Once more: taking a hidden character away can bring a letter and its accent together.
    return _few_marks(" ".join(unicodedata.normalize("NFKC", _visible(first)).split()))


def _visible(text: str) -> str:
    return "".join(" " if c.isspace() else c for c in text if c.isspace() or not _hidden(c))


def _hidden(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"}


def _few_marks(text: str) -> str:
    kept: list[str] = []
    row = 0
    for character in text:
        row = row + 1 if unicodedata.category(character) in {"Mn", "Me"} else 0
        if row <= _MARKS_IN_A_ROW:
            kept.append(character)
    return "".join(kept)
