"""Find `key: value` lines that stand where they aren't read: their author thinks them hidden, a visitor would see them.

A line is taken for such a one where it begins with a known key as the guide spells it, in small letters with a colon.
Prose hardly ever does: a sentence that begins so has a capital ("Ask: what do you feel?"), and that stays text. What
does begin small is a sentence that was wrapped at a fixed width just before such a word, so a line counts only where it
begins something: a paragraph or list item, or after a line that ends a sentence or is too short to have been wrapped.
`not-ask` is no word of prose and counts anywhere, and so does an `ask` in bold that no sentence follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.sources.passage_lines import spelt_key

NO_COLON = "Write `{key}: …`, with its colon and without marks. If it is text, begin it with another word."
IF_TEXT = "If it is text, begin it with a capital and without marks."

_MARKS = re.compile(r"\s*(?:>\s*|(?:[-*+•]|\d{1,3}[.)])\s+)*")
_ENDS = re.compile(r"""[.!?…:;][*_"'”’»)\]]{0,3}\s*\Z""")
_SHORTEST_WRAPPED = 40  # characters


def stray_keys(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the place in `lines`, which are those of one block of text, and the key of each line that isn't prose."""
    for place, line in enumerate(lines):
        bare = _MARKS.sub("", line, count=1)
        if key := _in_marks(bare):
            yield place, key
            continue
        key = spelt_key(bare)
        if key and (key == "not-ask" or bare != line.lstrip() or not _runs_on(lines[:place])):
            yield place, key


# Read in the first lines under a heading alone: prose hardly ever begins there with a small "ask", and if it does, it
# is a sentence that ends.
_MARKED = re.compile(r"[*_`]{1,3}(not-ask|ask)[*_`]{0,3}\s*:", re.IGNORECASE)
_OTHER_SIGN = re.compile(r"(not-ask|ask)\s*[=;\uff1a]|(not-ask|ask)\s+[-–—]\s")
_BARE = re.compile(r"(not-ask|ask)\s+\S", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"""[.!?…:;,][*_"'”’»)\]]{0,3}\s*\Z""")


def _in_marks(line: str) -> str:
    """Return the key in bold or italics that a line begins with (`**Ask:** when | which days`), "" for a sentence."""
    found = _MARKED.match(line)
    if not found or (found[1][0].isupper() and " | " not in line and _SENTENCE_ENDS.search(line)):
        return ""
    return found[1].lower()


def keys_without_colon(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the place and the key of each line that lacks its colon; `lines` stand right under a heading.

    Such are `ask when open`, `**Ask:** when open` and `Ask when open | which days`; "Ask the coach about it." is none.
    """
    for place, line in enumerate(lines):
        key = _meant_as(_MARKS.sub("", line, count=1), lines[place + 1] if place + 1 < len(lines) else "")
        if not key:
            return
        yield place, key


def _meant_as(line: str, following: str) -> str:
    """Return the key that a line is meant to begin with, "" for prose."""
    if sign := _MARKED.match(line) or _OTHER_SIGN.match(line):
        return (sign[1] or sign[2]).lower()
    found = _BARE.match(line)
    if not found:
        return ""
    runs_on = following.lstrip()[:1].islower() and not _BARE.match(following.lstrip())
    ends = runs_on or (_SENTENCE_ENDS.search(line) and not line.rstrip().endswith("?"))
    return found[1].lower() if " | " in line or (line[0].islower() and not ends) else ""


def _runs_on(above: Sequence[str]) -> bool:
    """Tell whether the line below these goes on with a sentence that was wrapped."""
    return bool(above) and len(above[-1].strip()) >= _SHORTEST_WRAPPED and not _ENDS.search(above[-1])
