"""What the owner wrote under `not-ask` isn't answered, in these words or in others."""

import pytest

from bot.builds import Build
from bot.dialogue import answer
from bot.index import NOT_ASK
from bot.records.conversation import Conversation
from tests.running import build_of

TEXT = """# Gear

## Does a watch slow me down?
ask: is a heavy watch bad for my arm swing | does a watch on one wrist matter | watch on the left or the right arm
not-ask: which watch should I buy | best watch | how much is a good watch

A watch weighs too little to change how you run. Wear it where you like.

## Should I run in gloves?
ask: do gloves change the arm swing | gloves in winter | cold hands when running
not-ask: Does a watch on one wrist matter?

Gloves keep the hands loose in the cold. They change nothing else.
"""


@pytest.fixture(scope="module")
def gear(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_of(TEXT, "gear", tmp_path_factory.mktemp("gear"))


@pytest.mark.parametrize(
    "question", ["which watch should I buy?", "what watch do you recommend", "the price of a good watch"]
)
def test_what_the_owner_ruled_out_is_not_answered(gear: Build, question: str) -> None:
    reply = answer(question, Conversation(), gear)
    assert (reply.status, reply.reason) == ("abstained", "not_covered")


@pytest.mark.parametrize(
    "question",
    [
        "is it bad to wear a watch",
        "a watch on which wrist",
        "does my watch slow me",
        "is a good heavy watch too much for my arms",
        "is the best watch bad for the arms",
    ],
)
def test_what_the_passage_is_asked_for_is_answered_all_the_same(gear: Build, question: str) -> None:
    reply = answer(question, Conversation(), gear)
    assert [quote.heading for quote in reply.quotes] == ["Does a watch slow me down?"]


def test_a_line_that_another_passage_answers_refuses_nothing(gear: Build) -> None:
    def lines(passage_id: str) -> int:
        index = gear.index
        return len(index.owners.rows_of(index.slot(NOT_ASK, gear.number(passage_id))))

    assert lines("gear#does-a-watch-slow-me-down") == 3
    assert lines("gear#should-i-run-in-gloves") == 0


def test_a_follow_up_is_not_refused_for_its_few_words(gear: Build) -> None:
    first = answer("does a watch on one wrist matter", Conversation(), gear)
    reply = answer("and on the best arm?", first.conversation, gear)
    assert reply.reason != "not_covered"


def test_beside_a_refusal_only_what_is_like_the_question_is_offered(gear: Build) -> None:
    reply = answer("best watch", Conversation(), gear)
    assert reply.reason == "not_covered"
    assert [option.question for option in reply.options] == ["Does a watch slow me down?"]


@pytest.mark.parametrize("keyword", ["watch", "a watch?", "gloves", "wrist watch"])
def test_a_keyword_that_the_refused_lines_have_as_well_is_not_refused(gear: Build, keyword: str) -> None:
    assert answer(keyword, Conversation(), gear).reason != "not_covered"


def test_a_word_more_that_no_way_to_ask_has_is_refused(gear: Build) -> None:
    assert answer("best watch", Conversation(), gear).reason == "not_covered"
