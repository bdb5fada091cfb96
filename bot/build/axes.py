"""Choose the axes of the index's vectors: the principal ones of what answers, filled up by what only refuses."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from bot.index import Floats

FILLING = 1e-6
"""What a vector that only refuses weighs in the choice of axes beside one that answers: it fills what is left over."""


def principal_axes(vectors: Floats, besides: Floats, most: int | None) -> Floats:
    """Return orthogonal axes, (dimensions, `most` at most), along which `vectors` are longest: PCA, not centred.

    Few vectors leave axes to spare; these go to what `besides` lie along, and none to what nothing lies along: which
    such axes there are would hang on the machine. `most` None gives all.
    """
    lengths, axes = np.linalg.eigh(_gram(vectors) + FILLING * _gram(besides))
    real = lengths[::-1] > FILLING**2 * lengths[-1]
    real[0] = True
    return np.asarray(axes[:, ::-1][:, real][:, :most], np.float32)


def _gram(vectors: Floats) -> npt.NDArray[np.float64]:
    return vectors.T.astype(np.float64) @ vectors
