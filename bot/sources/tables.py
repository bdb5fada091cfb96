"""Read FAQ tables: CSV and TSV with a header, JSON lines. One table is a document, its rows are passages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.records.knowledge import PUBLIC, Reference
from bot.sources import fields
from bot.sources.faults import FileFaults, shown
from bot.sources.front_matter import FrontMatter
from bot.sources.json_rows import json_rows
from bot.sources.passage_lines import parts
from bot.sources.passages import Piece, Section, build_document
from bot.sources.reading import Pointer, Read
from bot.sources.separated_rows import separated_rows
from bot.sources.slugs import Slugs
from bot.sources.table_rows import Row, kind
from bot.text.analyse import words
from bot.text.clean import clean

LONGEST_ANSWER = 100_000
_UNSAFE_ID = re.compile(r"[\s#?/\\%<>\"'|&`]|\A\.{1,2}\Z")
_FAILED = re.compile(r"#(?:N/A|REF!|NAME\?|VALUE!|DIV/0!|NULL!|NUM!)")
_BREAKS = re.compile(r"\n+")
_SPACES = re.compile(r"\s+")


def read_table(text: str, suffix: str, document_id: str, source: str, faults: FileFaults) -> Read:
    """Return the document of a table that is clean and repaired."""
    rows = json_rows(text, faults) if suffix == ".jsonl" else separated_rows(text, suffix, faults)
    slugs = Slugs()
    pointers: list[Pointer] = []
    placed: list[tuple[int, Section]] = []
    for row in rows:
        section = _section(row, slugs, document_id, faults)
        if section:
            placed.append((row.line, section))
            pointers += [Pointer(row.line, "contrast", section.contrast)] if section.contrast else []
            pointers += [Pointer(row.line, "audience", section.audience)] if section.audience else []
    sections = [section for _, section in placed]
    if not sections and not faults.found:
        faults.add(0, "The table has no rows.", "Write a question and an answer, or delete the file.")
    title = document_id.rpartition("/")[2]
    # The title is seen by whoever sees a row; with rows of one audience it is theirs alone.
    audiences = {section.audience or PUBLIC for section in sections}
    front = FrontMatter(audience=audiences.pop() if len(audiences) == 1 else PUBLIC)
    document = build_document(document_id, source, title, front, sections)
    return Read(document, tuple(pointers), twice=tuple(_twice(placed)))


def _twice(placed: Sequence[tuple[int, Section]]) -> Iterator[tuple[int, int, str]]:
    """Yield the rows that ask what an earlier one asks; other readers, or a `contrast`, are a reason to."""
    first: dict[tuple[str | None, tuple[str, ...]], int] = {}
    for line, section in placed:
        asked = tuple(words(section.name))
        if asked and not section.contrast:
            before = first.setdefault((section.audience, asked), line)
            if before != line:
                yield line, before, section.name


def _section(row: Row, slugs: Slugs, document_id: str, faults: FileFaults) -> Section | None:
    """Return the section of a row, or None where it lacks its question or its answer; all of it is looked at."""
    told = len(faults.found)
    question, title, answer = row.words("question", faults), row.words("title", faults), row.text("answer", faults)
    name = question or title
    pieces = _answer_pieces(answer)
    if len(faults.found) == told:
        _note_lacking(row, name, answer, faults)
    slug = _row_id(row, name, slugs, faults)
    contrast = row.words("contrast", faults) or None
    section = Section(
        name=name,
        slug=slug,
        heading=Piece("heading", name, 2),
        pieces=pieces,
        level=2,
        ask=(*filter(None, [question]), *_list(row, "alternates", faults), *_list(row, "ask", faults)),
        not_ask=(*_list(row, "not-alternates", faults), *_list(row, "not-ask", faults)),
        audience=fields.audience(row.words("audience", faults), row.line, faults),
        evidence=fields.evidence(row.words("evidence", faults), row.line, faults),
        reviewed=fields.iso_date(row.words("reviewed", faults), "reviewed", row.line, faults),
        references=_references(row, faults),
        contrast=document_id + contrast if contrast and contrast.startswith("#") else contrast,
        url=fields.address(row.words("url", faults), "url", row.line, faults),
    )
    return section if name and pieces else None


def _note_lacking(row: Row, name: str, answer: str, faults: FileFaults) -> None:
    """Note a row without its question or its answer, or with one that is none."""
    if not name:
        what = f"The row with the answer {shown(answer)} has no question."
        faults.add(row.line, what, "Write one under `question`, or what it is about under `title`.")
    elif not _answer_pieces(answer):
        faults.add(row.line, f"The row {shown(name)} has no answer.", "Write one, or delete the row.")
    elif len(answer) > LONGEST_ANSWER:
        what = f"The answer to {shown(name)} is {len(answer):,} characters long."
        faults.add(row.line, what, f"Keep it under {LONGEST_ANSWER:,}; look for a quotation mark that isn't closed.")
    for text in (name, answer):
        if failed := _FAILED.fullmatch(text.strip()):
            what = f"The row {shown(name)} holds `{failed[0]}`, by which a spreadsheet says that a formula failed."
            faults.add(row.line, what, "Write the text itself in its place.")


def _row_id(row: Row, name: str, slugs: Slugs, faults: FileFaults) -> str:
    given = row.words("id", faults)
    if not given:
        return slugs.take(name)
    if _UNSAFE_ID.search(given) or len(given) > 200:
        what = f"The id {shown(given)} can't stand in an address."
        faults.add(row.line, what, "Use letters, digits, `-`, `_` and `.`.")
    elif not slugs.reserve(given):
        faults.add(row.line, f"The id `{given[:80]}` stands twice in this table.", "Give every row an id of its own.")
    return given


def _answer_pieces(answer: str) -> tuple[Piece, ...]:
    lines = (_SPACES.sub(" ", line).strip() for line in _BREAKS.split(clean(answer)))
    return tuple(Piece("paragraph", line) for line in lines if line)


def _list(row: Row, key: str, faults: FileFaults) -> tuple[str, ...]:
    """Return phrasings from a JSON list, or from words parted by `|`."""
    value = row.values.get(key, "")
    if isinstance(value, str):
        return parts(value)
    ways = value if isinstance(value, list) else [value]
    for one in ways:
        if not isinstance(one, str):
            what = f"`{key}` holds {kind(one)}, where ways to ask belong."
            faults.add(row.line, what, f'Write it as "{key}": ["one way to ask", "another"].')
            break
    return tuple(filter(None, (fields.words(one, key, row.line, faults) for one in ways if isinstance(one, str))))


def _references(row: Row, faults: FileFaults) -> tuple[Reference, ...]:
    value = row.values.get("references", "")
    return fields.references(list(parts(value)) if isinstance(value, str) else value, row.line, faults)
