"""Decide from the scores alone whether to answer, to ask back, or to say that the site doesn't say."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from bot.records import Reason, Status
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the decision reads. `best` are fused scores, best first; `known` is the known share of the question.

    `other_language` and `vague` (nothing but words of grammar) are told of the question itself; `refused` says that
    the owner's `not-ask` spoke against the best passage.
    """

    best: Sequence[float]
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


def decide(evidence: Evidence, settings: Settings) -> Decision:
    """Return the decision; three zones of the best score: answer, offer readings, abstain."""
    if not evidence.best:
        return Decision("abstained", "other_language" if evidence.other_language else "no_known_term")
    top = evidence.best[0]
    if evidence.other_language and top < settings.sure_from:
        return Decision("abstained", "other_language")
    if evidence.vague and not evidence.follows:
        return Decision("abstained", "no_known_term")
    if top >= settings.answer_from:
        close = len(evidence.best) > 1 and evidence.best[1] >= top * (1 - settings.close)
        return Decision("clarify", "ambiguous") if close and top < settings.sure_from else Decision("answered", None)
    return _below(evidence, top, settings)


def _below(evidence: Evidence, top: float, settings: Settings) -> Decision:
    """Tell apart why nothing is quoted."""
    if evidence.known < settings.off_topic_known and not evidence.follows:
        return Decision("abstained", "off_topic")
    if evidence.refused:
        return Decision("abstained", "not_covered")
    if top >= settings.offer_from and len(evidence.best) > 1 and evidence.best[1] >= settings.offer_from:
        return Decision("clarify", "ambiguous")
    return Decision("abstained", "low_confidence")


def confidence(score: float, settings: Settings) -> float:
    """Return the calibrated confidence of a fused score, 0 to 1: the share of such answers that were right."""
    return 1 / (1 + math.exp(-settings.confidence_slope * (score - settings.confidence_middle)))
