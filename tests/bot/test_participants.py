"""Who asks how many took part in a study, of which one, and which sentences say it."""

import pytest

from bot.participants import asks_how_many, says_how_many, study_counted


@pytest.mark.parametrize(
    "question",
    [
        "how many people?",
        "who was in that test?",
        "who did they test",
        "and how big was the sample",
        "hm, how many were tested",
        "How many athletes were in those tests? Sounds small.",
    ],
)
def test_who_names_no_study_asks_it_of_the_last(question: str) -> None:
    assert asks_how_many(question)
    assert study_counted(question) is None


@pytest.mark.parametrize(
    ("question", "study"),
    [
        ("how many people were in the arm folded 30m study", "arm folded 30 m"),
        ("what was the sample size of the rope study", "rope"),
        ("how many rugby players took part in the test with weights", "players weights"),
        ("I only want the number of participants in the rope study.", "rope"),
        ("how many swimmers were in the backstroke trial", "swimmers backstroke"),
        ("how many people can run with me in a test", None),
        ("how many sets should a runner do", None),
        ("How many people took part? In the rugby ball study I mean", "rugby ball"),
    ],
)
def test_the_study_is_what_is_left_of_the_question(question: str, study: str | None) -> None:
    assert study_counted(question) == study


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("the same 22 young rugby players ran again", True),
        ("twelve women ran at 9 km/h", True),
        ("runners took 22 steps", False),
        ("in 2019 it was tested once more", False),
    ],
)
def test_a_number_says_how_many_where_people_follow_it(sentence: str, says: bool) -> None:
    assert says_how_many(sentence) == says
