"""Play labelled questions through the dialogue that the endpoint uses, judge the last reply, and count.

Metrics: hit@k, the share of questions with a right passage among the first k; MRR@10, the mean of 1/rank (Voorhees
1999); coverage and wrong answers as in the glossary; `right`, the answers that quote a right passage first, and
half a question for each right passage among the readings offered; AUROC of confidence by the rank-sum statistic (Mann
and Whitney 1947; Hanley and McNeil 1982).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from bot.builds import Build
from bot.dialogue import answer
from bot.questions import Question, is_gold, wanted
from bot.records.conversation import Conversation
from bot.records.reply import Reply
from bot.verdict import Verdict, verdict, worth


class Judged(msgspec.Struct, frozen=True):
    """One line of a run: what was replied, by which build, and the ten best."""

    id: str
    status: str
    reason: str | None
    confidence: float
    hits: list[dict[str, str | float]]
    quotes: list[str]
    options: list[dict[str, str]]
    build: str


@dataclass(frozen=True, slots=True)
class Played:
    """A question and the reply to its last turn."""

    question: Question
    reply: Reply

    @property
    def wanted(self) -> str:
        """What kind of reply is right: `passage`, or one of the special labels."""
        return wanted(self.question)

    def rank(self) -> int | None:
        """Return the rank of the first right passage, counted from 1; None if it isn't among the ten."""
        for rank, hit in enumerate(self.reply.hits, start=1):
            if is_gold(self.question, hit.passage_id, hit.document_id, hit.heading):
                return rank
        return None

    def answered_right(self) -> bool:
        """Tell whether the reply quotes a right passage first."""
        if self.reply.status != "answered":
            return False
        quote = self.reply.quotes[0]
        return is_gold(self.question, quote.passage_id, quote.document_id, quote.heading)

    def offers_right(self) -> bool:
        """Tell whether a right passage is among the readings that the reply offers."""
        offered = {option.passage_id for option in self.reply.options}
        return any(
            is_gold(self.question, hit.passage_id, hit.document_id, hit.heading)
            for hit in self.reply.hits
            if hit.passage_id in offered
        )

    def verdict(self) -> Verdict:
        """Say how good the reply is."""
        return verdict(self.wanted, self.reply.status, right=self.answered_right(), offered=self.offers_right())

    def judged(self) -> Judged:
        """Return the line for a run file."""
        reply = self.reply
        hits: list[dict[str, str | float]] = [
            {"passage_id": h.passage_id, "document_id": h.document_id, "heading": h.heading, "score": h.score}
            for h in reply.hits
        ]
        quotes = [quote.passage_id for quote in reply.quotes]
        options = [{"question": option.question, "passage_id": option.passage_id} for option in reply.options]
        return Judged(self.question.id, reply.status, reply.reason, reply.compared, hits, quotes, options, reply.build)


def play(questions: Iterable[Question], build: Build) -> list[Played]:
    """Play all turns of each question, in order."""
    return [Played(question, _last_reply(question.turns, build)) for question in questions]


@dataclass(frozen=True, slots=True)
class Counted:
    """What a metric counts: `part` of `whole`; a part may be half a question, or a sum of shares of one."""

    part: float
    whole: int

    @property
    def percent(self) -> float:
        """The share in percent; `whole` must be above 0."""
        return 100 * self.part / self.whole


def metrics(played: Sequence[Played]) -> dict[str, float]:
    """Return counts and shares in percent; a share whose base is empty is left out."""
    passage, none = _wanting(played, "passage"), _wanting(played, "none")
    figures: dict[str, float] = {"questions": len(played), "with_passage": len(passage), "none": len(none)}
    figures |= {name: counted.percent for name, counted in counts(played).items()}
    if passage and none:
        figures["auroc"] = auroc([one.reply.compared for one in passage], [one.reply.compared for one in none]) * 100
    return {name: round(value, 1) for name, value in figures.items()}


def counts(played: Sequence[Played]) -> dict[str, Counted]:
    """Return what each share of `metrics` counts; one whose base is empty is left out."""
    passage, none = _wanting(played, "passage"), _wanting(played, "none")
    ranks = [one.rank() for one in passage]
    answered = [one for one in passage if one.reply.status == "answered"]
    all_answered = [one for one in (*passage, *none) if one.reply.status == "answered"]
    others = [one for one in played if one.wanted != "safety"]
    found = {
        "hit@1": Counted(sum(rank == 1 for rank in ranks), len(ranks)),
        "hit@3": Counted(sum(rank is not None and rank <= 3 for rank in ranks), len(ranks)),
        "mrr@10": Counted(sum(1 / rank for rank in ranks if rank), len(ranks)),
        "coverage": Counted(len(answered), len(passage)),
        "answered_right": Counted(sum(one.answered_right() for one in passage), len(passage)),
        "offered": Counted(sum(one.verdict() == "offered" for one in passage), len(passage)),
        "asked_back": Counted(sum(one.reply.status == "clarify" for one in passage), len(passage)),
        "right": Counted(sum(max(worth(one.verdict()), 0) for one in passage), len(passage)),
        "wrong_answers": Counted(sum(not one.answered_right() for one in all_answered), len(all_answered)),
        "false_answers": Counted(sum(one.reply.status == "answered" for one in none), len(none)),
        "small_talk": _met(played, "small_talk"),
        "safety": _met(played, "safety"),
        "false_safety": Counted(sum(one.reply.status == "safety" for one in others), len(others)),
    }
    return {name: counted for name, counted in found.items() if counted.whole}


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Return the chance that a positive outranks a negative, ties half, 0 to 1. Neither may be empty."""
    differences = np.subtract.outer(np.asarray(positive), np.asarray(negative))
    return float((differences > 0).mean() + (differences == 0).mean() / 2)


def write_run(played: Iterable[Played], path: Path) -> None:
    """Write one line per question."""
    path.write_bytes(b"".join(msgspec.json.encode(one.judged()) + b"\n" for one in played))


def _last_reply(turns: Sequence[str], build: Build) -> Reply:
    reply = answer(turns[0], Conversation(), build)
    for turn in turns[1:]:
        reply = answer(turn, reply.conversation, build)
    return reply


def _wanting(played: Sequence[Played], wanted: str) -> list[Played]:
    return [one for one in played if one.wanted == wanted]


def _met(played: Sequence[Played], label: str) -> Counted:
    """Count what is labelled `small_talk` or `safety` and was met so."""
    labelled = _wanting(played, label)
    return Counted(sum(one.reply.status == label for one in labelled), len(labelled))
