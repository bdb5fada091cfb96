"""Reads the Markdown that manners are written in: a heading is a case, `key: value` lines speak of it, text follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from bot.records.faults import Fault

_KEY = re.compile(r"([a-z][a-z -]*):\s*(.*)")
_SLIP_OF_HEADING = re.compile(r"#{3,}\s+[^\s#]|##[^\s#]+(?: [^\s#]+){0,2}\s*$")
_FENCE = "---"


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One `key: value` line under a heading, and the line of the file it stands on."""

    key: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Case:
    """A heading with its key lines and its text; the text's paragraphs are joined by a blank line."""

    name: str
    line: int
    keys: tuple[KeyLine, ...]
    text: str

    def values(self, key: str) -> list[KeyLine]:
        """Return the lines of one key, in the file's order."""
        return [line for line in self.keys if line.key == key]


@dataclass(frozen=True, slots=True)
class Casebook:
    """A file read: front matter as written, what stands under its title, and its cases in order."""

    file: str
    front: dict[str, str]
    title: Case
    cases: tuple[Case, ...]


def read_casebook(text: str, file: str) -> tuple[Casebook, list[Fault]]:
    """Read one file's text into cases, and tell what is wrong with its front matter or headings."""
    faults: list[Fault] = []
    lines = text.replace("\r\n", "\n").split("\n")
    front, first = _front_matter(lines, file, faults)
    loose, cases = [Case("", first + 1, (), "")], list[Case]()
    headings = [n for n in range(first, len(lines)) if lines[n].startswith(("# ", "## "))]
    faults += _lost_headings(lines, first, file)
    for here, following in zip([None, *headings], [*headings, len(lines)], strict=True):
        start = first if here is None else here + 1
        name = "" if here is None else lines[here].lstrip("#").strip()
        under_title = here is None or lines[here].startswith("# ")
        if under_title:
            start = _past_blanks(lines, start, following)
        (loose if under_title else cases).append(_case(name, lines, start, following))
    faults += _twins(cases, file)
    says_more = front or any(case.keys for case in loose)  # settings or lists, and a note on them
    if not cases and not says_more and (stray := next((case for case in loose if case.text), None)):
        remedy = 'Write a heading with two signs above each text: "## greeting".'
        faults.append(Fault(file, stray.line, "no heading says what this text is for.", remedy))
    title = next((case for case in reversed(loose) if case.keys), loose[-1])
    return Casebook(file, front, title, tuple(cases)), faults


def twins_between(books: Sequence[Casebook]) -> list[Fault]:
    """Tell of every heading and setting that stands in two files of one kind, since only one of them could count.

    `gives-way` in a front matter adds to what the others let give way.
    """
    first: dict[str, str] = {}
    faults = []
    for book in books:
        said = [(case.name, case.line) for case in book.cases]
        said += [(f"{key}:", 1) for key in book.front if key != "gives-way"]
        for name, line in said:
            if first.setdefault(_plain(name), book.file) != book.file:
                what = f'"{name}" stands in {first[_plain(name)]} as well.'
                faults.append(Fault(book.file, line, what, "Keep one of the two, or name one differently."))
    return faults


def _plain(name: str) -> str:
    return name.casefold().replace("-", " ").replace("_", " ")


def unknown_keys(book: Casebook, known: frozenset[str], under_title: frozenset[str] = frozenset()) -> list[Fault]:
    """Tell of every key line under a case or the title that nobody reads: most often a slip of the pen."""
    read = [(line, known) for case in book.cases for line in case.keys]
    read += [(line, under_title) for line in book.title.keys]
    return [
        Fault(book.file, line.line, f'"{line.key}:" means nothing here.', _instead(here))
        for line, here in read
        if line.key not in here
    ]


def _instead(known: frozenset[str]) -> str:
    if known:
        return f"Use one of: {', '.join(sorted(known))}."
    return "Settings stand between two lines of three hyphens at the top; take any other such line out."


def _front_matter(lines: list[str], file: str, faults: list[Fault]) -> tuple[dict[str, str], int]:
    """Return the front matter's words by key, and the line (from 0) that the rest of the file begins on."""
    if not lines or lines[0].strip() != _FENCE:
        return {}, 0
    end = next((n for n in range(1, len(lines)) if lines[n].strip() == _FENCE), None)
    if end is None:
        faults.append(Fault(file, 1, "the front matter has no end.", "Close it with a line of three hyphens."))
        return {}, 1
    try:
        # YAML's own types would read a number to call, 0112, as the octal 74, and 0800-22-44 as no date at all
        front = yaml.load("\n".join(lines[1:end]), Loader=yaml.BaseLoader) or {}  # noqa: S506 - makes words alone
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = 2 + (mark.line if mark else 0)
        faults.append(Fault(file, line, "the front matter is no YAML.", 'Write "key: value" lines; quote odd values.'))
        return {}, end + 1
    if not isinstance(front, dict):
        faults.append(Fault(file, 2, "the front matter has no keys.", 'Write it as "key: value" lines.'))
        return {}, end + 1
    faults += [
        Fault(file, 1, f'"{key}" is a list or a table of its own.', f"Write one wording behind it: {key}: …")
        for key, value in front.items()
        if not isinstance(value, str)
    ]
    return {key: value for key, value in front.items() if isinstance(value, str)}, end + 1


def _case(name: str, lines: list[str], start: int, end: int) -> Case:
    keys: list[KeyLine] = []
    at = start
    while at < end and (found := _KEY.fullmatch(lines[at].strip())):
        keys.append(KeyLine(found[1].strip(), found[2].strip(), at + 1))
        at += 1
    paragraphs = re.split(r"\n\s*\n", "\n".join(lines[at:end]).strip())
    text = "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs if paragraph.strip())
    return Case(name, max(start, 1), tuple(keys), text)


def _past_blanks(lines: list[str], start: int, end: int) -> int:
    """Return the first `key: value` line below blank ones, which is how Markdown is written; else `start` itself."""
    at = next((n for n in range(start, end) if lines[n].strip()), start)
    return at if at < len(lines) and _KEY.fullmatch(lines[at].strip()) else start


def _lost_headings(lines: list[str], first: int, file: str) -> list[Fault]:
    """Tell of what looks like a case's heading and would be read as text, or as a title whose text nobody says."""
    titles = [n for n in range(first, len(lines)) if lines[n].startswith("# ")]
    slips = [n for n in range(first, len(lines)) if _SLIP_OF_HEADING.match(lines[n])]
    return [
        Fault(file, n + 1, f'"{lines[n].strip()}" is no heading here.', f'Write it "## {lines[n].strip("# ")}".')
        for n in sorted((*titles[1:], *slips))
    ]


def _twins(cases: list[Case], file: str) -> list[Fault]:
    seen: dict[str, int] = {}
    faults = []
    for case in cases:
        if case.name.casefold() in seen:
            what = f'the heading "{case.name}" stood on line {seen[case.name.casefold()]} already.'
            faults.append(Fault(file, case.line, what, "Join the two, or name one differently."))
        seen.setdefault(case.name.casefold(), case.line)
    return faults
