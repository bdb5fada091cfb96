"""The texts that are indexed, a row each: a passage's ways to ask, the parts of its text, and its `not-ask` lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.records.knowledge import Document, Passage
from bot.settings import Settings
from bot.text.analyse import words


class Row(NamedTuple):
    """One text of a passage; `weight` is the length of its vector."""

    passage: int
    text: str
    weight: float = 1.0


Rows = list[Row]
"""In passage order."""


def rows_of(passages: Sequence[tuple[Document, Passage]], settings: Settings) -> tuple[Rows, Rows, Rows]:
    """Return the ways to ask of all passages, the parts of their texts, and their `not-ask` lines.

    A `not-ask` line that another passage answers is left out: nothing is to be refused there.
    """
    ask = [Row(n, text, weight) for n, (_, p) in enumerate(passages) for text, weight in weighed_ways(p, settings)]
    body = [
        Row(n, part, body_weight(p, settings)) for n, (d, p) in enumerate(passages) for part in parts(d, p, settings)
    ]
    served = {tuple(words(row.text)) for row in ask}
    lines = [Row(n, text) for n, (_, passage) in enumerate(passages) for text in passage.not_phrasings]
    return ask, body, [row for row in lines if tuple(words(row.text)) not in served]


def weighed_ways(passage: Passage, settings: Settings) -> list[tuple[str, float]]:
    """Return heading, canonical question and phrasings with their weights, repeats dropped.

    A title is no way to ask: "What this shows" is all grammar, and would answer every "what".
    """
    few = passage.has_fewer_ways_than(settings.classifier_from)
    first = 1.0 if not passage.titled else settings.bare_title_weight if few else settings.title_weight
    ways = {passage.heading: first}
    for text in (passage.question, *passage.phrasings):
        ways.setdefault(text, 1.0)
    return list(ways.items())


def body_weight(passage: Passage, settings: Settings) -> float:
    """Return what a passage's text counts: more where nobody has written how it is asked for."""
    return settings.bare_body if passage.unasked else 1.0


def parts(document: Document, passage: Passage, settings: Settings) -> list[str]:
    """Split a passage's text at sentence ends into parts of about `body_part_words`; one part for a short one.

    None for a text that only says the question again, as a table's row without an answer does.
    """
    if words(document.text[passage.body_start : passage.end]) == words(passage.question):
        return []
    found: list[str] = []
    begin = passage.body_start
    count = 0
    for start, end in passage.sentences:
        count += len(words(document.text[start:end]))
        if count >= settings.body_part_words:
            found.append(document.text[begin:end])
            begin, count = end, 0
    rest = document.text[begin : passage.end]
    return [*found, rest] if rest.strip() or not found else found
