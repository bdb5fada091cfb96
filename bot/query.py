"""A question as the index sees it: weighted terms, known and unknown, divided by the query's norm."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

import numpy as np

from bot.embedders import Embedder
from bot.index import Floats, Index, Weighted
from bot.likeness import Asked, Likeness
from bot.settings import Settings
from bot.text.analyse import grams_of, stem, stems, words
from bot.text.english import English
from bot.text.function_words import content_words
from bot.text.synonyms import SHARED, Synonyms


@dataclass(frozen=True, slots=True)
class Query:
    """Weighted terms of `text`. `known` is the share of the words' squared weight known to the knowledge, 0 to 1.

    `read` is the same share of those words that the knowledge or English knows: a slip of the pen tells no subject.
    `vector` is what the text means, (dimensions,) in the index's axes, and `whole` the same in the embedder's own; both
    None for an index without vectors.
    """

    text: str
    words: Weighted
    grams: Weighted
    known: float
    read: float
    unknown: tuple[str, ...]
    vector: Floats | None
    whole: Floats | None


@dataclass(frozen=True, slots=True)
class Weigher:
    """Turns text into queries for one index."""

    index: Index
    english: English
    synonyms: Synonyms
    settings: Settings
    embedder: Embedder | None

    def known_terms(self, said: list[str]) -> frozenset[int]:
        """Return the numbers of the terms of these normalised words that the knowledge knows."""
        found, vocabulary = stems(said), self.index.vocabulary
        every = {*found, *self.synonyms.shared(found, asked=False)}
        return frozenset(vocabulary[term] for term in every if term in vocabulary)

    def weigh(self, text: str) -> Query:
        """Weigh the words and n-grams of `text`; an empty text gives an empty query."""
        said = words(text)
        of_words, known, read, unknown = self._words(said)
        whole = None if self.embedder is None else self.embedder.embed(text)
        vector = whole if whole is None or self.index.axes is None else whole @ self.index.axes
        return Query(text, of_words, self._grams(said), known, read, unknown, vector, whole)

    def words_of(self, text: str) -> Weighted:
        """Return the weighted words of `text` alone, as `weigh` weighs them."""
        return self._words(words(text))[0]

    def asked(self, text: str, likeness: Likeness) -> Asked:
        """Return the content words of `text` as `likeness` compares them; none for an index without vectors."""
        distinct = tuple(dict.fromkeys(content_words(words(text))))
        if self.embedder is None or not distinct:
            return Asked((), np.zeros(0, np.float32), np.zeros((0, 0), np.float32))
        weights = np.array([self.english.weight(stem(word)) for word in distinct], np.float32)
        return Asked(distinct, weights, likeness.vectors_of(distinct, self.embedder.embed_all))

    def _words(self, said: list[str]) -> tuple[Weighted, float, float, tuple[str, ...]]:
        """Weigh normalised words; return them with `known`, `read` and `unknown` of the query (Query)."""
        found = stems(said)
        counts = Counter(found + self.synonyms.shared(found, asked=True))
        vocabulary = self.index.vocabulary
        known = [(vocabulary[term], n) for term, n in counts.items() if term in vocabulary]
        pairs = [(term, _tf(n) * float(self.index.word_weights[term])) for term, n in known]
        strangers = [(term, n) for term, n in counts.items() if term not in vocabulary and term[0] != SHARED]
        squared = sum(weight * weight for _, weight in pairs)
        missed = {word: (_tf(n) * self.unknown_weight(word)) ** 2 for word, n in strangers}
        every = squared + sum(missed.values())
        real = squared + sum(weight for word, weight in missed.items() if self.english.has_stem(word))
        shares = [squared / whole if squared else 0.0 for whole in (every, real)]
        return _normalised(pairs, every), shares[0], shares[1], tuple(missed)

    def unknown_weight(self, stem: str) -> float:
        """Return the weight of a word that the knowledge lacks: the highest idf times its English weight."""
        return float(self.index.unknown_idf**self.settings.knowledge_idf_power * self.english.weight(stem))

    def _grams(self, said: list[str]) -> Weighted:
        """Weigh the n-grams in one go: a question has more than a hundred of them."""
        counts, vocabulary = Counter(grams_of(said)), self.index.gram_vocabulary
        known = [(vocabulary[term], n) for term, n in counts.items() if term in vocabulary]
        if not known:
            return Weighted.of([])
        terms, repeats = np.array(known, np.int64).T
        weights = (1 + np.log(repeats)) * self.index.gram_weights[terms]
        norm = math.sqrt(float(weights @ weights))
        return Weighted(terms, (weights / norm).astype(np.float32))


def _tf(count: int) -> float:
    """Sublinear term frequency, as in scikit-learn's TfidfTransformer(sublinear_tf=True)."""
    return 1.0 + math.log(count)


def _normalised(pairs: list[tuple[int, float]], squared: float) -> Weighted:
    norm = math.sqrt(squared)
    return Weighted.of([(term, weight / norm) for term, weight in pairs] if norm else [])
