"""A bare word that several questions of the site have is asked back; one that few have finds its passage."""

from __future__ import annotations

import pytest

from bot.builds import Build, open_build
from bot.dialogue import answer
from bot.records.conversation import Conversation
from bot.why.explanation import explain
from tests.playing import after
from tests.running import train

BELLS = """# Bells

## Which bell is the loudest?
ask: loudest bell | the bell with most noise | big bell

The tenor is the loudest.

## May I ring a bell on Sunday?
ask: ring a bell on Sunday | Sunday ringing of bells | bell before church

On Sundays the band rings.

## Who made the oldest bell?
ask: maker of the oldest bell | oldest bell here | who cast the old bell

John Warner cast it.

## What is a clapper?
ask: clapper | the thing inside | tongue

A clapper strikes from within.
"""


@pytest.fixture(scope="module")
def bells(tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("bells")
    (folder / "bells.md").write_text(BELLS, "utf-8")
    train(folder, folder / "index")
    return open_build(folder / "index")


@pytest.mark.parametrize("message", ["bells", "a bell?", "what about bells"])
def test_a_bare_word_of_several_questions_is_asked_back(bells: Build, message: str) -> None:
    reply = after(bells, message)
    assert (reply.status, len(reply.options)) == ("clarify", 3)


@pytest.mark.parametrize("message", ["clapper", "loudest bell", "who made the oldest bell"])
def test_a_word_of_one_question_and_a_question_are_answered(bells: Build, message: str) -> None:
    assert after(bells, message).status == "answered"


def test_it_is_told_why(bells: Build) -> None:
    reply = answer("bells", Conversation(), bells)
    why = explain("bells", Conversation(), reply, bells)
    assert why.decision.evidence.bare
    assert "it is a bare word that several passages are asked for by" in why.because
