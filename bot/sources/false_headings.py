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
    """Note the first bold line, or the first `Q:` with an `A:`, of a file without `headings` that has several of them.

    Their texts would all become one passage, and the marks be quoted. Headings are those below the title.
    """
    said = [(n, line.strip()) for n, line in enumerate(lines) if line.strip()]
    first = [at for at, (n, _) in enumerate(said) if not at or said[at - 1][0] < n - 1]  # of a paragraph
    asked = [said[at][0] for at in first if _QUESTION.fullmatch(said[at][1])]
    bold = [said[at][0] for at in first if _BOLD.fullmatch(said[at][1]) and _has_text_below(said, at)]
    if headings:
        return
    if len(asked) >= _FEW and sum(bool(_ANSWER.fullmatch(line)) for _, line in said) >= _FEW:
        what = f"{shown(lines[asked[0]])} is read as text, and would be quoted."
        faults.add(asked[0] + 1, what, "Write each question as a heading (`## …?`), or save the file as `.txt`.")
    elif len(bold) >= _FEW:
        what = f"{shown(lines[bold[0]])} is bold and no heading, so that the whole file is one passage."
        faults.add(bold[0] + 1, what, "Begin each heading with `## ` in place of the stars.")


def _has_text_below(said: Sequence[tuple[int, str]], at: int) -> bool:
    return at + 1 < len(said) and not _BOLD.fullmatch(said[at + 1][1])
