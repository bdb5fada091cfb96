"""What a question rules out, and what it does without."""

import pytest

from bot.builds import Build
from bot.dialogue import answer
from bot.records.conversation import Conversation
from bot.text.analyse import words
from bot.text.negation import lacking, without_ruled_out


@pytest.mark.parametrize(
    ("question", "sought"),
    [
        ("the arms, not the legs", "the arms"),
        ("not the legs, what about arms?", "what about arms"),
        ("not about shoes but socks", "but socks"),
        ("is it the arms (not the legs) that count?", "is it the arms that count"),
    ],
)
def test_what_is_ruled_out_is_not_looked_for(question: str, sought: str) -> None:
    assert words(without_ruled_out(question)) == sought.split()


@pytest.mark.parametrize(
    "question",
    [
        "not legs",
        "should I not cross the midline?",
        "is it true or not?",
        "my arms are not moving",
        "not sure, what is best on hills",
        "why do we not fall",
        "knots in my neck",
    ],
)
def test_a_not_that_rules_out_nothing_stays(question: str) -> None:
    assert words(without_ruled_out(question)) == words(question)


def test_what_a_question_does_without() -> None:
    assert lacking("running without swinging my arms") == {"swing", "arm"}
    assert lacking("do arms matter") == frozenset()


def test_who_asks_how_to_do_without_gets_no_advice_on_doing_it(club: Build) -> None:
    def spoken_for(question: str) -> float:
        hits = answer(question, Conversation(), club).hits
        return next(hit.score for hit in hits if hit.passage_id == "swinging-arms#how-to-hold-the-elbows")

    assert spoken_for("running without bending the elbows") < spoken_for("running while bending the elbows")
