"""Read FAQ tables: CSV and TSV with a header, JSON lines. One table is a document, its rows are passages."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.records import PUBLIC, Reference
from bot.sources import fields
from bot.sources.faults import FileFaults, nearest, shown
from bot.sources.front_matter import FrontMatter
from bot.sources.passage_lines import parts
from bot.sources.passages import Piece, Section, build_document
from bot.sources.reading import Pointer, Read
from bot.sources.slugs import Slugs
from bot.text.clean import clean
from bot.text.repair import repair

COLUMNS = (
    "question",
    "answer",
    "id",
    "alternates",
    "url",
    "title",
    "audience",
    "evidence",
    "reviewed",
    "references",
    "contrast",
    "not-alternates",
)
LONGEST_ANSWER = 100_000
_UNSAFE_ID = re.compile(r"[\s#?/\\%<>\"'|&`]|\A\.{1,2}\Z")
_BREAKS = re.compile(r"\n+")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Row:
    """A row with the line it begins in; values are words, or lists where JSON has lists."""

    line: int
    values: dict[str, object]

    def words(self, key: str, faults: FileFaults) -> str:
        """Return a short value as words on one line."""
        return fields.words(self.values.get(key, ""), key, self.line, faults)


def read_table(text: str, suffix: str, document_id: str, source: str, faults: FileFaults) -> Read:
    """Return the document of a table that is clean and repaired."""
    rows = _json_rows(text, faults) if suffix == ".jsonl" else _separated_rows(text, suffix, faults)
    slugs = Slugs()
    sections: list[Section] = []
    pointers: list[Pointer] = []
    for row in rows:
        section = _section(row, slugs, document_id, faults)
        if section:
            sections.append(section)
            pointers += [Pointer(row.line, "contrast", section.contrast)] if section.contrast else []
    if not sections and not faults.found:
        faults.add(0, "The table has no rows.", "Write a question and an answer, or delete the file.")
    title = document_id.rpartition("/")[2]
    # The title is seen by whoever sees a row; with rows of one audience it is theirs alone.
    audiences = {section.audience or PUBLIC for section in sections}
    front = FrontMatter(audience=audiences.pop() if len(audiences) == 1 else PUBLIC)
    return Read(build_document(document_id, source, title, front, sections), tuple(pointers))


def _separated_rows(text: str, suffix: str, faults: FileFaults) -> Iterator[Row]:
    delimiter = "\t" if suffix == ".tsv" else _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header: list[str] | None = None
    line = 1
    try:
        for cells in reader:
            first, line = line, reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = _header(cells, first, faults)
                if header is None:
                    return
            elif len(cells) > len(header):
                what = f"The row has {len(cells)} cells, the header {len(header)}."
                faults.add(first, what, "Put cells that hold the separator or a quotation mark into quotation marks.")
            else:
                yield Row(first, dict(zip(header, cells, strict=False)))
    except csv.Error as error:
        faults.add(line, f"The table can't be read on: {error}.", "Close every quotation mark; double it inside cells.")
    if header is None and not faults.found:
        faults.add(1, "The table has no header.", "Begin it with the line `question,answer`.")


def _delimiter(text: str) -> str:
    """Return `;` for tables as some spreadsheets save them, else the comma."""
    head = text.partition("\n")[0]
    return ";" if ";" in head and "," not in head else ","


def _header(cells: list[str], line: int, faults: FileFaults) -> list[str] | None:
    """Return the names of the columns; None where no answers can be found by them."""
    names = [cell.strip().lower().replace("_", "-").replace(" ", "-") for cell in cells]
    for name in names:
        _check_name(name, line, faults)
    for name in {name for name in names if names.count(name) > 1}:
        faults.add(line, f"The column `{name[:60]}` stands twice.", "Keep one of them.")
    if "answer" not in names or not {"question", "title"} & set(names):
        faults.add(line, "The header needs the columns `question` and `answer`.", "Begin with `question,answer`.")
        return None
    return names


def _json_rows(text: str, faults: FileFaults) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            values = json.loads(line)
        except (ValueError, RecursionError) as error:
            why = (
                error.msg if isinstance(error, json.JSONDecodeError) else "it is nested too deep or holds a huge number"
            )
            faults.add(number, f"The line is no JSON: {why}.", "Write one object a line, with nothing behind it.")
            continue
        if not isinstance(values, dict):
            faults.add(number, f"The line holds {shown(values)}, no object.", 'Write `{"question": …, "answer": …}`.')
            continue
        yield Row(number, _known(values, number, faults))


def _check_name(name: str, line: int, faults: FileFaults) -> None:
    """Note a column that is nearly a known one; others are the owner's own and are passed over."""
    hint = nearest(name, COLUMNS)
    if name not in COLUMNS and hint.startswith("Did"):
        faults.add(line, f"Unknown column `{name[:60]}`.", hint)


def _known(values: dict[str, object], line: int, faults: FileFaults) -> dict[str, object]:
    made: dict[str, object] = {}
    for key, value in values.items():
        name = key.replace("_", "-")
        _check_name(name, line, faults)
        if value is not None:
            made[name] = _plain(value)
    return made


def _plain(value: object) -> object:
    """Return numbers as words, words without what JSON's escapes may hide, lists and tables part by part."""
    if isinstance(value, str):
        return clean(repair(value))
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    return str(value)


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
        ask=(question, *_list(row, "alternates", faults)) if question else _list(row, "alternates", faults),
        not_ask=_list(row, "not-alternates", faults),
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
