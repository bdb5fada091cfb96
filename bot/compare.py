"""Tell two builds apart by their replies: which questions get another answer, and whether it is a better one."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.gold import Stray, StrayLabel
from bot.questions import Question
from bot.runs import Origin, Outcome
from bot.verdict import VERDICTS, Verdict, worth

Effect = Literal["worse", "better", "neutral"]
NAMED, QUOTED_CHARS, WANTED_TOLD = 10, 160, 2
SPECIAL_WANTED = {"none": "no answer", "small_talk": "small talk", "safety": "care"}
"""What a special label wants, as the pages say it."""
UNLIKELY = 0.05
"""The chance below which a difference is taken for a real one (Fisher 1925)."""
_EFFECT_WORDS: dict[Effect, str] = {"worse": "worse", "better": "better", "neutral": "neither"}
_ORDER: dict[Effect, int] = {"worse": 0, "better": 1, "neutral": 2}


@dataclass(frozen=True, slots=True)
class Change:
    """One question that gets another answer; `turns` end with the question that was judged."""

    question_id: str
    kind: str
    turns: tuple[str, ...]
    gold: tuple[str, ...]
    old: Outcome
    new: Outcome
    effect: Effect


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two builds on one question file. `changes` stand worst first, then better, then neutral; in file order.

    `verdicts` counts old and new replies of each verdict that occurs. `only_old` and `only_new` are the ids of
    questions that one side lacks; `neither` of those that both lack. `strays` aren't compared, since the new build has
    nothing that their gold names; `unknown` are compared, and their gold names nothing in the old one. `stray_labels`
    name nothing in the new build either, beside others that do. `old` and `new` say where the two come from.
    """

    compared: int
    changes: tuple[Change, ...]
    verdicts: tuple[tuple[Verdict, int, int], ...]
    only_old: tuple[str, ...] = ()
    only_new: tuple[str, ...] = ()
    neither: tuple[str, ...] = ()
    strays: tuple[Stray, ...] = ()
    unknown: tuple[str, ...] = ()
    stray_labels: tuple[StrayLabel, ...] = ()
    old: Origin | None = None
    new: Origin | None = None

    def count(self, effect: Effect) -> int:
        """Count the changes of one effect."""
        return sum(change.effect == effect for change in self.changes)

    @property
    def chance(self) -> float:
        """The chance of a split at least as uneven if better and worse were equally likely, 0 to 1."""
        return sign_test(self.count("better"), self.count("worse"))


def compare(
    questions: Sequence[Question],
    old: Mapping[str, Outcome],
    new: Mapping[str, Outcome],
    strays: tuple[Stray, ...] = (),
    unknown: tuple[str, ...] = (),
) -> Comparison:
    """Compare the replies to the questions that both sides have; the last two are the comparison's own."""
    ids = [question.id for question in questions]
    both = [question for question in questions if question.id in old and question.id in new]
    changes = [
        _change(question, old[question.id], new[question.id])
        for question in both
        if _differ(old[question.id], new[question.id])
    ]
    olds, news = ([side[question.id].verdict for question in both] for side in (old, new))
    return Comparison(
        compared=len(both),
        changes=tuple(sorted(changes, key=lambda change: _ORDER[change.effect])),
        verdicts=tuple((v, olds.count(v), news.count(v)) for v in VERDICTS if v in olds or v in news),
        only_old=tuple(one for one in ids if one in old and one not in new),
        only_new=tuple(one for one in ids if one in new and one not in old),
        neither=tuple(one for one in ids if one not in new and one not in old),
        strays=strays,
        unknown=unknown,
    )


def sign_test(better: int, worse: int) -> float:
    """Return the two-sided p of the exact sign test (Dixon and Mood 1946); 1 where nothing changed."""
    n, fewer = better + worse, min(better, worse)
    tail = sum(math.comb(n, k) for k in range(fewer + 1))
    return min(1.0, float(2 * tail / 2**n))


def _differ(old: Outcome, new: Outcome) -> bool:
    """Tell whether a visitor would notice: another kind of reply, passage, sentence of it, or set of options.

    So does another verdict: the table counts it, and what is counted must be found among the changes.
    """
    another_text = bool(old.text and new.text and old.text != new.text)
    return old.verdict != new.verdict or old.quoted != new.quoted or another_text or old.offered != new.offered


def _change(question: Question, old: Outcome, new: Outcome) -> Change:
    gained = worth(new.verdict) - worth(old.verdict)
    effect: Effect = "better" if gained > 0 else "worse" if gained < 0 else "neutral"
    return Change(question.id, question.kind, tuple(question.turns), tuple(question.gold), old, new, effect)


def told(found: Comparison) -> str:
    """Put a comparison into words for the terminal."""
    lines = [headline(found)]
    lines += [f"{name.capitalize()}: {side}" for name, side in (("old", found.old), ("new", found.new)) if side]
    lines += [""]
    lines += [f"{name:15} {before:5} → {after}" for name, before, after in found.verdicts]
    for change in found.changes:
        *before, asked = change.turns
        lines += ["", f"{_EFFECT_WORDS[change.effect]}  {change.question_id}  {' / '.join([*before, asked])}"]
        lines += [f"   wanted  {_wanted(change.gold)}"]
        lines += [f"   {name:6}  {_side(side)}" for name, side in (("old", change.old), ("new", change.new))]
    lines += [f"\n{note}" for note in lacking(found)]
    return "\n".join(lines)


def headline(found: Comparison) -> str:
    """Say in a sentence or two how many changed and which way."""
    better, worse = found.count("better"), found.count("worse")
    said = (
        f"{len(found.changes)} of {found.compared} questions get another answer: "
        f"{better} better, {worse} worse, {found.count('neutral')} neither."
    )
    if better + worse:
        said += f" {chance_words(found.chance)}"
    return said


def chance_words(p: float) -> str:
    """Say what `sign_test` found to somebody who never heard of it."""
    often = f"{100 * p:.0f} of 100" if p >= 0.01 else "fewer than 1 of 100"
    seldom = "That is hardly chance" if p < UNLIKELY else "That may be chance"
    return f"{seldom}: if neither build were better, better and worse would be as unequal in {often} comparisons."


def lacking(found: Comparison) -> list[str]:
    """Say which questions couldn't be compared, or not on even terms."""
    sides = (("new", found.only_old), ("old", found.only_new), ("old and new", found.neither))
    notes = [f"{len(ids)} question(s) without a reply in {side}: {_some(ids)}" for side, ids in sides if ids]
    if found.unknown:
        what = "whose gold names nothing in old, so that its answer can't have been right"
        notes.append(f"{len(found.unknown)} question(s) {what}: {_some(found.unknown)}")
    return notes


def _some(ids: Sequence[str]) -> str:
    return ", ".join(ids[:NAMED]) + (", …" if len(ids) > NAMED else "")


def _wanted(gold: Sequence[str]) -> str:
    """Return what would have been right; of many passages the first few."""
    more = len(gold) - WANTED_TOLD
    rest = ["or one more" if more == 1 else f"or one of {more} more"] if more > 0 else []
    return " | ".join([*(SPECIAL_WANTED.get(label, label) for label in gold[:WANTED_TOLD]), *rest])


def _side(side: Outcome) -> str:
    where = side.passage_id or (side.reason or "").replace("_", " ")
    quote = f" “{textwrap.shorten(side.text, QUOTED_CHARS, placeholder=' …')}”" if side.text else ""
    offers = f" offers {' | '.join(option.question for option in side.options)}" if side.options else ""
    return f"{side.verdict:15} {side.status} {where} (confidence {side.confidence:.2f}){quote}{offers}"
