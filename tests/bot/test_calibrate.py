"""The curve from score to confidence says how often the bot is right, in every knowledge."""

import random

import pytest

from bot.build.calibrate import everyday_questions, fit_curve
from bot.decision import Curve
from bot.settings import Settings

BELIEVED = Curve(2.0, 3.0)
SETTINGS = Settings()


def drawn(truth: Curve, n: int) -> list[tuple[float, bool]]:
    chance = random.Random(1)
    scores = [chance.uniform(truth.middle - 2, truth.middle + 2) for _ in range(n)]
    return [(score, chance.random() < truth.confidence(score)) for score in scores]


def test_without_questions_the_curve_of_all_sets_holds() -> None:
    found = fit_curve([], BELIEVED, SETTINGS)
    assert (found.slope, found.middle) == pytest.approx((2.0, 3.0), abs=0.02)


@pytest.mark.parametrize("truth", [Curve(1.0, 4.0), Curve(3.0, 2.0)])
def test_many_questions_outweigh_the_belief(truth: Curve) -> None:
    found = fit_curve(drawn(truth, 50 * SETTINGS.curve_belief), BELIEVED, SETTINGS)
    for score in (truth.middle - 0.5, truth.middle, truth.middle + 0.5):
        assert found.confidence(score) == pytest.approx(truth.confidence(score), abs=0.06)


def test_a_few_questions_all_right_dont_make_it_certain() -> None:
    found = fit_curve([(3.0, True)] * 5, BELIEVED, SETTINGS)
    assert 0.5 < found.confidence(3.0) < 0.75


def test_everyday_questions_are_about_everything_else() -> None:
    asked = everyday_questions()
    assert len(asked) >= 50
    assert len(set(asked)) == len(asked)
