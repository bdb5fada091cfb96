"""Our own static vectors: what a text means as 256 numbers, read from one small table by numpy alone.

A text is lower-cased and split into words; a word that the table lacks is split greedily into WordPieces (Wu et al.
2016); pairs of neighbours that the table knows are added to their words. The vectors of all of these are summed, and
one hidden layer over the sum (a deep averaging network, Iyyer et al. 2015) gives the text's vector. How the table was
made, from what, and what it is worth is told in `vectors.md` beside it.
"""

from __future__ import annotations

import hashlib
import math
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.errors import VectorsRefused

Floats = npt.NDArray[np.float32]

SHIPPED = Path(__file__).with_name("vectors.npz")
DIMENSIONS = 256
GROUP = 32
"""Values of a row that share one scale."""
INNER_SCALE = 4.0
"""By how much the unit-length sum is stretched before the hidden layer."""
MOST_WORDS = 512
"""Words of a text that are read; a part of a passage has about 120."""
LONGEST_WORD = 40
"""Letters of a word that are read."""
AT_ONCE = 256
"""Texts that go through the hidden layer together: one megabyte of it."""

_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHES = re.compile("(?<=[a-z0-9])['\u2019\u02bc](?=[a-z0-9])")
_TWO_VALUES = np.stack([np.arange(256) % 16 - 8, np.arange(256) // 16 - 8], axis=1).astype(np.float32)
_BYTES = _TWO_VALUES.view(np.float64)[:, 0].copy()
"""The two values that a byte of the table holds, low half first, as one item: half the look-ups."""


def split(text: str) -> list[str]:
    """Return the words of `text`: lower case, accents and inner apostrophes dropped, ASCII letters and digits only."""
    plain = text.lower()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter)).lower()
    return _WORD.findall(_APOSTROPHES.sub("", plain))[:MOST_WORDS]


@dataclass(frozen=True, slots=True)
class Units:
    """The words, WordPieces (with `##` inside a word) and pairs of words that have a row, by number."""

    numbers: dict[str, int]
    pairs: dict[tuple[int, int], int]

    def of(self, text: str) -> list[int]:
        """Return the rows of a text in order, each word's before the pair that it ends; empty without a word."""
        found: list[int] = []
        before = -1
        for word in split(text):
            whole = self.numbers.get(word, -1)
            if whole < 0:
                found.extend(self.pieces(word))
            else:
                found.append(whole)
                pair = self.pairs.get((before, whole), -1)
                if pair >= 0:
                    found.append(pair)
            before = whole
        return found

    def pieces(self, word: str) -> Iterator[int]:
        """Yield the rows of a word's pieces, the longest first at each place; letters without a row are passed over."""
        word = word[:LONGEST_WORD]
        begin = 0
        while begin < len(word):
            for end in range(len(word), begin, -1):
                row = self.numbers.get(f"##{word[begin:end]}" if begin else word[:end])
                if row is not None:
                    yield row
                    begin = end
                    break
            else:
                begin += 1


@dataclass(frozen=True, slots=True)
class Head:
    """The hidden layer over a unit-length sum n: n + W2 relu(4 W1 n + b1).

    `outer` is W2, (256, h); `inner` is 4 W1, (h, 256); `bias` is b1, (h,).
    """

    outer: Floats
    inner: Floats
    bias: Floats

    def over(self, sums: Floats) -> Floats:
        """Return the layer's outputs for sums of shape (n, 256), each of unit length, as they are given."""
        hidden = sums @ self.inner.T
        hidden += self.bias
        np.maximum(hidden, np.float32(0), out=hidden)
        outputs = hidden @ self.outer.T
        outputs += sums
        outputs /= np.sqrt(np.einsum("nd,nd->n", outputs, outputs))[:, None]
        return np.asarray(outputs, np.float32)


@dataclass(frozen=True, slots=True)
class Vectors:
    """The table. `packed` holds two 4-bit values a byte, shape (rows, 128); `scales` one a group, (rows, 8).

    `projection` (384, 256) leads from the teacher's space (all-MiniLM-L6-v2) into this one; None where there is none.
    """

    units: Units
    packed: npt.NDArray[np.uint8]
    scales: npt.NDArray[np.float16]
    head: Head | None
    projection: npt.NDArray[np.float16] | None = None

    @classmethod
    def load(cls, path: Path) -> Vectors:
        """Read the asset: some 50 ms and 25 MB. Raises VectorsRefused where it is missing or damaged."""
        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
                return cls._of({name: stored[name] for name in stored.files})
        except FileNotFoundError:
            raise VectorsRefused(str(path), "there is no such file") from None
        except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile, zlib.error) as fault:
            raise VectorsRefused(str(path), f"the file can't be read ({fault})") from None

    @classmethod
    def _of(cls, arrays: Mapping[str, npt.NDArray[Any]]) -> Vectors:
        words = arrays["words"].tobytes().decode("ascii").split("\n")
        first = len(words)
        pairs = {(int(a), int(b)): first + n for n, (a, b) in enumerate(arrays["pairs"].tolist())}
        units = Units({word: number for number, word in enumerate(words)}, pairs)
        if len(arrays["packed"]) != first + len(pairs) or len(arrays["scales"]) != len(arrays["packed"]):
            raise ValueError(f"{len(arrays['packed'])} rows for {first + len(pairs)} units")
        return cls(units, arrays["packed"], arrays["scales"], _head(arrays), arrays.get("projection"))

    def embed(self, text: str) -> Floats:
        """Return the vector of one text, shape (256,), unit length; all zero for a text without a word.

        Costs some 0.06 ms for twelve words.
        """
        vector: Floats = self.embed_all([text])[0]
        return vector

    def embed_all(self, texts: Sequence[str]) -> Floats:
        """Return the vectors of `texts`, shape (n, 256), in their order."""
        found = np.zeros((len(texts), DIMENSIONS), np.float32)
        filled = []
        for n, text in enumerate(texts):
            if rows := self.units.of(text):
                found[n] = self._sum(rows)
                filled.append(n)
        if self.head is not None:
            for begin in range(0, len(filled), AT_ONCE):
                some = filled[begin : begin + AT_ONCE]
                found[some] = self.head.over(found[some])
        return found

    def projected(self, taught: Floats) -> Floats:
        """Return the teacher's vectors, shape (n, 384), in this table's space: (n, 256), unit length.

        Raises ValueError where the table has no projection, or one from another number of dimensions.
        """
        if self.projection is None or taught.shape[1] != len(self.projection):
            raise ValueError(f"no projection from {taught.shape[1]} dimensions")
        turned = taught @ self.projection.astype(np.float32)
        turned /= np.maximum(np.linalg.norm(turned, axis=1, keepdims=True), np.float32(1e-9))
        return np.asarray(turned, np.float32)

    def _sum(self, rows: Sequence[int]) -> Floats:
        """Return the unit-length sum of some rows, shape (256,)."""
        values = _BYTES.take(self.packed.take(rows, axis=0)).view(np.float32).reshape(len(rows), -1, GROUP)
        total = np.einsum("rgv,rg->gv", values, self.scales.take(rows, axis=0).astype(np.float32)).ravel()
        return np.asarray(total / np.float32(math.sqrt(total @ total) or 1), np.float32)


def _head(arrays: Mapping[str, npt.NDArray[Any]]) -> Head | None:
    if "inner" not in arrays:
        return None
    outer, inner = (
        arrays[name].astype(np.float32) * arrays[f"{name}_scales"].astype(np.float32)[:, None]
        for name in ("outer", "inner")
    )
    return Head(outer, inner * np.float32(INNER_SCALE), arrays["bias"].astype(np.float32))


def by_axis(vectors: Floats) -> Floats:
    """Return vectors, (n, dimensions), laid axis by axis in memory.

    NumPy's BLAS multiplies 40,000 of them with one vector in a third of the time then, as it reads memory in order.
    """
    return np.asfortranarray(vectors)


def shipped_digest() -> str:
    """Return the SHA-256 of the shipped table: an index holds vectors of one table alone. Raises VectorsRefused."""
    try:
        return hashlib.sha256(SHIPPED.read_bytes()).hexdigest()
    except OSError as fault:
        raise VectorsRefused(str(SHIPPED), f"the file can't be read ({fault.strerror})") from None


@cache
def shipped() -> Vectors:
    """Return the shipped table, read once a process. Raises VectorsRefused."""
    return Vectors.load(SHIPPED)
