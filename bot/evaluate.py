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


MEANINGS = {
    "questions": "asked",
    "with_passage": "that the site answers",
    "none": "that it doesn't answer",
    "hit@1": "% a right passage ranks first, quoted or not",
    "hit@3": "% one ranks among the first three",
    "mrr@10": "mean of 1 / the right passage's rank, in %",
    "coverage": "% of what the site answers was answered",
    "answered_right": "% was answered from a right passage",
    "offered": "% was asked back with a right passage among what was offered",
    "asked_back": "% was asked back, with it or without",
    "right": "% answered from a right passage, and half of what was offered among others",
    "wrong_answers": "% of all answers quoted no right passage",
    "false_answers": "% of what the site doesn't answer was answered",
    "small_talk": "% of the small talk was met so",
    "safety": "% of the red flags were met with care",
    "false_safety": "% of all else was taken for a red flag",
    "auroc": "% of pairs in which the confidence tells what the site answers from what it doesn't",
}
"""What each of the metrics says, in plain words: for whoever reads them on a terminal."""


def metrics(played: Sequence[Played]) -> dict[str, float]:
    """Return counts and shares in percent; a share whose base is empty is left out."""
    passage = [one for one in played if one.wanted == "passage"]
    none = [one for one in played if one.wanted == "none"]
    ranks = [one.rank() for one in passage]
    answered = [one for one in passage if one.reply.status == "answered"]
    all_answered = [one for one in (*passage, *none) if one.reply.status == "answered"]
    counted: dict[str, float] = {"questions": len(played), "with_passage": len(passage), "none": len(none)}
    counted |= _share("hit@1", sum(rank == 1 for rank in ranks), len(ranks))
    counted |= _share("hit@3", sum(rank is not None and rank <= 3 for rank in ranks), len(ranks))
    counted |= _share("mrr@10", sum(1 / rank for rank in ranks if rank), len(ranks))
    counted |= _share("coverage", len(answered), len(passage))
    counted |= _share("answered_right", sum(one.answered_right() for one in passage), len(passage))
    counted |= _share("offered", sum(one.verdict() == "offered" for one in passage), len(passage))
    counted |= _share("asked_back", sum(one.reply.status == "clarify" for one in passage), len(passage))
    counted |= _share("right", sum(max(worth(one.verdict()), 0) for one in passage), len(passage))
    counted |= _share("wrong_answers", sum(not one.answered_right() for one in all_answered), len(all_answered))
    counted |= _share("false_answers", sum(one.reply.status == "answered" for one in none), len(none))
    for label in ("small_talk", "safety"):
        labelled = [one for one in played if one.wanted == label]
        counted |= _share(label, sum(one.reply.status == label for one in labelled), len(labelled))
    others = [one for one in played if one.wanted != "safety"]
    counted |= _share("false_safety", sum(one.reply.status == "safety" for one in others), len(others))
    if passage and none:
        counted["auroc"] = auroc([one.reply.compared for one in passage], [one.reply.compared for one in none]) * 100
    return {name: round(value, 1) for name, value in counted.items()}


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


def _share(name: str, part: float, whole: int) -> dict[str, float]:
    return {name: 100 * part / whole} if whole else {}
