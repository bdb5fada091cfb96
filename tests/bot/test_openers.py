"""What joins a message, or a sentence of it, to what was said before is heard alike, whichever word it is."""

from __future__ import annotations

import pytest

from bot.builds import Build
from bot.records.reply import Reply
from bot.text.openers import JOINTS
from tests.playing import after

ELBOWS, SHOES = "how do I hold my elbows?", "which shoes do I need?"


def shown(reply: Reply) -> list[str]:
    return [reply.status, *(quote.text for quote in reply.quotes), *(option.question for option in reply.options)]


@pytest.mark.parametrize("joint", JOINTS.split("|"))
@pytest.mark.parametrize(
    "talk",
    [
        ("{} quick question: how much should I lean?",),
        ("{} i was wondering how much should I lean",),
        ("I am tom from leeds and new here. {} how much should I lean",),
        (ELBOWS, "thanks, {} which shoes do I need?"),
        (ELBOWS, "{} another question: which shoes do I need?"),
        (ELBOWS, "{} one more thing: which shoes do I need?"),
        (ELBOWS, "{}, you mentioned shoulders. What's that?"),
        ("my chest hurts when I sprint", "ok i'll see the doc. {} which shoes do I need?"),
    ],
    ids=lambda talk: talk[-1],
)
def test_it_makes_no_difference_which_word_joins(club: Build, talk: tuple[str, ...], joint: str) -> None:
    *before, message = talk
    said, bare = (after(club, *before, message.format(word)) for word in (joint, "ok"))
    assert shown(said) == shown(bare)
    assert said.status == "answered"
