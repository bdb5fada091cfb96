"""Put into words what got worse since the build before."""

from __future__ import annotations

import shlex
import textwrap
from collections.abc import Sequence
from pathlib import Path

from bot.build.before import Since
from bot.compare import Change, chance_words
from bot.runs import Outcome

_WORDS = {"right": "right answers", "wrong_answers": "wrong answers", "false_answers": "false answers"}
_SHOWN, _SHOWN_CHARS = 3, 100


def summary(found: Since, new: str, index_dir: Path, python: str) -> str:
    """Say what got worse, how to see it, and how to go back; `new` is the build's id, empty where none was published.

    `python` is the interpreter as the owner called it. Empty where nothing got worse and no address is gone.
    """
    lines = []
    if found.fell:
        lines = [_headline(found, "the build before" if new else "the live build"), *_examples(found.worse)]
        lines += [f"  {chance_words(found.chance)}"] if found.worse else []
        lines += [f"  See all of them: {_command(found, new, file, index_dir, python)}" for file in found.files if new]
        lines += _way_back(found, index_dir, python) if new else []
    if found.gone:
        lines.append(
            f"Gone: {len(found.gone)} passage(s), so that links to them break. Where only a heading changed, give it "
            "its old words back, or mend the links."
        )
        lines += _first(found.gone)
    return "\n".join(lines)


def _headline(found: Since, other: str) -> str:
    mixed = found.better > len(found.worse) or not found.lower
    head = "Some answers are worse than those of" if mixed else "Worse than"
    said = f"{head} {other} ({found.build_id}): "
    if found.asked:
        worse = f"{len(found.worse)} {'gets' if len(found.worse) == 1 else 'get'} a worse answer"
        said += (
            f"of {found.asked} test questions that both were asked, {worse} and {found.better or 'none'} a better one; "
        )
    changed = [f"{_WORDS[n]} {_step(old, new)}" for n, (old, new) in found.figures.items() if old != new]
    return said + (", ".join(changed) if changed else "the figures are the same") + "."


def _step(old: float, new: float) -> str:
    """Give two different percentages, with as many decimals as it takes to tell them apart, two at most."""
    digits = next((n for n in (0, 1) if f"{old:.{n}f}" != f"{new:.{n}f}"), 2)
    return f"{old:.{digits}f} % → {new:.{digits}f} %"


def _way_back(found: Since, index_dir: Path, python: str) -> list[str]:
    """Say that the new build is live, and what brings the old answers back: the text that they were made from."""
    kept = shlex.join([python, "-m", "bot", "chat", "--index", str(index_dir / "builds" / found.build_id)])
    return [
        "  The new build is live. To have the old answers back, undo the change to the knowledge and train again; "
        "with --check all this is told before anything is published.",
        f"  The old build is kept; talk to it: {kept}",
    ]


def _examples(worse: Sequence[Change]) -> list[str]:
    return _first(
        [
            f"“{textwrap.shorten(change.turns[-1], _SHOWN_CHARS, placeholder=' …')}”: {_side(change.old)} before, "
            f"now {_side(change.new)}"
            for change in worse
        ]
    )


def _first(told: Sequence[str]) -> list[str]:
    more = [f"  … and {len(told) - _SHOWN} more: --json tells all of them"] if len(told) > _SHOWN else []
    return [f"  {one}" for one in told[:_SHOWN]] + more


def _side(side: Outcome) -> str:
    return f"{side.verdict}{f' from {side.passage_id}' if side.passage_id else ''}"


def _command(found: Since, new: str, file: str, index_dir: Path, python: str) -> str:
    builds = index_dir / "builds"
    words = [python, "-m", "bot", "diff", file, "--old", str(builds / found.build_id), "--new", str(builds / new)]
    return shlex.join(words)
