"""Look at the lines of a plain text one by one: the mark before each, its words, the blank line above."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

BULLETS = frozenset("•‣·∙▪▫◦●○■□◆◇-–—*+→➔➜➡►▶▸➤✓✔✗✘❌✅☑☐✖👉👆👇🔹🔸🔘⬤")
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s+", re.IGNORECASE)
_HASHES = re.compile(r"(#{1,6})\s+|(#{2,6})(?=[\"“'‘(*_]?\w)")  # two or more can only be a heading's
_RULE = re.compile(r"\s*([-_=*~•])(?:\s*\1){2,}\s*\Z")
_ENDS = re.compile(r"""[.!…:;,。](?:["'”’»)\]]{0,2})$""")
_SPACES = re.compile(r"\s+")
_JOINERS = "\ufe0e\ufe0f\u200d"


@dataclass(frozen=True, slots=True)
class Line:
    """A line with words. `mark` is what stands before them: a bullet, an emoji, `1.`, `##`, or nothing."""

    number: int
    mark: str
    text: str
    indent: int = 0
    after_blank: bool = False
    before_blank: bool = False
    underlined: int = 0

    @property
    def is_numbered(self) -> bool:
        """Whether the mark is a number or letter."""
        return self.mark == "1."

    @property
    def is_open(self) -> bool:
        """Whether the words end without a sentence's mark; a question is open in this sense."""
        return not _ENDS.search(self.text)

    @property
    def is_question(self) -> bool:
        """Whether the words ask."""
        return self.text.rstrip("\"'”’»)] ").endswith(("?", "？", "؟"))

    @property
    def words(self) -> int:
        """The number of words."""
        return len(self.text.split())


def split_lines(text: str) -> list[Line]:
    """Return the lines that have words, in order; rules (`---`) are blank lines or underline what is above."""
    lines: list[Line] = []
    blank = True
    raw = text.split("\n")
    for number, one in enumerate(raw, start=1):
        if not one.strip() or _RULE.match(one):
            blank = True
            continue
        mark, words = _mark_and_words(one.strip())
        if not words:
            continue
        indent = len(one.expandtabs(4)) - len(one.expandtabs(4).lstrip())
        following = raw[number] if number < len(raw) else ""
        level = {"=": 1, "-": 2}.get(following.strip()[:1], 0) if _RULE.match(following) and not mark else 0
        ends = not following.strip() or bool(_RULE.match(following))
        lines.append(Line(number, mark, words, indent, blank, ends, level))
        blank = False
    return lines


def _mark_and_words(line: str) -> tuple[str, str]:
    """Return the mark of a stripped line (`1.` for any number) and the words behind it, spaces made single."""
    hashes = _HASHES.match(line)
    if hashes:
        return hashes[1] or hashes[2], _single(line[hashes.end() :].rstrip("# "))
    number = _NUMBER.match(line)
    if number:
        return "1.", _single(line[number.end() :])
    end = 0
    while end < len(line) and _is_mark(line[end]):
        end += 1
    mark = line[:end]
    if mark and (line[end : end + 1] in (" ", "\t", "\u00a0", "") or unicodedata.category(mark[-1]) in ("So", "Mn")):
        return mark.rstrip("".join(_JOINERS)), _single(line[end:])
    return "", _single(line)


def _is_mark(character: str) -> bool:
    return character in BULLETS or character in _JOINERS or unicodedata.category(character) in ("So", "Sk")


def _single(text: str) -> str:
    return _SPACES.sub(" ", text).strip()
