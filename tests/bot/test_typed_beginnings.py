"""While typing, the questions that have what is typed are offered, and no others to fill the list."""

from __future__ import annotations

import pytest

from bot.builds import Build
from bot.suggest import LIMIT, suggest
from tests.running import build_of

TEXT = """# Running

## How far should I bend my elbows?
ask: elbow angle | arms at a right angle

About a right angle.

## What if my elbows stick out?
Let them hang closer.

## Do my arms work the same on a treadmill?
Yes, they do.

## Should I hold the handrails?
ask: hands on the bars of the treadmill | hold on to the machine

No, run free.

## Which shoes do I need?
Whatever fits.

## Should a runner keep the shoulders square?
Nearly.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_of(TEXT, "running", tmp_path_factory.mktemp("running"))


def offered(typed: str, build: Build) -> list[str]:
    return [option.question for option in suggest(typed, build)]


@pytest.mark.parametrize(
    ("typed", "first", "others"),
    [
        ("elb", {"How far should I bend my elbows?", "What if my elbows stick out?"}, set()),
        ("treadm", {"Do my arms work the same on a treadmill?"}, {"Should I hold the handrails?"}),
        ("how far sh", {"How far should I bend my elbows?"}, set()),
        ("runner sh", {"Should a runner keep the shoulders square?"}, set()),
        ("bend elbows", {"How far should I bend my elbows?"}, set()),
        ("should a r", {"Should a runner keep the shoulders square?"}, set()),
    ],
)
def test_the_last_word_is_read_as_a_beginning(site: Build, typed: str, first: set[str], others: set[str]) -> None:
    found = offered(typed, site)
    assert set(found[: len(first)]) == first
    assert set(found[len(first) :]) <= others


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("wich", "Which shoes do I need?"),
        ("elbwo", "How far should I bend my elbows?"),
        ("tradm", "Do my arms work the same on a treadmill?"),
        ("wich shose", "Which shoes do I need?"),
    ],
)
def test_a_slip_of_the_pen_is_forgiven(site: Build, typed: str, question: str) -> None:
    assert question in offered(typed, site)


def test_what_a_way_to_ask_says_is_found_as_well(site: Build) -> None:
    assert offered("hold on to the machine", site)[0] == "Should I hold the handrails?"


@pytest.mark.parametrize("typed", ["", " ?", "xyzzy", "do you sell cars", "zu"])
def test_nothing_is_offered_that_only_fills_the_list(site: Build, typed: str) -> None:
    assert offered(typed, site) == []


def test_no_more_are_offered_than_a_list_holds(club: Build) -> None:
    assert len(suggest("how", club, 2)) <= 2 <= LIMIT
