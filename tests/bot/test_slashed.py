"""Words written with a slash are read in full."""

from __future__ import annotations

import pytest

from bot.builds import Build
from bot.text.slashed import without_slashes
from tests.playing import after


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("w/o shoes", "without shoes"),
        ("running w/ a dog", "running with a dog"),
        ("run W/O arms", "run without arms"),
        ("10 km/h", "10 km/h"),
        ("coach (m/w/d)", "coach (m/w/d)"),
        ("http://pool.example/w/o", "http://pool.example/w/o"),
    ],
)
def test_only_what_stands_for_with_and_without_is_written_in_full(typed: str, meant: str) -> None:
    assert without_slashes(typed) == meant


def test_it_is_no_other_language(club: Build) -> None:
    reply = after(club, "should my shoulders be relaxed", "and w/o")
    assert reply.reason != "other_language"
