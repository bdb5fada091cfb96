"""The owner's synonyms: words that mean the same share one further term, so that either finds the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bot.records.faults import Fault
from bot.text.analyse import terms
from bot.text.not_utf8 import not_utf8

SHARED = "≈"
"""Begins a shared term; no word can, since it is no letter."""

MISTAKEN = ("=", "->", "→", ";", "|", ":", "\t")
"""What other programs put between words: here it would tie its neighbours into one word that nobody types."""

Sequences = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Words of one meaning, each as its sequence of stems. `asked` only count in questions (`source => target`)."""

    name: str
    members: Sequences
    asked: Sequences = ()


@dataclass(frozen=True)
class Synonyms:
    """All groups of the knowledge."""

    groups: tuple[Group, ...] = ()

    @cached_property
    def _begun(self) -> tuple[_ByFirst, _ByFirst]:
        """Members by their first stem, shorter ones first: those that count everywhere, and those in questions."""
        everywhere = {member: SHARED + group.name for group in self.groups for member in group.members}
        in_questions = {member: SHARED + group.name for group in self.groups for member in group.asked}
        return _by_first(everywhere), _by_first(in_questions | everywhere)

    def stems(self) -> frozenset[str]:
        """Return every stem of a member: whoever types such a word means it."""
        return frozenset(one for group in self.groups for member in (*group.members, *group.asked) for one in member)

    def shared(self, stems: Sequence[str], *, asked: bool) -> list[str]:
        """Return the shared terms of all groups with a member in `stems`, each once, as they come."""
        begun = self._begun[asked]
        found: dict[str, None] = {}
        for at, stem in enumerate(stems):
            for member, name in begun.get(stem, ()):
                if member == tuple(stems[at : at + len(member)]):
                    found[name] = None
        return list(found)


_Seen = dict[tuple[str, ...], tuple[Path, int]]
"""Where each member first stood: the file, and the line in it from 1."""
_ByFirst = dict[str, list[tuple[tuple[str, ...], str]]]


def _by_first(names: dict[tuple[str, ...], str]) -> _ByFirst:
    table: _ByFirst = {}
    for member in sorted(names, key=len):
        table.setdefault(member[0], []).append((member, names[member]))
    return table


def read_synonyms(*paths: Path) -> tuple[Synonyms, list[Fault]]:
    """Read synonym files: `a, b, c` one group a line, `a => b, c` one way, `#` a comment.

    A word that stands in two groups, of whichever files, is a fault: it would tie their meanings together.
    """
    groups: list[Group] = []
    faults: list[Fault] = []
    seen: _Seen = {}
    for path in paths:
        try:
            groups += _groups(path, seen, faults)
        except UnicodeDecodeError as error:
            faults.append(Fault(str(path), *not_utf8(error)))
    return Synonyms(tuple(groups)), faults


def _groups(path: Path, seen: _Seen, faults: list[Fault]) -> list[Group]:
    groups: list[Group] = []
    for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), start=1):
        rule = line.split("#", 1)[0].strip()
        if not rule:
            continue
        source, arrow, target = rule.partition("=>")
        if mark := next((one for one in MISTAKEN if one in source + target), ""):
            faults.append(_mistaken(path, number, rule, mark))
            continue
        members = _members(target if arrow else source)
        asked = _members(source) if arrow else ()
        if len(members) + len(asked) < 2:
            faults.append(
                Fault(str(path), number, f"the rule {rule!r} has one word.", "Add its synonyms or remove it.")
            )
            continue
        faults.extend(_overlaps(path, number, members if not arrow else asked, seen))
        groups.append(Group("_".join(members[0]), members, asked))
    return groups


def _mistaken(path: Path, number: int, rule: str, mark: str) -> Fault:
    named = {"\t": "a tab"}.get(mark, f"`{mark}`")
    what = f"the rule {rule!r} has {named}, which parts no words here."
    return Fault(str(path), number, what, "Put commas between words of one meaning, or `=>` once: `slang => word`.")


def _members(text: str) -> Sequences:
    """Split at commas; each member as its stems, repeats dropped."""
    return tuple(dict.fromkeys(tuple(terms(member)) for member in text.split(",") if terms(member)))


def _overlaps(path: Path, number: int, members: Sequences, seen: _Seen) -> list[Fault]:
    faults = []
    for member in members:
        if member in seen:
            word = " ".join(member)
            file, line = seen[member]
            where = f"line {line}" + (f" of {file}" if file != path else "")
            what = f"{word!r} stands in {where} as well."
            faults.append(Fault(str(path), number, what, "Keep it in the group where it belongs."))
        seen.setdefault(member, (path, number))
    return faults
