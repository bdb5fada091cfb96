"""What goes on about a red flag stays with it, some turns later as well, and what is another question doesn't."""

from __future__ import annotations

import pytest

from bot.manners.carried import carried as carried_on
from bot.manners.reading import default_manners
from bot.manners.safety import Safety
from bot.records.conversation import Conversation, Turn
from bot.settings import Settings

TURNS = Settings().red_flag_between


def no_likeness(text: str) -> None:
    """Be the likeness of a text to known red flags where none is near."""


@pytest.fixture(scope="module")
def safety() -> Safety:
    return default_manners().safety


@pytest.mark.parametrize(
    ("question", "carried"),
    [
        ("so just skip that bit?", True),
        ("but can I still train tomorrow?", True),
        ("and my chest?", True),
        ("but should I swing my arms more", True),
        ("ok and how do I hold my elbows", True),
        ("can I still do arm drills", True),
        ("am I allowed to run the relay", True),
        ("is it safe to lean forward", True),
        ("can I race on sunday", True),
        ("could it be from my arm swing", True),
        ("should I see a doctor", True),
        ("can i do intervals with it", True),
        ("can i race a 10k then", True),
        ("can i train till then", True),
        ("can i go to the meet", True),
        ("just 20 min slow is ok right?", True),
        ("only jogging i mean", True),
        ("is 20 min slow ok", True),
        ("can I run with poles", False),
        ("can i do strides with bent elbows", False),
        ("is a wide elbow at my shoulders ok", False),
        ("can I run with this arm swing", False),
        ("can arms make me faster", False),
        ("is it bad form that elbows point out", False),
        ("should I stop my hands from crossing", False),
        ("how should I hold my hands on hills?", False),
        ("what elbow angle is best for distance runners", False),
        ("ok", False),
        ("", False),
    ],
)
def test_a_follow_up_stays_with_its_red_flag(safety: Safety, question: str, carried: bool) -> None:
    first = Turn("my chest hurts when I swing my arms", "safety")
    again = Turn("so just skip that bit?", "safety")
    assert (carried_on(safety, Conversation((first,)), question, no_likeness, TURNS) is not None) == carried
    assert (carried_on(safety, Conversation((first, again)), question, no_likeness, TURNS) is not None) == carried


def test_what_is_joined_on_to_a_question_of_pills_is_answered(safety: Safety) -> None:
    pills = Conversation((Turn("should I take creatine pills", "safety"),))
    assert carried_on(safety, pills, "and how do I hold my elbows", no_likeness, TURNS) is None
    assert carried_on(safety, pills, "can I still take two a day", no_likeness, TURNS) is not None


def test_nothing_is_carried_from_another_kind_of_turn(safety: Safety) -> None:
    answered = Conversation((Turn("my chest hurts", "safety"), Turn("how high do hands go", "answered")))
    assert carried_on(safety, answered, "so just skip that bit?", no_likeness, TURNS) is None
    assert carried_on(safety, Conversation(), "so just skip that bit?", no_likeness, TURNS) is None


@pytest.mark.parametrize(
    ("question", "carried"),
    [
        ("can i race on sunday", True),
        ("so i should rest?", True),
        ("should i take a week off", True),
        ("when can he sprint again", True),
        ("when can i go back to normal", True),
        ("how long until i can run", True),
        ("how long should I hold a plank", False),
        ("how long do I rest between sprints", False),
        ("when should I start core training", False),
        ("when should we sprint with bent arms", False),
        ("How long until I see results from arm training?", False),
        ("is it ok to run tomorrow", True),
        ("is it ok to run with a backpack", False),
        ("do arms matter on sundays", False),
        ("should i stop my hands from crossing", False),
        ("so how do i hold my elbows", False),
        ("can i run with my arms hanging", False),
    ],
)
def test_leave_is_still_asked_of_a_red_flag_some_turns_ago(safety: Safety, question: str, carried: bool) -> None:
    flag, elbows = Turn("my chest hurts when I run", "safety"), Turn("how do I hold my elbows", "answered")
    assert (carried_on(safety, Conversation((flag, elbows)), question, no_likeness, TURNS) is not None) == carried
    assert carried_on(safety, Conversation((flag, *[elbows] * 4)), question, no_likeness, TURNS) is None
    pills = Turn("should I take creatine pills", "safety")
    assert carried_on(safety, Conversation((pills, elbows)), "so i should rest?", no_likeness, TURNS) is None
