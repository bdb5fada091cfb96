"""The index as it is served: fields of postings over one audience set's passages, scored by numpy alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
Starts = npt.NDArray[np.int64]

Weighted = Sequence[tuple[int, float]]
"""A query: (term id, weight), already divided by the query's norm."""


@dataclass(frozen=True, slots=True)
class Postings:
    """For each term the rows that hold it: rows[starts[t]:starts[t + 1]] with the term's weight in each."""

    starts: Starts
    rows: Ints
    weights: Floats
    n_rows: int

    def dot(self, query: Weighted) -> Floats:
        """Return the product of every row with the query, shape (n_rows,): the cosine where rows have unit length."""
        if not query:
            return np.zeros(self.n_rows, np.float32)
        terms, asked = np.array([term for term, _ in query]), np.array([weight for _, weight in query], np.float32)
        begins = self.starts[terms]
        lengths = self.starts[terms + 1] - begins
        firsts = np.cumsum(lengths) - lengths
        places = np.arange(lengths.sum()) + np.repeat(begins - firsts, lengths)
        weighted = self.weights[places] * np.repeat(asked, lengths)
        return np.bincount(self.rows[places], weighted, self.n_rows).astype(np.float32)

    def weight(self, term: int, row: int) -> float:
        """Return the weight of `term` in `row`, 0 where it doesn't occur."""
        begin, end = int(self.starts[term]), int(self.starts[term + 1])
        at = begin + int(np.searchsorted(self.rows[begin:end], row))
        return float(self.weights[at]) if at < end and self.rows[at] == row else 0.0


@dataclass(frozen=True, slots=True)
class Field:
    """Rows of one kind, in passage order. `owners` are the passages that have rows, `firsts` the first row of each."""

    words: Postings
    grams: Postings
    owners: Ints
    firsts: Starts
    n_passages: int

    def best_rows(self, row_scores: Floats) -> Floats:
        """Return each passage's best row score, shape (n_passages,); 0 for a passage without rows."""
        best = np.zeros(self.n_passages, np.float32)
        if len(self.owners):
            best[self.owners] = np.maximum.reduceat(row_scores, self.firsts)
        return best

    def rows_of(self, passage: int) -> range:
        """Return the rows of one passage, empty where it has none."""
        at = int(np.searchsorted(self.owners, passage))
        if at == len(self.owners) or self.owners[at] != passage:
            return range(0)
        end = int(self.firsts[at + 1]) if at + 1 < len(self.firsts) else self.words.n_rows
        return range(int(self.firsts[at]), end)


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How likely each passage's words are, taken all together: multinomial naive Bayes, smoothed by α.

    A passage c gives log P(query | c) = Σ q_t · log((N_tc + α) / α) + Σ q_t · `empty`_c, where N_tc sums the weights of
    term t in the passage's rows and `empty`_c = log(α / (N_c + αV)). Only the first sum needs postings; rows are
    passages (McCallum and Nigam 1998; weights for counts as in Rennie et al. 2003).
    """

    words: Postings
    grams: Postings
    empty: Floats

    def score(self, words: Weighted, grams: Weighted) -> Floats:
        """Return log P(query | passage) less the best one's, shape (n_passages,): 0 for the best, below for others."""
        asked = sum(weight for _, weight in words) + sum(weight for _, weight in grams)
        logs = self.words.dot(words) + self.grams.dot(grams) + np.float32(asked) * self.empty
        return np.asarray(logs - logs.max(initial=-np.inf), np.float32)


@dataclass(frozen=True, slots=True)
class Index:
    """Everything that scoring needs. Term ids number `vocabulary` and `gram_vocabulary`; weights go with them."""

    vocabulary: Mapping[str, int]
    gram_vocabulary: Mapping[str, int]
    word_weights: Floats
    gram_weights: Floats
    unknown_idf: float
    unknown_gram_idf: float
    ask: Field
    body: Field
    not_ask: Field
    likelihood: Likelihood
