"""What stands below a page's title says what the page is about: it is no answer, and nothing to choose."""

import pytest

from bot.builds import Build
from bot.dialogue import answer
from bot.records.conversation import Conversation
from bot.suggest import starters
from tests.running import build_of, run_here
from train import main as train_main

SCHOOL = """# Lessons at the swim school

This page tells how the lessons of children work.

## How old children must be
ask: from what age can children start | is three too young

Children can join from the age of four.

## What a lesson looks like

A lesson lasts half an hour. The teacher is in the water with the youngest children.

## Which stroke comes first

Most children learn backstroke first.
"""
OPENING = "school#lessons-at-the-swim-school"


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_of(SCHOOL, "school", tmp_path_factory.mktemp("school"))


@pytest.mark.parametrize("asked", ["children's lessons?", "how is a lesson", "what do children do in lessons"])
def test_a_page_s_introduction_is_neither_quoted_nor_offered_beside_what_answers(school: Build, asked: str) -> None:
    reply = answer(asked, Conversation(), school)
    shown = [*(quote.passage_id for quote in reply.quotes), *(option.passage_id for option in reply.options)]
    assert shown[0] == "school#what-a-lesson-looks-like"
    assert OPENING not in shown
    assert "Lessons at the swim school" not in reply.suggestions


def test_it_is_no_question_to_begin_with(school: Build) -> None:
    assert starters(school)[0].passage_id == "school#how-old-children-must-be"


def test_no_ways_to_ask_are_wanted_for_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("knowledge")
    (folder / "school.md").write_text(SCHOOL)
    printed = run_here(train_main, "--knowledge", folder, "--check").stdout
    wanted = [line.split(":")[0].strip() for line in printed.splitlines() if "way to ask" in line]
    assert "school#which-stroke-comes-first" in wanted
    assert OPENING not in wanted


def test_a_page_that_is_nothing_but_its_introduction_is_a_passage_like_any_other(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    only = build_of("# Parking\n\nPark behind the pool.\n", "parking", tmp_path_factory.mktemp("parking"))
    assert answer("parking", Conversation(), only).quotes[0].text == "Park behind the pool."
