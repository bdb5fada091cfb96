"""Find a question's words in a passage by their likes: "calves" speaks for a passage on legs.

A passage that is asked for in many ways has other people's words among these. One that nobody wrote ways to ask for has
its own words alone; so each word of the question takes the likest of them, by the cosine of their vectors, as in the
late interaction of neural retrieval (Khattab and Zaharia 2020), with vectors of single words (Le and others 2018).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.index import Floats, Ints, Starts
from bot.settings import Settings
from bot.text.analyse import words
from bot.text.function_words import content_words

Embed = Callable[[list[str]], Floats]


@dataclass(frozen=True, slots=True)
class Likeness:
    """The distinct content words of some passages: `passages` are their numbers, (n,), in rising order.

    Those of passage `passages[i]` are `entries[firsts[i]:firsts[i + 1]]`, numbers of `words`; `vectors`, (n_words,
    dimensions), are of unit length.
    """

    words: Mapping[str, int]
    vectors: Floats
    passages: Ints
    firsts: Starts
    entries: Ints
    n_passages: int

    @classmethod
    def of(cls, texts: Mapping[int, str], n_passages: int, embed: Embed) -> Likeness:
        """Take the content words of `texts`, by passage; `embed` gives the vectors of words, (n, dimensions)."""
        split = {number: sorted(set(content_words(words(texts[number])))) for number in sorted(texts)}
        split = {number: found for number, found in split.items() if found}
        vocabulary = {word: n for n, word in enumerate(sorted({one for found in split.values() for one in found}))}
        entries = [vocabulary[word] for found in split.values() for word in found]
        counts = [len(found) for found in split.values()]
        return cls(
            vocabulary,
            embed(list(vocabulary)),
            np.fromiter(split, np.int32, len(split)),
            np.cumsum([0, *counts[:-1]], dtype=np.int64)[: len(counts)],
            np.asarray(entries, np.int32),
            n_passages,
        )

    @classmethod
    def nothing(cls, n_passages: int) -> Likeness:
        """Return the likeness of no passage."""
        return cls.of({}, n_passages, lambda _: np.zeros((0, 0), np.float32))

    def vectors_of(self, asked: Sequence[str], embed: Embed) -> Floats:
        """Return the unit vectors of words, (n, dimensions): those that stand here already, the others by `embed`."""
        strange = [word for word in asked if word not in self.words]
        vectors = np.empty((len(asked), self.vectors.shape[1]), np.float32)
        known = np.array([word in self.words for word in asked], bool)
        vectors[known] = self.vectors[[self.words[word] for word in asked if word in self.words]]
        if strange:
            vectors[~known] = embed(strange)
        return vectors

    def beyond_usual(self, found: Floats, leaning: float, settings: Settings) -> Floats:
        """Return how much more than usual the passages have words like a question's, (n_passages,), as a score.

        `found` is likeness as it ranks, for a question that leans by `leaning` on its talk. The best passage has some
        anyway, the more, the more passages there are.
        """
        usual = np.zeros(self.n_passages, np.float32)
        usual[self.passages] = settings.likeness_usual * np.log1p(len(self.passages)) * (1 - leaning)
        return np.asarray(found - usual, np.float32)

    def scores(self, asked: Asked, settings: Settings) -> Floats:
        """Return how much each passage has words like these, (n_passages,); 0 for other passages.

        The mean over the question's words, by their weights in English, of likeness × ln((1 + n) / (1 + its sum over
        the passages)): a word that has its like everywhere tells little.
        """
        found = np.zeros(self.n_passages, np.float32)
        if not len(self.passages) or not asked.words:
            return found
        cosines = asked.vectors @ self.vectors.T
        for at, word in enumerate(asked.words):
            if (same := self.words.get(word)) is not None:
                cosines[at, same] = 1
        likest = np.maximum.reduceat(np.take(cosines, self.entries, axis=1), self.firsts, axis=1)
        near = np.maximum(likest - settings.likeness_from, 0) / (1 - settings.likeness_from)
        told = np.log((1 + len(self.passages)) / (1 + near.sum(axis=1))) + settings.likeness_everywhere
        found[self.passages] = ((asked.weights * told) @ near) / asked.weights.sum()
        return found


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's distinct content words: their weights in English, (n,), and unit vectors, (n, dimensions)."""

    words: tuple[str, ...]
    weights: Floats
    vectors: Floats
