"""Fit what isn't covered: the owner's lines by their vectors, and the odds that a question is one of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from bot.build.classifier import Asking, fit_softmax
from bot.index import Floats, Weighted
from bot.not_covered import NotCovered, Odds
from bot.query import Weigher
from bot.semantics import by_axis


def fit_not_covered(lines: Sequence[str], asking: Asking, of_lines: Floats | None, weigher: Weigher) -> NotCovered:
    """Return the lines with their vectors and, from `not_covered_odds_from` lines on, the odds against the ways to ask.

    `of_lines` are the vectors of the lines, (n_lines, dimensions); None for an index without vectors.
    """
    settings, asked, meant = weigher.settings, asking.words, asking.vectors
    kept = None if of_lines is None else by_axis(of_lines)
    if of_lines is None or meant is None or len(lines) < settings.not_covered_odds_from:
        return NotCovered(tuple(lines), kept)
    said = _rows([weigher.words_of(line) for line in lines], asked.shape[1])
    stretch = np.float32(settings.classifier_vector_length)
    classes = np.repeat([0, 1], [asked.shape[0], len(lines)])
    words, vectors = sparse.vstack([asked, said]).tocsr(), stretch * np.concatenate([meant, of_lines])
    weights, bias = fit_softmax(words, vectors, classes, settings.classifier_strength)
    against = weights[:, 1] - weights[:, 0]
    n_terms = asked.shape[1]
    odds = Odds(against[:n_terms], against[n_terms:] * stretch, bias[1:] - bias[:1])
    return NotCovered(tuple(lines), kept, odds)


def _rows(said: Sequence[Weighted], n_terms: int) -> sparse.csr_matrix:
    starts = np.cumsum([0, *map(len, said)])
    terms, weights = (np.concatenate(parts) for parts in zip(*((one.terms, one.weights) for one in said), strict=True))
    return sparse.csr_matrix((weights, terms, starts), (len(said), n_terms))
