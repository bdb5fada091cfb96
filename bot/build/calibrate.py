"""Fit the curve from score to confidence on the owner's own questions, and on questions about everything else."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

import numpy as np
from scipy.optimize import minimize

import bot
from bot.builds import Build
from bot.decision import Curve
from bot.evaluate import play
from bot.questions import Question
from bot.records.conversation import Conversation
from bot.search import find
from bot.settings import Settings

Sample = tuple[float, bool]
"""The decision's score of a question's best passage, and whether that passage was right."""


def everyday_questions() -> list[str]:
    """Return questions that a site on one subject doesn't answer."""
    text = (files(bot) / "defaults" / "off_topic.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def calibrated(build: Build, questions: Sequence[Question]) -> Curve:
    """Return the curve for `build`, which has that of all sets; without questions it moves by the everyday ones."""
    return fit_curve([*_of_questions(questions, build), *_off_topic(build)], build.curve, build.settings)


def _of_questions(questions: Sequence[Question], build: Build) -> list[Sample]:
    """Return what labelled questions tell; safety and small talk tell nothing of scores."""
    played = [one for one in play(questions, build) if one.wanted in ("passage", "none") and one.reply.hits]
    return [(one.reply.score, one.rank() == 1) for one in played]


def _off_topic(build: Build) -> list[Sample]:
    """Return the everyday questions' scores, all of them wrong; those whose words the knowledge knows are left out."""
    found = [find(question, Conversation(), build, correct=True) for question in everyday_questions()]
    least = build.settings.everyday_known
    return [(one.score(build), False) for one in found if one.best and one.query.known < least]


def fit_curve(told: Sequence[Sample], belief: Curve, settings: Settings) -> Curve:
    """Return the curve that makes `told` likeliest, with `belief` counting as `curve_belief` questions more (MAP)."""
    reach = settings.curve_spread / 2
    scores = np.linspace(belief.middle - reach, belief.middle + reach, settings.curve_belief)
    expected = np.array([belief.confidence(score) for score in scores])
    x = np.append(scores, [score for score, _ in told])
    y = np.append(expected, [float(right) for _, right in told])

    def loss(parameters: np.ndarray) -> float:
        slope, middle = np.exp(parameters[0]), parameters[1]
        z = slope * (x - middle)
        return float(np.logaddexp(0, z).sum() - (y * z).sum())

    found = minimize(loss, np.array([np.log(belief.slope), belief.middle]), method="Nelder-Mead")
    return Curve(float(np.exp(found.x[0])), float(found.x[1]))
