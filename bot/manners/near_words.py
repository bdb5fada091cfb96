"""Takes a mistyped word for the one that was meant, one slip away, and leaves real words alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

from bot.text.frequencies import word_frequencies
from bot.text.slips import one_slip

SHORTEST = 5  # letters of the word meant; below that one slip turns too many words into others
WORDS_KEPT = 8192
"""Words of rules of which is kept what their slips are; the defaults have 2,000."""


class NearWords:
    """Finds the words of a list that one slip (a letter more, less, other, or two swapped) makes of a typed word.

    The first letter must be right. `prefixes` are compared with the beginning of the typed word.
    """

    def __init__(self, words: Iterable[str], prefixes: Iterable[str] = ()) -> None:
        self._listed = [word for word in words if len(word) >= SHORTEST]
        self._begun = [prefix for prefix in prefixes if len(prefix) >= SHORTEST]
        self._words = _by_deletion(self._listed)
        self._prefixes = _by_deletion(self._begun)
        self._lengths: dict[str, list[int]] = {}
        for first, length in sorted({(prefix[0], len(prefix) + more) for prefix in self._begun for more in (-1, 0, 1)}):
            self._lengths.setdefault(first, []).append(length)

    def meant(self, typed: str) -> tuple[set[str], set[str]]:
        """Return the words and the prefixes that `typed` may stand for, without those it equals."""
        if len(typed) < SHORTEST - 1:
            return set(), set()
        words = _one_slip_away(typed, self._words)
        prefixes: set[str] = set()
        for length in self._lengths.get(typed[0], ()):
            if SHORTEST - 1 <= length <= len(typed):
                prefixes |= _one_slip_away(typed[:length], self._prefixes)
        return words, prefixes

    def mistaken(self, real: frozenset[str]) -> set[str]:
        """Return those real words that would be taken for one of the list, itself aside: the guard list."""
        whole = (_real_slips(word, real) for word in self._listed)
        return set().union(*whole, *(_real_beginnings(prefix, real) for prefix in self._begun))


@lru_cache(maxsize=1)
def english_words() -> frozenset[str]:
    """Return the English words of the frequency list."""
    return frozenset(word_frequencies())


def _by_deletion(words: Iterable[str]) -> dict[str, list[str]]:
    """Key each word by itself and by what remains of it without one letter, the first aside (Garbe, SymSpell, 2012)."""
    table: dict[str, list[str]] = {}
    for word in words:
        for key in {word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))}:
            table.setdefault(key, []).append(word)
    return table


@lru_cache(WORDS_KEPT)
def _real_slips(word: str, real: frozenset[str]) -> tuple[str, ...]:
    """Return the real words that one slip makes of a word; kept, as an owner's rules are read after the defaults."""
    return tuple(slip for slip in one_slip(word) if slip in real)


@lru_cache(WORDS_KEPT)
def _real_beginnings(prefix: str, real: frozenset[str]) -> tuple[str, ...]:
    """Return the real words that begin with what one slip makes of a prefix."""
    ordered = _in_order(real)
    return tuple(word for slip in one_slip(prefix) for word in _beginning(slip, ordered))


@lru_cache(maxsize=1)
def _in_order(real: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(real))


def _beginning(slip: str, ordered: Sequence[str]) -> Sequence[str]:
    """Return the words of a sorted list that begin so."""
    return ordered[bisect_left(ordered, slip) : bisect_left(ordered, slip + "\uffff")]


def _one_slip_away(typed: str, table: dict[str, list[str]]) -> set[str]:
    found = set(table.get(typed, ()))
    for at in range(1, len(typed)):
        if near := table.get(typed[:at] + typed[at + 1 :]):
            found.update(near)
    return {word for word in found if _one_slip(typed, word)} if found else found


def _one_slip(typed: str, word: str) -> bool:
    short, long = (typed, word) if len(typed) <= len(word) else (word, typed)
    if len(long) - len(short) > 1 or typed == word:
        return False
    at = next((n for n in range(len(short)) if short[n] != long[n]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1]
    return short[at + 1 :] == long[at + 1 :] or (swapped and short[at + 2 :] == long[at + 2 :])
