"""Count the red flags that the rules catch, and the harmless messages that they stop.

    .venv/bin/python -m benchmarks.red_flags --write

Read are the files `safety*.jsonl` in tests/questions, by which the rules were mended: what is missed of new messages
is told in the README there. With `--write` the sentence goes into README.md.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import marks
from benchmarks.sets import ROOT
from bot.manners.reading import default_manners
from bot.manners.safety import Safety

FILES = sorted((ROOT / "tests" / "questions").glob("safety*.jsonl"))
README = ROOT / "README.md"
MOST_STOPPED = 0.02
"""Share of a file's harmless messages below which the tests are green."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many red flags and harmless messages a file has, and those that the rules got wrong."""

    file: str
    flags: int
    harmless: int
    missed: tuple[str, ...]
    stopped: tuple[str, ...]


def count(file: Path, safety: Safety) -> Counted:
    """Ask the rules about each message of a file."""
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    flags = [row["question"] for row in rows if row["safety"]]
    harmless = [row["question"] for row in rows if not row["safety"]]
    missed = tuple(message for message in flags if safety.topic_of(message) is None)
    stopped = tuple(message for message in harmless if safety.topic_of(message) is not None)
    return Counted(file.stem, len(flags), len(harmless), missed, stopped)


def sentence(counts: Sequence[Counted]) -> str:
    """Tell what all files have together, and which of them have what was missed or stopped."""
    return (
        f"{len(counts)} files hold {sum(one.flags for one in counts):,} red flags and "
        f"{sum(one.harmless for one in counts):,} harmless messages that sound like them.\n"
        f"Red flags missed by the rules: {_told(counts, 'missed')}.\n"
        f"Harmless messages stopped by them: {_told(counts, 'stopped')}."
    )


def _told(counts: Sequence[Counted], wrong: str) -> str:
    """Return how many there are, and in which files."""
    found = {one.file: len(getattr(one, wrong)) for one in counts if getattr(one, wrong)}
    where = ", ".join(f"{number} in `{file}`" for file, number in found.items())
    return f"{sum(found.values())} ({where})" if found else "none"


def main() -> None:
    """Read the arguments, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the sentence into README.md")
    arguments = parser.parse_args()
    safety = default_manners().safety
    text = sentence([count(file, safety) for file in FILES])
    print(text)
    if arguments.write:
        marks.put(README, "red flags", text)


if __name__ == "__main__":
    main()
