"""Score every passage for a query: each field by words, n-grams and vectors, and all phrasings by a classifier."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.index import FIELDS, Floats, Index
from bot.query import Query
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of all passages, each of shape (n_passages,), in passage order.

    `ask`, `body` and `not_ask` are the best rows of the fields by their letters; `ask_meaning`, `body_meaning` and
    `not_ask_meaning` the best cosines of their vectors, 0 and more; `likely` the classifier's probability. `fused` is
    their weighted sum, but for `not_ask_meaning`.
    """

    ask: Floats
    body: Floats
    not_ask: Floats
    ask_meaning: Floats
    body_meaning: Floats
    not_ask_meaning: Floats
    likely: Floats
    fused: Floats

    @property
    def nearness(self) -> float:
        """Return the best cosine of the question with anything that answers, 0 without vectors."""
        return float(max(self.ask_meaning.max(initial=0), self.body_meaning.max(initial=0)))


def search(query: Query, index: Index, settings: Settings) -> Scores:
    """Score all passages. A query without a known word or n-gram scores 0 everywhere."""
    ask, body, not_ask = index.by_field(index.owners.best(row_scores(query, index, settings)))
    ask_meaning, body_meaning, not_ask_meaning = _meanings(query, index)
    likely = index.classifier.probabilities(query.words, query.vector)
    fused = ask + np.float32(settings.body_weight) * body
    fused += np.float32(settings.ask_meaning_weight) * ask_meaning
    fused += body_meaning_weights(index, settings) * body_meaning
    fused += np.float32(settings.classifier_weight) * likely
    fused -= np.float32(settings.not_ask_weight) * not_ask * (not_ask > ask)
    if len(index.main):
        fused[index.main] += settings.main_weight * (fused[index.main] > 0)
    if not query.words and not query.grams:
        fused = np.zeros_like(fused)
    fused = np.asarray(np.maximum(fused, 0), np.float32)
    return Scores(ask, body, not_ask, ask_meaning, body_meaning, not_ask_meaning, likely, fused)


def body_meaning_weights(index: Index, settings: Settings) -> Floats:
    """Return what each passage's text counts by its meaning: more where no phrasings speak for the passage."""
    weights = np.full(index.n_passages, settings.bare_body_meaning_weight, np.float32)
    weights[index.classifier.passages] = settings.body_meaning_weight
    return weights


def row_scores(query: Query, index: Index, settings: Settings) -> Floats:
    """Return what each row has by words and n-grams, (n_rows,), 0 and more."""
    of_rows = index.grams.dot(query.grams)
    of_rows *= np.float32(settings.gram_weight)
    of_rows += index.words.dot(query.words)
    return of_rows


def _meanings(query: Query, index: Index) -> Floats:
    """Return the best cosine of the question's vector with each field of each passage, (fields, n_passages)."""
    if index.meanings is None or query.vector is None:
        return np.zeros((len(FIELDS), index.n_passages), np.float32)
    return index.by_field(index.meanings.best(query.vector))


def is_refused(number: int, query: Query, scores: Scores, index: Index, settings: Settings) -> bool:
    """Tell whether the owner's `not-ask` speaks against a passage: a line of it is more like the question than any way
    to ask is, by its letters or by what it means.

    Letters alone refuse nothing that plainly means a way to ask ("arms in the run-up", for "how long is the run-up").
    """
    by_letters = bool(scores.not_ask[number] > scores.ask[number])
    if index.meanings is None or query.vector is None:
        return by_letters
    nearer = float(scores.not_ask_meaning[number]) - float(scores.ask_meaning[number])
    return nearer > settings.not_ask_margin or (by_letters and nearer > -settings.not_ask_letters_margin)


def order(ranking: Floats, fused: Floats, limit: int) -> list[int]:
    """Return the passages with a fused score above 0, best ranked first, ties in passage order, `limit` at most."""
    found = np.flatnonzero(fused > 0)
    ranked = ranking[found]
    if len(found) > limit:  # sorting all of them would cost more than scoring them
        among = ranked >= np.partition(ranked, -limit)[-limit]
        found, ranked = found[among], ranked[among]
    first: list[int] = found[np.argsort(-ranked, kind="stable")][:limit].tolist()
    return first
