"""Where things stand on a plot, in the units of its SVG; the templates draw them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from bot.report.curves import Bin, Point
from bot.report.shares import wilson

WIDTH, HEIGHT = 640, 400
LEFT, RIGHT, TOP, BOTTOM = 92, 20, 16, 62
POINTS_MAX = 300
"""Corners of a drawn line: more can't be seen and only make the page heavy."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A plot's axes: both begin at 0, and end at these shares (0 to 1)."""

    x_end: float = 1.0
    y_end: float = 1.0

    def x(self, share: float) -> float:
        """Place a share on the x axis."""
        return round(LEFT + (WIDTH - LEFT - RIGHT) * share / self.x_end, 1)

    def y(self, share: float) -> float:
        """Place a share on the y axis, which points up."""
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share / self.y_end, 1)

    @property
    def x_ticks(self) -> list[float]:
        """The shares that the x axis names."""
        return _ticks(self.x_end)

    @property
    def y_ticks(self) -> list[float]:
        """The shares that the y axis names."""
        return _ticks(self.y_end)


@dataclass(frozen=True, slots=True)
class Dot:
    """One bin of the reliability diagram: its place, radius, and the ends of its interval on the y axis."""

    x: float
    y: float
    radius: float
    low: float
    high: float
    count: int


def risk_frame(points: Sequence[Point]) -> Frame:
    """Return axes on which every risk has room: up to the next tenth."""
    highest = max((point.risk for point in points), default=0.0)
    return Frame(y_end=min(1.0, max(0.1, math.ceil(highest * 10 - 1e-9) / 10)))


def line(points: Sequence[Point], frame: Frame) -> str:
    """Return the coverage–risk curve as the `points` of a polyline."""
    step = max(1, math.ceil(len(points) / POINTS_MAX))
    kept = [*points[::step], *points[-1:]]
    return " ".join(f"{frame.x(point.coverage)},{frame.y(point.risk)}" for point in kept)


def dots(bins: Sequence[Bin], frame: Frame) -> list[Dot]:
    """Return the dots of the reliability diagram; the area of each goes with its count."""
    most = max((held.count for held in bins), default=1)
    placed = []
    for held in bins:
        low, high = wilson(held.right * held.count, held.count)
        radius = round(3 + 11 * math.sqrt(held.count / most), 1)
        placed.append(
            Dot(frame.x(held.confidence), frame.y(held.right), radius, frame.y(low), frame.y(high), held.count)
        )
    return placed


def at_coverages(points: Sequence[Point], tenths: int = 10) -> list[Point]:
    """Return for each tenth of coverage the first point that reaches it: the table behind the curve."""
    found = []
    for tenth in range(1, tenths + 1):
        reached = next((point for point in points if point.coverage >= tenth / tenths - 1e-9), None)
        if reached and reached not in found:
            found.append(reached)
    return found


def _ticks(end: float) -> list[float]:
    step = 0.2 if end > 0.5 else 0.1 if end > 0.2 else 0.05
    return [round(step * number, 2) for number in range(int(end / step + 1e-9) + 1)]
