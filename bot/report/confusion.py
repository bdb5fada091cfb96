"""Who is taken for whom: kinds of question against kinds of reply, and passages against passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.evaluate import Played

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
    """Two passages, of which `first` stood first where `wanted` was right, or the other way round."""

    wanted: str
    first: str
    count: int
    example: str


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


def mixed_up(played: Sequence[Played], limit: int = 15) -> list[Mixed]:
    """Return the pairs of passages most often taken for one another, whichever of them was wanted."""
    pairs: dict[tuple[str, ...], list[tuple[str, str, str]]] = {}
    for one in played:
        if one.wanted != "passage" or not one.reply.hits or one.rank() == 1:
            continue
        wanted, first = _nearest_gold(one), one.reply.hits[0].passage_id
        pairs.setdefault(tuple(sorted((wanted, first))), []).append((wanted, first, one.question.turns[-1]))
    ranked = sorted(pairs.items(), key=lambda item: (-len(item[1]), item[0]))
    return [Mixed(met[0][0], met[0][1], len(met), met[0][2]) for _, met in ranked[:limit]]


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
