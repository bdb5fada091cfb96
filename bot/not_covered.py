"""What the owner wrote down as asked and not answered here: the subjects next door, which no passage rules out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from bot.index import Floats
from bot.text.analyse import words


@dataclass(frozen=True, slots=True)
class Likest:
    """A line of them, and its cosine with a question."""

    line: str
    cosine: float


@dataclass(frozen=True)
class NotCovered:
    """Questions that the site doesn't answer; `vectors`, (n_lines, dimensions), are of unit length in the index's axes.

    `vectors` is None for an index without: then these very words alone are known.
    """

    lines: tuple[str, ...] = ()
    vectors: Floats | None = None

    def likest(self, text: str, vector: Floats | None) -> Likest | None:
        """Return the line most like a question of this text and vector, None where there is nothing to compare.

        One of the same words has a cosine of 1.
        """
        if same := self._by_words.get(tuple(words(text))):
            return Likest(same, 1.0)
        if vector is None or self.vectors is None or not self.lines:
            return None
        cosines = self.vectors @ vector
        best = int(cosines.argmax())
        return Likest(self.lines[best], float(cosines[best]))

    @cached_property
    def _by_words(self) -> dict[tuple[str, ...], str]:
        return {tuple(words(line)): line for line in self.lines}
