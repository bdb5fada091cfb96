"""Tells which words of the safety rules stand where in a message, a slip of the finger allowed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from bot.manners.near_words import NearWords
from bot.manners.rule_spans import Found
from bot.text.analyse import stem
from bot.text.foreign_words import without_accents

WORDS_KEPT = 4096
"""Words of which is kept what rules they stand for: a few hundred kilobytes."""


class Lexicon:
    """Tells which words, forms and prefixes of the rules stand where in a message."""

    def __init__(self, every: Iterable[str], real_words: Iterable[str] = (), slips: bool = True) -> None:
        ordered = sorted(every)
        self.bits = {atom: 1 << n for n, atom in enumerate(ordered)}
        self._forms = {atom.lstrip("="): atom for atom in ordered if atom.startswith("=")}
        self._prefixes = {atom[:-1]: atom for atom in ordered if atom.endswith("*")}
        self._stems: dict[str, list[str]] = {}
        self._plain = {atom for atom in ordered if atom[0] != "=" and atom[-1] != "*"}
        for atom in sorted(self._plain):
            self._stems.setdefault(stem(atom), []).append(atom)
        self._lengths = sorted({len(prefix) for prefix in self._prefixes})
        self._near = NearWords({*self._plain, *self._forms}, self._prefixes)
        self._real = frozenset(real_words)
        self._slips = slips
        self._meant = lru_cache(WORDS_KEPT)(self._atoms_meant)  # most words of a message are those of every message

    def found(self, words: Sequence[str], *, slips: bool = True) -> Found:
        """Return for each atom that occurs the positions at which it does; without `slips` but for its accents."""
        meant = self._meant if slips else self._said_plainly
        places: dict[str, set[int]] = {}
        for at, word in enumerate(words):
            for atom in meant(word):
                places.setdefault(atom, set()).add(at)
        return {atom: frozenset(at) for atom, at in places.items()}

    def knows(self, word: str) -> bool:
        """Tell whether a word stands for any atom."""
        return bool(self._meant(word))

    def mistaken(self, real: frozenset[str]) -> tuple[str, ...]:
        """Return the real words that only a slip would make an atom of, sorted."""
        return tuple(sorted(word for word in self._near.mistaken(real) if not self._said(word)))

    def _atoms_meant(self, word: str) -> set[str]:
        return self._said(word) or (self._slip(word) if self._slips and word not in self._real else set())

    def _said_plainly(self, word: str) -> set[str]:
        return self._said(word) or self._said(without_accents(word))

    def _said(self, word: str) -> set[str]:
        atoms_ = set(self._stems.get(stem(word), ()))
        if word in self._plain:
            atoms_.add(word)
        if word in self._forms:
            atoms_.add(self._forms[word])
        for length in self._lengths:
            if length > len(word):
                break
            if word[:length] in self._prefixes:
                atoms_.add(self._prefixes[word[:length]])
        return atoms_

    def _slip(self, word: str) -> set[str]:
        words, prefixes = self._near.meant(word)
        plain = {atom for meant in words if meant in self._plain for atom in (meant, *self._stems[stem(meant)])}
        return (
            plain
            | {self._forms[meant] for meant in words if meant in self._forms}
            | {self._prefixes[prefix] for prefix in prefixes}
        )
