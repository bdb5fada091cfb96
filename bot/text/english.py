"""How common a word is in general English: a small knowledge can't know that "banana" is rare."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


def word_hash(word: str) -> int:
    """Return the first 64 bits of BLAKE2b of a word: a key that needs no word list in memory."""
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "big")


def hashes(strings: Iterable[str]) -> npt.NDArray[np.uint64]:
    """Return the hashes of `strings`, in order."""
    return np.fromiter((word_hash(string) for string in strings), dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class English:
    """Two look-ups by hash: the words of the list with their share of all words, and the weight of each stem.

    `word_keys` and `stem_keys` are sorted; `word_shares` and `stem_weights` go with them and lie in (0, 1].
    """

    word_keys: npt.NDArray[np.uint64]
    word_shares: npt.NDArray[np.float32]
    stem_keys: npt.NDArray[np.uint64]
    stem_weights: npt.NDArray[np.float32]

    def knows(self, word: str) -> bool:
        """Tell whether the list has this normalised word."""
        return bool(self.known(hashes([word]))[0])

    def known(self, keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
        """Tell for each hash whether the list has its word."""
        return np.asarray(self.word_keys[self._places(keys)] == keys)

    def shares(self, keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.float32]:
        """Return for each hash what share of all words in print its word is, 0 for one that the list lacks."""
        at = self._places(keys)
        return np.where(self.word_keys[at] == keys, self.word_shares[at], np.float32(0))

    def _places(self, keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.intp]:
        return np.minimum(np.searchsorted(self.word_keys, keys), len(self.word_keys) - 1)

    def has_stem(self, stem: str) -> bool:
        """Tell whether the list has a word of this stem."""
        return self._place_of(stem) is not None

    def weight(self, stem: str) -> float:
        """Return ln(N / (count + floor)) over its maximum; 1 for a stem that the list lacks."""
        at = self._place_of(stem)
        return 1.0 if at is None else float(self.stem_weights[at])

    def _place_of(self, stem: str) -> int | None:
        key = np.uint64(word_hash(stem))
        at = int(np.searchsorted(self.stem_keys, key))
        return at if at < len(self.stem_keys) and self.stem_keys[at] == key else None
