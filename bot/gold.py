"""Hold the gold of labelled questions against what a build has: where it names nothing, no answer can be right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from bot.builds import Build
from bot.errors import NothingToCount
from bot.questions import SPECIAL, Question, wanted
from bot.records.knowledge import Passage
from bot.text.analyse import normalise

NEARLY = 0.8
"""How like `none`, `small_talk` or `safety` a word must be to be meant for it: "None", "smalltalk"."""

SHOWN_OF_NOTHING = 3
"""Stray questions that are named where all of a file are stray: it is the file that is wrong, or the index."""


@dataclass(frozen=True, slots=True)
class Stray:
    """A question whose gold names nothing: where it stands (`line` from 1), and the id most like its gold, or ""."""

    question_id: str
    file: str
    line: int
    gold: tuple[str, ...]
    nearest: str

    def __str__(self) -> str:
        """Say it as a fault is said: where, what, and what to do."""
        named = " and ".join(f'"{label}"' for label in self.gold)
        names = "names" if len(self.gold) == 1 else "name"
        hint = f"The nearest is {self.nearest}: put" if self.nearest else "Put"
        return (
            f"{self.file}:{self.line}: in question {self.question_id!r} {named} {names} no passage, heading or "
            f"document. {hint} the right id there, or take the question out."
        )


@dataclass(frozen=True, slots=True)
class StrayLabel:
    """A label that names nothing in the gold of a question that counts; `nearest` is the id most like it, or ""."""

    question_id: str
    file: str
    line: int
    label: str
    nearest: str

    def __str__(self) -> str:
        """Say it as a fault is said: where, what, and what to do."""
        hint = f"The nearest is {self.nearest}: put" if self.nearest else "Put"
        return (
            f'{self.file}:{self.line}: in question {self.question_id!r} "{self.label}" names no passage, heading or '
            f"document. {hint} the right id there, or take it out of the gold."
        )


@dataclass(frozen=True)
class Names:
    """By what names gold may call a build's passages; `ids` gives the id for each name, normalised."""

    ids: dict[str, str]

    @staticmethod
    def of(passages: Iterable[Passage]) -> Names:
        """Return the names of these passages: ids, headings, and their documents' ids."""
        ids: dict[str, str] = {}
        for passage in passages:
            ids.setdefault(normalise(passage.document_id), passage.document_id)
            ids.setdefault(normalise(passage.heading), passage.passage_id)
            ids[normalise(passage.passage_id)] = passage.passage_id
        return Names(ids)

    def has(self, label: str) -> bool:
        """Tell whether a gold label names a passage, heading or document."""
        return normalise(label) in self.ids

    def nearest(self, label: str) -> str:
        """Return the label or id that is most like `label`, or the id of the heading most like it; "" where none is."""
        if special := get_close_matches(label.strip().casefold(), SPECIAL, n=1, cutoff=NEARLY):
            return special[0]
        name = normalise(label)
        document, mark, slug = name.rpartition("#")
        moved = [one for one in self.ids if mark and one.endswith(mark + slug)]
        renamed = [one for one in self.ids if mark and one.startswith(document + mark)]
        # Moved or renamed is likelier than mistyped; and comparing with every name takes a tenth of a second.
        few = get_close_matches(name, moved or renamed, n=1, cutoff=0)
        near = few or get_close_matches(name, self.ids, n=1)
        return self.ids[near[0]] if near else ""


def parted(questions: Sequence[Question], build: Build) -> tuple[list[Question], tuple[Stray, ...]]:
    """Return the questions that count, and those that are stray in this build; one right name is enough to count."""
    names = Names.of(build.passages)
    counted = [one for one in questions if _counts(one, names)]
    return counted, tuple(_stray(one, names) for one in questions if not _counts(one, names))


def to_count(questions: Sequence[Question], build: Build) -> tuple[list[Question], tuple[Stray, ...]]:
    """Return the same where a question counts; raises NothingToCount where none does: figures would tell nothing."""
    names = Names.of(build.passages)
    if not any(_counts(one, names) for one in questions):
        files = list(dict.fromkeys(one.file for one in questions))
        shown = [_stray(one, names) for one in questions[:SHOWN_OF_NOTHING]]  # all of a large file take half a minute
        raise NothingToCount(files, len(questions), build.build_id, shown)
    return parted(questions, build)


def stray_labels(questions: Sequence[Question], build: Build) -> tuple[StrayLabel, ...]:
    """Return the labels that name nothing beside others that do, each once; `questions` are those that count."""
    names = Names.of(build.passages)
    labels = ((one, label) for one in questions for label in dict.fromkeys(one.gold) if label not in SPECIAL)
    return tuple(
        StrayLabel(one.id, one.file, one.line, label, names.nearest(label))
        for one, label in labels
        if not names.has(label)
    )


def summary(strays: Sequence[Stray]) -> str:
    """Say in one line how many questions aren't counted and why, and name some of them; empty where all count."""
    what = "test question(s) whose gold names nothing here, so that no answer can be right."
    return _some(f"Not counted: {len(strays)} {what}", strays) if strays else ""


def label_summary(labels: Sequence[StrayLabel]) -> str:
    """Say in one line how many labels name nothing and what of it, and name some of them; empty where there is none."""
    what = "gold id(s) that name nothing here. Their questions count by the rest of their gold, and an answer from"
    return _some(f"Look again: {len(labels)} {what} what was meant is counted as wrong.", labels) if labels else ""


def _some(head: str, found: Sequence[object], lines: int = 10) -> str:
    rest = [f"  … and {len(found) - lines} more: --json tells all of them"] if len(found) > lines else []
    return "\n".join([head, *(f"  {one}" for one in found[:lines]), *rest])


def _counts(question: Question, names: Names) -> bool:
    return wanted(question) != "passage" or any(map(names.has, question.gold))


def _stray(question: Question, names: Names) -> Stray:
    nearest = next(filter(None, map(names.nearest, question.gold)), "")
    return Stray(question.id, question.file, question.line, tuple(question.gold), nearest)
