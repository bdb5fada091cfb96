"""What is typed in the words of a text is found there, be its passage asked for in others."""

from __future__ import annotations

import pytest

from bot.builds import Build
from bot.dialogue import answer
from bot.records.conversation import Conversation
from bot.records.reply import Reply
from tests.running import build_of

CLUB = """# The club

## What does it cost?
ask: price | how much is it | fees

The first session is free. After that a session costs £4, or £30 for ten.

## How do I cancel?
ask: cancel a session | I can't come

Write to us before noon on the day.

## What should I bring?
ask: kit | what to wear | equipment

Bring running shoes, water and a warm top for afterwards.

## Can beginners come?
ask: I am new | never ran before | is it for beginners

Beginners are welcome on Tuesdays. You run at your own pace.

## Do you coach kids?
ask: children | my son wants to join

From the age of 9. Younger children may watch.
"""


@pytest.fixture(scope="module")
def club(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_of(CLUB, "club", tmp_path_factory.mktemp("club"))


def ask(build: Build, question: str) -> Reply:
    return answer(question, Conversation(), build)


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("is the first session free", "What does it cost?"),
        ("The first session is free.", "What does it cost?"),
        ("frist session free?", "What does it cost?"),
        ("do i bring a warm top", "What should I bring?"),
        ("may younger children watch", "Do you coach kids?"),
    ],
)
def test_a_sentence_that_has_every_word_of_a_question_is_quoted(club: Build, question: str, heading: str) -> None:
    assert [quote.heading for quote in ask(club, question).quotes] == [heading]


def test_a_passage_that_names_what_is_asked_is_offered_at_least(club: Build) -> None:
    reply = ask(club, "do i need shoes")
    assert "What should I bring?" in [quote.heading for quote in reply.quotes] + [one.question for one in reply.options]


@pytest.mark.parametrize("question", ["do you sell rosin", "who is the president"])
def test_words_that_no_sentence_has_together_quote_nothing(club: Build, question: str) -> None:
    assert ask(club, question).quotes == ()


def test_words_that_two_passages_have_speak_for_neither(club: Build, tmp_path_factory: pytest.TempPathFactory) -> None:
    twice = CLUB + "\n## Trial\nask: may I try it\n\nThe first session is free for members' friends.\n"
    both = ask(build_of(twice, "club", tmp_path_factory.mktemp("twice")), "is the first session free")
    assert both.confidence < ask(club, "is the first session free").confidence
