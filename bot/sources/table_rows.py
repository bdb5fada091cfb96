"""Read the rows of CSV, TSV and JSON lines, with the line that each begins in."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass

from bot.sources import fields
from bot.sources.faults import FileFaults, nearest, shown
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
    "ask",
    "not-ask",
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row with the line it begins in; values are words, or lists where JSON has lists."""

    line: int
    values: dict[str, object]

    def words(self, key: str, faults: FileFaults) -> str:
        """Return a short value as words on one line."""
        return fields.words(self.values.get(key, ""), key, self.line, faults)


def separated_rows(text: str, suffix: str, faults: FileFaults) -> Iterator[Row]:
    """Yield the rows of a table with a header; `.tsv` is parted by tabs, others by commas or semicolons."""
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


def json_rows(text: str, faults: FileFaults) -> Iterator[Row]:
    """Yield the objects of JSON lines; a line that holds no object is noted and passed over."""
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
