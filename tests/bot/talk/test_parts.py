"""Questions of two parts, and those of one that only look so."""

import pytest

from bot.talk.parts import parts


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("why do we swing arms and how do I hold my hands?", ("why do we swing arms?", "how do I hold my hands?")),
        ("Which shoes do I need? And how long should I rest?", ("Which shoes do I need?", "how long should I rest?")),
    ],
)
def test_two_questions(question: str, expected: tuple[str, ...]) -> None:
    assert parts(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "do my arms and legs move together?",
        "what is it and why?",
        "I run every day. Why is my neck tight?",
        "how do elbows and how do",
        "arms",
        "",
    ],
)
def test_one_question(question: str) -> None:
    assert parts(question) == (question,)
