"""Labelled questions: read from their files, and what their gold calls right."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from bot.errors import BadKnowledge
from bot.json_faults import plainly
from bot.records.faults import Fault
from bot.text.analyse import normalise
from bot.text.not_utf8 import not_utf8

SPECIAL = ("none", "small_talk", "safety")
_SHAPE = 'Write it as {"id": "a1", "turns": ["a question"], "gold": ["document#passage"]}, or with `none` as its gold.'


class Line(msgspec.Struct, frozen=True):
    """One line of a question file (contract, section 4)."""

    id: str
    turns: list[str]
    gold: list[str]
    kind: str = ""


class Question(Line, frozen=True):
    """A labelled question, and where it stands: its file, and the line in it from 1; 0 where it was read from none."""

    file: str = ""
    line: int = 0


class _OfRun(msgspec.Struct, frozen=True):
    """What a line of a run (bot.evaluate) has and a question hasn't."""

    id: str
    status: str
    quotes: list[str]


def wanted(question: Line) -> str:
    """Return what kind of reply is right: `passage`, or one of the special labels."""
    return next((label for label in question.gold if label in SPECIAL), "passage")


def is_gold(question: Line, *names: str) -> bool:
    """Tell whether a passage that goes by these names (id, document id, heading) is a right one."""
    gold = {normalise(label) for label in question.gold}
    return any(normalise(name) in gold for name in names)


def read_questions(path: Path) -> list[Question]:
    """Read a question file; raises BadKnowledge with every line that is wrong, or where there is no question."""
    questions, faults = read_question_files([path])
    if not questions and not faults:
        faults = [Fault(str(path), 0, "It holds no question.", f"Give it a line for each. {_SHAPE}")]
    if faults:
        raise BadKnowledge(faults)
    return questions


def read_question_files(paths: Sequence[Path]) -> tuple[list[Question], list[Fault]]:
    """Return the questions of all files in order, and every fault: a line that is none, or an id that stands twice."""
    questions: list[Question] = []
    faults: list[Fault] = []
    for path in paths:
        found, of_file = _read(path)
        questions += found
        faults += of_file
    return questions, [*faults, *_twice(questions)]


def reads_as(lines: Iterable[str], kind: type[msgspec.Struct]) -> bool:
    """Tell whether every line that isn't blank is a record of this kind: a file in another one's place."""
    try:
        for line in lines:
            if line.strip():
                msgspec.json.decode(line, type=kind)
    except msgspec.MsgspecError:
        return False
    return True


def _read(path: Path) -> tuple[list[Question], list[Fault]]:
    try:
        lines = path.read_text("utf-8-sig").split("\n")  # not `splitlines`: a text may hold U+2028
    except OSError as fault:
        return [], [Fault(str(path), 0, f"It can't be read ({fault.strerror}).", "Give a file of questions.")]
    except UnicodeDecodeError as fault:
        return [], [Fault(str(path), *not_utf8(fault))]
    if alien := _no_question_file(str(path), [line for line in lines if line.strip()]):
        return [], [alien]
    read = [_question(line, str(path), number) for number, line in enumerate(lines, start=1) if line.strip()]
    if any(isinstance(one, Fault) for one in read) and reads_as(lines, _OfRun):
        return [], [Fault(str(path), 0, "It is a run, not a question file.", "Give the questions that were asked.")]
    return [one for one in read if isinstance(one, Question)], [one for one in read if isinstance(one, Fault)]


def _no_question_file(file: str, lines: Sequence[str]) -> Fault | None:
    """Say once of a text or a table given as a question file what would be said of each of its lines."""
    if len(lines) < 2 or any(line.lstrip().startswith("{") for line in lines):
        return None
    return Fault(file, 0, f"It is no question file: none of its {len(lines)} lines is a question.", _SHAPE)


def _question(text: str, file: str, number: int) -> Question | Fault:
    try:
        line = msgspec.json.decode(text, type=Line)
    except msgspec.MsgspecError:
        return Fault(file, number, *_what_is_wrong(text))
    if not line.turns or not line.gold:
        return Fault(file, number, "`turns` or `gold` is empty.", "Give at least one of each.")
    return Question(line.id, line.turns, line.gold, line.kind, file, number)


def _what_is_wrong(text: str) -> tuple[str, str]:
    """Return what is wrong with a line that is no question, and what to write instead."""
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        return plainly(text) if text.lstrip().startswith("{") else ("It is no question.", _SHAPE)
    if not isinstance(values, dict):
        return "It is no question.", _SHAPE
    for key in ("turns", "gold"):
        if (value := values.get(key)) is None:
            return f"`{key}` is missing.", _SHAPE
        if isinstance(value, str):
            return f"`{key}` is a list.", f"Write it in brackets: {json.dumps([value], ensure_ascii=False)}."
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            return f"`{key}` is a list of texts, each in quotation marks.", _SHAPE
    if "id" not in values:
        return "`id` is missing.", _SHAPE
    for key in ("id", "kind"):
        if not isinstance(value := values.get(key, ""), str):
            return f"`{key}` is a text.", f'Write it in quotation marks: "{key}": {json.dumps(str(value))}.'
    return "It is no question.", _SHAPE


def _twice(questions: Sequence[Question]) -> list[Fault]:
    """Find ids that stand twice: a run and a comparison know a question by its id alone."""
    first: dict[str, Question] = {}
    faults = []
    for question in questions:
        before = first.setdefault(question.id, question)
        if before is not question:
            where = f"line {before.line}" + (f" of {before.file}" if before.file != question.file else "")
            what = f"The id {question.id!r} stands in {where} as well."
            faults.append(Fault(question.file, question.line, what, "Give each question an id of its own."))
    return faults
