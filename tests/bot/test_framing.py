"""What frames a question and asks nothing is taken off; what asks, or says something, stays."""

import pytest

from bot.builds import Build
from bot.dialogue import answer
from bot.records.conversation import Conversation
from bot.text.framing import without_framing

QUESTION = "do arms help in a sprint"


@pytest.mark.parametrize(
    "framed",
    [
        "I was wondering if {}",
        "just wondering: {}",
        "do you know {}",
        "Does anyone here know whether {}?",
        "can u tell me {}",
        "could you please let me know if {}",
        "any idea if {}?",
        "I'd like to know if {}",
        "stupid question but {}",
        "it's probably a dumb question but {}",
        "quick question: {}",
        "I have a question. {}",
        "sorry if this was asked before, {}",
        "sorry to bother you, quick question, do you know if {}",
        "not sure if you can help but {}",
        "be honest, {}",
        "{} or not",
        "{}, yes or no?",
        "{}? asking for a friend",
        "{} in your opinion",
        "{}, any thoughts?",
        "{}? please help",
        "{}, right?",
        "{}, need it for school",
        "ok so i was wondering if {} or not, thanks",
        "my coach asked me: {}",
        "{} https://club.example/arms?a=b",
        "do do arms help in in a sprint or not",
        "sorry for my bad english, {}",
        "my son wants to know if {}",
        "is it true that {}",
        "looking for info on {}",
        "Q: {}",
        "{}, explain it simply please",
        "{} explain like im 5",
        "Dear team,\n\n{}?\n\nBest regards,\nAnna",
        "{}\n\nKind regards\nAnna Smith",
    ],
)
def test_the_question_is_left(framed: str) -> None:
    assert without_framing(framed.format(QUESTION)).rstrip("?") == QUESTION


@pytest.mark.parametrize(
    "message",
    [
        "why, do you know?",
        "yes or no",
        "or not",
        "just wondering",
        "no idea",
        "what is right, left or right",
        "not sure if my arms are too high, how do I check",
        "i dont know if i should lift weights",
        "what do you think about my arms",
        "can you help me swing faster",
        "do you know Bolt",
        "question about arms",
        "does relaxing help",
        "Sorry, wrong window",
        "explain it simply",
        "explain what you mean",
        "tell me more",
        "the small one, how much does it cost?",
        "not sure if this works for swimming, but how should i breathe?",
        "which drills do i need to know",
        "why do coaches say i need it for speed",
        "is https://club.example/arm-swing-myths right",
        "yo yo test",
        "my coach asks too much of us",
        "my coach wants to know why",
    ],
)
def test_what_asks_or_says_something_stays_as_typed(message: str) -> None:
    assert without_framing(message) == message


@pytest.mark.parametrize(
    "framed", ["sorry if this was asked before, {}", "i was wondering, {}", "{} or what, yes or no"]
)
def test_a_frame_changes_no_answer(club: Build, framed: str) -> None:
    for asked in ("how much should I lean", "my shoulders are tense", "which shoes do I need"):
        plain, reply = (answer(text, Conversation(), club) for text in (asked, framed.format(asked)))
        assert (reply.status, reply.quotes) == (plain.status, plain.quotes)
        assert abs(reply.confidence - plain.confidence) < 0.02


def test_a_frame_of_any_length_is_read_to_its_end() -> None:
    # A pattern that isn't linear would not come back from this.
    for piece in ("sorry if ", ", need it for ", "i was wondering ", "or not ", "do you know ", "but ", ", ", "\n"):
        assert without_framing(f"arms {piece * 5_000} legs").startswith("arms")
