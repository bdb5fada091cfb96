"""Correct mistyped words: the likeliest word for what was typed, by a noisy channel (Kernighan, Church and Gale 1990).

A word's likelihood is that of its slip (bot/text/slips.py) times how common it is, half in the knowledge and half in
English, times what its neighbours say: a pair of words that the knowledge has makes it likelier. Words written by ear
are read first ("shud", bot/text/by_ear.py), and two words written as one are parted, where the knowledge has them side
by side ("situps"). Words that neither knows are corrected next; then those that English knows and the knowledge
doesn't, but only where the knowledge has the other word between the same two neighbours ("where to sin up" where it
says "where to sign up") and no other word is strange to it: "the price of tea in China" is about no team.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from symspellpy import SymSpell, Verbosity

from bot.records.reply import Correction
from bot.settings import Settings
from bot.text.analyse import normalise, stem, words
from bot.text.by_ear import BY_EAR, IN_HASTE
from bot.text.english import English, hashes
from bot.text.function_words import FUNCTION_WORDS, STEERING
from bot.text.slips import NEAR_KEY_TOO, one_slip, slip_cost

_TYPED = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_PARTICLES = frozenset({"up", "down", "off", "out", "over"})
EDGE = ""
"""Stands for the word before the first and after the last."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """The knowledge's words, as written, with their occurrences, and the sorted hashes of its pairs of words."""

    words: Mapping[str, int]
    pairs: npt.NDArray[np.uint64]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Spelled:
        """Count the words of `texts`, and pair those that stand side by side, the edges of a text among them."""
        counts: Counter[str] = Counter()
        pairs: set[str] = set()
        for text in texts:
            spelled = words(text)
            counts.update(spelled)
            pairs.update(_pair(left, right) for left, right in pairwise([EDGE, *spelled, EDGE]))
        return cls(dict(counts), np.unique(hashes(pairs)))

    def has(self, pairs: list[str]) -> npt.NDArray[np.bool_]:
        """Tell for each pair whether it stands in the knowledge."""
        keys = hashes(pairs)
        at = np.minimum(np.searchsorted(self.pairs, keys), len(self.pairs) - 1)
        return np.asarray(self.pairs[at] == keys)

    def has_in_a_row(self, said: Sequence[str]) -> bool:
        """Tell whether each of these words stands in the knowledge beside the next."""
        return len(said) < 2 or bool(self.has([_pair(left, right) for left, right in pairwise(said)]).all())


@dataclass(frozen=True, slots=True)
class Speller:
    """SymSpell (Garbe 2012) finds what is near in the knowledge; `kept` are stems that the owner's synonyms know."""

    spelled: Spelled
    english: English
    settings: Settings
    kept: frozenset[str]
    _symspell: SymSpell
    _total: int

    @classmethod
    def over(cls, spelled: Spelled, english: English, kept: frozenset[str], settings: Settings) -> Speller:
        """Prepare the look-up, about 20 µs a word of the knowledge; words with a stem of `kept` are never corrected."""
        symspell = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
        for word, count in spelled.words.items():
            if len(word) >= settings.spelling_shortest and word.isalpha():
                symspell.create_dictionary_entry(word, count)
        return cls(spelled, english, settings, kept, symspell, sum(spelled.words.values()))

    def correct(self, text: str) -> tuple[str, tuple[Correction, ...]]:
        """Return `text` with its mistyped words corrected, and what was corrected, in order."""
        matches = list(_TYPED.finditer(text))
        typed = [normalise(match.group()).replace("'", "") for match in matches]
        meant = self._meant(typed)
        corrections: list[Correction] = []
        pieces: list[str] = []
        end = 0
        for match, before, after in zip(matches, typed, meant, strict=True):
            if after != before:
                corrections.append(Correction(match.group(), after))
                pieces += [text[end : match.start()], after]
                end = match.end()
        return "".join([*pieces, text[end:]]), tuple(dict.fromkeys(corrections))

    def _meant(self, typed: list[str]) -> list[str]:
        """Return the words meant, in order; unknown ones first, for they are the neighbours of the others."""
        meant = [EDGE, *(self._by_ear(word) for word in typed), EDGE]
        doubted = [at for at, word in enumerate(meant) if word and self._is_doubtful(word)]
        for at in doubted:
            meant[at] = self._parted(meant[at]) or meant[at]
        doubted = [at for at in doubted if " " not in meant[at]]
        shortest = self.settings.spelling_shortest
        real = [at for at in doubted if len(meant[at]) < shortest or self.english.knows(meant[at])]
        for at in doubted:
            if at not in real:
                meant[at] = self._mended(meant[at - 1], meant[at], meant[at + 1])
        strangers = {at for at in doubted if len(meant[at]) >= shortest and meant[at] not in self.spelled.words}
        for at in real:
            if strangers <= {at}:
                meant[at] = self._for_real(meant[at - 1], meant[at], meant[at + 1]) or meant[at]
        return meant[1:-1]

    def _by_ear(self, word: str) -> str:
        """Return the word that a word written by ear or in haste stands for, itself where it is none."""
        meant = BY_EAR.get(word)
        here = word in self.spelled.words and word not in IN_HASTE
        return word if meant is None or here or stem(word) in self.kept else meant

    def _is_doubtful(self, word: str) -> bool:
        settings = self.settings
        if not settings.spelling_shortest - 1 <= len(word) <= settings.spelling_longest:
            return False
        if word in self.spelled.words or word in FUNCTION_WORDS:
            return False
        return stem(word) not in self.kept and not self._is_a_form(word)

    def _is_a_form(self, word: str) -> bool:
        """Tell whether a word is a regular form of one of the knowledge's, be it a wrong one: "calfs"."""
        bases = (word.removesuffix(ending) for ending in ("s", "ed", "ing") if word.endswith(ending))
        return any(base in self.spelled.words and stem(base) == stem(word) != word for base in bases)

    def _parted(self, word: str) -> str | None:
        """Return the two words that are written as one, if the knowledge has them so, be it in the plural."""
        places = range(1, len(word)) if len(word) > self.settings.spelling_shortest else ()
        parts = [(word[:at], word[at:]) for at in places if _may_be_parts(word[:at], word[at:])]
        forms = [(left, form) for left, right in parts for form in (right, f"{right}s", right.removesuffix("s"))]
        pairs = [_pair(left, form) for left, form in forms if form]
        if not pairs:
            return None
        return next((pair for pair, here in zip(pairs, self.spelled.has(pairs), strict=True) if here), None)

    def _without_blank(self, word: str) -> str | None:
        """Return the two words that a blank was forgotten between: "torun", "armsdo"; None for a new word.

        One is of grammar, the other the knowledge's; the likeliest two count. Two of the knowledge's
        make another word as often ("headstand"), and so does "over" or "under" before one ("overarm").
        """
        parts = [(word[:at], word[at:]) for at in range(1, len(word))]
        both = [pair for pair in parts if self._may_lack_blank(*pair)]
        if not both:
            return None
        shares = self._shares([one for pair in both for one in pair])
        told = (math.log(max(one, self.settings.spelling_rarest)) for one in shares)
        likelihoods = (left + right for left, right in zip(told, told, strict=True))
        return _pair(*max(zip(likelihoods, both, strict=True))[1])

    def _may_lack_blank(self, left: str, right: str) -> bool:
        if left in FUNCTION_WORDS - STEERING:
            return self._is_word(right)
        return right in FUNCTION_WORDS and self._is_word(left)

    def _is_word(self, word: str) -> bool:
        return len(word) >= self.settings.spelling_shortest and word in self.spelled.words

    def _mended(self, left: str, word: str, right: str) -> str:
        """Return what was meant by a word that nobody knows: another, or two; itself where it is new."""
        slip, two = self._for_unknown(left, word, right), _two_of_grammar(word)
        if two and (slip is None or slip in FUNCTION_WORDS):
            return two
        return slip or self._without_blank(word) or word

    def _for_unknown(self, left: str, word: str, right: str) -> str | None:
        """Return the likeliest word for one that nobody knows; None where a new word is likelier."""
        edits = 2 if len(word) >= self.settings.spelling_two_edits_from else 1
        near = self._near(word, edits) | self._near_in_english(word)
        if not near:
            return None
        likelihood, best = self._likeliest(left, word, right, near)
        return best if likelihood >= self._new_word(word) and stem(best) != stem(word) else None

    def _for_real(self, left: str, word: str, right: str) -> str | None:
        """Return the knowledge's word for one that it lacks, where it has that between the same two words."""
        if left == right == EDGE:
            return None
        near = [one for one in self._near(word, 1) if _is_slip_of_the_finger(word, one)]
        between = {one for one in near if self._neighboured(left, one, right) == 2}
        if not between:
            return None
        likelihood, best = self._likeliest(left, word, right, between)
        as_typed = math.log(max(self._shares([word])[0], self.settings.spelling_rarest))
        return best if likelihood >= as_typed + self.settings.spelling_slip else None

    def _near(self, word: str, edits: int) -> set[str]:
        return {str(found.term) for found in self._symspell.lookup(word, Verbosity.ALL, max_edit_distance=edits)}

    def _near_in_english(self, word: str) -> set[str]:
        """Return the words of plain English at one edit after the first letter."""
        if not word.isascii():
            return set()
        near = sorted(one_slip(word))
        return {one for one, here in zip(near, self.english.known(hashes(near)), strict=True) if here}

    def _likeliest(self, left: str, word: str, right: str, near: Iterable[str]) -> tuple[float, str]:
        """Return the likeliest of `near` and the logarithm of its likelihood."""
        ordered = sorted(near)
        shares = self._shares(ordered)
        told = (
            math.log(share) - slip_cost(word, one) + self.settings.spelling_pair * self._neighboured(left, one, right)
            for one, share in zip(ordered, shares, strict=True)
        )
        return max(zip(told, ordered, strict=True))

    def _neighboured(self, left: str, word: str, right: str) -> int:
        """Count on how many sides the knowledge has the word beside this neighbour: 0, 1 or 2."""
        return int(self.spelled.has([_pair(left, word), _pair(word, right)]).sum())

    def _shares(self, candidates: list[str]) -> list[float]:
        """Return what share of all words each is, half in the knowledge and half in English."""
        in_english = self.english.shares(hashes(candidates)).tolist()
        here = [self.spelled.words.get(one, 0) / self._total for one in candidates]
        return [(mine + theirs) / 2 for mine, theirs in zip(here, in_english, strict=True)]

    def _new_word(self, word: str) -> float:
        """Return the logarithm of the likelihood that an unknown word is a name: shorter ones are, more often."""
        longest = self.settings.spelling_new_letters
        return -self.settings.spelling_new_a_letter * min(len(word), longest)


def _two_of_grammar(word: str) -> str | None:
    """Return the two words of grammar that are written as one: "isit" is no "isn't"; None for another word."""
    parts = ((word[:at], word[at:]) for at in range(2, len(word) - 1))
    return next((_pair(left, right) for left, right in parts if {left, right} <= FUNCTION_WORDS), None)


def _may_be_parts(*parts: str) -> bool:
    """Tell whether each is a word of content or a particle, so that "backup" may be two words and "stepson" not.

    A letter or two may be one: the knowledge has the pair, and "Wi-Fi" and "e-book" are pairs too.
    """
    return all(part in _PARTICLES or part not in FUNCTION_WORDS for part in parts)


def _is_slip_of_the_finger(word: str, meant: str) -> bool:
    """Tell whether a real word may be a slip for another: the same beginning, and no longer form of it ("timer")."""
    return word[0] == meant[0] and not word.startswith(meant) and slip_cost(word, meant) <= NEAR_KEY_TOO


def _pair(left: str, right: str) -> str:
    return f"{left} {right}"
