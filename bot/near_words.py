"""Takes a mistyped word for the one that was meant, one slip away, and leaves real words alone."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

SHORTEST = 5  # letters of the word meant; below that one edit turns too many words into others
_ENGLISH_WORDS = 30_000  # of the 82,765 in SymSpell's list, commonest first; beyond them it holds few that people type


class NearWords:
    """Finds the words of a list that one slip (a letter more, less, other, or two swapped) makes of a typed word.

    The first letter must be right. `prefixes` are compared with the beginning of the typed word.
    """

    def __init__(self, words: Iterable[str], prefixes: Iterable[str] = ()) -> None:
        self._words = _by_deletion(words)
        self._prefixes = _by_deletion(prefixes)
        self._prefix_lengths = {len(prefix) + more for prefix in prefixes for more in (-1, 0, 1)}

    def meant(self, typed: str) -> tuple[set[str], set[str]]:
        """Return the words and the prefixes that `typed` may stand for, without those it equals."""
        if len(typed) < SHORTEST - 1:
            return set(), set()
        words = _one_slip(typed, self._words)
        prefixes: set[str] = set()
        for length in self._prefix_lengths:
            if SHORTEST - 1 <= length <= len(typed):
                prefixes |= _one_slip(typed[:length], self._prefixes)
        return words, prefixes

    def mistaken(self, real: Iterable[str]) -> tuple[str, ...]:
        """Return those real words that would be taken for one of the list: the guard list, sorted."""
        return tuple(sorted(word for word in real if any(self.meant(word))))


@lru_cache(maxsize=1)
def english_words() -> frozenset[str]:
    """Return the commonest English words, as SymSpell's package brings them."""
    lines = (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text("utf-8-sig").splitlines()
    return frozenset(line.split(" ", 1)[0] for line in lines[:_ENGLISH_WORDS])


def _deletions(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(1, len(word))} | {word}


def _by_deletion(words: Iterable[str]) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for word in words:
        if len(word) >= SHORTEST:
            for key in _deletions(word):
                table.setdefault(key, []).append(word)
    return table


def _one_slip(typed: str, table: dict[str, list[str]]) -> set[str]:
    found = {word for key in _deletions(typed) for word in table.get(key, ())}
    return {word for word in found if word != typed and _within_one(typed, word)}


def _within_one(a: str, b: str) -> bool:
    if len(a) > len(b):
        a, b = b, a
    at = next((n for n in range(len(a)) if a[n] != b[n]), len(a))
    if len(a) < len(b):
        return a[at:] == b[at + 1 :]
    swapped = a[at + 1 : at + 2] == b[at : at + 1] and a[at : at + 1] == b[at + 1 : at + 2]
    return a[at + 1 :] == b[at + 1 :] or (swapped and a[at + 2 :] == b[at + 2 :])
