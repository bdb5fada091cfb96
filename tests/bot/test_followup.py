"""What leans on the talk before it, and what stands alone."""

from dataclasses import replace

import pytest

from bot.followup import Alone, is_of_aspects, leaning, points_back
from bot.settings import Settings

NOTHING = Alone(confidence=0.0, within=0.5, known=1.0, shared=0.0, told=True)


@pytest.mark.parametrize(
    "question",
    [
        "and the torso?",
        "why?",
        "down?",
        "what about kids",
        "is it bad for me",
        "do they help in the snow",
        "so what instead",
    ],
)
def test_what_points_back(question: str) -> None:
    assert points_back(question)
    assert leaning(question, NOTHING, Settings()).leaning > 0.5


@pytest.mark.parametrize(
    "question",
    [
        "is it bad to swing the arms across the body",
        "my arms hurt when I run, is this normal?",
        "should I buy shoes that are very soft",
        "is there a drill for the elbows",
        "what can a tired runner do so that his arms relax",
    ],
)
def test_what_points_inside_itself_only(question: str) -> None:
    assert not points_back(question)


@pytest.mark.parametrize("question", ["how often?", "how many times a week", "for how long each session"])
def test_what_measures_something_unnamed_leans_on_a_topic_that_was_told(question: str) -> None:
    sure_elsewhere = replace(NOTHING, confidence=0.95)
    followed = leaning(question, sure_elsewhere, Settings())
    assert (followed.leaning, followed.own) == (1.0, Settings().measure_own)
    assert leaning(question, replace(sure_elsewhere, told=False), Settings()).leaning < 0.5
    assert leaning(f"{question} elbows", sure_elsewhere, Settings()).own == 1.0


@pytest.mark.parametrize("question", ["how do I fix it?", "has anyone tested that", "is it dangerous", "exercises?"])
def test_what_asks_of_something_unnamed_leans_on_its_topic_where_that_has_no_answer_as_good(question: str) -> None:
    elsewhere = replace(NOTHING, confidence=0.7)
    for within, leans in ((0.5, True), (1.0, False)):
        assert (leaning(question, replace(elsewhere, within=within), Settings()).own != 1.0) is leans
    assert leaning(f"{question} elbows", replace(elsewhere, within=0.5), Settings()).own == 1.0


@pytest.mark.parametrize(("question", "leans"), [("is it dangerous", True), ("waste of time", False)])
def test_what_names_nothing_but_is_surely_answered_leans_only_where_it_points(question: str, leans: bool) -> None:
    surely = replace(NOTHING, confidence=0.95)
    assert (leaning(question, surely, Settings()).own != 1.0) is leans


def test_what_is_said_to_the_bot_is_of_no_aspect() -> None:
    assert is_of_aspects("so that is wrong?")
    assert not is_of_aspects("so you are wrong?")


def test_the_longer_a_question_the_less_it_leans() -> None:
    grown = [
        "elbows?",
        "how high do the elbows go",
        "how high do the elbows go in a sprint finish",
        "how high do the elbows go in the final sprint of a long cross country race",
    ]
    leanings = [leaning(question, NOTHING, Settings()).leaning for question in grown]
    assert leanings == sorted(leanings, reverse=True)
    assert leanings[0] > 0.9
    assert leanings[-1] < 0.1


def test_what_is_surely_answered_elsewhere_left_the_topic_and_inside_it_did_not() -> None:
    question = "elbows in a sprint"
    elsewhere = leaning(question, replace(NOTHING, confidence=0.9, within=0.2), Settings())
    inside = leaning(question, replace(NOTHING, confidence=0.9, within=1.0), Settings())
    unsure = leaning(question, replace(NOTHING, confidence=0.1, within=0.2), Settings())
    assert elsewhere.leaning < Settings().leaves_below < inside.leaning
    assert elsewhere.leaning < unsure.leaning


def test_who_repeats_words_stays_with_the_topic_and_who_brings_unknown_ones_leaves_it() -> None:
    question = "elbows in a sprint"
    as_it_is = leaning(question, NOTHING, Settings()).leaning
    assert leaning(question, replace(NOTHING, known=0.5), Settings()).leaning < as_it_is
    assert leaning(question, replace(NOTHING, shared=0.5), Settings()).leaning > as_it_is


def test_a_question_of_unknown_words_gets_no_answer_from_the_talk() -> None:
    assert leaning("what about bananas", replace(NOTHING, known=0.0), Settings()).sure == 0
    assert leaning("what about elbows", NOTHING, Settings()).sure > 0


@pytest.mark.parametrize(
    ("of_oneself", "of_something"),
    [("should I jog", "should one jog"), ("do my arms help", "do the arms help"), ("can you plan", "can one plan")],
)
def test_who_speaks_of_oneself_asks_anew(of_oneself: str, of_something: str) -> None:
    anew, following = (leaning(question, NOTHING, Settings()).leaning for question in (of_oneself, of_something))
    assert anew < following
