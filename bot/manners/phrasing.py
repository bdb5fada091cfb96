"""The language of small talk's `ask:` lines: words, and in brackets what may stand in their place.

good (morning|evening)      either
(|so |very )sorry           with one of them, or without
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.manners.plain_words import plain_words

Slot = frozenset[tuple[str, ...]]
Slots = tuple[Slot, ...]
_BRACKET = re.compile(r"\(([^()]*)\)")


class BadPhrasing(ValueError):
    """Raised when a phrasing can't be used; its text says why, for the author."""


def split_phrasings(line: str) -> list[str]:
    """Return the phrasings that a line separates by `|`, where that stands outside brackets."""
    pieces, depth = [""], 0
    for char in line:
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            pieces.append("")
        else:
            pieces[-1] += char
    return [piece.strip() for piece in pieces if piece.strip()]


@lru_cache(maxsize=4096)
def read_phrasing(ask: str) -> Slots:
    """Return a phrasing as slots, each a set of word rows of which one must stand there.

    Raises BadPhrasing where brackets don't match or where it may be said without a word.
    """
    if ask.count("(") != ask.count(")") or "(" in _BRACKET.sub("", ask):
        raise BadPhrasing("a bracket is open, or stands in another")
    pieces = _BRACKET.split(ask)
    slots = [
        frozenset(tuple(plain_words(choice)) for choice in (piece.split("|") if n % 2 else [piece]))
        for n, piece in enumerate(pieces)
    ]
    used = tuple(slot for slot in slots if slot != {()})
    if all(() in slot for slot in used):
        raise BadPhrasing("it may be said without a word")
    return used


def first_words(slots: Slots) -> set[str]:
    """Return every word that a phrasing may begin with."""
    found: set[str] = set()
    for slot in slots:
        found |= {row[0] for row in slot if row}
        if () not in slot:
            break
    return found


def spoken_words(slots: Slots) -> set[str]:
    """Return every word of a phrasing."""
    return {word for slot in slots for row in slot for word in row}


def ends(slots: Slots, words: Sequence[str], start: int) -> set[int]:
    """Return where a phrasing that begins at `start` may end in `words`; empty where it doesn't stand there."""
    places = {start}
    for slot in slots:
        places = {at + len(row) for at in places for row in slot if tuple(words[at : at + len(row)]) == row}
        if not places:
            break
    return places
