"""Who sells vitamins answers for them; what is urgent is never left to a site's text."""

from pathlib import Path

import pytest

from bot.builds import Build
from bot.dialogue import answer
from bot.manners.reading import read_manners
from bot.records import Conversation
from tests.running import build_of

SHOP = """# Shop

## Vitamin tablets
ask: which vitamin tablets should I take | do you sell multivitamin tablets | what vitamins do you have

We sell three multivitamins. The smallest pack has 30 tablets.

## Chest straps
ask: my chest hurts from the strap | what chest strap do you sell | strap for the chest

We sell two straps. Wear them loosely.

## Delivery
ask: when does my order come | delivery time | how long does shipping take

It takes two days.
"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_of(SHOP, "shop", tmp_path_factory.mktemp("shop"))


def status(build: Build, question: str) -> str:
    return answer(question, Conversation(), build).status


def test_a_topic_that_gives_way_is_answered_where_the_site_is_asked_for_it(shop: Build, club: Build) -> None:
    question = "which multivitamin tablets should I take"
    reply = answer(question, Conversation(), shop)
    assert [quote.heading for quote in reply.quotes] == ["Vitamin tablets"]
    assert status(club, question) == "safety"


def test_what_the_site_does_not_answer_stays_a_red_flag(shop: Build) -> None:
    assert status(shop, "can my son take ibuprofen before the race") == "safety"


def test_what_is_urgent_never_gives_way(shop: Build) -> None:
    assert status(shop, "my chest hurts from the strap") == "safety"


def test_an_owners_topic_may_give_way_and_says_so_by_yes_or_no(tmp_path: Path) -> None:
    (tmp_path / "_safety.md").write_text("# Safety\n\n## Lightning\nwhen: lightning\ngives-way: perhaps\n\nStop.\n")
    _, faults = read_manners(tmp_path)
    assert [fault.what for fault in faults] == ['"gives-way: perhaps" is neither yes nor no.']
    (tmp_path / "_safety.md").write_text("# Safety\n\n## Lightning\nwhen: lightning\ngives-way: Yes\n\nStop.\n")
    manners, faults = read_manners(tmp_path)
    assert faults == []
    assert manners.serving(["where to go in lightning"]).safety.served == ("Lightning",)
    assert manners.serving(["where to go in rain"]).safety.served == ()
