"""A word that asks for a person, and is a word of the site as well."""

from __future__ import annotations

import pytest

from bot.builds import Build
from tests.playing import after
from tests.running import build_of

WORDS = """# Words

## What does force expression mean?
ask: what is force expression | force expression meaning | explain force expression

Force expression is how much of the force turns into speed.

## What is meant by support?
ask: what is support | support from the arms | meaning of support

Support is what the arms do for the leg that pushes.

## Who can I talk to?
ask: talk to a coach | is there a person I can ask | contact

A coach is at the track on Tuesdays.
"""
FIRST = "what is force expression"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_of(WORDS, "words", tmp_path_factory.mktemp("words"))


def test_what_goes_on_from_a_quote_asks_for_the_word(site: Build) -> None:
    (quote,) = after(site, FIRST, "and support").quotes
    assert quote.heading == "What is meant by support?"


@pytest.mark.parametrize("talk", [("support",), ("i need support",), (FIRST, "support"), (FIRST, "i need support")])
def test_the_word_by_itself_asks_for_a_person(site: Build, talk: tuple[str, ...]) -> None:
    reply = after(site, *talk)
    assert reply.step == "person"


def test_what_goes_on_to_a_person_gets_one(site: Build) -> None:
    assert [quote.heading for quote in after(site, FIRST, "and contact").quotes] == ["Who can I talk to?"]
