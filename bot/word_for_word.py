"""Find the passage that says a question in its words: one of its sentences has every word of content of it.

Whoever types what stands on a page ("is the first session free") means it there, be the passage asked for otherwise.
"""

from __future__ import annotations

import numpy as np

from bot.builds import Build
from bot.index import BODY
from bot.records.knowledge import Passage
from bot.spans import Sentences
from bot.text.analyse import stems, words
from bot.text.function_words import content_words, naming_terms, naming_words


def place_said(text: str, build: Build) -> int | None:
    """Return the place of the one passage that has a sentence with all words of content of a text; None where there is
    none, or several, and for a text of few words (`said_words`), unless enough of them name something (`said_named`).

    A page's introduction only says what the page is about.
    """
    spoken, vocabulary, settings = words(text), build.index.vocabulary, build.settings
    asked = set(stems(content_words(spoken)))
    if len(asked) < settings.said_words and len(set(naming_words(spoken))) < settings.said_named:
        return None
    known = [vocabulary[term] for term in asked if term in vocabulary]
    if len(known) < len(asked):
        return None
    having = (number for number in _having(known, build) if number not in build.introductions)
    said = (number for number in having if _has_sentence(asked, build.passages[number], build))
    first = next(said, None)
    return first if next(said, None) is None else None


def _having(known: list[int], build: Build) -> list[int]:
    """Return the passages one part of whose text has all these terms."""
    index = build.index
    having = np.flatnonzero(np.bincount(index.words.rows_with(known), minlength=1) == len(known))
    field, passage = np.divmod(index.owners.slots_of(having), index.n_passages)
    places: list[int] = passage[field == BODY].tolist()
    return sorted(set(places))


def names_all(text: str, passage: Passage, build: Build) -> bool:
    """Tell whether one sentence of a passage has all that a text names: "do I need shoes", of "Bring running shoes"."""
    named = naming_terms(text)
    return any(map(str.isalpha, named)) and _has_sentence(named, passage, build)


def _has_sentence(asked: set[str], passage: Passage, build: Build) -> bool:
    """Tell whether one sentence of a passage has all these stems."""
    return any(asked <= set(stems(said)) for said in Sentences.of(passage, build.document(passage)).words)
