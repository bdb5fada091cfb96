"""Gather what many ways to ask mean into few vectors, so that a search compares a question with these alone."""

from __future__ import annotations

import numpy as np
from sklearn.cluster import KMeans
from sklearn.preprocessing import normalize

from bot.index import Floats, Meanings, Owners
from bot.semantics import by_axis

WHOLE = 0.5
"""Length from which a vector is a way to ask, of unit length but for the axes left out; a title's is shorter, and
stays by itself."""


def meanings_of(vectors: Floats | None, owners: Owners, most: int, n_asked: int) -> Meanings | None:
    """Return the vectors of the rows, (n_rows, dimensions), at most `most` for each of the first `n_asked` slots.

    A passage with more has the centres of its ways to ask in their place, of unit length.
    """
    if vectors is None:
        return None
    kept, slots = [np.zeros((0, vectors.shape[1]), np.float32)], []
    for slot in owners.slots.tolist():
        rows = owners.rows_of(slot)
        own = vectors[rows.start : rows.stop]
        kept.append(_gathered(own, most) if slot < n_asked else own)
        slots += [slot] * len(kept[-1])
    return Meanings(by_axis(np.concatenate(kept)), Owners.of(np.array(slots, np.int32), owners.n_slots))


def _gathered(vectors: Floats, most: int) -> Floats:
    whole = np.linalg.norm(vectors, axis=1) > WHOLE
    distinct = np.unique(vectors[whole], axis=0)
    if len(distinct) <= most:
        return vectors
    centres = KMeans(most, n_init=1, random_state=0).fit(distinct).cluster_centers_
    return np.concatenate([vectors[~whole], normalize(centres)]).astype(np.float32)
