"""The one question among the sentences of a first message, and what stands beside it."""

import pytest

from bot.builds import Build
from bot.dialogue import answer
from bot.records import Conversation
from bot.talk.question_among import question_among
from tests.playing import after

LETTER = "Dear team,\n\nI hope you are well. I found your page yesterday. {}\n\nKind regards\nAnna Smith"


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("hi im tom, from leeds. how much should I lean?", "how much should I lean?"),
        ("how much should I lean? my mate says not at all", "how much should I lean?"),
        ("This has bugged me for weeks. So was wondering how much should I lean", "how much should i lean"),
        (LETTER.format("How much should I lean?"), "How much should I lean?"),
    ],
)
def test_the_sentence_that_asks_is_found(message: str, question: str) -> None:
    parted = question_among(message)
    assert parted is not None
    assert parted[0] == question
    assert "lean" not in parted[1]


@pytest.mark.parametrize(
    "message",
    [
        "how much should I lean?",
        "my arms cross in front. is that bad?",
        "I drag one foot. worth 10 min of training?",
        "my shoulders are tense. my neck is tight.",
        "how do I breathe? which shoes do I need?",
        "I lean a lot. why?",
    ],
)
def test_one_sentence_none_that_asks_several_and_one_that_leans_stay_whole(message: str) -> None:
    assert question_among(message) is None


@pytest.mark.parametrize(
    "message",
    [
        "hi im tom, a 200m runner from leeds. how much should I lean?",
        "how much should I lean? my mate says not at all",
        LETTER.format("How much should I lean?"),
    ],
)
def test_what_stands_beside_the_question_hides_no_answer(club: Build, message: str) -> None:
    reply = answer(message, Conversation(), club)
    assert [quote.heading for quote in reply.quotes] == ["How far to lean forward"]


def test_what_would_be_answered_itself_is_heard_too(club: Build) -> None:
    reply = answer("my shoulders are tense. how far is the next race?", Conversation(), club)
    assert "swinging-arms#relaxed-shoulders" in {hit.passage_id for hit in reply.hits[:1]}


def test_further_on_in_a_talk_a_message_is_read_whole(club: Build) -> None:
    message = "the elbows are clear. how do I hold the shoulders then?"
    whole = after(club, "how do I hold my elbows?", message)
    assert whole.quotes == after(club, "how do I hold my elbows?", message.replace(". ", ", ")).quotes
