"""Who tells who they are, before asking anything, is asked for the question."""

from __future__ import annotations

import pytest

from bot.builds import Build
from tests.playing import after


@pytest.mark.parametrize("message", ["i do pottery", "hi im a violinist", "hes 6", "my wife is a singer"])
def test_whoever_only_tells_who_asks_is_asked_for_the_question(club: Build, message: str) -> None:
    reply = after(club, message)
    assert (reply.lead, reply.options) == (club.manners.voice.your_question, ())


@pytest.mark.parametrize(
    "message",
    [
        "i do pottery, which wheel should i buy",
        "i do pottery should i buy a wheel",
        "im looking for a wheel",
        "hes wrong",
        "my wife is a baker?",
    ],
)
def test_what_asks_or_wants_something_is_not(club: Build, message: str) -> None:
    assert after(club, message).lead != club.manners.voice.your_question


def test_it_is_a_piece_of_what_is_asked_next(club: Build) -> None:
    assert after(club, "my son is a baker", "the arms when he runs").quotes
