"""Decide from one confidence alone whether to answer, to ask back, or to say that the site doesn't say."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from bot.index import Floats
from bot.records.conversation import Status
from bot.records.reply import Reason
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the decision reads. `confidence` is that of the best passage, 0 where nothing was found; `known` is the
    known share of the question's weight.

    `readings` are the passages near enough to be offered. `other_language` and `vague` (nothing but words of grammar)
    are told of the question itself; `follows` says that it leans on what was said before; `refused` that the owner
    spoke against an answer (bot/refusal.py); `order` that the message orders the bot about (bot/orders.py);
    `thin` that one of the best passages has hardly a way to ask, fewer than a classifier needs; `nearness` is the best
    cosine of the question with anything that answers, None without vectors; `leaves` that the talk has quoted, and that
    the best passage is of another topic; `leans` that a question of known words needs what was said before; `tied` that
    the best passage leads the second by next to nothing, and that nothing before it tells which is meant; `bare` that a
    single word is asked, which several of the best passages are asked for by; `apart` that the question together with
    the one that opened its topic finds others sooner than the best passage; `strays` that it only asks of what it
    points at ("how much do they cost"), and that the best passage is of another thing.
    """

    confidence: float
    readings: int
    known: float
    follows: bool
    other_language: bool
    vague: bool
    refused: bool
    order: bool
    thin: bool
    nearness: float | None = None
    leans: bool = False
    leaves: bool = False
    tied: bool = False
    bare: bool = False
    apart: bool = False
    strays: bool = False


@dataclass(frozen=True, slots=True)
class Threshold:
    """The confidence that must be reached, 0 to 1, and the setting (bot/settings.py) that chose it."""

    at: float
    setting: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What kind of reply, why, and how sure it is that the best passage answers, 0 to 1.

    `answers_from` and `offers_from` are what the confidence of `evidence` was compared with.
    """

    status: Status
    reason: Reason | None
    confidence: float
    answers_from: Threshold
    offers_from: Threshold
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Curve:
    """From the decision's score to confidence: a logistic curve (Platt 1999), 1/2 at `middle`, `slope` per unit.

    It is fitted to a build's own labelled questions, so that a confidence means the same in every knowledge.
    """

    slope: float
    middle: float

    def confidence(self, score: float) -> float:
        """Return the share, 0 to 1, of best passages with this score that were right."""
        return 1 / (1 + math.exp(min(max(-self.slope * (score - self.middle), -700.0), 700.0)))


def score_of(fused: Floats, likely: Floats, best: int, settings: Settings) -> float:
    """Return the decision's score of passage `best`: how well it fits, and what share of all the fitting is its own.

    `fused` and `likely` are of shape (n_passages,).
    """
    share = share_of(fused, best, settings)
    return float(fused[best]) - classifier_given_way(settings) * float(likely[best]) + settings.share_weight * share


def classifier_given_way(settings: Settings) -> float:
    """Return how much of the classifier's weight gives way to the share, which says the same of phrasings: half of it.

    More is in benchmarks/tuning.md, "Confidence".
    """
    return settings.classifier_weight / 2


def share_of(fused: Floats, best: int, settings: Settings) -> float:
    """Return what share of all the fitting is that of passage `best`: a softmax over the scores, (n_passages,)."""
    raised = np.exp(np.float32(settings.share_sharpness) * (fused - fused[best]))
    return float(1 / raised.sum())


def decide(evidence: Evidence, settings: Settings) -> Decision:
    """Return the decision; three zones of the confidence: answer, offer readings, abstain.

    Two zones depend on how much of the question the knowledge knows: a question of mostly unknown words is quoted an
    answer only where that is sure, and one of known words is offered readings sooner. Where a rule or the owner speaks
    against any answer, or nothing is asked ("why?"), little is left of the confidence.
    """
    answers, offers = _answers_from(evidence, settings), _offers_from(evidence, settings)
    status, reason = _zone(evidence, answers.at, offers.at, settings)
    against = evidence.refused or evidence.order or reason in ("other_language", "no_known_term")
    confidence = evidence.confidence * (settings.ruled_out_share if against else 1)
    return Decision(status, reason, confidence, answers, offers, evidence)


def _is_strange(evidence: Evidence, settings: Settings) -> bool:
    """Tell whether the knowledge knows little of a question that doesn't lean on the talk."""
    return evidence.known < settings.off_topic_known and not evidence.follows


def _zone(
    evidence: Evidence, answers_from: float, offers_from: float, settings: Settings
) -> tuple[Status, Reason | None]:
    if evidence.other_language and evidence.confidence < settings.sure_from:
        return "abstained", "other_language"
    if evidence.order:
        return "abstained", "off_topic"
    if evidence.confidence == 0 or (evidence.vague and not evidence.follows):
        return "abstained", "no_known_term"
    offered = evidence.confidence >= offers_from
    if _is_strange(evidence, settings) and not offered and (evidence.nearness or 0) < settings.subject_from:
        return "abstained", "off_topic"
    if evidence.refused:
        return "abstained", "not_covered"
    if evidence.confidence >= answers_from:
        open_which = evidence.tied or evidence.bare or evidence.strays or evidence.apart
        asks_back = open_which and evidence.readings > 1
        return ("clarify", "ambiguous") if asks_back else ("answered", None)
    if offered and evidence.readings > 1:
        return "clarify", "ambiguous"
    return "abstained", "low_confidence"


def _answers_from(evidence: Evidence, settings: Settings) -> Threshold:
    if _is_strange(evidence, settings):
        return Threshold(settings.sure_from, "sure_from")
    if evidence.leaves:
        return Threshold(settings.answer_leaving_from, "answer_leaving_from")
    return Threshold(settings.answer_from, "answer_from")


def is_little(decision: Decision, settings: Settings) -> bool:
    """Tell whether so little was found that without the talk nothing would be offered as what may be meant."""
    by_itself = replace(decision.evidence, leans=False)
    return decide(by_itself, settings).reason == "low_confidence"


def _offers_from(evidence: Evidence, settings: Settings) -> Threshold:
    if evidence.leans:
        return Threshold(settings.offer_leaning_from, "offer_leaning_from")
    if evidence.thin and (evidence.nearness is None or evidence.nearness >= settings.offer_near_from):
        return Threshold(settings.offer_thin_from, "offer_thin_from")
    if evidence.known >= settings.offer_known:
        return Threshold(settings.offer_familiar_from, "offer_familiar_from")
    return Threshold(settings.offer_from, "offer_from")
