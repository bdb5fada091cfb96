"""Shares with their counts and 95 % intervals: what a number from so few questions can mean."""

from __future__ import annotations

import math
from dataclasses import dataclass

Z = 1.959964
"""Standard normal quantile of a two-sided 95 % interval."""


@dataclass(frozen=True, slots=True)
class Share:
    """`part` of `whole`, as a percentage with the ends of its interval; all three None where `whole` is 0.

    `term` is what the field calls it, where `name` says it in plain words.
    """

    name: str
    meaning: str
    part: float
    whole: int
    percent: float | None
    low: float | None
    high: float | None
    term: str = ""


def share(name: str, meaning: str, part: float, whole: int, term: str = "") -> Share:
    """Return a share; a part may be half a question (a right passage that was offered)."""
    if not whole:
        return Share(name, meaning, part, 0, None, None, None, term)
    low, high = wilson(part, whole)
    return Share(name, meaning, part, whole, 100 * part / whole, 100 * low, 100 * high, term)


def wilson(part: float, whole: int) -> tuple[float, float]:
    """Return the 95 % score interval of a proportion, 0 to 1 (Wilson 1927); `whole` must be above 0."""
    p, n = part / whole, whole
    middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def auroc_interval(area: float, positives: int, negatives: int) -> tuple[float, float]:
    """Return the 95 % interval of an area under the ROC curve, 0 to 1 (Hanley and McNeil 1982); counts above 0."""
    q1, q2 = area / (2 - area), 2 * area * area / (1 + area)
    spread = area * (1 - area) + (positives - 1) * (q1 - area * area) + (negatives - 1) * (q2 - area * area)
    half = Z * math.sqrt(max(spread, 0.0) / (positives * negatives))
    return max(0.0, area - half), min(1.0, area + half)
