"""Score every passage for a query: each field by words and by n-grams, a passage by its best row and by all of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.index import Field, Floats, Index
from bot.query import Query
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of all passages, each of shape (n_passages,), in passage order.

    `ask`, `body` and `not_ask` are the best rows of the fields; `fused` is their sum, which confidence reads;
    `ranking` is `fused` with the likelihood of all rows taken together, which orders.
    """

    ask: Floats
    body: Floats
    not_ask: Floats
    fused: Floats
    ranking: Floats


def search(query: Query, index: Index, settings: Settings) -> Scores:
    """Score all passages. An empty query scores 0 everywhere."""
    ask = _field(query, index.ask, settings)
    body = _field(query, index.body, settings)
    not_ask = _field(query, index.not_ask, settings)
    penalty = settings.not_ask_weight * np.where(not_ask > ask, not_ask, np.float32(0))
    fused = np.maximum(ask + np.float32(settings.body_weight) * body - penalty, 0).astype(np.float32)
    likely = np.float32(settings.likelihood_weight) * index.likelihood.score(query.words, query.grams)
    return Scores(ask, body, not_ask, fused, fused + likely)


def _field(query: Query, field: Field, settings: Settings) -> Floats:
    rows = field.words.dot(query.words) + np.float32(settings.gram_weight) * field.grams.dot(query.grams)
    return field.best_rows(rows)


def order(ranking: Floats, fused: Floats, limit: int) -> list[int]:
    """Return the passages with a fused score above 0, best ranked first, ties in passage order, `limit` at most."""
    ranked = np.lexsort((np.arange(len(ranking)), -ranking))
    return [int(passage) for passage in ranked[fused[ranked] > 0][:limit]]
