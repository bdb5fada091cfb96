"""Read the YAML front matter of a Markdown file: plain words, lists and tables, each key with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import yaml
from yaml.nodes import MappingNode, Node

from bot.records.knowledge import PUBLIC, After, Evidence, Further, Reference
from bot.sources import fields
from bot.sources.faults import FileFaults, nearest, shown
from bot.sources.yaml_faults import plainly

KEYS = (
    "title",
    "url",
    "after",
    "author",
    "published",
    "reviewed",
    "evidence",
    "references",
    "audience",
    "lang",
    "topics",
    "further",
    "main",
)
LONGEST = 64_000
DEEPEST = 10
_KEY = re.compile(r"[A-Za-z][\w-]*[ \t]*:(?:\s|\Z)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a file says of itself; `lines` tells where, by key."""

    title: str = ""
    url: str | None = None
    after: After | None = None
    author: str | None = None
    published: str | None = None
    reviewed: str | None = None
    evidence: Evidence | None = None
    references: tuple[Reference, ...] = ()
    audience: str = PUBLIC
    lang: str = "en"
    topics: tuple[str, ...] = ()
    further: tuple[Further, ...] = ()
    main: bool = False
    lines: dict[str, int] = field(default_factory=dict)


class _PlainLoader(yaml.BaseLoader):
    """Makes nothing but strings, lists and dicts (`no` stays a word), and refuses aliases, which can be bombs."""

    depth = 0

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        if self.check_event(yaml.events.AliasEvent):
            mark = self.get_mark()
            raise yaml.composer.ComposerError(None, None, "aliases (`*name`) are not read", mark)
        if self.depth > DEEPEST:
            raise yaml.composer.ComposerError(None, None, "it is nested too deep", self.get_mark())
        self.depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self.depth -= 1


def split_front_matter(text: str, faults: FileFaults) -> tuple[str, int]:
    """Return the YAML between the two `---` lines and how many lines of the file it takes, both marks included.

    Blank lines may stand above. They stay in the YAML, so that it always lacks one line of the file, the first mark.
    """
    lines = text.split("\n")
    opening = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[opening].rstrip() != "---" or (opening and not _begins_keys(lines[opening + 1 :])):
        return "", 0
    for number, line in enumerate(lines[opening + 1 :], start=opening + 1):
        if line.rstrip() in ("---", "..."):
            return "\n".join(lines[:opening] + lines[opening + 1 : number]), number + 1
    faults.add(opening + 1, "The front matter has no end.", "Close it with a line `---` of its own.")
    return "", opening + 1


def _begins_keys(lines: Sequence[str]) -> bool:
    """Tell whether `key: value` lines follow a `---` that isn't the file's first line, where it may be a rule."""
    return bool(_KEY.match(next((line for line in lines if line.strip()), "")))


def read_front_matter(source: str, faults: FileFaults) -> FrontMatter:
    """Return what the YAML says; every key or value that can't be read is noted with its line."""
    values = _values(source, faults)
    for key, (_, line) in values.items():
        if key not in KEYS:
            faults.add(line, f"Unknown key `{key[:60]}` in the front matter.", nearest(key, KEYS))
    return from_values(values, faults)


def from_values(values: dict[str, tuple[object, int]], faults: FileFaults) -> FrontMatter:
    """Return the front matter that (value, line) by key make; keys that are unknown are passed over."""

    def value(key: str) -> tuple[object, int]:
        return values.get(key, ("", 0))

    def words(key: str) -> str:
        return fields.words(value(key)[0], key, value(key)[1], faults)

    return FrontMatter(
        title=words("title"),
        url=fields.address(value("url")[0], "url", value("url")[1], faults),
        after=fields.after(*value("after"), faults),
        author=words("author") or None,
        published=fields.iso_date(value("published")[0], "published", value("published")[1], faults),
        reviewed=fields.iso_date(value("reviewed")[0], "reviewed", value("reviewed")[1], faults),
        evidence=fields.evidence(*value("evidence"), faults),
        references=fields.references(*value("references"), faults),
        audience=fields.audience(*value("audience"), faults),
        lang=fields.language(*value("lang"), faults),
        topics=fields.topics(*value("topics"), faults),
        further=fields.further(*value("further"), faults),
        main=fields.yes(value("main")[0], "main", value("main")[1], faults),
        lines={key: line for key, (_, line) in values.items()},
    )


_Entry = tuple[str, object, int]
"""A key, its value, and its line in the file."""


class _NoYaml(Exception):
    """Raised where YAML can't be read; becomes a fault."""

    def __init__(self, line: int, what: str, remedy: str) -> None:
        self.fault = (line, what, remedy)
        super().__init__(what)


def _values(source: str, faults: FileFaults) -> dict[str, tuple[object, int]]:
    """Return value and line by key; lines count from the file's start, whose first is the `---`.

    Where the YAML isn't valid as a whole, each key is read by itself, so that one hides no fault of the others.
    """
    if len(source) > LONGEST:
        faults.add(1, f"The front matter is {len(source):,} characters long.", f"Keep it under {LONGEST:,}.")
        return {}
    try:
        return _each_once(_entries(source, 2), faults)
    except _NoYaml as of_all:
        entries: list[_Entry] = []
        told: list[_NoYaml] = []
        for line, part in _by_key(source):
            try:
                entries += _entries(part, line)
            except _NoYaml as of_one:
                told.append(of_one)
        for one in told or [of_all]:
            faults.add(*one.fault)
        return _each_once(entries, faults)


def _by_key(source: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of each key with its value, and the number of the first in the file.

    A key begins at a line's beginning; list items, comments and closing brackets may stand there as well.
    """
    lines = source.split("\n")
    starts = [place for place, line in enumerate(lines) if line[:1].strip(" \t-#]}")]
    for start, end in pairwise([0, *(place for place in starts if place), len(lines)]):
        yield start + 2, "\n".join(lines[start:end])


def _entries(source: str, first: int) -> list[_Entry]:
    """Return the entries of YAML whose first line is line `first` of the file; raises _NoYaml."""
    loader = _PlainLoader(source)
    try:
        node = loader.get_single_node()
        if node is None:
            return []
        if not isinstance(node, MappingNode):
            what = f"{shown(source.strip())} in the front matter is no `key: value` line."
            raise _NoYaml(first + node.start_mark.line, what, "Write it as in `title: Arm swing`, with the space.")
        return [
            (
                str(loader.construct_object(key, deep=True)),
                loader.construct_object(value, deep=True),
                first + key.start_mark.line,
            )
            for key, value in node.value
        ]
    except yaml.MarkedYAMLError as error:
        lines = source.rstrip("\n").split("\n")  # what is never closed is noticed only behind the end
        at = min(error.problem_mark.line, len(lines) - 1) if error.problem_mark else 0
        raise _NoYaml(first + at, *plainly(error, lines[at])) from None
    except (yaml.YAMLError, ValueError, RecursionError):
        raise _NoYaml(first, "The front matter can't be read.", "Write plain `key: value` lines.") from None
    finally:
        loader.dispose()


def _each_once(entries: Sequence[_Entry], faults: FileFaults) -> dict[str, tuple[object, int]]:
    """Return value and line by key; a key that stands twice is noted, and its first value kept."""
    values: dict[str, tuple[object, int]] = {}
    for key, value, line in entries:
        if key in values:
            what = f"`{key[:60]}` stands twice, here and in line {values[key][1]}."
            faults.add(line, what, "Keep one of them.")
            continue
        values[key] = (value, line)
    return values
