"""The owner's synonyms: words that mean the same share one further term, so that either finds the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bot.records import Fault
from bot.text.analyse import terms

SHARED = "≈"
"""Begins a shared term; no word can, since it is no letter."""

Sequences = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Words of one meaning, each as its sequence of stems. `asked` only count in questions (`source => target`)."""

    name: str
    members: Sequences
    asked: Sequences = ()


@dataclass(frozen=True)
class Synonyms:
    """All groups of one knowledge folder."""

    groups: tuple[Group, ...] = ()

    @cached_property
    def _longest(self) -> int:
        """Stems of the longest member."""
        return max((len(member) for group in self.groups for member in group.members + group.asked), default=0)

    @cached_property
    def _names(self) -> tuple[dict[tuple[str, ...], str], dict[tuple[str, ...], str]]:
        """The shared term of every member: of those that count everywhere, and of those that count in questions."""
        everywhere = {member: SHARED + group.name for group in self.groups for member in group.members}
        in_questions = {member: SHARED + group.name for group in self.groups for member in group.asked}
        return everywhere, in_questions | everywhere

    def shared(self, stems: Sequence[str], *, asked: bool) -> list[str]:
        """Return the shared terms of all groups with a member in `stems`, each once, as they come."""
        names = self._names[asked]
        runs = (
            tuple(stems[at : at + length])
            for at in range(len(stems))
            for length in range(1, min(self._longest, len(stems) - at) + 1)
        )
        return list(dict.fromkeys(names[run] for run in runs if run in names))


def read_synonyms(path: Path) -> tuple[Synonyms, list[Fault]]:
    """Read a synonym file: `a, b, c` one group a line, `a => b, c` one way, `#` a comment.

    A word that stands in two groups is a fault: it would tie their meanings together.
    """
    groups: list[Group] = []
    faults: list[Fault] = []
    seen: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        rule = line.split("#", 1)[0].strip()
        if not rule:
            continue
        source, arrow, target = rule.partition("=>")
        members = _members(target if arrow else source)
        asked = _members(source) if arrow else ()
        if len(members) + len(asked) < 2:
            faults.append(
                Fault(str(path), number, f"the rule {rule!r} has one word.", "Add its synonyms or remove it.")
            )
            continue
        faults.extend(_overlaps(path, number, members if not arrow else asked, seen))
        groups.append(Group("_".join(members[0]), members, asked))
    return Synonyms(tuple(groups)), faults


def _members(text: str) -> Sequences:
    """Split at commas; each member as its stems, repeats dropped."""
    return tuple(dict.fromkeys(tuple(terms(member)) for member in text.split(",") if terms(member)))


def _overlaps(path: Path, number: int, members: Sequences, seen: dict[tuple[str, ...], int]) -> list[Fault]:
    faults = []
    for member in members:
        if member in seen:
            word = " ".join(member)
            what = f"{word!r} stands in line {seen[member]} as well."
            faults.append(Fault(str(path), number, what, "Keep it in the group where it belongs."))
        seen.setdefault(member, number)
    return faults
