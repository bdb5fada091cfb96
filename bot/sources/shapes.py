"""Tell the headings of a plain text by their marks or shape, since nothing else names them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from bot.sources.lines import Line

LONGEST_HEADING = 14  # words
LONGEST_QUESTION = 30
_FAQ = re.compile(
    r"(?:faqs?|f\.a\.q\.|frequently asked questions|q ?(?:&|and) ?a|questions (?:and|&) answers|common questions"
    r"|questions you ask|your questions)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"(?:q|question)\s?\d{0,3}\s?[:.)]\s+", re.IGNORECASE)
_ANSWERED = re.compile(r"(?:a|answer)\s?\d{0,3}\s?[:.)]\s+", re.IGNORECASE)
_MORE_BEHIND = re.compile(r"[.!?…][\"'”’»)\]]*\s+\S")
_SMALL_WORDS = frozenset(
    [
        *("a", "an", "and", "as", "at", "but", "by", "for", "from", "if", "in", "into", "is", "it", "its", "nor"),
        *("of", "on", "or", "over", "so", "the", "to", "up", "vs", "with"),
    ]
)


def heading_levels(lines: Sequence[Line]) -> dict[int, int]:
    """Return the level of each line that is a heading, by its place in `lines`; level 1 is kept for the title.

    A question above its answer is one too, in an FAQ or alone, of the lowest level.
    """
    levels: dict[int, int] = {}
    marks = _Marks(lines)
    wrapped = is_wrapped(lines)
    in_faq = False
    for place, line in enumerate(lines):
        following = lines[place + 1] if place + 1 < len(lines) else None
        if following is None:
            continue
        if _FAQ.match(line.text) and line.words <= 6 and line.is_open:
            levels[place], in_faq = _explicit_level(line) or 2, True
        elif _explicit_level(line):
            levels[place], in_faq = _explicit_level(line), False
        elif _ASKED.match(line.text) or (in_faq and _asks(line, following)):
            levels[place] = 3
        elif marks.is_heading(place) or _stands_out(line, following, lines, place, wrapped=wrapped):
            levels[place], in_faq = 2, False
    levels = levels or _questions(lines)
    lowest = max([3, *levels.values()])
    return levels | dict.fromkeys(_lone_questions(lines, levels, wrapped=wrapped), lowest)


def without_label(text: str, *, heading: bool) -> str:
    """Return a question without `Q:`, an answer without `A:`."""
    found = (_ASKED if heading else _ANSWERED).match(text)
    return text[found.end() :] if found else text


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Tell whether paragraphs run over several short lines, as in mail: lines that go on in lower case."""
    pairs = [(one, two) for one, two in pairwise(lines) if not two.after_blank and not two.mark]
    goes_on = [1 for one, two in pairs if 40 <= len(one.text) <= 110 and one.is_open and two.text[:1].islower()]
    return len(goes_on) >= 2 and len(goes_on) * 4 >= len(pairs)


def _explicit_level(line: Line) -> int:
    return line.underlined or (len(line.mark) if line.mark.startswith("#") else 0)


def _asks(line: Line, following: Line) -> bool:
    return line.is_question and line.words <= LONGEST_QUESTION and not following.is_question


def _questions(lines: Sequence[Line]) -> dict[int, int]:
    """Return the questions of a text that has no other headings: an FAQ without a heading of its own."""
    found = {
        place: 3
        for place, line in enumerate(lines[:-1])
        if not line.mark and line.text[:1].isupper() and _asks(line, lines[place + 1])
    }
    return found if len(found) > 1 else {}


def _lone_questions(lines: Sequence[Line], levels: dict[int, int], *, wrapped: bool) -> list[int]:
    """Return the places of lines that are one question and nothing else, each above its answer.

    As text such a line would end the quote of what stands above it, and its answer would be found without it.
    """
    return [
        place
        for place, line in enumerate(lines[:-1])
        if not ({place, place + 1} & levels.keys() or line.mark or _MORE_BEHIND.search(line.text))
        and _begins_high(line.text)
        and _asks(line, lines[place + 1])
        and (line.before_blank or not wrapped)
        and (line.after_blank or place - 1 in levels or (not wrapped and _ends_above(lines, place)))
    ]


def _ends_above(lines: Sequence[Line], place: int) -> bool:
    """Tell whether the line above is a list's or ends a sentence, so that the next one begins something."""
    above = lines[place - 1]
    return place == 0 or bool(above.mark) or not above.is_open or above.is_question


def _stands_out(line: Line, following: Line, lines: Sequence[Line], place: int, *, wrapped: bool) -> bool:
    """Tell whether an unmarked line has a heading's shape: short, capital first, no end mark, and text below."""
    if line.mark or line.words > LONGEST_HEADING or not _begins_high(line.text):
        return False
    if _is_capitals(line.text):
        return not _is_capitals(following.text)
    before = lines[place - 1] if place else None
    alone = line.after_blank and (line.before_blank or not wrapped)
    parted = before is None or not before.is_open or before.is_question or bool(before.mark)
    if not line.is_open or line.is_question or not (alone or (parted and not wrapped)):
        return False
    if line.before_blank and not following.mark:
        return not following.is_open or following.words > LONGEST_HEADING or wrapped
    return bool(following.mark) or not following.is_open or following.words > LONGEST_HEADING


def _is_capitals(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return len(letters) > 3 and all(character.isupper() for character in letters)


def _begins_high(text: str) -> bool:
    first = text.lstrip("\"'“‘([«¿¡")[:1]
    return first.isupper() or first.isdigit()


class _Marks:
    """What the marks of one text are used for: a mark whose lines follow each other is a list's."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        places: dict[str, list[int]] = defaultdict(list)
        for place, line in enumerate(lines):
            if line.mark and not line.mark.startswith("#"):
                places[line.mark].append(place)
        self._lists = {mark for mark, at in places.items() if self._is_list(mark, at)}
        self._low = {mark for mark, at in places.items() if self._mostly_low(at)}

    def is_heading(self, place: int) -> bool:
        """Tell whether a marked line is a heading: short, capital first, no end mark, other lines below."""
        line, following = self._lines[place], self._lines[place + 1]
        if not line.mark or line.mark.startswith("#") or not line.is_open or line.words > LONGEST_HEADING:
            return False
        if not _begins_high(line.text) or following.mark == line.mark:
            return False
        if line.mark in self._low:  # the one line in title case among list lines in lower case
            return _is_title_case(line.text) and not following.mark
        return line.mark not in self._lists

    def _is_list(self, mark: str, places: Sequence[int]) -> bool:
        if mark == "1.":
            return not self._numbers_headings(places)
        if mark[0] in "•-–—*+·▪◦→➡👉✓✔✅❌✗✘☑☐":
            return True
        followed = sum(1 for one, two in pairwise(places) if two == one + 1)
        sentences = sum(1 for place in places if not self._lines[place].is_open)
        return followed > 0 or sentences * 2 > len(places)

    def _numbers_headings(self, places: Sequence[int]) -> bool:
        """Tell whether numbered lines are headings: short and open, each with unmarked text below."""
        if len(places) < 2:
            return False
        below = [self._lines[place + 1] for place in places if place + 1 < len(self._lines)]
        short = all(self._lines[place].is_open and self._lines[place].words <= LONGEST_HEADING for place in places)
        return short and len(below) == len(places) and all(not line.mark for line in below)

    def _mostly_low(self, places: Sequence[int]) -> bool:
        low = sum(1 for place in places if self._lines[place].text[:1].islower())
        return len(places) > 2 and low * 3 >= len(places) * 2


def _is_title_case(text: str) -> bool:
    """Tell whether all words but the small ones begin with a capital."""
    words = [word for word in re.findall(r"[^\W\d_][\w’']*", text) if word.lower() not in _SMALL_WORDS]
    return bool(words) and all(word[0].isupper() for word in words)
