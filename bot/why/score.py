"""Tell how the decision's score comes about, and the confidence from it, so that it can be reckoned again by hand."""

from __future__ import annotations

from dataclasses import dataclass

from bot.builds import Build
from bot.decision import Decision, classifier_given_way, share_of
from bot.search import Found


@dataclass(frozen=True, slots=True)
class Scored:
    """The score that the confidence was read from, that of the best passage, and its parts.

    `score` = `fit` / `divisor` + `likeness` − `classifier_weight` × `classifier` + `share_weight` × `share`, and
    `confidence` = 1 / (1 + e^(−`slope` × (`score` − `middle`))); of that `left` is left, 1 but where something spoke
    against an answer. `fit` is what the question brought, with the talk as far as it may speak for an answer, and
    `divisor` makes up for the talk; `likeness` is that beyond the usual.
    """

    passage_id: str
    fit: float
    divisor: float
    likeness: float
    classifier_weight: float
    classifier: float
    share_weight: float
    share: float
    score: float
    slope: float
    middle: float
    confidence: float
    left: float


def scored(found: Found, decision: Decision, build: Build) -> Scored | None:
    """Return how a decision's confidence came about; None where nothing was found."""
    if not found.best:
        return None
    best, settings, fitting = found.best[0], build.settings, found.fitting(build)
    fit, sure = float(found.fused[best]), decision.evidence.confidence
    return Scored(
        passage_id=build.passages[best].passage_id,
        fit=fit,
        divisor=found.weight,
        likeness=float(fitting[best]) - fit / found.weight if len(build.likeness.passages) else 0.0,
        classifier_weight=classifier_given_way(settings),
        classifier=float(found.scores.likely[best]),
        share_weight=settings.share_weight,
        share=share_of(fitting, best, settings),
        score=found.score(build),
        slope=build.curve.slope,
        middle=build.curve.middle,
        confidence=sure,
        left=decision.confidence / sure if sure else 1.0,
    )


def told_score(one: Scored) -> list[str]:
    """Return the score and the confidence as sums to reckon again."""
    parts = [f"{one.fit:.3f} fit" + (f" / {one.divisor:.3f} for the talk" if one.divisor != 1 else "")]
    if one.likeness:
        parts.append(f"{_signed(one.likeness)} likeness beyond the usual")
    if one.classifier:
        parts.append(f"- {one.classifier_weight:.3f} × {one.classifier:.3f} half of the classifier")
    parts.append(f"+ {one.share_weight:.3f} × {one.share:.3f} share of all that fits")
    curve = f"1 / (1 + e^(-{one.slope:.3f} × ({one.score:.3f} - {one.middle:.3f})))"
    left = f", times {one.left:.2f}, as something speaks against an answer" if one.left != 1 else ""
    return [f"score {one.score:.3f} = {' '.join(parts)}", f"confidence {one.confidence:.3f} = {curve}{left}"]


def _signed(number: float) -> str:
    return f"{'-' if number < 0 else '+'} {abs(number):.3f}"
