"""Rank what was found: sooner what is named or stands on the page, later wrong readings, introductions and opposites.

Scores are of shape (n_passages,), in passage order.
"""

from __future__ import annotations

import numpy as np

from bot.builds import Build
from bot.conversation import topical
from bot.index import Floats
from bot.opposite import opposite
from bot.records.conversation import Conversation
from bot.retriever import order
from bot.text.analyse import in_plain_words
from bot.text.negation import lacking
from bot.titles import title_named

HITS = 10


def place_named(question: str, understood: str, conversation: Conversation, build: Build) -> int | None:
    """Return the place of the passage whose question this is, word for word, or whose title it names.

    It may name that together with the question before it: "warming up", then "and the fingers?".
    """
    if not build.titles:
        return build.canonical.get(in_plain_words(question))
    before = [f"{turn.question} {understood}" for turn in topical(conversation)[-1:]]
    named = (build.titles.get(title_named(text, build.settings.title_words)) for text in (understood, *before))
    return build.canonical.get(in_plain_words(question), next((place for place in named if place is not None), None))


def weighed_up(
    fused: Floats,
    ranking: Floats,
    build: Build,
    *,
    named: int | None,
    dropped: tuple[str, ...],
    page_path: str | None,
) -> tuple[Floats, Floats]:
    """Return both scores: less for what was `dropped` and for introductions, more for what is named.

    What stands on the page that the question was asked on only ranks higher.
    """
    settings = build.settings
    if wrong := _numbers(dropped, build):
        fused, ranking = (_lessened(scores, wrong, settings.dropped_penalty) for scores in (fused, ranking))
    if build.introductions:
        fused, ranking = (
            _lessened(s, sorted(build.introductions), settings.introduction_penalty) for s in (fused, ranking)
        )
    if named is not None:
        fused, ranking = (_raised(scores, named, settings.canonical_bonus) for scores in (fused, ranking))
    if on_page := build.pages.get(page_path or ""):
        ranking = ranking + _page_bonus(on_page, build)
    return fused, ranking


def ranked(text: str, fused: Floats, ranking: Floats, build: Build) -> tuple[Floats, Floats, tuple[int, ...]]:
    """Return both scores, less where a passage speaks of what the question does without, and the best ranked."""
    best = order(ranking, fused, HITS)
    if opposed := opposite(lacking(text), best, build):
        fused, ranking = (_lessened(scores, opposed, build.settings.opposite_penalty) for scores in (fused, ranking))
        best = order(ranking, fused, HITS)
    return fused, ranking, tuple(best)


def with_said(fused: Floats, ranking: Floats, said: int, build: Build) -> tuple[Floats, Floats, tuple[int, ...]]:
    """Return both scores with more for the passage that says the question in its words, and the best ranked."""
    fused, ranking = (_raised(scores, said, build.settings.said_bonus) for scores in (fused, ranking))
    return fused, ranking, tuple(order(ranking, fused, HITS))


def _page_bonus(on_page: tuple[int, ...], build: Build) -> Floats:
    bonus = np.zeros(len(build.passages), np.float32)
    bonus[list(on_page)] = build.settings.page_bonus
    return bonus


def _numbers(passage_ids: tuple[str, ...], build: Build) -> list[int]:
    return [build.number(one) for one in dict.fromkeys(passage_ids)]


def _raised(scores: Floats, number: int, gain: float) -> Floats:
    raised = scores.copy()
    raised[number] += np.float32(gain)
    return raised


def _lessened(scores: Floats, numbers: list[int], share: float) -> Floats:
    """Return the scores with a share of those of some passages taken off."""
    lessened = scores.copy()
    lessened[numbers] *= np.float32(1 - share)
    return lessened
