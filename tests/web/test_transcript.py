"""What travels of the turns shown is enough to draw them as they were; what has another shape is not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.builds import Build, open_build
from bot.dialogue import answer
from bot.records.conversation import Conversation
from web.tokens import Tokens
from web.transcript import Transcript, draw, read_transcript, with_turn, write_transcript

SECRET = b"s" * 16 + b"ecret-for-tests-only"


@pytest.fixture(scope="module")
def club(club_index: Path) -> Build:
    """The published build of the club's small knowledge."""
    return open_build(club_index)


def test_what_was_signed_is_drawn_with_all_that_the_reply_had(club: Build) -> None:
    tokens, transcript, conversation = Tokens(SECRET, 60), Transcript(), Conversation()
    asked = ["position in a sprint", *(passage.question for passage in club.passages), "source?", "my chest hurts"]
    for question in asked:
        reply = answer(question, conversation, club)
        left, signed = write_transcript(with_turn(transcript, question, reply), tokens, club)
        transcript, conversation = read_transcript(signed, tokens, club) or Transcript(), reply.conversation
        assert transcript == left
        shown = draw(transcript.turns[-1], club)
        drawn = (shown.quotes, shown.options, shown.suggestions, shown.corrections, shown.contact, shown.lead)
        assert drawn == (reply.quotes, reply.options, reply.suggestions, reply.corrections, reply.contact, reply.lead)
        assert (shown.question, shown.references_asked) == (question, reply.references_asked)
    assert [turn.question for turn in transcript.turns] == asked


def test_one_that_expired_or_is_of_another_build_or_shape_is_none(club: Build) -> None:
    tokens = Tokens(SECRET, 60)
    signed = write_transcript(Transcript(), tokens, club)[1]
    assert read_transcript(signed, tokens, club) == Transcript()
    assert read_transcript(signed, Tokens(SECRET, -1), club) is None
    elsewhere = tokens.write_transcript([[], False], "another build")
    newer = tokens.write_transcript([[["a turn", "of", "another", "shape"]], False], club.build_id)
    assert read_transcript(elsewhere, tokens, club) is None
    assert read_transcript(newer, tokens, club) is None
