"""The questions that went wrong, what was expected and what came, the most misleading first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.builds import Build
from bot.evaluate import Played
from bot.questions import SPECIAL
from bot.report.places import Place, place_of, place_quoted, places_offered
from bot.verdict import Verdict, worth

EXPECTED_SHOWN = 2


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
    options: tuple[Place, ...]
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
        got=place_quoted(reply.quotes[0]) if reply.quotes else None,
        options=places_offered(reply.options, build),
        confidence=reply.compared,
        rank=one.rank(),
    )
