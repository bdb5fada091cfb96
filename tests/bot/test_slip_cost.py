"""Slips of typing: likely ones cost less than unlikely ones, whatever the numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.slips import slip_cost

WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=9)


@given(WORDS, WORDS)
def test_only_the_word_itself_costs_nothing(typed: str, meant: str) -> None:
    assert slip_cost(meant, meant) == 0
    assert (slip_cost(typed, meant) > 0) == (typed != meant)


@pytest.mark.parametrize(
    ("likelier", "rarer", "meant"),
    [
        ("torsp", "torsq", "torso"),  # the key beside, and one far away
        ("trso", "torsxo", "torso"),  # a letter left out, and one from nowhere
        ("toros", "tormo", "torso"),  # two swapped, and another letter
        ("balence", "balmnce", "balance"),  # a vowel for a vowel, and a letter that looks like nothing
        ("arrms", "arkms", "arms"),  # typed twice, and a far key
        ("tention", "tenpion", "tension"),  # what sounds alike
        ("swnig", "wsing", "swing"),  # swapped after the first letter, and with it
        ("balanc", "balan", "balance"),  # one slip, and two
    ],
)
def test_the_likelier_slip_costs_less(likelier: str, rarer: str, meant: str) -> None:
    assert slip_cost(likelier, meant) < slip_cost(rarer, meant)
