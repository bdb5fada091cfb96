"""The numbers of a report, against slow and plain readings of the same definitions."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, norm

from bot.evaluate import auroc
from bot.report import plots
from bot.report.curves import Rated, calibration_error, coverage_risk, reliability
from bot.report.shares import auroc_interval, share, wilson

RATED = st.lists(
    st.builds(Rated, st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.77, 1.0]) | st.floats(0, 1), st.booleans(), st.booleans()),
    max_size=40,
)


@given(st.integers(1, 500).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_intervals_are_scipys(counts: tuple[int, int]) -> None:
    low, high = wilson(*counts)
    theirs = binomtest(*counts).proportion_ci(method="wilson")
    assert (low, high) == pytest.approx((theirs.low, theirs.high), abs=1e-6)


def test_a_share_of_nothing_has_no_figure() -> None:
    nothing = share("coverage", "", 0, 0)
    assert (nothing.percent, nothing.low, nothing.high) == (None, None, None)


def test_the_interval_of_an_area_holds_it_and_shrinks_with_the_counts() -> None:
    few, many = auroc_interval(0.8, 10, 10), auroc_interval(0.8, 1000, 1000)
    assert few[0] < many[0] < 0.8 < many[1] < few[1] <= 1
    assert auroc_interval(0.2, 10, 10) == pytest.approx((1 - few[1], 1 - few[0]))


def test_a_perfect_area_from_few_questions_is_no_certain_one() -> None:
    lows = [auroc_interval(1.0, count, count)[0] for count in (1, 3, 30, 300)]
    assert lows == sorted(lows)
    assert lows[1] < 0.6
    assert lows[3] > 0.98
    assert auroc_interval(1.0, 3, 3)[1] == 1
    assert auroc_interval(0.0, 3, 3)[0] == 0


def test_the_interval_of_an_area_holds_the_true_one_in_some_95_of_100_samples() -> None:
    random = np.random.default_rng(7)
    covered = 0
    for _ in range(1000):
        yes, no = random.normal(1.8, 1, 12), random.normal(0, 1, 8)
        low, high = auroc_interval(auroc(list(yes), list(no)), 12, 8)
        covered += low <= norm.cdf(1.8 / math.sqrt(2)) <= high
    assert 930 <= covered <= 990


@given(RATED)
def test_every_point_of_the_curve_is_what_answering_from_there_would_give(rated: list[Rated]) -> None:
    covered = sum(one.covered for one in rated)
    points = coverage_risk(rated)
    assert bool(points) == bool(covered)
    for point in points:
        answered = [one for one in rated if one.confidence >= point.confidence]
        assert point.answers == len(answered)
        assert point.coverage == sum(one.covered for one in answered) / covered
        assert point.risk == sum(not one.right for one in answered) / len(answered)


@given(RATED)
def test_every_question_is_in_one_bin_and_the_error_is_their_mean_distance(rated: list[Rated]) -> None:
    bins = reliability(rated)
    assert sum(held.count for held in bins) == len(rated)
    for held in bins:
        assert held.low <= held.confidence + 1e-9
        assert held.confidence <= held.high + 1e-9
    distances = [abs(held.confidence - held.right) for held in bins for _ in range(held.count)]
    expected = math.fsum(distances) / len(distances) if distances else 0.0
    assert calibration_error(bins) == pytest.approx(expected)


@given(RATED)
def test_nothing_is_drawn_outside_its_plot(rated: list[Rated]) -> None:
    points, bins = coverage_risk(rated), reliability(rated)
    frame = plots.risk_frame(points)
    corners = [tuple(map(float, corner.split(","))) for corner in plots.line(points, frame).split()]
    corners += [(dot.x, y) for dot in plots.dots(bins, plots.Frame()) for y in (dot.y, dot.low, dot.high)]
    for x, y in corners:
        assert plots.LEFT <= x <= plots.WIDTH - plots.RIGHT
        assert plots.TOP <= y <= plots.HEIGHT - plots.BOTTOM
    assert max(frame.y_ticks) <= frame.y_end
