"""What a word of the last quote means: a word with a particle is one ("toe-off")."""

from __future__ import annotations

import pytest

from bot.builds import Build
from tests.playing import after
from tests.running import build_of

STEPS = """# Steps

## How the foot leaves
ask: how does the foot leave the ground | foot leaving the ground | leaving the ground

The foot rolls over the big toe (the hallux). Toe-off is the moment when the shoe leaves. Late in the push-off the calf
works most.

## Shoes
ask: which shoes do I need | shoes for beginners | do I need spikes

Any light shoes will do.
"""
FIRST = "how does the foot leave the ground"


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_of(STEPS, "steps", tmp_path_factory.mktemp("steps"))


@pytest.mark.parametrize("then", ["what does toe-off mean?", "toe off means what", "what is toe-off", "whats toe-off?"])
def test_a_term_that_ends_with_a_particle_is_explained(steps: Build, then: str) -> None:
    (quote,) = after(steps, FIRST, then).quotes
    assert quote.text == "Toe-off is the moment when the shoe leaves."


def test_a_term_that_the_text_uses_and_does_not_explain_is_called_so(steps: Build) -> None:
    reply = after(steps, FIRST, "what does push-off mean")
    assert (reply.status, reply.lead) == ("abstained", steps.manners.voice.no_meaning)
