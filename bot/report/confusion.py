"""Who is taken for whom: kinds of question against kinds of reply, and passages against passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.builds import Build
from bot.evaluate import Played
from bot.report.places import Place, place_of

WANTED = ("passage", "none", "small_talk", "safety")
CAME = (
    "right passage quoted",
    "wrong passage quoted",
    "right one offered",
    "others offered",
    "abstained",
    "small talk",
    "safety",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of question: how often each kind of reply came, in the order of CAME. `right` are the columns wanted."""

    wanted: str
    counts: tuple[int, ...]
    right: frozenset[int]

    @property
    def total(self) -> int:
        """Count the questions of this kind."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Mixed:
    """Two passages, of which `first` stood first where `wanted` was right, or the other way round.

    `turns` are an example, which ends with the question judged; `in_talk` counts those that had turns before.
    """

    wanted: Place
    first: Place
    count: int
    in_talk: int
    turns: tuple[str, ...]


def confusion(played: Sequence[Played]) -> list[Row]:
    """Return one row for each kind of question that occurs."""
    right = {"passage": {0}, "none": {3, 4}, "small_talk": {5}, "safety": {6}}
    rows = []
    for wanted in WANTED:
        came = Counter(_came(one) for one in played if one.wanted == wanted)
        if came:
            counts = tuple(came[column] for column in range(len(CAME)))
            rows.append(Row(wanted, counts, frozenset(right[wanted])))
    return rows


def mixed_up(played: Sequence[Played], build: Build, limit: int = 15) -> list[Mixed]:
    """Return the pairs of passages most often taken for one another, whichever of them was wanted."""
    pairs: dict[tuple[str, ...], list[Played]] = {}
    for one in played:
        if one.wanted == "passage" and one.reply.hits and one.rank() != 1:
            pair = tuple(sorted((_nearest_gold(one), one.reply.hits[0].passage_id)))
            pairs.setdefault(pair, []).append(one)
    ranked = sorted(pairs.items(), key=lambda item: (-len(item[1]), item[0]))
    return [_mixed(met, build) for _, met in ranked[:limit]]


def _mixed(met: Sequence[Played], build: Build) -> Mixed:
    """Tell of one pair by the question that needs the fewest turns to be understood."""
    example = min(met, key=lambda one: len(one.question.turns))
    return Mixed(
        wanted=place_of(_nearest_gold(example), build),
        first=place_of(example.reply.hits[0].passage_id, build),
        count=len(met),
        in_talk=sum(len(one.question.turns) > 1 for one in met),
        turns=tuple(example.question.turns),
    )


def _came(one: Played) -> int:
    status = one.reply.status
    if status == "answered":
        return 0 if one.answered_right() else 1
    if status == "clarify":
        return 2 if one.offers_right() else 3
    return {"abstained": 4, "small_talk": 5, "safety": 6}[status]


def _nearest_gold(one: Played) -> str:
    """Return the right passage that came nearest, as far as one is among the ten; else the first label."""
    rank = one.rank()
    return one.reply.hits[rank - 1].passage_id if rank else one.question.gold[0]
