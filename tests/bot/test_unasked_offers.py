"""A site that has ways to ask for some of its passages offers the others too."""

from __future__ import annotations

import pytest

from bot.builds import Build
from bot.dialogue import answer
from bot.records.conversation import Conversation
from tests.running import build_of

PLOTS = """# Plots

## Sizes of plots
ask: how big is a plot | what sizes do you have | how many square metres do I get

A full plot is 250 square metres, a half plot 125 and a starter plot 50.

## The waiting list
ask: how long is the waiting list | how many people are waiting | when will I get one

About 40 people wait. A half plot takes two years, a starter plot one.

## Sharing a plot
ask: can I share a plot with a friend | two of us on one plot | co-worker

Two people may share a plot. Both sign, and both are members.

## Neglected plots

If a plot is not worked for a season, the committee writes to you. Tell us if you are ill or have
a newborn: we keep the plot for you for half a year.

## Giving up a plot

You may leave at any time. Rent is not paid back, but the deposit is, if the shed is empty.

## Who we are

The society was founded in 1921 and has 84 plots on two fields beside the river.
"""


@pytest.fixture(scope="module")
def plots(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_of(PLOTS, "plots", tmp_path_factory.mktemp("plots"))


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("im sick and cant keep up with my plot", "plots#neglected-plots"),
        ("what happens if my plot is full of weeds", "plots#neglected-plots"),
        ("do i get money back when i leave", "plots#giving-up-a-plot"),
        ("can me and my mate go halves on a plot", "plots#neglected-plots"),
    ],
)
def test_what_has_no_ways_to_ask_is_offered_beside_what_has(plots: Build, asked: str, meant: str) -> None:
    reply = answer(asked, Conversation(), plots)
    assert reply.status == "clarify"
    assert meant in [option.passage_id for option in reply.options]


@pytest.mark.parametrize(
    "asked", ["bitcoin price today", "who won the match", "what is the tallest building in the world"]
)
def test_what_is_off_the_subject_is_offered_nothing(plots: Build, asked: str) -> None:
    assert answer(asked, Conversation(), plots).options == ()
