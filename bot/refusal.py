"""Tell whether the owner's `not-ask` speaks against the passage that would answer."""

from __future__ import annotations

from bot.builds import Build
from bot.records import Passage
from bot.retriever import is_refused
from bot.search import Found
from bot.text.analyse import stem, terms, words
from bot.text.function_words import content_words


def is_ruled_out(found: Found, build: Build) -> bool:
    """Tell whether `not-ask` speaks against the best passage; a bare keyword of its ways to ask is never refused.

    "Treadmill" is no more like "which treadmill should I buy" than like what the passage is asked for; "best treadmill"
    has a word that no way to ask has.
    """
    if not found.best or not is_refused(found.best[0], found.query, found.scores, build.index, build.settings):
        return False
    asked = {stem(word) for word in content_words(words(found.text))}
    return len(asked) > build.settings.not_ask_keywords or not asked <= _ways(build.passages[found.best[0]])


def _ways(passage: Passage) -> set[str]:
    """Return the stems of a passage's ways to ask."""
    return {term for way in (passage.heading, passage.question, *passage.phrasings) for term in terms(way)}
