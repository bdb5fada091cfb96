"""Tell which passage a message names by its title: "and the first assessment?", "tell me about night drives"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.named_once import places_named_once
from bot.records.knowledge import Passage
from bot.text.analyse import stem, words
from bot.text.function_words import content_words

_AROUND = frozenset(
    "and so ok okay but then well also what whats about is are do does have has you your yours our we us me i a an the "
    "any some there of for on to in at with up from by please pls tell know want need would like "
    "more info information explain".split()
)
"""Words around a title that ask for nothing but what it says: not "how", "when" or "why"."""


def titles_of(passages: Sequence[Passage], least: int) -> dict[str, int]:
    """Return the places of passages by what their headings name; what two headings name stands for neither.

    A title of fewer than `least` words of content tells none.

    Only of those that nobody wrote ways to ask for: where there are, they tell better what it's asked for.
    """
    named = [
        (_named(words(passage.heading), least), place) for place, passage in enumerate(passages) if passage.unasked
    ]
    return places_named_once((title, place) for title, place in named if title)


def title_named(text: str, least: int) -> str:
    """Return what a message names and nothing else, as `titles_of` has it; empty where it asks anything of it."""
    said = words(text)
    content = set(content_words(said))
    around = [word for word in said if word not in content or word in _AROUND]
    return _named([word for word in said if word not in _AROUND], least) if _AROUND.issuperset(around) else ""


def _named(said: Sequence[str], least: int) -> str:
    """Return the stems of the content words, sorted; empty for fewer than a title has at `least`."""
    content = sorted({stem(word) for word in content_words(said) if word not in _AROUND})
    return " ".join(content) if len(content) >= least else ""
