"""Fit the classifier: which passage is asked for, learned from all ways to ask together."""

from __future__ import annotations

import warnings
from collections.abc import Sequence

import numpy as np
from scipy import sparse
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from bot.index import Classifier, Field, Floats, Ints
from bot.settings import Settings

MOST_ROUNDS = 60
"""Rounds of L-BFGS; further ones change no ranking (benchmarks/tuning.md)."""
TOLERANCE = 1e-3


def fit_classifier(ask: Field, settings: Settings) -> Classifier:
    """Fit on the rows of the ask field; without classes where fewer than two passages have ways to ask enough."""
    owner = owners_of_rows(ask)
    counts = np.bincount(owner, minlength=ask.n_passages)
    chosen = np.flatnonzero(counts >= settings.classifier_from)
    n_terms = len(ask.words.starts) - 1
    if len(chosen) < 2 or len(chosen) * n_terms > settings.classifier_most:
        return _without_classes(n_terms, ask.n_passages)
    kept = np.isin(owner, chosen)
    model = LogisticRegression(C=settings.classifier_strength, max_iter=MOST_ROUNDS, tol=TOLERANCE)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # MOST_ROUNDS is a choice, not a failure
        model.fit(_rows(ask, settings)[kept], owner[kept])
    weights, bias = _for_each_class(model)
    vectors = weights[n_terms:] * np.float32(settings.classifier_vector_length)
    passages = chosen.astype(np.int32)
    return Classifier(passages, np.ascontiguousarray(weights[:n_terms]), vectors, bias, ask.n_passages)


def _for_each_class(model: LogisticRegression) -> tuple[Floats, Floats]:
    """Return weights (n_features, n_classes) and bias; for two classes the model keeps the second's alone."""
    weights, bias = model.coef_, model.intercept_
    if len(weights) == 1:
        weights, bias = np.vstack([-weights, weights]) / 2, np.append(-bias, bias) / 2
    return np.asarray(weights.T, np.float32), np.asarray(bias, np.float32)


def owners_of_rows(field: Field) -> Ints:
    """Return the passage of each row, (n_rows,)."""
    ends = np.append(field.firsts[1:], field.words.n_rows)
    return np.asarray(np.repeat(field.owners, ends - field.firsts), np.int32)


def _rows(ask: Field, settings: Settings) -> sparse.csr_matrix:
    words = sparse.csc_matrix(
        (ask.words.weights, ask.words.rows, ask.words.starts), (ask.words.n_rows, len(ask.words.starts) - 1)
    )
    parts: Sequence[object] = [words]
    if ask.vectors is not None:
        parts = [words, sparse.csr_matrix(ask.vectors * np.float32(settings.classifier_vector_length))]
    return sparse.hstack(parts).tocsr()


def _without_classes(n_terms: int, n_passages: int) -> Classifier:
    nothing: Floats = np.zeros((0, 0), np.float32)
    return Classifier(
        np.zeros(0, np.int32), np.zeros((n_terms, 0), np.float32), nothing, np.zeros(0, np.float32), n_passages
    )
