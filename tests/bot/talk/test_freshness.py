"""A follow-up that asks for a reason, a figure, an example or a number gets that, or hears that it isn't there."""

import pytest

from bot.builds import Build
from bot.dialogue import answer
from tests.playing import after
from tests.running import build_of

TEXT = """# Arms

## Do free arms make a sprint faster?
ask: do my arms make me faster | does arm swing help a sprint | am I slower without my arms

Free arms make a sprint faster. In one test of 12 sprinters the loss with folded arms was 2% over 30 m.

## Why do free arms make a sprint faster?
ask: why is a sprint faster with free arms | what makes free arms fast | the reason that free arms help

Free arms are fast because they keep the trunk from turning. Best measured is a third reason: balance.

## How much slower is a jog with the hands in the pockets?
ask: hands in the pockets when jogging | jogging with the hands in the pockets

A jog with the hands in the pockets costs 5% more energy. Nobody counted the seconds.

## Should the hands be open or closed?
ask: open hands or fists | how do I hold my hands | fists when sprinting

Hold the hands loosely closed. A fist makes the forearm hard.

## Why is a hard forearm slow?
ask: why is a hard forearm slow | why are fists slow when sprinting | what do fists do to a sprint

A hard forearm is slow because its weight hangs stiffly from the elbow.

## Should I carry my shoulders low?
ask: low shoulders | should my shoulders hang | shoulders up or down

Carry the shoulders low. They follow the breath.

## What is a cue?
ask: what does cue mean | explain the word cue

A cue is a short hint. Coaches give many of them, and most are forgotten. An external one points away from the body,
such as a line to reach. Nobody has counted them. One at a time is enough.

## Do sit-ups make me faster?
ask: do sit-ups help | sit-ups for speed

Sit-ups have no effect on speed. In a test of 30 boys, sit-ups made the trunk 20% stronger.
"""


@pytest.fixture(scope="module")
def arms(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_of(TEXT, "arms", tmp_path_factory.mktemp("arms"))


FASTER = "do my arms make me faster"


@pytest.mark.parametrize("question", ["by how much?", "and how much", "so how much then"])
def test_a_figure_that_stood_in_the_quote_is_shown_alone(arms: Build, question: str) -> None:
    assert "Free arms" in after(arms, FASTER).quotes[0].text
    reply = after(arms, FASTER, question)
    assert [quote.text for quote in reply.quotes] == [
        "In one test of 12 sprinters the loss with folded arms was 2% over 30 m."
    ]


def test_who_asks_how_much_of_no_effect_hears_of_none_and_no_figure_of_something_else(arms: Build) -> None:
    assert "20% stronger" in after(arms, "do sit-ups help").quotes[0].text
    assert [one.text for one in after(arms, "do sit-ups help", "by how much?").quotes] == [
        "Sit-ups have no effect on speed."
    ]


def test_how_much_is_asked_of_the_last_quote_also_after_what_had_no_answer(arms: Build) -> None:
    reply = after(arms, FASTER, "what is the capital of france", "by how much?")
    assert after(arms, FASTER, "what is the capital of france").status == "abstained"
    assert [quote.text[:24] for quote in reply.quotes] == ["In one test of 12 sprint"]


def test_how_much_is_asked_of_the_answer_before_why(arms: Build) -> None:
    assert after(arms, FASTER, "and why?").quotes[0].heading == "Why do free arms make a sprint faster?"
    assert [one.text[:24] for one in after(arms, FASTER, "and why?", "by how much?").quotes] == [
        "In one test of 12 sprint"
    ]
    assert after(arms, FASTER, "should my shoulders hang", "by how much?").quotes == ()


@pytest.mark.parametrize("before", ["should my shoulders hang", "why is a hard forearm slow"])
def test_how_much_is_not_made_up_from_another_passage(arms: Build, before: str) -> None:
    reply = after(arms, before, "by how much?")
    assert (reply.status, reply.reason, reply.quotes) == ("abstained", "not_covered", ())


@pytest.mark.parametrize(
    "question",
    ["how many people?", "in how many runners was that", "how big was the study?", "how many club runners took part"],
)
def test_how_many_took_part_is_found_in_what_was_quoted(arms: Build, question: str) -> None:
    assert [quote.text[:24] for quote in after(arms, FASTER, question).quotes] == ["In one test of 12 sprint"]


def test_how_many_took_part_is_not_made_up(arms: Build) -> None:
    reply = after(arms, "hands in the pockets when jogging", "how many people were tested")
    assert (reply.status, reply.reason, reply.quotes) == ("abstained", "not_covered", ())
    assert {option.question for option in reply.options} <= {
        "Do free arms make a sprint faster?",
        "Do sit-ups make me faster?",
    }


def test_how_many_people_with_words_of_its_own_is_a_question_like_any_other(arms: Build) -> None:
    reply = after(arms, FASTER, "how many people hold their hands in fists when jogging")
    assert "12 sprinters" not in " ".join(quote.text for quote in reply.quotes)


@pytest.mark.parametrize("before", [(), (FASTER,), ("fists when sprinting",)])
def test_how_many_were_in_a_study_that_is_named_is_told_in_its_sentence(arms: Build, before: tuple[str, ...]) -> None:
    reply = after(arms, *before, "how many people were in the free arms sprint study")
    assert [quote.text[:24] for quote in reply.quotes] == ["In one test of 12 sprint"]
    another = answer("and the pockets jog one?", reply.conversation, arms)
    assert (another.status, another.quotes) == ("abstained", ())


def test_who_speaks_of_himself_asks_for_no_study(arms: Build) -> None:
    reply = after(arms, FASTER, "how many people should I test my free arms sprint with")
    assert [quote.text[:24] for quote in reply.quotes] != ["In one test of 12 sprint"]


def test_why_is_answered_by_a_passage_near_the_last_that_has_a_reason(arms: Build) -> None:
    assert after(arms, "fists when sprinting").quotes[0].heading == "Should the hands be open or closed?"
    reply = after(arms, "fists when sprinting", "why?")
    assert [one.heading for one in reply.quotes] == ["Why is a hard forearm slow?"]


def test_why_gets_no_reason_of_something_else(arms: Build) -> None:
    reply = after(arms, "should my shoulders hang", "why?")
    assert (reply.status, reply.reason, reply.quotes) == ("abstained", "not_covered", ())
    assert "all I have" in reply.lead


@pytest.mark.parametrize("question", ["example?", "like what?", "such as?", "can you give me an example"])
def test_an_example_is_found_in_the_passage_quoted_and_not_twice(arms: Build, question: str) -> None:
    told = after(arms, "what does cue mean", question)
    assert [quote.text[:15] for quote in told.quotes] == ["An external one"]
    again = answer("another example", told.conversation, arms)
    assert "line to reach" not in " ".join(quote.text for quote in again.quotes)


def test_who_asks_for_an_example_where_none_is_told_reads_on(arms: Build) -> None:
    reply = after(arms, "hands in the pockets when jogging", "for example?")
    assert "5% more" not in " ".join(quote.text for quote in reply.quotes)
    assert reply.status != "small_talk"
