"""Read the YAML front matter of a Markdown file: plain words, lists and tables, each key with its line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import yaml
from yaml.nodes import MappingNode, Node

from bot.records import PUBLIC, After, Evidence, Further, Reference
from bot.sources import fields
from bot.sources.faults import FileFaults, nearest

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


def _values(source: str, faults: FileFaults) -> dict[str, tuple[object, int]]:
    """Return value and line by key; lines count from the file's start, whose first is the `---`."""
    if len(source) > LONGEST:
        faults.add(1, f"The front matter is {len(source):,} characters long.", f"Keep it under {LONGEST:,}.")
        return {}
    loader = _PlainLoader(source)
    try:
        node = loader.get_single_node()
        if node is None:
            return {}
        if not isinstance(node, MappingNode):
            faults.add(2, "The front matter is no list of `key: value` lines.", "Write it as in `title: Arm swing`.")
            return {}
        return _entries(loader, node, faults)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        remedy = "Put values that hold a colon or begin with a sign into quotes; write lists with `- `."
        faults.add(line, f"The front matter is no valid YAML: {error.problem}.", remedy)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        faults.add(1, f"The front matter is no valid YAML: {type(error).__name__}.", "Write plain `key: value` lines.")
    finally:
        loader.dispose()
    return {}


def _entries(loader: yaml.BaseLoader, node: MappingNode, faults: FileFaults) -> dict[str, tuple[object, int]]:
    entries: dict[str, tuple[object, int]] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 2
        key = str(loader.construct_object(key_node, deep=True))
        if key in entries:
            first = entries[key][1]
            faults.add(line, f"`{key[:60]}` stands twice, here and in line {first}.", "Keep one of them.")
            continue
        entries[key] = (loader.construct_object(value_node, deep=True), line)
    return entries
