"""Who tells who they are, before asking anything, is asked for the question."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.builds import Build
from tests.playing import after
from tests.running import build_of

POOL = """# The pool

## Strong arms
ask: do strong arms from the gym slow a swimmer down | does a big chest slow me down in the water | gym and slow arms

Strong arms have never slowed anybody in the water.

## Loose shorts
ask: what slows me down | am I slow for a reason | why am I so slow

Loose shorts slow every swimmer down.

## Gym hours
ask: when is the gym open | gym hours

The gym opens at seven.

## Gym keys
ask: where do I get the key to the gym | gym key

The key hangs at the desk.
"""


@pytest.mark.parametrize(
    "message",
    [
        "i do pottery",
        "hi im a violinist",
        "hes 6",
        "my wife is a singer",
        "coach of u13 potters here",
        "we are new here",
        "dad of a boy with one kiln",
        "exam in 3 weeks",
        "been baking for 2 years",
    ],
)
def test_whoever_only_tells_who_asks_is_asked_for_the_question(club: Build, message: str) -> None:
    reply = after(club, message)
    assert (reply.lead, reply.options) == (club.manners.voice.your_question, ())


@pytest.mark.parametrize(
    "message",
    [
        "i do pottery, which wheel should i buy",
        "i do pottery should i buy a wheel",
        "im looking for a wheel",
        "hes wrong",
        "my wife is a baker?",
        "exam in 3 weeks, what do i bake",
        "kiln here",
    ],
)
def test_what_asks_or_wants_something_is_not(club: Build, message: str) -> None:
    assert after(club, message).lead != club.manners.voice.your_question


def test_it_is_a_piece_of_what_is_asked_next(club: Build) -> None:
    assert after(club, "my son is a baker", "the arms when he runs").quotes


def test_whoever_goes_on_telling_is_asked_once_more(club: Build) -> None:
    reply = after(club, "i do pottery", "and bake a lot")
    assert (reply.lead, reply.options) == (club.manners.voice.your_question, ())
    assert after(club, "and bake a lot").lead != club.manners.voice.your_question


def test_that_is_what_was_told(tmp_path: Path) -> None:
    pool = build_of(POOL, "pool", tmp_path)
    assert [quote.heading for quote in after(pool, "does that slow me down").quotes] == ["Loose shorts"]
    reply = after(pool, "i do crossfit at the gym", "does that slow me down")
    assert not reply.quotes
    assert "Strong arms" in {pool.passage(option.passage_id).heading for option in reply.options}
