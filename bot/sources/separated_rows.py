"""Read the rows of a table whose cells are parted by commas, semicolons or tabs, with the line each begins in."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.sources.faults import FileFaults, shown
from bot.sources.table_rows import Row, column, meant, names_answers

_PARTED_BY = {",": "comma", ";": "semicolon", "\t": "tab"}
_ABOVE = 5
"""Among so many rows that of the columns' names is looked for: a title or a note may stand above it."""
_ONE_LINE = 1_000
"""Characters from which a file of one line has lost its line breaks."""
_SEP = re.compile(r"sep=(.)\s*\Z", re.IGNORECASE)
_Cells = tuple[int, list[str]]
"""The cells of a row, and the line that it begins in."""


def separated_rows(text: str, suffix: str, faults: FileFaults) -> Iterator[Row]:
    """Yield the rows below that of the columns' names; every fault of every row is noted."""
    lines = text.split("\n")
    given = _SEP.match(lines[0])
    if given:  # a spreadsheet's own line, which names what parts the cells
        lines[0] = ""
    delimiter = given[1] if given else _delimiter(lines, suffix)
    rows = [(line, cells) for line, cells in _rows(lines, delimiter, faults) if any(cell.strip() for cell in cells)]
    if not rows:
        if not faults.found:
            faults.add(1, "The table has no rows.", "Write a question and an answer, or delete the file.")
        return
    at, names = _names(rows, lines, delimiter, faults)
    for line, cells in rows[at + 1 :]:
        while len(cells) > len(names) and not cells[-1].strip():
            cells.pop()
        if len(cells) > len(names):
            _note_too_many(line, cells, names, delimiter, faults)
        elif len(cells) == 1 < len(names) and (other := _other_sign(cells[0], delimiter)):
            what = f"{shown(cells[0])} is parted by a {other}, and the columns' names by a {_PARTED_BY[delimiter]}."
            faults.add(line, what, "Part all lines alike.")
        elif names_answers(names):
            yield Row(line, {name: cell for name, cell in zip(names, cells, strict=False) if name})


def _delimiter(lines: Sequence[str], suffix: str) -> str:
    """Return what parts the names of the columns, whatever the file's ending says; else what is usual."""
    for delimiter in ("\t", *_PARTED_BY) if suffix == ".tsv" else _PARTED_BY:
        for line in lines[:_ABOVE]:
            if names_answers(_known([cell.strip().strip('"') for cell in line.split(delimiter)])):
                return delimiter
    if suffix == ".tsv":
        return "\t"
    return ";" if ";" in lines[0] and "," not in lines[0] else ","


def _other_sign(cell: str, delimiter: str) -> str:
    """Return what parts a row that is a single cell, unless it is what parts the columns' names; commas are prose."""
    return next((name for sign, name in _PARTED_BY.items() if sign in cell and sign not in (delimiter, ",")), "")


def _rows(lines: Sequence[str], delimiter: str, faults: FileFaults) -> Iterator[_Cells]:
    """Yield all rows; behind one that can't be read it goes on with the next line.

    That may be the middle of a row of several lines, so that lines of one cell are passed over there.
    """
    start, lost = 0, False
    while start < len(lines):
        left = (f"{lines[place]}\n" for place in range(start, len(lines)))
        reader = csv.reader(left, delimiter=delimiter, strict=True, skipinitialspace=True)
        begun = start
        try:
            for cells in reader:
                if not lost or len(cells) > 1:
                    yield begun + 1, cells
                    lost = False
                begun = start + reader.line_num
            return
        except csv.Error as error:
            _note_unreadable(str(error), lines, begun, start + reader.line_num, faults)
            start, lost = begun + 1, True


def _note_unreadable(problem: str, lines: Sequence[str], begun: int, read: int, faults: FileFaults) -> None:
    """Note a row that begins at the place `begun` and can't be read on in line `read`."""
    row = shown(lines[begun])
    if "limit" in problem:
        what = f"{row} has a cell of more than {csv.field_size_limit():,} characters."
        remedy = "Close the quotation mark that it begins with, or part its text."
    elif "end of data" in problem:
        what, remedy = f"{row} opens a quotation mark that nothing closes.", "Close it at the end of its cell."
    elif read > begun + 1:
        what = f"{row} opens a quotation mark that is closed amid {shown(lines[read - 1])} in line {read}."
        remedy = 'Close it at the end of its cell, and write one inside a cell twice ("").'
    else:
        what = f"{row} has words behind a closing quotation mark."
        remedy = 'Write a quotation mark inside a cell twice (""), and close the cell at its end.'
    faults.add(begun + 1, what, remedy)


def _names(rows: Sequence[_Cells], lines: Sequence[str], delimiter: str, faults: FileFaults) -> tuple[int, list[str]]:
    """Return which of the rows names the columns, and their names; slips are noted and mended."""
    known = [_known(cells) for _, cells in rows[:_ABOVE]]
    at = next((place for place, names in enumerate(known) if names_answers(names)), None)
    first = rows[0][0]
    is_line = len(rows) == 1 and len(lines[first - 1]) > _ONE_LINE
    if at is None or is_line:
        above = "a tab between `question` and `answer`" if delimiter == "\t" else f"`question{delimiter}answer`"
        note = _note_one_line if is_line else _note_no_names
        note(first, lines[first - 1], known[0], above, faults)
        return 0, known[0]
    line, written = rows[at][0], [column(cell) for cell in rows[at][1]]
    if at:
        what = f"The columns are named in line {line}, and above stands {shown(lines[first - 1])}."
        faults.add(first, what, "Delete what stands above their names.")
    for name, mended in zip(written, known[at], strict=False):
        if name != mended:
            remedy = f"Name it `{mended}`, or something less like it if it is a column of your own."
            faults.add(line, f"The column `{name[:60]}` is nearly `{mended}`.", remedy)
    for name, times in Counter(filter(None, known[at])).items():
        if times > 1:
            faults.add(line, f"The column `{name[:60]}` stands more than once.", "Keep one of them.")
    return at, known[at]


def _known(cells: Sequence[str]) -> list[str]:
    """Return the columns that cells name, slips mended; what is empty at the end names none."""
    names = [column(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    beside = set(names)
    return [meant(name, beside) or name for name in names]


def _note_one_line(line: int, text: str, _: Sequence[str], names: str, faults: FileFaults) -> None:
    what = f"The whole table is one line of {len(text):,} characters."
    faults.add(line, what, f"Begin a new line for each question, below a first line with {names}.")


def _note_no_names(line: int, text: str, found: Sequence[str], names: str, faults: FileFaults) -> None:
    lacks = " and ".join(f"no column `{name}`" for name in ("question", "answer") if name not in found)
    remedy = f"If it names columns, call them so; else write a line with {names} above it."
    faults.add(line, f"The first line, {shown(text)}, names {lacks}.", remedy)


def _note_too_many(line: int, cells: Sequence[str], names: Sequence[str], delimiter: str, faults: FileFaults) -> None:
    """Note a row with more cells than columns: mostly what parts the cells stands inside one of them."""
    at = names.index("answer") if "answer" in names else len(names) - 1
    one = f"{delimiter} ".join(cells[at : at + 1 + len(cells) - len(names)])
    what = f"The row {shown(cells[0])} has {len(cells)} cells, and the table {len(names)} columns."
    part = _PARTED_BY.get(delimiter, f"`{delimiter}`")
    remedy = f'Put a cell that has a {part} in it between quotation marks: "{shown(one)[1:-1]}".'
    if any(cell.lstrip()[:1] in tuple("“”„") for cell in cells):
        remedy = 'Put straight quotation marks (") around a cell; curly ones (“ ”) hold nothing together.'
    faults.add(line, what, remedy)
