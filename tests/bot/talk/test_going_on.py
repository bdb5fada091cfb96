"""Tell me more: it reads on behind a quote, and where the answer of an FAQ was told, goes to what is next to it."""

from __future__ import annotations

import pytest

from bot.builds import Build, open_build
from tests.playing import after
from tests.running import train

FAQ = """# FAQ: the rink

## Do I need gloves?
ask: gloves on the ice | are gloves needed | hand protection

Yes, gloves keep your hands warm.

## May I bring a dog?
ask: dogs | is my dog allowed | pets

No, dogs stay outside.
"""
SKATES = """# Skates

## Sharpening
ask: how do I sharpen skates | blunt blades | edges

Sharpen them every month.

## Drying the blades
ask: rust | wet blades | how do I dry them

Dry the blades with a cloth.
"""


@pytest.fixture(scope="module")
def rink(tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("rink")
    (folder / "rink.md").write_text(FAQ, "utf-8")
    (folder / "skates.md").write_text(SKATES, "utf-8")
    train(folder, folder / "index")
    return open_build(folder / "index")


def test_an_article_is_read_on(rink: Build) -> None:
    (quote,) = after(rink, "how do I sharpen skates", "tell me more").quotes
    assert quote.text == "Dry the blades with a cloth."


def test_an_faqs_next_question_is_said_to_be_another(rink: Build) -> None:
    reply = after(rink, "do I need gloves", "tell me more")
    assert reply.lead == rink.manners.voice.beside
    assert [quote.text for quote in reply.quotes] == ["No, dogs stay outside."]


def test_where_nothing_is_left_it_says_so(rink: Build) -> None:
    reply = after(rink, "do I need gloves", "more", "more", "more", "more", "more")
    assert reply.quotes == ()
    assert reply.lead == rink.manners.voice.nothing_more
