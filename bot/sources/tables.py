"""Read FAQ tables: CSV and TSV with a header, JSON lines. One table is a document, its rows are passages."""

from __future__ import annotations

import re

from bot.records import PUBLIC, Reference
from bot.sources import fields
from bot.sources.faults import FileFaults, shown
from bot.sources.front_matter import FrontMatter
from bot.sources.passage_lines import parts
from bot.sources.passages import Piece, Section, build_document
from bot.sources.reading import Pointer, Read
from bot.sources.slugs import Slugs
from bot.sources.table_rows import Row, json_rows, separated_rows
from bot.text.clean import clean

LONGEST_ANSWER = 100_000
_UNSAFE_ID = re.compile(r"[\s#?/\\%<>\"'|&`]|\A\.{1,2}\Z")
_BREAKS = re.compile(r"\n+")
_SPACES = re.compile(r"\s+")


def read_table(text: str, suffix: str, document_id: str, source: str, faults: FileFaults) -> Read:
    """Return the document of a table that is clean and repaired."""
    rows = json_rows(text, faults) if suffix == ".jsonl" else separated_rows(text, suffix, faults)
    slugs = Slugs()
    sections: list[Section] = []
    pointers: list[Pointer] = []
    for row in rows:
        section = _section(row, slugs, document_id, faults)
        if section:
            sections.append(section)
            pointers += [Pointer(row.line, "contrast", section.contrast)] if section.contrast else []
            pointers += [Pointer(row.line, "audience", section.audience)] if section.audience else []
    if not sections and not faults.found:
        faults.add(0, "The table has no rows.", "Write a question and an answer, or delete the file.")
    title = document_id.rpartition("/")[2]
    # The title is seen by whoever sees a row; with rows of one audience it is theirs alone.
    audiences = {section.audience or PUBLIC for section in sections}
    front = FrontMatter(audience=audiences.pop() if len(audiences) == 1 else PUBLIC)
    return Read(build_document(document_id, source, title, front, sections), tuple(pointers))


def _section(row: Row, slugs: Slugs, document_id: str, faults: FileFaults) -> Section | None:
    question, title = row.words("question", faults), row.words("title", faults)
    name = question or title
    if not name:
        faults.add(row.line, "The row has no question.", "Give it a `question`, or a `title` to name it.")
        return None
    answer = row.values.get("answer", "")
    pieces = _answer_pieces(answer) if isinstance(answer, str) else ()
    if not pieces:
        faults.add(row.line, f"The row {shown(name)} has no answer.", "Write one, or delete the row.")
        return None
    if len(str(answer)) > LONGEST_ANSWER:
        faults.add(
            row.line, f"The answer is {len(str(answer)):,} characters long.", f"Keep it under {LONGEST_ANSWER:,}."
        )
        return None
    slug = _row_id(row, name, slugs, faults)
    contrast = row.words("contrast", faults) or None
    return Section(
        name=name,
        slug=slug,
        heading=Piece("heading", name, 2),
        pieces=pieces,
        level=2,
        ask=(*filter(None, [question]), *_list(row, "alternates", faults), *_list(row, "ask", faults)),
        not_ask=(*_list(row, "not-alternates", faults), *_list(row, "not-ask", faults)),
        audience=fields.audience(row.values.get("audience", ""), row.line, faults),
        evidence=fields.evidence(row.values.get("evidence", ""), row.line, faults),
        reviewed=fields.iso_date(row.values.get("reviewed", ""), "reviewed", row.line, faults),
        references=_references(row, faults),
        contrast=document_id + contrast if contrast and contrast.startswith("#") else contrast,
        url=fields.address(row.values.get("url", ""), "url", row.line, faults),
    )


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
    if isinstance(value, list):
        return tuple(filter(None, (fields.words(one, key, row.line, faults) for one in value)))
    return parts(value) if isinstance(value, str) else (fields.words(value, key, row.line, faults),)


def _references(row: Row, faults: FileFaults) -> tuple[Reference, ...]:
    value = row.values.get("references", "")
    return fields.references(list(parts(value)) if isinstance(value, str) else value, row.line, faults)
