"""Fit the classifier: which passage is asked for, learned from all ways to ask together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.optimize import minimize

from bot.index import Classifier, Floats
from bot.settings import Settings

MOST_ROUNDS = 200
"""Rounds of L-BFGS, against a fit that would not end; ours takes 115."""
TOLERANCE = 1e-5
"""Largest part of the gradient at which the fit is at its end. With 1e-4 it ended after 49 to 60 rounds, as the
machine's arithmetic had it, and the dev questions' figures moved by three points (benchmarks/tuning.md, "Ranking")."""
MEMORY = 5
"""Rounds that L-BFGS remembers: as near the end as with its usual 10, in nine tenths of the time."""

Doubles = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Asking:
    """The ways to ask, a row each: weighted `words`, (n_rows, n_terms), the `passages` asked for, (n_rows,), and
    `vectors`, (n_rows, dimensions); None for an index without vectors.
    """

    words: sparse.csr_matrix
    passages: npt.NDArray[np.int64]
    vectors: Floats | None


def fit_classifier(asking: Asking, n_passages: int, settings: Settings) -> Classifier:
    """Fit on the ways to ask. Without classes where fewer than two passages have ways to ask enough."""
    owner, meant = asking.passages, asking.vectors
    counts = np.bincount(owner, minlength=n_passages)
    chosen = np.flatnonzero(counts >= settings.classifier_from)
    n_terms = asking.words.shape[1]
    if len(chosen) < 2 or len(chosen) * n_terms > settings.classifier_most:
        return _without_classes(n_terms, n_passages)
    kept = np.isin(owner, chosen)
    words = asking.words[kept]
    stretch = np.float32(settings.classifier_vector_length)
    vectors = np.zeros((int(kept.sum()), 0), np.float32) if meant is None else stretch * meant[kept]
    weights, bias = fit_softmax(words, vectors, np.searchsorted(chosen, owner[kept]), settings.classifier_strength)
    of_words = np.ascontiguousarray(weights[:n_terms])
    return Classifier(chosen.astype(np.int32), of_words, weights[n_terms:] * stretch, bias, n_passages)


def fit_softmax(
    words: sparse.csr_matrix, vectors: Floats, classes: npt.NDArray[np.intp], strength: float
) -> tuple[Floats, Floats]:
    """Fit multinomial logistic regression; return weights, (n_terms + dimensions, n_classes), and bias, (n_classes,).

    `words` is (n_rows, n_terms), `vectors` (n_rows, dimensions); `classes` are numbered from 0. The same as
    scikit-learn's LogisticRegression(C=strength) over both side by side, which takes eight times as long: it knows no
    matrix that is sparse in its words and dense in its vectors.
    """
    n_features, n_classes = words.shape[1] + vectors.shape[1], int(classes.max()) + 1
    loss = _loss(words, vectors, classes, strength)
    options = {"maxiter": MOST_ROUNDS, "gtol": TOLERANCE, "ftol": 64 * np.finfo(float).eps, "maxcor": MEMORY}
    begin = np.zeros((n_features + 1) * n_classes)
    found = minimize(loss, begin, jac=True, method="L-BFGS-B", options=options).x.reshape(-1, n_classes)
    return found[:-1].astype(np.float32), found[-1].astype(np.float32)


def _loss(
    words: sparse.csr_matrix, vectors: Floats, classes: npt.NDArray[np.intp], strength: float
) -> Callable[[Doubles], tuple[float, Doubles]]:
    """Return mean −log P(class | row) + |weights|² / (2 · strength · n_rows), and its gradient, as in scikit-learn."""
    n_rows, n_terms = words.shape
    n_classes = int(classes.max()) + 1
    transposed, rows = words.T.tocsr(), np.arange(n_rows)
    penalty = 1 / (strength * n_rows)

    def loss(parameters: Doubles) -> tuple[float, Doubles]:
        weights = parameters.reshape(-1, n_classes).astype(np.float32)
        logits = words @ weights[:n_terms] + vectors @ weights[n_terms:-1] + weights[-1]
        logits -= logits.max(axis=1, keepdims=True)
        raised = np.exp(logits)
        sums = raised.sum(axis=1, keepdims=True)
        missed = float((np.log(sums[:, 0]) - logits[rows, classes]).mean())
        wrong = raised / sums
        wrong[rows, classes] -= 1
        wrong /= n_rows
        slopes = np.vstack([transposed @ wrong, vectors.T @ wrong, wrong.sum(axis=0, keepdims=True)]).astype(float)
        slopes[:-1] += penalty * weights[:-1]
        return missed + penalty / 2 * float((weights[:-1].astype(float) ** 2).sum()), slopes.ravel()

    return loss


def _without_classes(n_terms: int, n_passages: int) -> Classifier:
    nothing: Floats = np.zeros((0, 0), np.float32)
    return Classifier(
        np.zeros(0, np.int32), np.zeros((n_terms, 0), np.float32), nothing, np.zeros(0, np.float32), n_passages
    )
