"""Questions to begin with: those of the page, told by its address, and no more work than an address is worth."""

from __future__ import annotations

import tracemalloc

import pytest

from bot.builds import Build
from bot.dialogue import answer
from bot.records.conversation import Conversation
from bot.suggest import SLUG_CHARS, starters

REST = "How long should I rest between sprints?"


@pytest.mark.parametrize(
    "path",
    [
        "/rest-between-sprints",
        "/blog/rest_between_sprints.html",
        "/rest%20between%20sprints/",
        "/a/b/rest-between-sprints",
    ],
)
def test_an_address_that_names_a_question_puts_it_first(club: Build, path: str) -> None:
    assert starters(club, page_path=path)[0].question == REST
    assert starters(club)[0].question != REST


def test_of_an_endless_address_only_the_beginning_is_read(club: Build) -> None:
    path = "/" + "rest-between-sprints-" * 13_000
    expected = starters(club, page_path=path[: SLUG_CHARS + 1])
    tracemalloc.start()
    try:
        assert starters(club, page_path=path) == expected
        assert tracemalloc.get_traced_memory()[1] < 10 * len(path)
    finally:
        tracemalloc.stop()
    assert expected[0].question == REST


def test_what_has_nothing_to_do_with_a_question_is_not_suggested_after_its_answer(club: Build) -> None:
    reply = answer("how do I hold my elbows?", Conversation(), club)
    assert "my shoulders are tense" in reply.suggestions
    assert "why do runners swing their arms" not in reply.suggestions
    assert REST not in reply.suggestions
