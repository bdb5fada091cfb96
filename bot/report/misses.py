"""The questions that went wrong, what was expected and what came, the most misleading first."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from bot.builds import Build
from bot.evaluate import Played
from bot.questions import SPECIAL
from bot.records.knowledge import Passage
from bot.records.reply import Quote
from bot.text.analyse import normalise
from bot.verdict import Verdict, worth

SHOWN_CHARS = 260
EXPECTED_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A passage as a reader of the report sees it: its id, its heading, the beginning of its text or of the quote."""

    name: str
    heading: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Miss:
    """One question and its reply side by side.

    `more` counts right passages beyond those in `expected`; `rank` is that of the first right passage among the ten.
    """

    question_id: str
    kind: str
    before: tuple[str, ...]
    question: str
    verdict: Verdict
    wanted: str
    expected: tuple[Place, ...]
    more: int
    status: str
    reason: str | None
    got: Place | None
    options: tuple[str, ...]
    confidence: float
    rank: int | None


def misses(played: Sequence[Played], build: Build, wanted: Sequence[Verdict] = ()) -> list[Miss]:
    """Return what went wrong, worst first: misled before unanswered, and the surest first among equals.

    With `wanted` only those verdicts.
    """
    wrong = [one for one in played if (one.verdict() in wanted if wanted else worth(one.verdict()) <= 0)]
    wrong.sort(key=lambda one: (worth(one.verdict()), -one.reply.compared, one.question.id))
    return [_miss(one, build) for one in wrong]


def _miss(one: Played, build: Build) -> Miss:
    question, reply = one.question, one.reply
    gold = [label for label in question.gold if label not in SPECIAL]
    return Miss(
        question_id=question.id,
        kind=question.kind,
        before=tuple(question.turns[:-1]),
        question=question.turns[-1],
        verdict=one.verdict(),
        wanted=one.wanted,
        expected=tuple(place_of(label, build) for label in gold[:EXPECTED_SHOWN]),
        more=max(len(gold) - EXPECTED_SHOWN, 0),
        status=reply.status,
        reason=reply.reason,
        got=_quoted(reply.quotes[0]) if reply.quotes else None,
        options=tuple(option.question for option in reply.options),
        confidence=reply.compared,
        rank=one.rank(),
    )


def place_of(label: str, build: Build) -> Place:
    """Return what a gold label names: a passage by its id or heading, a document, or nothing that this build has."""
    return known_place(label, build) or Place(label, "not in this build")


def known_place(label: str, build: Build) -> Place | None:
    """Return the same, and None where the build has nothing of that name."""
    if label in build.numbers:
        return _passage(build.passage(label), build)
    if label in build.documents:
        return Place(label, build.documents[label].title)
    named = (passage for passage in build.passages if normalise(passage.heading) == normalise(label))
    found = next(named, None)
    return _passage(found, build) if found else None


def _passage(passage: Passage, build: Build) -> Place:
    text = build.body(passage)
    return Place(passage.passage_id, passage.heading, textwrap.shorten(text, SHOWN_CHARS, placeholder=" …"))


def _quoted(quote: Quote) -> Place:
    return Place(quote.passage_id, quote.heading, textwrap.shorten(quote.text, SHOWN_CHARS, placeholder=" …"))
