"""Tell whether the owner ruled out what would be answered: by a passage's `not-ask`, or as not covered at all."""

from __future__ import annotations

from functools import lru_cache

from bot.builds import Build
from bot.followup import content_count
from bot.not_covered import Likest
from bot.records.knowledge import Passage
from bot.retriever import is_refused
from bot.search import Found
from bot.text.analyse import stem, terms, words
from bot.text.asking import REQUESTS
from bot.text.function_words import POINTERS, content_words

PASSAGES_KEPT = 256
"""Passages of which the words of the ways to ask are kept."""


def is_ruled_out(found: Found, build: Build, *, follows: bool) -> bool:
    """Tell whether the owner speaks against an answer from the best passage.

    The few words of what `follows` look like no way to ask at all, so that any `not-ask` would beat them.
    """
    if not found.best:
        return False
    return not_covered(found, build, follows=follows) is not None or (not follows and _by_not_ask(found, build))


def not_covered(found: Found, build: Build, *, follows: bool) -> Likest | None:
    """Return the owner's line that a question is nearer to than to any passage, None where it is nearer to one.

    Near is what has the greatest cosine, with a way to ask or with a text; the odds that it is no way to ask at all
    make up for what one line or another chances to be like, but not for a passage that is plainly nearer, nor for one
    that would surely be answered from. What `follows`, or is short and asked in a talk, says half of what it means, so
    it must be plainly nearer to the line ("and the toes?").
    """
    lines, settings = build.not_covered, build.settings
    if same := lines.same(found.query):
        return same
    short = found.alone is not None and content_count(found.text) <= settings.not_covered_short
    margin = settings.not_covered_follow_margin if follows or short else settings.not_covered_margin
    nearest = found.scores.nearness
    logit = lines.logit(found.query)
    least = nearest + max(settings.not_covered_least, margin - settings.not_covered_odds * logit)
    least = max(least, settings.not_covered_from)
    if least >= 1 or logit < settings.not_covered_unlikely:  # as for most of what is covered: no line need be compared
        return None
    if _is_keyword(found, build):
        return None
    likest = lines.likest(found.query)
    if likest is None or likest.cosine <= least:
        return None
    by_odds_alone = likest.cosine <= nearest
    sure = by_odds_alone and found.confidence(build) >= settings.not_covered_sure
    return None if sure else likest


def _by_not_ask(found: Found, build: Build) -> bool:
    """Tell whether `not-ask` speaks against the best passage."""
    refused = is_refused(found.best[0], found.query, found.scores, build.index, build.settings)
    return refused and not _is_keyword(found, build)


def _is_keyword(found: Found, build: Build) -> bool:
    """Tell whether a question is but keywords of what the best passage is asked for: such a one is never refused.

    It has a word or two, or is the passage's title in short. "Treadmill" is no more like "which treadmill should I buy"
    than like what the passage is asked for; "best treadmill" has a word that no way to ask has. What points back ("so
    what instead") names nothing that could be refused.
    """
    asked = {stem(word) for word in content_words(words(found.text)) if word not in POINTERS | REQUESTS}
    numbers = {found.best[0], int(found.scores.fused.argmax())}  # in a talk, and by itself ("hands?")
    few = len(asked) <= build.settings.not_ask_keywords
    best = [build.passages[number] for number in numbers]
    return any((few or _is_title(asked, one, build)) and asked <= _ways(one) for one in best)


def _is_title(asked: set[str], passage: Passage, build: Build) -> bool:
    """Tell whether these words are a passage's title in short, but for one at most: "running pram stroller"."""
    title = {*terms(passage.heading), *terms(passage.question)}
    return len(asked) <= build.settings.not_ask_title and len(asked & title) >= len(asked) - 1


@lru_cache(PASSAGES_KEPT)
def _ways(passage: Passage) -> frozenset[str]:
    """Return the stems of a passage's ways to ask: thirty texts, not read anew for what is asked for often."""
    return frozenset(term for way in (passage.heading, passage.question, *passage.phrasings) for term in terms(way))
