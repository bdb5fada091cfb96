"""Every reply to a labelled talk is counted once, beside the step that gave it."""

from __future__ import annotations

from pathlib import Path

from benchmarks.steps import table
from bot.builds import open_build
from bot.evaluate import play
from bot.questions import Question


def test_every_reply_is_counted_by_its_step_and_verdict(club_index: Path) -> None:
    elbows = "how do I hold my elbows?"
    asked = [
        Question("1", [elbows, "which shoes do I need?"], ["first-weeks#shoes"], ""),
        Question("2", [elbows, "source?"], ["none"], ""),
        Question("3", [elbows, "thanks"], ["small_talk"], ""),
    ]
    lines = table(play(asked, open_build(club_index))).splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    head, counted = rows[0], {row[0].strip("`"): row[1:] for row in rows[2:]}
    assert head[:3] == ["step", "replies", "right"]
    assert counted["ranking"][:2] == ["1", "1"]
    assert counted["small_talk"][:2] == ["1", "1"]
    assert sum(int(row[0]) for row in counted.values()) == len(asked)
    assert all(int(row[0]) == sum(map(int, row[1:])) for row in counted.values())
