"""Correct words that neither the knowledge nor English knows to the nearest word of the knowledge."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from symspellpy import SymSpell, Verbosity

from bot.records import Correction
from bot.text.analyse import normalise
from bot.text.english import English, hashes

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_TYPED = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
SHORTEST = 4
"""Letters below which a word is never corrected: too many words are one letter away."""
TWO_EDITS_FROM = 6
"""Letters from which two edits are allowed; below it one."""


@dataclass(frozen=True, slots=True)
class Speller:
    """SymSpell (Garbe 2012) over the words of one index; `spellings` are their occurrences."""

    spellings: Mapping[str, int]
    english: English
    _symspell: SymSpell

    @classmethod
    def over(cls, spellings: Mapping[str, int], english: English) -> Speller:
        """Prepare the look-up; about 20 µs a word."""
        symspell = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
        for word, count in spellings.items():
            if len(word) >= SHORTEST and word.isalpha():
                symspell.create_dictionary_entry(word, count)
        return cls(spellings, english, symspell)

    def correct(self, text: str) -> tuple[str, tuple[Correction, ...]]:
        """Return `text` with its unknown words corrected, and what was corrected, in order."""
        corrections: list[Correction] = []

        def corrected(match: re.Match[str]) -> str:
            better = self.suggestion(match.group())
            if better is None:
                return match.group()
            corrections.append(Correction(match.group(), better))
            return better

        return _TYPED.sub(corrected, text), tuple(dict.fromkeys(corrections))

    def suggestion(self, typed: str) -> str | None:
        """Return the knowledge's word for a misspelt one, None where it is known or nothing is near."""
        word = normalise(typed).replace("'", "")
        if len(word) < SHORTEST or word in self.spellings or self.english.knows(word):
            return None
        reach = 2 if len(word) >= TWO_EDITS_FROM else 1
        found = self._symspell.lookup(word, Verbosity.CLOSEST, max_edit_distance=reach)
        if not found:
            return None
        best = min(found, key=lambda item: (item.distance, item.term[0] != word[0], -item.count, item.term))
        if best.distance == 2 and self._english_is_nearer(word):
            return None
        return str(best.term)

    def _english_is_nearer(self, word: str) -> bool:
        """Tell whether plain English has a word at one edit: then two edits to the knowledge's word are a guess."""
        return bool(self.english.known(hashes(_one_edit(word))).any())


def _one_edit(word: str) -> set[str]:
    """Return all strings one deletion, swap, replacement or insertion away (Norvig 2007)."""
    splits = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    deleted = {left + right[1:] for left, right in splits if right}
    swapped = {left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1}
    replaced = {left + letter + right[1:] for left, right in splits if right for letter in _LETTERS}
    inserted = {left + letter + right for left, right in splits for letter in _LETTERS}
    return (deleted | swapped | replaced | inserted) - {word}
