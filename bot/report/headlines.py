"""The figures on top of a report: the metrics once more, each with its counts and interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.evaluate import Played, auroc
from bot.report.shares import Share, auroc_interval, share
from bot.verdict import VERDICTS, Verdict, worth


@dataclass(frozen=True, slots=True)
class OfKind:
    """One kind of question: how many, how many replies of each verdict, and the share that is right."""

    kind: str
    count: int
    verdicts: tuple[int, ...]
    right: Share


def headlines(played: Sequence[Played]) -> list[Share]:
    """Return every figure whose base isn't empty, as `metrics` counts it."""
    passage, none = _wanting(played, "passage"), _wanting(played, "none")
    ranks = [one.rank() or 99 for one in passage]
    answers = [one for one in (*passage, *none) if one.reply.status == "answered"]
    covered = [one for one in answers if one.wanted == "passage"]
    wrong = sum(not one.answered_right() for one in answers)
    talk, safety = _wanting(played, "small_talk"), _wanting(played, "safety")
    figures = [
        share("answered", "of the questions that the site answers", len(covered), len(passage), "coverage"),
        share("right", "quoted a right passage first; one that was offered counts half", _worth(passage), len(passage)),
        share("wrong answers", "of all answers quoted a passage that isn't right", wrong, len(answers)),
        share("false answers", "of what the site doesn't answer was answered", len(answers) - len(covered), len(none)),
        share("found first", "a right passage ranks first, quoted or not", _within(ranks, 1), len(ranks), "hit@1"),
        share("found among three", "one ranks among the first three", _within(ranks, 3), len(ranks), "hit@3"),
        *_area(passage, none),
        share("safety", "of the red flags were met with care", sum(_is(one, "safety") for one in safety), len(safety)),
        share("small talk", "of the small talk was met so", sum(_is(one, "small_talk") for one in talk), len(talk)),
        _false_alarms(played),
    ]
    return [figure for figure in figures if figure.whole]


def by_kind(played: Sequence[Played]) -> list[OfKind]:
    """Return the kinds in alphabetical order, questions without one last, as "–"."""
    kinds = sorted({one.question.kind or "–" for one in played}, key=lambda kind: (kind == "–", kind))
    return [_of_kind(kind, [one for one in played if (one.question.kind or "–") == kind]) for kind in kinds]


def _of_kind(kind: str, played: Sequence[Played]) -> OfKind:
    found = [one.verdict() for one in played]
    counts = tuple(found.count(name) for name in VERDICTS)
    return OfKind(kind, len(played), counts, share("right", "", _worth(played), len(played)))


def verdicts_met(rows: Sequence[OfKind]) -> list[tuple[int, Verdict]]:
    """Return place and name of the verdicts that occur at all: the columns that a table needs."""
    return [(place, name) for place, name in enumerate(VERDICTS) if any(row.verdicts[place] for row in rows)]


def _wanting(played: Sequence[Played], wanted: str) -> list[Played]:
    return [one for one in played if one.wanted == wanted]


def _is(one: Played, status: str) -> bool:
    return one.reply.status == status


def _within(ranks: Sequence[int], first: int) -> int:
    return sum(rank <= first for rank in ranks)


def _worth(played: Sequence[Played]) -> float:
    return sum(max(worth(one.verdict()), 0.0) for one in played)


def _area(passage: Sequence[Played], none: Sequence[Played]) -> list[Share]:
    if not passage or not none:
        return []
    area = auroc([one.reply.compared for one in passage], [one.reply.compared for one in none])
    low, high = auroc_interval(area, len(passage), len(none))
    pairs = len(passage) * len(none)
    meaning = "of all pairs: surer of the question that the site answers than of the one that it doesn't"
    return [Share("told apart", meaning, area * pairs, pairs, 100 * area, 100 * low, 100 * high, "AUROC")]


def _false_alarms(played: Sequence[Played]) -> Share:
    others = [one for one in played if one.wanted != "safety"]
    alarms = sum(_is(one, "safety") for one in others)
    return share("false alarms", "of all other questions were met with care needlessly", alarms, len(others))
