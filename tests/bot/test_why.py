"""An explanation tells what happened: the red flag that was told, the limits that were compared, sums that add up."""

from __future__ import annotations

from bot.builds import Build
from bot.dialogue import answer
from bot.records import Conversation
from bot.why import Explanation, explain
from bot.why_text import told


def explained(build: Build, *messages: str) -> Explanation:
    """Return why the last of these messages got its reply."""
    conversation = Conversation()
    for message in messages[:-1]:
        conversation = answer(message, conversation, build).conversation
    return explain(messages[-1], conversation, answer(messages[-1], conversation, build), build)


def test_a_red_flag_carried_on_names_its_own_topic_and_the_message_before(club: Build) -> None:
    why = explained(club, "my chest hurts when i run", "and should i run tomorrow?")
    assert why.red_flag is not None
    assert (why.red_flag.topic, why.red_flag.by) == ("Heart and chest", "carried_on")
    assert 'red flag: Heart and chest, carried on from "my chest hurts when i run"' in told(why)


def test_a_red_flag_in_pieces_is_raised_by_a_rule(club: Build) -> None:
    """No piece is a red flag by itself; the rule reads them joined."""
    why = explained(club, "my chest", "it hurts")
    assert why.red_flag is not None
    assert (why.red_flag.topic, why.red_flag.by) == ("Heart and chest", "rule")
    assert "red flag: Heart and chest, by a rule" in told(why)


def test_what_is_carried_on_twice_names_the_message_that_raised_it(club: Build) -> None:
    why = explained(club, "my chest hurts when i run", "and should i run tomorrow?", "what about sunday then?")
    assert why.red_flag is not None
    assert (why.red_flag.topic, why.red_flag.before) == ("Heart and chest", "my chest hurts when i run")
