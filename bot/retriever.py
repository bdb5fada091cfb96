"""Score every passage for a query: each field by words and by n-grams, a passage by its best row."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.index import Field, Floats, Index
from bot.query import Query
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores by field, each of shape (n_passages,), in passage order; `total` is what ranks."""

    ask: Floats
    body: Floats
    not_ask: Floats
    total: Floats


def search(query: Query, index: Index, settings: Settings) -> Scores:
    """Score all passages. An empty query scores 0 everywhere."""
    ask = _field(query, index.ask, settings)
    body = _field(query, index.body, settings)
    not_ask = _field(query, index.not_ask, settings)
    penalty = settings.not_ask_weight * np.where(not_ask > ask, not_ask, np.float32(0))
    total = ask + np.float32(settings.body_weight) * body - np.asarray(penalty, np.float32)
    return Scores(ask, body, not_ask, np.maximum(total, np.float32(0)))


def _field(query: Query, field: Field, settings: Settings) -> Floats:
    rows = field.words.cosines(query.words) + np.float32(settings.gram_weight) * field.grams.cosines(query.grams)
    return field.best_rows(rows)


def order(scores: Floats, limit: int) -> list[int]:
    """Return the passages with a score above 0, best first, ties in passage order, `limit` at most."""
    ranked = np.lexsort((np.arange(len(scores)), -scores))[:limit]
    return [int(passage) for passage in ranked if scores[passage] > 0]
