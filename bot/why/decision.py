"""Tell a decision with its reason: which confidence was compared with which threshold, and what chose that."""

from __future__ import annotations

from collections.abc import Mapping

from bot.decision import Decision, Evidence, Threshold
from bot.settings import Settings

_CHOSEN: Mapping[str, str] = {
    "sure_from": "as the knowledge knows little of the question",
    "answer_leaving_from": "as the best passage is of another topic than the last quote",
    "offer_familiar_from": "as the knowledge knows the question's words",
    "offer_thin_from": "as one of the best passages has hardly a way to ask, and the question is on the subject",
    "offer_leaning_from": "as the question leans on the talk",
}
"""Why a threshold isn't the usual one, by its setting."""


def because(decision: Decision, lead: float, settings: Settings) -> str:
    """Return why a decision came out so; `lead` is that of the best passage, as a share of its own score."""
    evidence, answers, offers = decision.evidence, decision.answers_from, decision.offers_from
    sure = evidence.confidence
    if decision.reason == "other_language":
        return f"it looks like another language, and {_below(sure, settings.sure_from)} (sure_from)"
    if decision.reason == "no_known_term":
        return "it has nothing but words of grammar" if sure else "nothing was found"
    if decision.reason == "off_topic":
        return "it orders the bot about" if evidence.order else _off_topic(decision, settings)
    if decision.reason == "not_covered":
        return "its owner speaks against an answer"
    if decision.status == "answered":
        return _reaches(sure, answers.at)
    if sure >= answers.at:
        return f"{_reaches(sure, answers.at)}, but {_open_which(evidence, lead, settings)}"
    if decision.status == "clarify":
        return f"{_reaches(sure, offers.at)}, {_below(sure, answers.at)}, and {evidence.readings} readings are near"
    if sure < offers.at:
        return _below(sure, offers.at)
    return f"{_below(sure, answers.at)}, and there is no choice of readings to offer"


def _open_which(evidence: Evidence, lead: float, settings: Settings) -> str:
    """Return why it is open which passage is meant, sure as the best one is."""
    if evidence.apart:
        return "with the question that opened the topic others come first"
    if evidence.tied:
        near = _below(100 * lead, 100 * settings.answer_lead, " %")
        return f"the two best nearly tie: a lead of {near} (answer_lead)"
    if evidence.bare:
        ahead = _below(100 * lead, 100 * settings.answer_word_lead, " %")
        return f"it is a bare word that several passages are asked for by: a lead of {ahead} (answer_word_lead)"
    return "it points back, and the best passage is of another thing"


def told_threshold(threshold: Threshold) -> str:
    """Return a threshold with the setting that it is from, and why it isn't the usual one."""
    why = _CHOSEN.get(threshold.setting)
    return f"{threshold.at:.2f} ({threshold.setting}{f', {why}' if why else ''})"


def _off_topic(decision: Decision, settings: Settings) -> str:
    evidence = decision.evidence
    known = _below(evidence.known, settings.off_topic_known)
    near = _below(evidence.nearness or 0.0, settings.subject_from)
    sure = _below(evidence.confidence, decision.offers_from.at)
    return f"the known share {known} (off_topic_known), the nearness {near} (subject_from), and {sure}"


def _below(value: float, threshold: float, unit: str = "") -> str:
    one, other = _apart(value, threshold)
    return f"{one}{unit} is below {other}{unit}"


def _reaches(value: float, threshold: float) -> str:
    one, other = _apart(value, threshold)
    return f"{one} reaches {other}"


def _apart(one: float, other: float) -> tuple[str, str]:
    """Return two numbers with as many decimals as tell them apart, two at least."""
    pairs = [(f"{one:.{digits}f}", f"{other:.{digits}f}") for digits in (2, 3, 4, 6)]
    return next((pair for pair in pairs if pair[0] != pair[1]), pairs[0])
