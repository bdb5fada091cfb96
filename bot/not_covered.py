"""What the owner wrote down as asked and not answered here: the subjects next door, which no passage rules out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from bot.index import Floats, Weighted
from bot.query import Query
from bot.text.analyse import terms, words
from bot.text.english import English, hashes


@dataclass(frozen=True, slots=True)
class Likest:
    """A line of them, and its cosine with a question."""

    line: str
    cosine: float


@dataclass(frozen=True, slots=True)
class Odds:
    """Logistic regression of the lines against all ways to ask, over a question's words and its vector.

    `words` is (n_terms,), `vector` (dimensions,), `bias` (1,).
    """

    words: Floats
    vector: Floats
    bias: Floats

    def logit(self, asked: Weighted, vector: Floats) -> float:
        """Return the logit of a question's being no way to ask, from its words and its vector."""
        return float(asked.weights @ self.words[asked.terms] + vector @ self.vector + self.bias[0])


@dataclass(frozen=True)
class NotCovered:
    """Questions that the site doesn't answer; `vectors`, (n_lines, dimensions), are of unit length at most.

    They lie in the index's axes; the rarer a line's words among the knowledge's, the shorter its vector.

    `vectors` is None for an index without: then these very words alone are known. `odds` is None for few lines.
    """

    lines: tuple[str, ...] = ()
    vectors: Floats | None = None
    odds: Odds | None = None

    def same(self, query: Query) -> Likest | None:
        """Return the line with the very words of a question, None without one."""
        line = self._by_words.get(tuple(words(query.text)))
        return Likest(line, 1.0) if line else None

    def likest(self, query: Query) -> Likest | None:
        """Return the line most like a question, one of the same words before all; None where there is none like it."""
        if same := self.same(query):
            return same
        if query.vector is None or self.vectors is None or not self.lines or not query.vector.any():
            return None
        cosines = self.vectors @ query.vector
        best = int(cosines.argmax())
        return Likest(self.lines[best], float(cosines[best]))

    def logit(self, query: Query) -> float:
        """Return the logit of a question's being no way to ask, 0 where few lines leave it open."""
        return self.odds.logit(query.words, query.vector) if self.odds and query.vector is not None else 0.0

    def stems(self, english: English) -> frozenset[str]:
        """Return every stem of a line's words: whoever types such a word means it.

        One that English doesn't know and that a single line has may be a slip itself, and is left out.
        """
        counts = Counter(word for line in self.lines for word in set(words(line)))
        distinct = sorted(counts)
        known = english.known(hashes(distinct)).tolist() if distinct else []
        return frozenset(
            stem for word, real in zip(distinct, known, strict=True) if real or counts[word] > 1 for stem in terms(word)
        )

    @cached_property
    def _by_words(self) -> dict[tuple[str, ...], str]:
        return {tuple(words(line)): line for line in self.lines}
