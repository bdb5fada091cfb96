"""What is added to a question with "I mean" behind it is asked together with that question."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.playing import after
from tests.running import build_of

LAKE = """# The lake

## Hiring a boat
ask: what does hiring a boat cost | hire a boat | rent a boat

A boat costs £9.

## Hiring a boat for a day
ask: hire a boat for a day | boat for the whole day | day hire of a boat

A whole day costs £40 and needs a deposit.

## A day at the lake
ask: what is there for a day | things to do on a day | a day out

Bring lunch and a towel.
"""


@pytest.mark.parametrize("then", ["for a day i mean", "for the day, I meant", "no, i meant for a day"])
def test_what_was_meant_belongs_to_the_question_before_it(tmp_path: Path, then: str) -> None:
    (quote,) = after(build_of(LAKE, "lake", tmp_path), "hire a boat", then).quotes
    assert quote.text == "A whole day costs £40 and needs a deposit."
