"""The index as it is served: postings over the rows of one audience set's passages, scored by numpy alone.

The rows of all fields stand in one table, so that a question is multiplied with them once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
Starts = npt.NDArray[np.int64]

FIELDS = ("ask", "body", "not_ask")
"""The kinds of rows: a passage's ways to ask, the parts of its text, and its `not-ask` lines."""
ASK, BODY, NOT_ASK = range(len(FIELDS))

LONG_POSTINGS = 300
"""Postings a term, on the average of a query's, from which copying them in one piece costs less than gathering them."""


@dataclass(frozen=True, slots=True)
class Weighted:
    """A query's term ids, (n,), and their weights, (n,), already divided by the query's norm."""

    terms: Starts
    weights: Floats

    @staticmethod
    def of(pairs: Sequence[tuple[int, float]]) -> Weighted:
        """Take (term id, weight)."""
        terms, weights = [term for term, _ in pairs], [weight for _, weight in pairs]
        return Weighted(np.array(terms, np.int64), np.array(weights, np.float32))

    def __len__(self) -> int:
        return len(self.terms)

    def __iter__(self) -> Iterator[tuple[int, float]]:
        return zip(self.terms.tolist(), self.weights.tolist(), strict=True)


@dataclass(frozen=True, slots=True)
class Postings:
    """For each term the rows that hold it, rising: rows[starts[t]:starts[t + 1]] with the term's weight in each.

    `starts` is of shape (n_terms + 1,); `rows` and `weights` are (n_postings,).
    """

    starts: Starts
    rows: Ints
    weights: Floats
    n_rows: int

    def dot(self, query: Weighted) -> Floats:
        """Return the product of every row with the query, shape (n_rows,): the cosine where rows have unit length."""
        if not query:
            return np.zeros(self.n_rows, np.float32)
        begins, ends = self.starts.take(query.terms), self.starts.take(query.terms + 1)
        lengths = ends - begins
        rows, weights = self._copied(begins, ends, lengths)
        weights *= query.weights.repeat(lengths)
        return np.bincount(rows, weights, self.n_rows).astype(np.float32)

    def _copied(self, begins: Starts, ends: Starts, lengths: Starts) -> tuple[Ints, Floats]:
        """Return copies of the rows and weights from each of `begins` to its end, one after the other."""
        n_postings = int(lengths.sum())
        if n_postings >= LONG_POSTINGS * len(lengths):
            spans = list(map(slice, begins.tolist(), ends.tolist()))
            return np.concatenate([self.rows[s] for s in spans]), np.concatenate([self.weights[s] for s in spans])
        places = (ends - lengths.cumsum()).repeat(lengths)
        places += np.arange(n_postings)
        return self.rows.take(places), self.weights.take(places)

    def rows_with(self, terms: Sequence[int]) -> Ints:
        """Return the rows that each of some terms occurs in, one term's after the other's; one term at least."""
        return np.concatenate([self.rows[self.starts[term] : self.starts[term + 1]] for term in terms])

    def weight(self, term: int, row: int) -> float:
        """Return the weight of `term` in `row`, 0 where it doesn't occur."""
        begin, end = int(self.starts[term]), int(self.starts[term + 1])
        at = begin + int(np.searchsorted(self.rows[begin:end], row))
        return float(self.weights[at]) if at < end and self.rows[at] == row else 0.0


@dataclass(frozen=True)
class Owners:
    """Whose the rows are, in order: the `slots` that have rows, and in `firsts` the first row of each.

    A slot is one field of one passage (`Index.slot`). Both arrays are of shape (slots with rows,).
    """

    slots: Ints
    firsts: Starts
    n_rows: int
    n_slots: int

    @staticmethod
    def of(slot_of_row: Ints, n_slots: int) -> Owners:
        """Take the slot of each row, (n_rows,), in rising order."""
        slots, firsts = np.unique(slot_of_row, return_index=True)
        return Owners(slots.astype(np.int32), firsts.astype(np.int64), len(slot_of_row), n_slots)

    def best(self, row_scores: Floats) -> Floats:
        """Return each slot's best of `row_scores`, (n_rows,), shape (n_slots,); 0 for a slot without rows."""
        best = np.zeros(self.n_slots, np.float32)
        if not len(self.slots):
            return best
        doublings, first, last = self._runs
        runs = _best_of_runs(row_scores, doublings)
        best[self.slots] = np.maximum(runs.take(first), runs.take(last))
        return best

    @cached_property
    def _runs(self) -> tuple[int, Starts, Starts]:
        """The two runs of rows that together are each slot's: equally long, by the highest power of two that fits.

        Returned are the highest exponent, and where both runs stand in `_best_of_runs`, flat. Taking the best of two
        runs costs a quarter of `maximum.reduceat`, which begins anew for every slot.
        """
        lengths = np.diff(self.firsts, append=self.n_rows)
        exponents = np.frexp(lengths)[1].astype(np.int64) - 1
        first = exponents * self.n_rows + self.firsts
        return int(exponents.max()), first, first + lengths - (1 << exponents)

    def rows_of(self, slot: int) -> range:
        """Return the rows of one slot, empty where it has none."""
        at = int(np.searchsorted(self.slots, slot))
        if at == len(self.slots) or self.slots[at] != slot:
            return range(0)
        end = int(self.firsts[at + 1]) if at + 1 < len(self.firsts) else self.n_rows
        return range(int(self.firsts[at]), end)

    def slots_of(self, rows: Starts) -> Ints:
        """Return the slot of each of some rows."""
        return self.slots[np.searchsorted(self.firsts, rows, "right") - 1]


def _best_of_runs(row_scores: Floats, doublings: int) -> Floats:
    """Return the best of each run of 1, 2, 4, … rows by the row that it begins with, (doublings + 1, n_rows).

    The sparse table of Bender and Farach-Colton (2000), "The LCA problem revisited". What begins too late for a run of
    its length is left unset.
    """
    runs = np.empty((doublings + 1, len(row_scores)), np.float32)
    runs[0] = row_scores
    for doubled in range(doublings):
        half = 1 << doubled
        begins = len(row_scores) - 2 * half + 1
        np.maximum(runs[doubled, :begins], runs[doubled, half : half + begins], out=runs[doubled + 1, :begins])
    return runs


@dataclass(frozen=True, slots=True)
class Meanings:
    """What the rows' texts mean: `vectors`, (n, dimensions), of unit length at most, and whose they are.

    A passage asked for in many ways has fewer vectors than rows: the centres of these ways (bot/build/centres.py). They
    lie axis by axis in memory.
    """

    vectors: Floats
    owners: Owners

    def best(self, vector: Floats) -> Floats:
        """Return each slot's best cosine with a vector, (dimensions,), shape (n_slots,), not below 0."""
        found = self.owners.best(self.vectors @ vector)
        return np.maximum(found, np.float32(0), out=found)


@dataclass(frozen=True, slots=True)
class Classifier:
    """Multinomial logistic regression over a question's words and its vector; a class is a passage.

    Only passages with phrasings enough are classes: `passages` are their numbers, (n_classes,). `words` is
    (n_terms, n_classes), `vectors` (dimensions or 0, n_classes), `bias` (n_classes,).
    """

    passages: Ints
    words: Floats
    vectors: Floats
    bias: Floats
    n_passages: int

    def probabilities(self, words: Weighted, vector: Floats | None) -> Floats:
        """Return P(passage | question), shape (n_passages,); 0 for passages that are no class, and for no question."""
        found = np.zeros(self.n_passages, np.float32)
        if not len(self.passages) or (not words and vector is None):
            return found
        logits = self.bias.copy()
        if words:
            logits += words.weights @ self.words[words.terms]
        if vector is not None and len(self.vectors):
            logits += vector @ self.vectors
        raised = np.exp(logits - logits.max())
        found[self.passages] = raised / raised.sum()
        return found


@dataclass(frozen=True, slots=True)
class Index:
    """Everything that scoring needs. Term ids number `vocabulary` and `gram_vocabulary`; weights go with them.

    `words` and `grams` have the rows of all fields, field by field (`FIELDS`), and `owners` tells whose they are.
    `meanings` is None for an index without vectors. `word_weights` are (n_terms,), `gram_weights` (n_grams,).
    `unknown_idf` is the idf of a word that no row has.
    `axes` (the embedder's dimensions, dimensions) turn a text's vector into the rows'; None where they are its own.
    `main` are the numbers of the passages of main documents (bot/records/knowledge.py).
    """

    vocabulary: Mapping[str, int]
    gram_vocabulary: Mapping[str, int]
    axes: Floats | None
    word_weights: Floats
    gram_weights: Floats
    unknown_idf: float
    words: Postings
    grams: Postings
    owners: Owners
    meanings: Meanings | None
    classifier: Classifier
    main: Ints

    @property
    def n_passages(self) -> int:
        """Return the number of passages."""
        return self.classifier.n_passages

    def slot(self, field: int, passage: int) -> int:
        """Return the slot of a field of a passage: fields follow each other, each with all passages in order."""
        return field * self.n_passages + passage

    def by_field(self, of_slots: Floats) -> Floats:
        """Return what each slot has, (n_slots,), as (fields, n_passages)."""
        return of_slots.reshape(len(FIELDS), -1)
