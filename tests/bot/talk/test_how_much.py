""" "How much?" of what was just quoted gets its amount, and no other sentence that speaks of cost."""

from __future__ import annotations

import pytest

from bot.builds import Build
from tests.playing import after
from tests.running import build_of

POOL = """# The pool

## Kicking on the back
ask: does kicking help on the back | kicking in backstroke | do the legs matter in backstroke

The legs matter on the back. In a test at 1 m/s, swimming without them took about 9% more energy. Another study found no
extra cost, so it isn't settled.

## The swim cap
ask: do I need a swim cap | swim cap | is a cap needed

A cap is needed in lane 3. Borrow one for nothing.
"""


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_of(POOL, "pool", tmp_path_factory.mktemp("pool"))


@pytest.mark.parametrize("then", ["how much", "by how much?", "how many percent"])
def test_energy_that_is_spent_is_no_price(pool: Build, then: str) -> None:
    (quote,) = after(pool, "does kicking help on the back", then).quotes
    assert quote.text == "In a test at 1 m/s, swimming without them took about 9% more energy."


def test_what_is_had_for_nothing_is_an_amount(pool: Build) -> None:
    quotes = after(pool, "do I need a swim cap", "how much is it").quotes
    assert "Borrow one for nothing." in [quote.text for quote in quotes]
