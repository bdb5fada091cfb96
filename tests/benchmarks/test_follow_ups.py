"""What tells a follow-up from a change of topic, on a small knowledge with real talks."""

from pathlib import Path

import numpy as np

from benchmarks.follow_ups import fitted, samples
from bot.questions import Question

CLUB = Path(__file__).parents[1] / "fixtures" / "club"
OPENING = "why do runners swing their arms"


def asked(number: int, gold: str, *turns: str) -> Question:
    return Question(f"q{number}", list(turns), [gold])


QUESTIONS = [
    asked(0, "swinging-arms", OPENING),
    asked(1, "first-weeks", "which shoes do I need"),
    asked(2, "quiet-torso", "how far should I lean forward"),
    asked(3, "swinging-arms", OPENING, "and what about the elbows then?"),
    asked(4, "swinging-arms", OPENING, "do they help with that pace"),
    asked(5, "swinging-arms", OPENING, "so are they idle"),
]


def test_both_kinds_are_sampled_and_told_apart() -> None:
    found = list(samples("club", CLUB, QUESTIONS, talks=True, switches=True))
    follows = np.array([follow for _, follow, _ in found])
    assert 0 < follows.sum() < len(follows)
    signs = np.array([sign for _, _, sign in found])
    told = fitted(signs, follows).predict_proba(signs)[:, 1]
    assert told[follows].mean() > told[~follows].mean()


def test_questions_without_a_word_of_content_show_nothing() -> None:
    assert (
        list(samples("club", CLUB, [asked(0, "swinging-arms", OPENING, "and why?")], talks=True, switches=False)) == []
    )


def test_only_what_is_asked_for_is_sampled() -> None:
    kinds = {follow for _, follow, _ in samples("club", CLUB, QUESTIONS, talks=False, switches=True)}
    assert kinds == {False}
