"""What only draws a conclusion from an answer."""

import pytest

from bot.conclusion import concludes


@pytest.mark.parametrize(
    "message",
    [
        "so it's useless?",
        "so it's just hype?",
        "so it doesn't matter?",
        "ok so a waste of time",
        "now so it's useless?",
        "then they make no difference",
        "does that mean it's bad?",
        "oh so i don't need to worry then",
    ],
)
def test_a_judgement_after_a_word_that_draws_it_concludes(message: str) -> None:
    assert concludes(message)


@pytest.mark.parametrize(
    "message",
    ["useless", "this is useless", "so you are useless", "so what helps?", "so arms are useless?", "so", "why so bad?"],
)
def test_what_speaks_of_the_bot_asks_or_has_a_topic_of_its_own_does_not(message: str) -> None:
    assert not concludes(message)
