"""Measure what a talk adds to the questions that need it.

    .venv/bin/python -m benchmarks.talk --follow-ups PATH/TO/SETS/canard_half

Sets of conversations are asked twice: their last question alone, and turn by turn with the bot's own replies. What they
find in their talk, and what an unrelated question before costs, `benchmarks.quality` measures for README; here stands
what the talk adds. With `--write` the table goes into benchmarks/talk.md.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import msgspec

from benchmarks import marks
from benchmarks.sets import ROOT, Set, sets_in, trained
from bot.evaluate import metrics, play

Row = tuple[str, int, dict[str, float], dict[str, float]]
"""Set, questions, and the metrics of the last question alone and in its talk."""
FIGURES = ("hit@1", "hit@3")


def measure(one: Set) -> Row:
    """Train on a set's knowledge and ask its questions, alone and in their talk."""
    questions = one.read_questions()
    alone = [msgspec.structs.replace(question, turns=question.turns[-1:]) for question in questions]
    with trained(one.knowledge) as build:
        return one.name, len(questions), metrics(play(alone, build)), metrics(play(questions, build))


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table."""
    heads = [
        "set",
        "questions",
        *(f"alone, {name}" for name in FIGURES),
        *(f"the talk adds, {name}" for name in FIGURES),
    ]
    lines = ["| " + " | ".join(heads) + " |", "|---" + "|---:" * (len(heads) - 1) + "|"]
    for name, count, alone, talk in rows:
        cells = [*(f"{alone[one]:.1f}" for one in FIGURES), *(f"{talk[one] - alone[one]:+.1f}" for one in FIGURES)]
        lines.append(f"| {name} | {count} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--follow-ups", type=Path, nargs="+", required=True, help="folders with conversations")
    parser.add_argument("--write", action="store_true", help="put the table into benchmarks/talk.md")
    arguments = parser.parse_args()
    text = table([measure(one) for one in sets_in(arguments.follow_ups)])
    print(text)
    if arguments.write:
        marks.put(ROOT / "benchmarks" / "talk.md", "talk", f"{marks.dated('benchmarks.talk')}\n\n{text}")


if __name__ == "__main__":
    main()
