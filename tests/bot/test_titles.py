"""A message that names a passage by its title gets it, though nobody wrote that it is asked for so."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.builds import Build, open_build
from bot.settings import Settings
from bot.titles import title_named
from tests.playing import after
from tests.running import train

SITE = """# Climbing

## The first assessment

We test finger strength and watch you climb for half an hour.

## Online coaching

You get a plan for four weeks and send two videos a week.

## Warming up

Ten minutes of easy climbing will do.

## Warming up the fingers

Hang from big holds, and add weight slowly.

## Fear of falling

Fear costs more than weak fingers. The first assessment may be a fall.
"""


@pytest.fixture(scope="module")
def climbing(tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder: Path = tmp_path_factory.mktemp("climbing")
    (folder / "climbing.md").write_text(SITE, "utf-8")
    train(folder, folder / "index")
    return open_build(folder / "index")


@pytest.mark.parametrize(
    ("talk", "heading"),
    [
        (["and the first assessment?"], "The first assessment"),
        (["online coaching", "and the first assessment?"], "The first assessment"),
        (["tell me about your online coaching please"], "Online coaching"),
        (["warming up", "and the fingers?"], "Warming up the fingers"),
    ],
)
def test_what_is_named_by_its_title_is_quoted(climbing: Build, talk: list[str], heading: str) -> None:
    reply = after(climbing, *talk)
    assert (reply.status, [quote.heading for quote in reply.quotes]) == ("answered", [heading])


@pytest.mark.parametrize("message", ["how long is the first assessment", "why online coaching", "outside", "falling"])
def test_what_asks_something_of_it_or_says_less_names_no_title(message: str) -> None:
    assert title_named(message, Settings().title_words) not in ("assess first", "coach onlin", "fall fear")
