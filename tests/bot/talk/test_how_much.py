""" "How much?" of what was just quoted gets its amount, and no other sentence that speaks of cost."""

from __future__ import annotations

import pytest

from bot.builds import Build, open_build
from tests.playing import after
from tests.running import train

POOL = """# The pool

## Kicking on the back
ask: does kicking help on the back | kicking in backstroke | do the legs matter in backstroke

The legs matter on the back. In a test at 1 m/s, swimming without them took about 9% more energy. Another study found no
extra cost, so it isn't settled.

## The swim cap
ask: do I need a swim cap | swim cap | is a cap needed

A cap is needed in lane 3. Borrow one for nothing.

## Paddles
ask: do paddles slow me down | swimming with paddles | hand paddles

Paddles suit a long pull, so use them at ease. Ten swimmers needed 9.21 to 9.25 s with paddles, against 9.18 s without.

## When do you swim?
ask: when do you swim | training times | which days do you swim | when is the lesson

We swim on Mondays, from the age of 9, in the big basin.

## What does it cost?
ask: price | how much is it | fees | what does it cost

A lesson costs £4, or £30 for ten.
"""
GLUE = """# Glue

## Mending a float
ask: how do I mend a float | my float is torn | glue a float

Glue it on a dry day.
"""


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("pool")
    (folder / "pool.md").write_text(POOL, "utf-8")
    (folder / "glue.md").write_text(GLUE, "utf-8")
    train(folder, folder / "index")
    return open_build(folder / "index")


@pytest.mark.parametrize("then", ["how much", "by how much?", "how many percent"])
def test_energy_that_is_spent_is_no_price(pool: Build, then: str) -> None:
    (quote,) = after(pool, "does kicking help on the back", then).quotes
    assert quote.text == "In a test at 1 m/s, swimming without them took about 9% more energy."


def test_what_is_had_for_nothing_is_an_amount(pool: Build) -> None:
    quotes = after(pool, "do I need a swim cap", "how much is it").quotes
    assert "Borrow one for nothing." in [quote.text for quote in quotes]


def test_seconds_are_an_amount_and_no_time_of_day(pool: Build) -> None:
    (quote,) = after(pool, "do paddles slow me down", "how much").quotes
    assert "9.21 to 9.25 s" in quote.text


def test_what_was_quoted_earlier_in_the_talk_still_tells_how_much(pool: Build) -> None:
    talk = ["does kicking help on the back", "is it worth it"]
    assert [quote.text for quote in after(pool, *talk).quotes] == ["The legs matter on the back."]
    (quote,) = after(pool, *talk, "how much does it save").quotes
    assert quote.text == "In a test at 1 m/s, swimming without them took about 9% more energy."


@pytest.mark.parametrize("then", ["and how much", "how much is it?", "and how much is that"])
def test_a_price_may_be_told_by_the_passage_on_prices(pool: Build, then: str) -> None:
    (quote,) = after(pool, "when do you swim", then).quotes
    assert quote.text == "A lesson costs £4, or £30 for ten."


@pytest.mark.parametrize(
    ("asked", "then"), [("when do you swim", "by how much"), ("how do I mend a float", "and how much")]
)
def test_what_asks_for_no_price_of_the_topic_is_told_none(pool: Build, asked: str, then: str) -> None:
    assert after(pool, asked, then).status != "answered"
