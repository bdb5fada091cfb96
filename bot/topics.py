"""Topics: which passages belong together, so that a conversation can be about more than the one just quoted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.index import Floats
from bot.records.knowledge import Document


@dataclass(frozen=True, slots=True)
class Topics:
    """The topic of each passage, of shape (n_passages,), in passage order.

    Passages of a document under the same heading are one topic, and `close`; so is a document that isn't too long,
    where passages differ more.
    """

    numbers: npt.NDArray[np.int64]
    close: npt.NDArray[np.bool_]

    @staticmethod
    def of(documents: Iterable[Document], largest: int) -> Topics:
        """Number the topics of documents; one of more than `largest` passages is a collection of them."""
        named = [name for document in documents for name in _names(document, largest)]
        numbers = {name: number for number, name in enumerate(dict.fromkeys(named))}
        return Topics(np.array([numbers[name] for name in named], np.int64), np.array([bool(n[1]) for n in named]))

    def together(self, one: int, other: int) -> bool:
        """Tell whether two passages are of one topic."""
        return bool(self.numbers[one] == self.numbers[other])

    def spread(self, scores: Floats, loose: float) -> Floats:
        """Give every passage the best score of its topic: wholly where close, else the share `loose` of it."""
        best = np.full(int(self.numbers.max()) + 1, -np.inf, np.float32)
        np.maximum.at(best, self.numbers, scores)
        share = np.where(self.close, np.float32(1), np.float32(loose))
        return np.asarray(share * best[self.numbers] + (1 - share) * scores, np.float32)


def _names(document: Document, largest: int) -> Iterator[tuple[str, str]]:
    """Name the topic of each passage: (document, what is shared within it, empty where that is the document)."""
    shared = Counter(passage.heading for passage in document.passages)
    for passage in document.passages:
        if shared[passage.heading] > 1:
            yield document.document_id, passage.heading
        else:
            yield document.document_id, "" if len(document.passages) <= largest else passage.passage_id
