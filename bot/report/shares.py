"""Shares with their counts and 95 % intervals: what a number from so few questions can mean."""

from __future__ import annotations

import math
from dataclasses import dataclass

Z = 1.959964
"""Standard normal quantile of a two-sided 95 % interval."""
HALVINGS = 40
"""Of an interval that is searched, until it is narrower than 1e-12."""


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


def margin(whole: int) -> float:
    """Return how far off a share of half of so many may be either way, 0 to 1 (95 %); `whole` must be above 0."""
    low, high = wilson(whole / 2, whole)
    return (high - low) / 2


def auroc_interval(area: float, positives: int, negatives: int) -> tuple[float, float]:
    """Return the 95 % interval of an area under the ROC curve, 0 to 1; counts above 0.

    Source: Newcombe 2006, method 5: the areas whose own spread (Hanley and McNeil 1982) still reaches this one. A
    perfect area thus keeps an interval, which shrinks with the counts.
    """
    return _lowest(area, positives, negatives), 1 - _lowest(1 - area, positives, negatives)


def _lowest(area: float, positives: int, negatives: int) -> float:
    """Return the lowest area that reaches `area`, by halving."""
    others = (positives + negatives) / 2 - 1
    low, high = 0.0, area
    for _ in range(HALVINGS):
        guess = (low + high) / 2
        spread = guess * (1 - guess) * (1 + others * ((1 - guess) / (2 - guess) + guess / (1 + guess)))
        reaches = guess + Z * math.sqrt(spread / (positives * negatives)) >= area
        low, high = (low, guess) if reaches else (guess, high)
    return high
