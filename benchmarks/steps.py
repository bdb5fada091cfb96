"""Count which step of the dialogue replied to the labelled talks on our knowledge, and how good its replies were.

    .venv/bin/python -m benchmarks.steps

A step that decides nothing may break, or become superfluous, without any figure moving. With `--write` the table goes
into benchmarks/talk.md.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable

from benchmarks import marks
from benchmarks.sets import ROOT, own_sets, trained
from bot.evaluate import Played, play
from bot.questions import read_questions
from bot.verdict import VERDICTS

TALKS = ROOT / "tests" / "questions" / "talks.jsonl"


def table(played: Iterable[Played]) -> str:
    """Return how many replies of each step came to each verdict (bot/verdict.py), as a Markdown table, most first."""
    counts: dict[str, Counter[str]] = {}
    for one in played:
        counts.setdefault(one.reply.step or "", Counter())[one.verdict()] += 1
    lines = [f"| step | replies | {' | '.join(VERDICTS)} |", "|---" + "|---:" * (len(VERDICTS) + 1) + "|"]
    for step, came in sorted(counts.items(), key=lambda item: (-item[1].total(), item[0])):
        lines.append(f"| `{step}` | {came.total()} | {' | '.join(str(came[name]) for name in VERDICTS)} |")
    return "\n".join(lines)


def main() -> None:
    """Read the arguments, play, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the table into benchmarks/talk.md")
    arguments = parser.parse_args()
    labelled = [*read_questions(TALKS), *(question for one in own_sets() for question in one.read_questions())]
    with trained(ROOT / "knowledge") as build:
        text = table(play((question for question in labelled if len(question.turns) > 1), build))
    print(text)
    if arguments.write:
        marks.put(
            ROOT / "benchmarks" / "talk.md", "steps", f"{marks.dated('benchmarks.steps').rsplit(';', 1)[0]}.\n\n{text}"
        )


if __name__ == "__main__":
    main()
