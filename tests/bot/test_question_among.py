"""The one question among the sentences of a first message, and what stands beside it."""

import pytest

from bot.builds import Build
from bot.dialogue import answer, understood
from bot.question_among import question_among
from bot.records.conversation import Conversation
from bot.talk.moves import read_move
from tests.playing import after
from tests.running import build_of

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


def test_who_asks_is_no_answer_though_the_site_speaks_of_it(club: Build) -> None:
    reply = answer("I always wear running shoes. how much should I lean in a sprint?", Conversation(), club)
    assert [quote.heading for quote in reply.quotes] == ["How far to lean forward"]


@pytest.mark.parametrize("first", [True, False])
def test_only_a_first_message_is_parted(club: Build, first: bool) -> None:
    def sought(before: list[str]) -> str:
        talk = after(club, *before).conversation if before else Conversation()
        move = read_move("it is windy here in leeds. how much should I lean?", talk, club)
        return understood(move, club, correct=True, page_path=None).text

    assert ("leeds" in sought([] if first else ["which shoes do I need"])) != first


def test_what_the_owner_rules_out_is_not_answered_by_half(tmp_path_factory: pytest.TempPathFactory) -> None:
    text = "# Starts\n\n## Which arm is in front\nask: which arm is in front | which arm goes first | front arm\n"
    text += "not-ask: I bowl in cricket. Which arm should be in front\n\nThe arm opposite the front leg.\n"
    starts = build_of(text, "starts", tmp_path_factory.mktemp("starts"))
    assert answer("Which arm should be in front?", Conversation(), starts).quotes
    assert answer("I bowl in cricket. Which arm should be in front?", Conversation(), starts).quotes == ()


def test_who_asks_is_no_topic_of_the_talk(club: Build) -> None:
    reply = after(club, "I always wear running shoes. how much should I lean in a sprint?", "why?")
    offered = [option.passage_id for option in reply.options]
    assert "first-weeks#shoes" not in [*offered, *(quote.passage_id for quote in reply.quotes)]
