"""Counts in memory: windows end, and a flood of addresses can't fill the memory."""

from __future__ import annotations

import time

import pytest

from web.counters import KEYS_MAX, Counters


def test_counts_grow_within_a_window_and_begin_anew_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr(time, "monotonic", lambda: now)  # a minute would have to pass
    counters = Counters()
    assert [counters.incr("a", 60), counters.incr("a", 60), counters.incr("b", 60)] == [1, 2, 1]
    now += 59.9
    assert counters.get("a") == 2
    now += 0.2
    assert counters.get("a") == 0
    assert counters.incr("a", 60) == 1


def test_a_jump_of_the_wall_clock_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    counters = Counters()
    counters.incr("a", 60)
    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)  # nobody may set the machine's clock
    assert counters.incr("a", 60) == 2
    assert 0 < counters.get_expiry("a") - 4_000_000_000.0 <= 60


def test_the_table_is_bounded() -> None:
    counters = Counters()
    for number in range(KEYS_MAX + 5000):
        counters.incr(f"ask|{number}", 60)
    assert len(counters) == KEYS_MAX
    assert counters.incr(f"ask|{KEYS_MAX + 4999}", 60) == 2
