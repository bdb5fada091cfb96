"""Find what a Markdown file's author took for headings and Markdown doesn't: bold lines, and `Q:` before a question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.sources.faults import FileFaults, shown

_BOLD = re.compile(r"(\*\*|__)(?=\S)[^*_]{2,}[^*_.!,;\s]\1\s*:?")
_QUESTION = re.compile(r"(?:\*\*|__)?(?:Q|Question|F|Frage)\s?\d{0,3}\s?:(?:\*\*|__)?\s+\S.*\?.*", re.IGNORECASE)
_ANSWER = re.compile(r"(?:\*\*|__)?(?:A|Answer|Antwort)\s?\d{0,3}\s?:(?:\*\*|__)?\s+\S.*", re.IGNORECASE)
_FEW = 2
"""Such lines from which they are meant as headings: one may be a remark."""


def note_lost_headings(lines: Sequence[str], faults: FileFaults, *, headings: int) -> None:
    """Note the first bold line of a file without `headings`, where it has several, and the first `Q:` with its `A:`.

    Their texts would all become one passage, and the marks be quoted.
    """
    alone = [n for n, line in enumerate(lines) if line.strip() and not _has_text(lines, n - 1)]
    asked = [n for n in alone if _QUESTION.fullmatch(lines[n].strip())]
    bold = [n for n in alone if _BOLD.fullmatch(lines[n].strip())]
    if len(asked) >= _FEW and sum(bool(_ANSWER.fullmatch(line.strip())) for line in lines) >= _FEW:
        what = f"{shown(lines[asked[0]])} is read as text, and would be quoted."
        faults.add(asked[0] + 1, what, "Write each question as a heading (`## …?`), or save the file as `.txt`.")
    elif len(bold) >= _FEW and not headings:
        what = f"{shown(lines[bold[0]])} is bold and no heading, so that the whole file is one passage."
        faults.add(bold[0] + 1, what, "Begin each heading with `## ` in place of the stars.")


def _has_text(lines: Sequence[str], number: int) -> bool:
    return number >= 0 and bool(lines[number].strip())
