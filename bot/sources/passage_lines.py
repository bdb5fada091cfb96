"""Read the `key: value` lines directly under a heading, which speak of its passage and are never shown."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.records.knowledge import Evidence, Reference
from bot.sources import fields
from bot.sources.faults import FileFaults, nearest

KEYS = ("ask", "not-ask", "audience", "evidence", "reviewed", "references", "contrast")

_LINE = re.compile(r" {0,3}([A-Za-z][A-Za-z_-]{0,30})[ \t]*:(?:[ \t]+(.*))?\Z")
_SPELT = re.compile(rf" {{0,3}}({'|'.join(KEYS)})[ \t]*:(?:\s|\Z)")


@dataclass(frozen=True, slots=True)
class PassageLines:
    """What a passage says of itself; None and () where it says nothing. `lines` tells where it last does, by key."""

    ask: tuple[str, ...] = ()
    not_ask: tuple[str, ...] = ()
    audience: str | None = None
    evidence: Evidence | None = None
    reviewed: str | None = None
    references: tuple[Reference, ...] = ()
    contrast: str | None = None
    lines: Mapping[str, int] = field(default_factory=dict)


def spelt_key(line: str) -> str:
    """Return the key that a line begins with, spelt as the guide spells it, in small letters; "" where none does."""
    found = _SPELT.match(line)
    return found[1] if found else ""


def read_passage_lines(
    lines: Sequence[str],
    first: int,
    faults: FileFaults,
    cited: Sequence[Reference] = (),
    *,
    said: PassageLines,
    strict: bool = True,
) -> tuple[PassageLines, int]:
    """Return what the lines under a heading add to what was `said` so far, and how many of them were such lines.

    `first` is the number of the first line in its file. `cited` are the document's references, which a passage may
    name by title. Without `strict` an unknown key is text: there is no heading above that makes it a mistake.
    """
    for taken, line in enumerate(lines):
        found = _LINE.match(line)
        key = found[1].lower().replace("_", "-") if found else ""
        if not found or not _is_key(found[1], key, strict):
            return said, taken
        value = (found[2] or "").strip()
        if key not in KEYS:
            remedy = nearest(key, KEYS) + " If it is text, put a blank line before it."
            faults.add(first + taken, f"Unknown key `{found[1]}` under a heading.", remedy)
        elif not value:
            faults.add(first + taken, f"`{key}:` says nothing.", "Write its value behind it, or delete the line.")
        else:
            said = _with(said, key, value, first + taken, faults, cited)
            said = replace(said, lines={**said.lines, key: first + taken})
    return said, len(lines)


def _is_key(written: str, key: str, strict: bool) -> bool:
    """Tell a key from prose such as "Note: …": known, or in lower case, or nearly a known one."""
    if key in KEYS:
        return True
    return strict and (written.islower() or bool(difflib.get_close_matches(key, KEYS, n=1, cutoff=0.8)))


def _with(
    said: PassageLines, key: str, value: str, line: int, faults: FileFaults, cited: Sequence[Reference]
) -> PassageLines:
    if key == "ask":
        return replace(said, ask=said.ask + parts(value))
    if key == "not-ask":
        return replace(said, not_ask=said.not_ask + parts(value))
    if key == "audience":
        return replace(said, audience=fields.audience(value, line, faults))
    if key == "evidence":
        return replace(said, evidence=fields.evidence(value, line, faults))
    if key == "reviewed":
        return replace(said, reviewed=fields.iso_date(value, key, line, faults))
    if key == "references":
        return replace(said, references=said.references + _references(value, line, faults, cited))
    return replace(said, contrast=value)


def parts(value: str) -> tuple[str, ...]:
    """Return the phrasings that `|` parts, without empty ones."""
    return tuple(filter(None, (" ".join(part.split()) for part in value.split("|"))))


def _references(value: str, line: int, faults: FileFaults, cited: Sequence[Reference]) -> tuple[Reference, ...]:
    """Return references parted by `|`; one that names a title or DOI of the front matter stands for that."""
    by_name = {name.casefold(): one for one in cited for name in (one.title, one.url) if name}
    made: list[Reference] = []
    for part in parts(value):
        name = (fields.doi_address(part) or part).casefold()
        one = by_name.get(name) or fields.reference(part, line, faults)
        made += [one] if one else []
    return tuple(made)
