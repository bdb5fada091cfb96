"""Read the owner's `_not_covered.txt`: questions that the site doesn't answer, one a line, `#` a comment."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from bot.manners.safety import Safety
from bot.records.faults import Fault
from bot.text.analyse import words
from bot.text.not_utf8 import not_utf8

NOT_COVERED = "_not_covered.txt"


def read_not_covered(folders: Iterable[Path]) -> tuple[list[str], list[Fault]]:
    """Return the lines of all folders' files, each once, and a fault for every line without a word."""
    lines: dict[tuple[str, ...], str] = {}
    faults: list[Fault] = []
    for path in (folder / NOT_COVERED for folder in folders):
        if not path.is_file():
            continue
        try:
            text = path.read_text("utf-8-sig")
        except UnicodeDecodeError as error:
            faults.append(Fault(str(path), *not_utf8(error)))
            continue
        for number, line in enumerate(map(str.strip, text.splitlines()), start=1):
            if not line or line.startswith("#"):
                continue
            if words(line):
                lines.setdefault(tuple(words(line)), line)
            else:
                faults.append(Fault(str(path), number, f"{line!r} has no word.", "Write a question, or remove it."))
    return list(lines.values()), faults


def refusing(lines: Sequence[str], ways_to_ask: Collection[str], safety: Safety) -> tuple[str, ...]:
    """Return the lines that may refuse a question: neither a way to ask for a passage, nor a red flag.

    What a passage answers is covered after all. A red flag gets its own reply, and so does what is like it, which a
    line beside it would call harmless.
    """
    answered = {tuple(words(way)) for way in ways_to_ask}
    return tuple(line for line in lines if tuple(words(line)) not in answered and safety.topic_of(line) is None)
