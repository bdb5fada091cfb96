"""Measure follow-ups: questions that need the talk before them, and questions that must not be drawn into it.

    .venv/bin/python -m benchmarks.talk --follow-ups PATH/TO/SETS/canard_half --switches PATH/TO/SETS/stackfaq

`--follow-ups` are sets of conversations, played turn by turn with the bot's own replies. `--switches` are sets of
single questions: each is asked alone and again after another one of the set that has nothing to do with it (drawn with
a fixed seed); the difference is what a change of topic costs. With `--write` the table goes into benchmarks/talk.md.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from bot.build.train import Job, train
from bot.builds import Build, open_build
from bot.evaluate import metrics, play
from bot.questions import Question, read_questions

ROOT = Path(__file__).resolve().parent.parent
SEED = 5
Row = tuple[str, str, int, float, float]
"""Set, how it was asked, questions, hit@1 and hit@3 in percent."""


def built(knowledge: Path) -> Build:
    """Train on `knowledge` and open the build."""
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        train(Job([knowledge], index, "20000101T000000Z"), say=lambda stage: None)
        return open_build(index)


def asked(name: str, how: str, questions: list[Question], build: Build) -> Row:
    """Play all questions and count."""
    counted = metrics(play(questions, build))
    return name, how, len(questions), counted["hit@1"], counted["hit@3"]


def after_another(questions: list[Question]) -> list[Question]:
    """Return each question as the second turn after one with other gold."""
    draw = random.Random(SEED)
    return [replaced(question, unlike(question, questions, draw)) for question in questions]


def unlike(question: Question, questions: list[Question], draw: random.Random) -> Question:
    """Draw a question that has no gold in common with `question`."""
    while True:
        other = draw.choice(questions)
        if not set(other.gold) & set(question.gold):
            return other


def replaced(question: Question, before: Question) -> Question:
    """Return `question` with the last turn of `before` in front of it."""
    return Question(question.id, [before.turns[-1], question.turns[-1]], question.gold, question.kind)


def measure(follow_ups: list[Path], switches: list[Path]) -> list[Row]:
    """Measure one set after the other."""
    rows = []
    for folder in follow_ups:
        build, questions = built(folder / "knowledge"), read_questions(folder / "questions.jsonl")
        single = [Question(one.id, one.turns[-1:], one.gold, one.kind) for one in questions]
        rows += [
            asked(folder.name, "last turn alone", single, build),
            asked(folder.name, "in its talk", questions, build),
        ]
    for folder in switches:
        build, questions = built(folder / "knowledge"), read_questions(folder / "questions.jsonl")
        answerable = [one for one in questions if one.gold != ["none"]]
        rows.append(asked(folder.name, "alone", answerable, build))
        rows.append(asked(folder.name, "after an unrelated one", after_another(answerable), build))
    return rows


def table(rows: list[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = ["| set | asked | questions | hit@1 | hit@3 |", "|---|---|---:|---:|---:|"]
    return "\n".join(
        [*lines, *(f"| {name} | {how} | {n} | {one:g} | {three:g} |" for name, how, n, one, three in rows)]
    )


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--follow-ups", type=Path, nargs="*", default=[], help="folders with conversations")
    parser.add_argument("--switches", type=Path, nargs="*", default=[], help="folders with single questions")
    parser.add_argument("--write", action="store_true", help="put the table into benchmarks/talk.md")
    arguments = parser.parse_args()
    text = table(measure(arguments.follow_ups, arguments.switches))
    print(text)
    if arguments.write:
        day = datetime.now(UTC).date().isoformat()
        page = f"# Follow-ups\n\nMeasured {day} by `python -m benchmarks.talk`; percent.\n\n{text}\n"
        (ROOT / "benchmarks/talk.md").write_text(page, "utf-8")


if __name__ == "__main__":
    main()
