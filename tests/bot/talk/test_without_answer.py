"""What there is to choose from where nothing answers a follow-up."""

import pytest

from bot.builds import Build
from bot.dialogue import answer
from bot.records.conversation import Conversation
from bot.records.reply import Reply
from tests.running import build_of

RUNNING = """# Running

## Running with a pram
ask: does a pram slow me down | running with a buggy | how do I run behind a pram

A pram takes a little of your speed. Those who held the bar by one hand lost the least.

## How hard the legs push
ask: how hard do I push off | can I push harder | push with the foot

Push against the ground, and let it push you.

## Where the push goes
ask: where does the push go | does one push throw me forward | push up or forward

Most of the push goes up. What is left goes forward.

## Hands in the cold
ask: do I need gloves | my hands are cold | cold hands in winter

Gloves keep the fingers loose.

## Stairs
ask: can I run on stairs | stairs as training | up the stairs

Stairs are steep hills.
"""
PRAM = "running#running-with-a-pram"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_of(RUNNING, "running", tmp_path_factory.mktemp("running"))


def offered(reply: Reply) -> list[str]:
    return [option.passage_id for option in reply.options]


def test_the_passage_just_quoted_is_offered_with_its_sentence_on_what_is_asked(running: Build) -> None:
    about_prams = answer("does a pram slow me down", Conversation(), running)
    assert about_prams.quotes[0].passage_id == PRAM
    reply = answer("and if I push by one hand?", about_prams.conversation, running)
    assert reply.status == "clarify"
    assert offered(reply)[-1] == PRAM
    shown = reply.options[-1].quote
    assert shown is not None
    assert "by one hand" in shown.text


def test_it_is_not_offered_where_no_talk_was_about_it(running: Build) -> None:
    assert PRAM not in offered(answer("and if I push by one hand?", Conversation(), running))


def test_it_is_not_offered_twice_in_a_row(running: Build) -> None:
    conversation = answer("does a pram slow me down", Conversation(), running).conversation
    conversation = answer("and if I push by one hand?", conversation, running).conversation
    again = answer("and if I do push by one hand?", conversation, running)
    assert again.status != "answered"
    assert PRAM not in offered(again)


@pytest.mark.parametrize("first", ["does a pram slow me down", "how hard do I push off", "do I need gloves"])
@pytest.mark.parametrize("then", ["anything better than that?", "is there anything else that is better"])
def test_whoever_wants_something_better_has_something_to_choose_from(running: Build, first: str, then: str) -> None:
    told = answer(first, Conversation(), running)
    reply = answer(then, told.conversation, running)
    assert reply.status == "clarify"
    assert len(offered(reply)) > 1
    assert told.quotes[0].passage_id not in offered(reply)


def test_a_follow_up_that_finds_little_is_asked_back(running: Build) -> None:
    """What is near is near by what was said: the visitor is asked which is meant, and not told that nothing answers."""
    about_prams = answer("does a pram slow me down", Conversation(), running)
    reply = answer("and how hard", about_prams.conversation, running)
    assert (reply.status, reply.reason) == ("clarify", "ambiguous")
    assert reply.confidence < running.settings.offer_from
    assert "running#how-hard-the-legs-push" in offered(reply)


@pytest.mark.parametrize("message", ["tried that already", "i tried it and it still doesnt work", "any other ideas"])
def test_what_was_tried_in_vain_is_not_offered_again(running: Build, message: str) -> None:
    about_prams = answer("does a pram slow me down", Conversation(), running)
    reply = answer(message, about_prams.conversation, running)
    assert reply.status == "clarify"
    assert PRAM not in offered(reply)


@pytest.mark.parametrize("message", ["it doesnt work with gloves", "any other tips for stairs"])
def test_what_names_another_thing_is_looked_up(running: Build, message: str) -> None:
    about_prams = answer("does a pram slow me down", Conversation(), running)
    reply = answer(message, about_prams.conversation, running)
    near = [*offered(reply), *(quote.passage_id for quote in reply.quotes)]
    assert {"running#hands-in-the-cold", "running#stairs"}.intersection(near)
