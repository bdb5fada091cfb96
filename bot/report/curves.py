"""What confidence is worth: risk by coverage, and how often a confidence of 0.7 is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

BINS = 10
CURVE_FROM = 30
"""Questions from which a curve is drawn: half of 30 may be 33 to 67 % of all (Wilson 1927), and of 10 even 24 to 76."""


@dataclass(frozen=True, slots=True)
class Rated:
    """One question: the confidence compared, whether the knowledge covers it, and whether the best passage is right."""

    confidence: float
    covered: bool
    right: bool


@dataclass(frozen=True, slots=True)
class Point:
    """If all from `confidence` up were answered: share of the covered answered, share wrong among the answers."""

    confidence: float
    coverage: float
    risk: float
    answers: int


@dataclass(frozen=True, slots=True)
class Bin:
    """Questions with a confidence from `low` to `high`: how many, their mean confidence, the share that is right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def coverage_risk(rated: Sequence[Rated]) -> list[Point]:
    """Return one point for each confidence met, highest first (El-Yaniv and Wiener 2010); empty if none is covered."""
    covered = sum(one.covered for one in rated)
    if not covered:
        return []
    points = []
    answers = answered_covered = wrong = 0
    ranked = sorted(rated, key=lambda one: -one.confidence)
    for confidence, tied in groupby(ranked, key=lambda one: one.confidence):
        for one in tied:
            answers += 1
            answered_covered += one.covered
            wrong += not one.right
        points.append(Point(confidence, answered_covered / covered, wrong / answers, answers))
    return points


def reliability(rated: Sequence[Rated], bins: int = BINS) -> list[Bin]:
    """Return the bins of equal width that hold questions, lowest first (DeGroot and Fienberg 1983)."""
    filled: dict[int, list[Rated]] = {}
    for one in rated:
        filled.setdefault(min(int(one.confidence * bins), bins - 1), []).append(one)
    return [
        Bin(
            number / bins,
            (number + 1) / bins,
            len(held),
            sum(one.confidence for one in held) / len(held),
            sum(one.right for one in held) / len(held),
        )
        for number, held in sorted(filled.items())
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """Return the expected calibration error, 0 to 1: the bins' |confidence - right|, weighed by their counts.

    Source: Naeini, Cooper and Hauskrecht 2015. 0 for no bins.
    """
    total = sum(held.count for held in bins)
    return sum(held.count * abs(held.confidence - held.right) for held in bins) / total if total else 0.0
