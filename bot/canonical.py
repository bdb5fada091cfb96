"""Tell which passage a message asks for in the very words of its canonical question."""

from __future__ import annotations

from collections.abc import Sequence

from bot.named_once import places_named_once
from bot.records.knowledge import Passage
from bot.text.analyse import in_plain_words, words
from bot.text.function_words import content_words

SHORT = 40
"""Characters up to which a way to ask may have but words of grammar; most are longer, and need not be split."""


def canonical_of(passages: Sequence[Passage]) -> dict[str, int]:
    """Return the places of passages by the plain words of their canonical question; one of two stands for neither.

    So too of a way to ask that has but words of grammar ("how much is it"), which no search would find.
    """
    asked = [(in_plain_words(passage.question), place) for place, passage in enumerate(passages)]
    asked += [
        (in_plain_words(way), place)
        for place, passage in enumerate(passages)
        for way in passage.phrasings
        if len(way) <= SHORT and (said := words(way)) and not content_words(said)
    ]
    return places_named_once(asked)
