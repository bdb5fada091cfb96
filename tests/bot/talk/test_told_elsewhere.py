"""The price of what was just quoted stands in another passage; so does how to reach somebody."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.builds import Build, open_build
from bot.dialogue import answer
from bot.giving import gives
from bot.records.conversation import Conversation, Turn
from tests.playing import after
from tests.running import train

SITE = """# The pottery

## Evening course
ask: what is the evening course | tell me about the evening course | what do I learn in the evening course

In the evening course you throw your first bowl on the wheel and glaze it.

## What the evening course costs
ask: what does the evening course cost | price of the evening course | how much is the evening course

The evening course costs 120 pounds with clay and firing.

## Kiln
ask: how hot is the kiln | what temperature is the kiln | kiln temperature

The kiln is heated to 1,240 degrees and cools for a day.

## Where the kiln stands
ask: where is the kiln | where do I find the kiln | which room is the kiln in

The kiln stands in the cellar, behind the second door. Have you lost your way?

## What the kiln costs the glaze
ask: what does the kiln cost the glaze | cost of a kiln that is too hot

Too hot a kiln costs the glaze its shine.

## What the apron is for
ask: what is the apron for | tell me about the apron | apron against clay

An apron keeps the clay off.

## What the apron costs
ask: what does the apron cost | how much is the apron | price of the apron

The apron costs 30 pounds.

## Aprons at the gate
ask: where is the apron | where do I get the apron | borrow the apron

The apron hangs on its own hook.

## The firing day
ask: tell me about the firing day | what is the firing day | firing day

On the firing day all bowls are fired. It begins at the north gate.

## Opening hours and contact

The shop is open on Saturday. Call 0700 900 123 or write to clay@pottery.example.

## History

The house was built on 01/02/2004, and the archive has the number 01234567.

## Cancelling

You can cancel by text to 0700 900 456 up to a day before.
"""


@pytest.fixture(scope="module")
def pottery(tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder: Path = tmp_path_factory.mktemp("pottery")
    (folder / "pottery.md").write_text(SITE, "utf-8")
    train(folder, folder / "index")
    return open_build(folder / "index")


@pytest.mark.parametrize(
    ("asked", "then", "heading"),
    [
        ("what is the evening course", "and what does it cost?", "What the evening course costs"),
        ("what is the evening course", "price?", "What the evening course costs"),
        ("how hot is the kiln", "and where is it?", "Where the kiln stands"),
        ("what is the apron for", "and where is it?", "Aprons at the gate"),
        ("what is the apron for", "and what does it cost?", "What the apron costs"),
    ],
)
def test_what_is_asked_of_the_quoted_thing_is_told_by_another_passage(
    pottery: Build, asked: str, then: str, heading: str
) -> None:
    reply = after(pottery, asked, then)
    assert (reply.status, [quote.heading for quote in reply.quotes]) == ("answered", [heading])


def test_the_price_of_something_else_is_no_answer(pottery: Build) -> None:
    reply = after(pottery, "how hot is the kiln", "how much do they cost")
    assert "What the evening course costs" not in [quote.heading for quote in reply.quotes]


@pytest.mark.parametrize("then", ["and where is it?", "where does it begin?"])
def test_a_gate_is_a_place(pottery: Build, then: str) -> None:
    (quote,) = after(pottery, "tell me about the firing day", then).quotes
    assert "It begins at the north gate." in quote.text


@pytest.mark.parametrize("then", ["and what does it cost?", "price?", "how much does it cost"])
def test_what_is_asked_for_a_cost_and_gives_no_price_is_no_answer(pottery: Build, then: str) -> None:
    reply = after(pottery, "how hot is the kiln", then)
    assert "What the kiln costs the glaze" not in [quote.heading for quote in reply.quotes]


@pytest.mark.parametrize("sentence", ["adults pay chf 20.", "it is 80 kr.", "a lesson is ¥3000.", "usd 5 a day."])
def test_a_price_is_known_in_other_money_too(sentence: str) -> None:
    assert gives(sentence, "cost")


@pytest.mark.parametrize("then", ["what time?", "which days?"])
def test_a_question_with_a_when_in_it_tells_no_time(pottery: Build, then: str) -> None:
    assert after(pottery, "how hot is the kiln", then).status != "answered"


def test_a_sentence_that_asks_gives_nothing(pottery: Build) -> None:
    reply = after(pottery, "where is the kiln", "where?")
    assert all(not quote.text.endswith("?") for quote in reply.quotes)


def test_other_than_what_was_quoted_is_offered_where_it_is_asked_for(club: Build) -> None:
    reply = after(club, "should my shoulders be relaxed", "anything better than relaxed shoulders?")
    assert (reply.status, reply.quotes) == ("clarify", ())
    assert "swinging-arms#relaxed-shoulders" not in [option.passage_id for option in reply.options]
    again = after(club, "should my shoulders be relaxed", "relaxed shoulders?")
    assert [quote.heading for quote in again.quotes] == ["Relaxed shoulders"]


def test_a_passage_picked_that_was_quoted_some_answers_ago_is_quoted_anew(pottery: Build) -> None:
    course = answer("what is the evening course", Conversation(), pottery)
    talk = answer("where is the kiln", course.conversation, pottery).conversation
    evening, kiln = course.quotes[0].passage_id, talk.turns[-1].passage_ids[0]
    offering = Conversation((*talk.turns, Turn("hm", "clarify", offered=(evening, kiln))))
    assert answer("first", offering, pottery).quotes == course.quotes


@pytest.mark.parametrize(
    ("message", "told"),
    [("phone number", "0700 900 123"), ("email?", "clay@pottery.example"), ("whats ur email", "clay@pottery.example")],
)
def test_who_asks_how_to_reach_somebody_gets_what_the_site_says(pottery: Build, message: str, told: str) -> None:
    (quote,) = after(pottery, message).quotes
    assert (told in quote.text, quote.heading) == (True, "Opening hours and contact")
