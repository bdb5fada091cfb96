"""Whoever asks whether it is free hears the site's prices, and a joke only where it has none."""

from pathlib import Path

import pytest

from bot.builds import Build
from bot.dialogue import answer
from bot.records.conversation import Conversation
from bot.records.reply import Reply
from tests.running import build_of

CLUB = """# The club

## When do you train?
ask: training times | what days

On Tuesdays at 18:30, on the track behind the school.

## What does it cost?
ask: price | fees

The first session is on us. After that a session costs £4, or £30 for ten.

## Hiring spikes
ask: can I hire spikes | price of spikes

Spikes cost £2 an evening.
"""

SHOP = """# Bikes

## Hire prices
A city bike costs £18 a day.

## Repair prices
A new tube costs £9.

## Opening hours
We are open from 9:00 to 18:00.
"""


LESSONS = """# Music

## What do lessons cost?
ask: price | fees

Lessons cost £20.

## Theory classes
ask: theory classes for adults | learn theory

Theory is taught on Wednesdays. It costs £45 a term.

## Jazz classes
ask: jazz classes for adults | learn jazz

Jazz is played on Sundays.
"""


def ask(build: Build, *said: str) -> Reply:
    reply = answer(said[0], Conversation(), build)
    for message in said[1:]:
        reply = answer(message, reply.conversation, build)
    return reply


@pytest.fixture(scope="module")
def club(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_of(CLUB, "club", tmp_path_factory.mktemp("club"))


@pytest.mark.parametrize(
    "asked", ["is it free", "Do I have to pay?", "do i have to pay for this", "does it cost anything", "do you charge"]
)
def test_who_asks_whether_it_is_free_hears_the_price(club: Build, asked: str) -> None:
    for talk in ([asked], ["when do you train?", asked]):
        reply = ask(club, *talk)
        assert (reply.status, [one.heading for one in reply.quotes]) == ("answered", ["What does it cost?"])


def test_what_else_is_asked_of_the_bot_gets_no_price(club: Build) -> None:
    assert ask(club, "do i need an account").status == "small_talk"


def test_of_prices_for_several_things_the_visitor_may_choose(tmp_path: Path) -> None:
    reply = ask(build_of(SHOP, "shop", tmp_path), "is it free?")
    assert reply.status == "clarify"
    assert {option.question for option in reply.options} == {"Hire prices", "Repair prices"}


def test_after_an_offer_the_price_of_what_was_offered_is_meant(tmp_path: Path) -> None:
    music = build_of(LESSONS, "music", tmp_path)
    asked_back = ask(music, "which classes are there")
    assert [option.question for option in asked_back.options] == [
        "theory classes for adults",
        "jazz classes for adults",
    ]
    assert "£45" in answer("is it free", asked_back.conversation, music).quotes[0].text


def test_the_price_of_the_one_thing_that_has_one_is_told(tmp_path: Path) -> None:
    reply = ask(build_of(SHOP.replace("Repair prices", "Repairs"), "shop", tmp_path), "is it free?")
    assert [quote.text for quote in reply.quotes] == ["A city bike costs £18 a day."]


def test_a_site_without_prices_is_free_to_ask(tmp_path: Path) -> None:
    costs_nothing = build_of(CLUB.replace("£", "lunches "), "club", tmp_path)
    assert ask(costs_nothing, "is it free").status == "small_talk"
