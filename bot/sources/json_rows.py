"""Read the rows of a `.jsonl` file: what each entry calls its texts, and which texts can't be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from bot.sources.faults import FileFaults
from bot.sources.json_entries import SHAPE, entries
from bot.sources.table_rows import Row, column, meant
from bot.text.clean import clean
from bot.text.repair import repair


def json_rows(text: str, faults: FileFaults) -> Iterator[Row]:
    """Yield the row of each entry; what many entries have wrong alike is noted once."""
    slips: dict[tuple[str, str], list[int]] = defaultdict(list)
    foreign: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for line, entry in entries(text, faults):
        for name in entry.twice:
            faults.add(line, f"`{name[:60]}` stands twice.", "Keep one of them.")
        named = {column(name): value for name, value in entry.items()}
        for name, known in _slips(named).items():
            slips[name, known].append(line)
            named[known] = named.pop(name)
        if named.keys() & {"question", "title", "answer"}:
            yield Row(line, {name: _plain(value) for name, value in named.items() if value is not None})
        else:
            foreign[tuple(entry)].append(line)
    for (name, known), lines in slips.items():
        remedy = f"Write `{known}`, or something less like it if it is a name of your own."
        faults.add(lines[0], f"{_here(lines)} stands `{name[:60]}`, which is nearly `{known}`.", remedy)
    for names, lines in foreign.items():
        _note_foreign(names, lines, faults)


def _slips(named: Collection[str]) -> dict[str, str]:
    return {name: known for name in named if (known := meant(name, named))}


def _note_foreign(names: tuple[str, ...], lines: list[int], faults: FileFaults) -> None:
    """Note entries that hold neither a question nor an answer under any name that is known."""
    has = ", but " + ", ".join(f"`{name[:60]}`" for name in names[:5]) if names else ""
    remedy = f"Write {SHAPE}."
    if {"turns", "gold"} <= set(names):
        remedy = "If these are test questions, name the file `_questions.jsonl`, or keep it elsewhere."
    faults.add(lines[0], f"{_here(lines)} stands no `question` and no `answer`{has}.", remedy)


def _here(lines: list[int]) -> str:
    more = len(lines) - 1
    return f"Here and in {more} more line{'s' if more > 1 else ''}" if more else "Here"


def _plain(value: object) -> object:
    """Return numbers as words, words without what JSON's escapes may hide, lists and tables part by part."""
    if isinstance(value, str):
        return clean(repair(value))
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    return value if isinstance(value, bool) else str(value)
