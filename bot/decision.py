"""Decide from the scores alone whether to answer, to ask back, or to say that the site doesn't say."""

from __future__ import annotations

import math
from dataclasses import dataclass

from bot.records import Reason, Status
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the decision reads. `score` is that of the best passage, 0 where nothing was found; `known` is the known
    share of the question's weight.

    `readings` are the passages near enough to be offered. `other_language` and `vague` (nothing but words of grammar)
    are told of the question itself; `follows` says that it leans on what was said before; `refused` that the owner's
    `not-ask` spoke against the best passage.
    """

    score: float
    readings: int
    known: float
    follows: bool
    other_language: bool
    vague: bool
    refused: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """What kind of reply, and why."""

    status: Status
    reason: Reason | None


def score_of(fused: float, lead: float, settings: Settings) -> float:
    """Return the decision's score: how well the best passage fits, and how far it leads the second."""
    return fused + settings.lead_weight * min(max(lead, 0.0), 1.0)


def decide(evidence: Evidence, settings: Settings) -> Decision:
    """Return the decision; three zones of the score: answer, offer readings, abstain."""
    if evidence.other_language and evidence.score < settings.sure_from:
        return Decision("abstained", "other_language")
    if evidence.score == 0 or (evidence.vague and not evidence.follows):
        return Decision("abstained", "no_known_term")
    if evidence.score >= settings.answer_from:
        return Decision("answered", None)
    if evidence.known < settings.off_topic_known and not evidence.follows:
        return Decision("abstained", "off_topic")
    if evidence.refused:
        return Decision("abstained", "not_covered")
    if evidence.score >= settings.offer_from and evidence.readings > 1:
        return Decision("clarify", "ambiguous")
    return Decision("abstained", "low_confidence")


def confidence(score: float, settings: Settings) -> float:
    """Return the calibrated confidence of a decision's score, 0 to 1: the share of such answers that were right."""
    return 1 / (1 + math.exp(-settings.confidence_slope * (score - settings.confidence_middle)))
