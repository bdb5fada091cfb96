"""Hold a build against the one that was live before it: which of the same questions got a worse answer, which
addresses are gone. The build before is not asked again: it keeps its exam.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from bot.compare import Change, compare
from bot.errors import IndexRefused
from bot.manifest import (
    MANIFEST,
    Manifest,
    audience_folder,
    digest_as_it_lies,
    read_file,
    read_manifest,
    verified_manifest,
)
from bot.questions import Line, Question, wanted
from bot.runs import Outcome
from bot.verdict import worth

EXAM = "exam.json"
"""The file of a build that says which labelled questions it was asked, and what came of each."""
_FALLS, _RISES = ("right",), ("wrong_answers", "false_answers")


class Taken(msgspec.Struct, frozen=True):
    """One question of an exam, and what came of it by the gold it had then."""

    question: Line
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Before:
    """What the build before left: its exam by question id, empty where it had none, and its passages' ids."""

    build_id: str
    quality: Mapping[str, float]
    exam: Mapping[str, Taken]
    passage_ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Since:
    """What has changed since the build before. `asked` counts the questions that both builds were asked alike.

    `chance` is the sign test's, 0 to 1: how often better and worse would be as unequal if neither build were better.
    `figures` are percent, old and new, on these questions; without any, those of the two whole exams. `gone` are the
    ids of passages that there are no longer, `files` those to compare by: where the questions of `worse` stand, or all.
    """

    build_id: str
    asked: int
    better: int
    worse: tuple[Change, ...]
    figures: dict[str, tuple[float, float]]
    gone: tuple[str, ...]
    files: tuple[str, ...]
    chance: float = 1.0

    @property
    def fell(self) -> bool:
        """Tell whether a question got a worse answer, or where none was asked twice, a figure is worse."""
        return bool(self.worse) or (not self.asked and self.lower)

    @property
    def lower(self) -> bool:
        """Tell whether a figure is worse than it was."""
        return any(self.figures[name][1] < self.figures[name][0] for name in _FALLS if name in self.figures) or any(
            self.figures[name][1] > self.figures[name][0] for name in _RISES if name in self.figures
        )


def build_before(index_dir: Path) -> Before | None:
    """Return what the live build left; None where there is none that this program reads."""
    try:
        manifest = read_manifest(index_dir)
        directory = index_dir / "builds" / manifest.build
        return Before(manifest.build, manifest.quality, _exam(directory, manifest), passage_ids(directory, manifest))
    except (IndexRefused, msgspec.MsgspecError):
        return None


def seen_at_training(questions: Sequence[Question], build_id: str, folder: Path) -> int:
    """Count the questions by which a build's confidence was fitted; `folder` is the build's or that of its index.

    Raises IndexRefused where the exam is damaged.
    """
    directory = folder if (folder / MANIFEST).is_file() else folder / "builds" / build_id
    exam = _exam(directory, verified_manifest(directory, digest_as_it_lies(directory)))
    rated = [one for one in questions if wanted(one) in ("passage", "none")]
    return sum(one.id in exam and _same(one, exam[one.id].question) for one in rated)


def exam_file(questions: Sequence[Question], came: Mapping[str, Outcome]) -> bytes:
    """Return what a build keeps of its exam."""
    return msgspec.json.encode([Taken(Line(q.id, q.turns, q.gold, q.kind), came[q.id]) for q in questions])


def passage_ids(directory: Path, manifest: Manifest) -> frozenset[str]:
    """Return the ids of all passages of a build, whoever may read them; raises IndexRefused for a damaged file."""
    found: set[str] = set()
    for audiences in manifest.audiences:
        name = f"{audience_folder(frozenset(audiences))}/documents.json"
        documents = msgspec.json.decode(read_file(directory, manifest, name), type=list[_Document])
        found.update(passage.passage_id for document in documents for passage in document.passages)
    return frozenset(found)


def since(
    before: Before,
    questions: Sequence[Question],
    came: Mapping[str, Outcome],
    quality: Mapping[str, float],
    ids: Collection[str],
) -> Since:
    """Compare a new build, by what came of `questions` and its passages' `ids`, with the one before."""
    both = [one for one in questions if one.id in before.exam and _same(one, before.exam[one.id].question)]
    old = {one.id: before.exam[one.id].outcome for one in both}
    found = compare(both, old, came)
    worse = tuple(change for change in found.changes if change.effect == "worse")
    got_worse = {change.question_id for change in worse}
    return Since(
        build_id=before.build_id,
        asked=len(both),
        better=found.count("better"),
        worse=worse,
        figures=_pairs(_figures(both, old), _figures(both, came)) if both else _pairs(before.quality, quality),
        gone=tuple(sorted(before.passage_ids.difference(ids))),
        files=tuple(dict.fromkeys(one.file for one in questions if one.id in got_worse or not both)),
        chance=found.chance,
    )


class _Passage(msgspec.Struct):
    passage_id: str


class _Document(msgspec.Struct):
    passages: list[_Passage]


def _exam(directory: Path, manifest: Manifest) -> dict[str, Taken]:
    if EXAM not in manifest.files:
        return {}
    taken = msgspec.json.decode(read_file(directory, manifest, EXAM), type=list[Taken])
    return {one.question.id: one for one in taken}


def _same(one: Line, other: Line) -> bool:
    """Tell whether it is the same question: with other gold it is judged otherwise."""
    return one.turns == other.turns and one.gold == other.gold


def _figures(questions: Sequence[Question], came: Mapping[str, Outcome]) -> dict[str, float]:
    """Return the shares in percent as `metrics` counts them; one whose base is empty is left out."""
    passage = [came[one.id] for one in questions if wanted(one) == "passage"]
    none = [came[one.id] for one in questions if wanted(one) == "none"]
    answers = [one for one in (*passage, *none) if one.status == "answered"]
    shares = {
        "right": (sum(max(worth(one.verdict), 0) for one in passage), len(passage)),
        "wrong_answers": (sum(one.verdict in ("wrong answer", "false answer") for one in answers), len(answers)),
        "false_answers": (sum(one.verdict == "false answer" for one in none), len(none)),
    }
    return {name: round(100 * part / whole, 1) for name, (part, whole) in shares.items() if whole}


def _pairs(old: Mapping[str, float], new: Mapping[str, float]) -> dict[str, tuple[float, float]]:
    return {name: (old[name], new[name]) for name in (*_FALLS, *_RISES) if name in old and name in new}
