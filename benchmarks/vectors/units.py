"""Step 5: the units that get a row, and where the training starts: each unit alone through the teacher."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bot.semantics import DIMENSIONS, Units, split

if TYPE_CHECKING:
    from benchmarks.vectors.teacher import Teacher

MOST_UNITS = 46_000
MOST_PAIRS = 8_500
LEAST_PAIR = 20
LEAST_INFORMATION = 1.5
"""Pointwise mutual information, in nats, from which two words belong together: “of a” stays below."""
MONOTONOUS = ("cloud", "word_glosses")
"""Sources in which no pairs are counted: their turns of phrase repeat too much."""
START_SCALE = 1 / 32
"""idf / 16 × .5: how long a unit's first vector is."""


@dataclass(frozen=True)
class Start:
    """The units, the projection from the teacher's 384 dimensions to 256, and the first table (n, 256)."""

    units: Units
    projection: np.ndarray
    table: np.ndarray


def choose(pieces: Sequence[str], frequencies: Mapping[str, int], real: Sequence[str], corpus: Sequence[str]) -> Units:
    """Choose the teacher's ASCII pieces, the words most used in English, and the pairs that belong together.

    A word's rank is by its count in English and, so that the field's own words come in, by that in the corpus.
    """
    kept = [p for p in pieces if p.removeprefix("##").isascii() and p.removeprefix("##").isalnum() and p == p.lower()]
    names = dict.fromkeys(kept)
    counts = Counter(word for text in corpus for word in split(text))
    wanted = sorted(frequencies, key=lambda word: -(frequencies[word] + 2e5 * counts[word]))
    for word in (*(w for w, n in counts.most_common() if n >= 40), *wanted):
        if len(names) >= MOST_UNITS:
            break
        if word.isascii() and word.isalnum():
            names[word] = None
    numbers = {name: n for n, name in enumerate(names)}
    return Units(numbers, _pairs(real, numbers))


def _pairs(texts: Sequence[str], numbers: Mapping[str, int]) -> dict[tuple[int, int], int]:
    """Rank pairs by count × pointwise mutual information (Church and Hanks 1990), counted in texts by people."""
    single: Counter[str] = Counter()
    double: Counter[tuple[str, str]] = Counter()
    for text in texts:
        words = split(text)
        single.update(words)
        double.update(itertools.pairwise(words))
    total = sum(single.values())
    found = []
    for (a, b), n in double.items():
        if n >= LEAST_PAIR and a in numbers and b in numbers:
            information = math.log(n * total / (single[a] * single[b]))
            if information >= LEAST_INFORMATION:
                found.append((n * information, numbers[a], numbers[b]))
    best = sorted(found, reverse=True)[:MOST_PAIRS]
    return {(a, b): len(numbers) + n for n, (_, a, b) in enumerate(best)}


def start(units: Units, corpus: Sequence[str], vectors: np.ndarray, teacher: Teacher, folder: Path) -> Start:
    """Return where training starts. `vectors` are the teacher's over the corpus, (n, 384).

    The projection is an uncentred PCA of these; a unit starts at its own vector, mean-centred, times its idf.
    """
    values, axes = np.linalg.eigh(vectors.astype(np.float32).T @ vectors.astype(np.float32))
    projection = axes[:, np.argsort(-values)[:DIMENSIONS]].astype(np.float32)
    alone = _alone(units, teacher, folder)
    alone = alone - alone.mean(0)
    alone /= np.linalg.norm(alone, axis=1, keepdims=True)
    holding = Counter(row for text in corpus for row in set(units.of(text)))
    idf = np.array([math.log((1 + len(corpus)) / (1 + holding[n])) for n in range(len(alone))], np.float32)
    table = np.zeros((len(units.numbers) + len(units.pairs), DIMENSIONS), np.float32)
    table[: len(alone)] = (alone @ projection) * idf[:, None] * START_SCALE
    return Start(units, projection, table)


def _alone(units: Units, teacher: Teacher, folder: Path) -> np.ndarray:
    """Each unit alone through the teacher; a piece by its own number, so that `##ing` isn't read as a word."""
    names = list(units.numbers)
    known = folder / "units.npz"
    if known.exists():
        stored = np.load(known)
        if stored["names"].tobytes().decode() == "\n".join(names):
            return stored["alone"].astype(np.float32)
    vocabulary = teacher.tokenizer.get_vocab()
    begin, end = vocabulary["[CLS]"], vocabulary["[SEP]"]
    ids = [
        [begin, vocabulary[name], end] if name in vocabulary else teacher.tokenizer.encode(name).ids for name in names
    ]
    alone = teacher.embed_ids(ids)
    np.savez(known, names=np.frombuffer("\n".join(names).encode(), np.uint8), alone=alone.astype(np.float16))
    return alone
