"""Part the text of a `.jsonl` file into its entries, also where they aren't one a line, which is told."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.json_faults import plainly
from bot.sources.faults import FileFaults, shown

SHAPE = '{"question": "…", "answer": "…"}'
_ONE_A_LINE = "Write each question with its answer in a line of its own, from `{` to `}`, without `[`, `]` or a comma"

_BETWEEN = re.compile(r"\s*,\s*|\s+")


class Entry(dict[str, object]):
    """What stands between `{` and `}`; `twice` are the names that stand there more than once."""

    def __init__(self, pairs: Sequence[tuple[str, object]]) -> None:
        super().__init__(pairs)
        self.twice = [name for name, times in Counter(name for name, _ in pairs).items() if times > 1]


def _nothing(_: str) -> None:
    """Read `NaN`, by which programs write an empty cell, as nothing."""


_STRICT = json.JSONDecoder(object_pairs_hook=Entry, parse_constant=_nothing)
_OVER_LINES = json.JSONDecoder(object_pairs_hook=Entry, parse_constant=_nothing, strict=False)


def entries(text: str, faults: FileFaults) -> Iterator[tuple[int, Entry]]:
    """Yield every entry that can be read, with its line; what else stands in the file is noted."""
    lines = [line.strip() for line in text.split("\n")]
    listed = _without_list(lines, faults)
    at = 0
    while at < len(lines):
        if not lines[at]:
            at += 1
        elif not lines[at].startswith("{"):
            at = _note_no_entry(lines, at, faults)
        elif more := _lines_of_entry(lines, at):
            yield from _over_lines(lines, at, more, listed, faults)
            at += more
        else:
            yield from _in_line(lines[at], at + 1, listed, faults)
            at += 1


def _without_list(lines: list[str], faults: FileFaults) -> bool:
    """Take away the brackets around all entries, if there are such, and note them."""
    filled = [at for at, line in enumerate(lines) if line] or [0]
    first, last = filled[0], filled[-1]
    if not (lines[first] == "[" or (lines[first][:1] == "[" and lines[first][1:].lstrip()[:1] == "{")):
        return False
    faults.add(first + 1, "The file is one list between `[` and `]`.", f"{_ONE_A_LINE} behind.")
    lines[first] = lines[first][1:].lstrip()
    if lines[last].endswith("]"):
        lines[last] = lines[last][:-1].rstrip()
    return True


def _note_no_entry(lines: Sequence[str], at: int, faults: FileFaults) -> int:
    """Note lines that aren't between `{` and `}`, all that follow one another at once; return where they end."""
    end = _next_entry(lines, at)
    others = sum(bool(line) for line in lines[at + 1 : end])
    also = f", nor are the {others} lines below" if others > 1 else ", nor is the line below" if others else ""
    remedy = f"Write {SHAPE}. Text belongs into a `.txt` file, a table into a `.csv` file."
    faults.add(at + 1, f"{shown(lines[at])} is no question with its answer{also}.", remedy)
    return end


def _next_entry(lines: Sequence[str], at: int) -> int:
    """Return the place of the first line from `at` on that begins an entry."""
    return next((place for place in range(at, len(lines)) if lines[place].startswith("{")), len(lines))


def _lines_of_entry(lines: Sequence[str], at: int) -> int:
    """Return how many lines the entry goes over that begins in a line; 0 where it is meant as one."""
    if lines[at].rstrip(",").endswith("}") and lines[at].count("{") <= lines[at].count("}"):
        return 0
    below = range(_next_entry(lines, at + 1) - 1, at, -1)
    return next((place + 1 - at for place in below if lines[place].rstrip(", ]").endswith("}")), 0)


def _over_lines(
    lines: Sequence[str], at: int, more: int, listed: bool, faults: FileFaults
) -> Iterator[tuple[int, Entry]]:
    """Yield the entry that goes over several lines, or note where it can't be read."""
    text = "\n".join(lines[at : at + more]).rstrip(",")
    if not listed:
        what = f"The question and answer that begin here go on to line {at + more}."
        faults.add(at + 1, what, r"Write them in one line, with \n where the text begins a new one.")
    try:
        yield at + 1, _OVER_LINES.decode(text)
    except json.JSONDecodeError as error:
        faults.add(at + error.lineno, *plainly(text, strict=False))
    except (ValueError, RecursionError):
        faults.add(at + 1, *plainly(text, strict=False))


def _in_line(line: str, number: int, listed: bool, faults: FileFaults) -> Iterator[tuple[int, Entry]]:
    """Yield the entries of a line, of which there should be one."""
    if listed:
        line = line.rstrip(",").rstrip()
    place = 0
    while line.startswith("{", place):
        try:
            entry, end = _STRICT.raw_decode(line, place)
        except (ValueError, RecursionError):
            faults.add(number, *plainly(line[place:]))
            return
        yield number, entry
        if not place and end < len(line) and not (listed and _BETWEEN.match(line, end)):
            faults.add(number, *plainly(line))
        between = _BETWEEN.match(line, end)
        place = between.end() if between else end
