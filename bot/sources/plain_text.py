"""Read an article as copied from a page: breadcrumb, title, headings, list lines, an FAQ at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from bot.sources.faults import FileFaults, shown
from bot.sources.front_matter import FrontMatter, from_values
from bot.sources.lines import Line, split_lines
from bot.sources.passages import Piece, Section, build_document
from bot.sources.reading import Pointer, Read
from bot.sources.shapes import LONGEST_HEADING, heading_levels, is_wrapped, without_label
from bot.sources.slugs import Slugs, slug
from bot.sources.stray_lines import IF_TEXT, stray_keys

_KEY = re.compile(r"(url|title|author|published|reviewed|evidence|audience|lang|main):\s+(\S.*)\Z", re.IGNORECASE)
_CRUMB = re.compile(r"\s*[»›]\s*|\s+[>/→|]\s+")
_LONGEST_CRUMBS = 400


@dataclass(slots=True)
class _Part:
    heading: Piece | None
    pieces: list[Piece] = field(default_factory=list)


def read_plain_text(text: str, document_id: str, source: str, faults: FileFaults) -> Read:
    """Return the document of a plain text that is clean and repaired."""
    front, skipped = _leading_keys(text, faults)
    lines = split_lines("\n".join([""] * skipped + text.split("\n")[skipped:]))
    _note_stray_lines(lines, faults)
    crumb, lines = _without_breadcrumb(lines)
    title = front.title or crumb
    levels = heading_levels(lines)
    if not title and _is_title(lines, levels):
        title = lines[0].text
        levels[0] = 1
    title = title or document_id.rpartition("/")[2]
    parts = _parts(lines, levels)
    sections = _sections(parts, title)
    if not any(section.pieces for section in sections) and not faults.found:
        faults.add(0, "The file holds no text.", "Write text into it, or delete it.")
    said = front.lines.get("audience")
    pointers = (Pointer(said, "audience", front.audience),) if said else ()
    return Read(build_document(document_id, source, title, front, sections), pointers)


def _leading_keys(text: str, faults: FileFaults) -> tuple[FrontMatter, int]:
    """Return what `url: …` and `title: …` lines before any text say, and how many lines of the file they take."""
    values: dict[str, tuple[object, int]] = {}
    lines = text.split("\n")
    taken = next((place for place, line in enumerate(lines) if line.strip()), 0)
    while taken < len(lines) and (found := _KEY.match(lines[taken])):
        taken += 1
        values[found[1].lower()] = (found[2].strip(), taken)
    return from_values(values, faults), taken


def _note_stray_lines(lines: Sequence[Line], faults: FileFaults) -> None:
    """Note lines that look like the key lines of Markdown: they would be quoted.

    Lists of small letters are usual in copied articles, so what stands behind a list's mark is taken for text.
    """
    block: list[Line] = []
    wrapped = is_wrapped(lines)
    for line, following in zip_longest(lines, lines[1:]):
        block.append(line)
        if following and wrapped and not following.after_blank and not following.mark:
            continue
        for place, key in stray_keys([one.text for one in block]):
            if not block[place].mark:
                faults.add(block[place].number, f"{shown(block[place].text)} would be quoted as text.", _remedy(key))
        block = []


def _remedy(key: str) -> str:
    if _KEY.match(f"{key}: x"):
        return f"Put it into the first line of the file, where `{key}:` speaks of the whole text. {IF_TEXT}"
    return f"`{key}:` is read in Markdown: end the file's name with `.md` and begin each heading with `## `. {IF_TEXT}"


def _without_breadcrumb(lines: list[Line]) -> tuple[str, list[Line]]:
    """Return the title at a breadcrumb's end and the lines below; "" and all lines where none stands first."""
    if not lines or len(lines[0].text) > _LONGEST_CRUMBS or lines[0].mark.startswith("#"):
        return "", lines
    crumbs = [part for part in _CRUMB.split(lines[0].text) if part]
    is_home = bool(crumbs) and crumbs[0].lower() in ("home", "start", "startseite", "blog", "you are here: home")
    if len(crumbs) < 2 or not (is_home or "»" in lines[0].text or "›" in lines[0].text or len(crumbs) > 3):
        return "", lines
    title, rest = crumbs[-1], lines[1:]
    if rest and slug(rest[0].text).startswith(slug(title.rstrip("…."))):
        return rest[0].text, rest[1:]
    return title, rest


def _is_title(lines: Sequence[Line], levels: dict[int, int]) -> bool:
    """Tell whether the first line is the title: a heading by shape, or open and parted from what is below."""
    if len(lines) < 2:
        return False
    first = lines[0]
    if levels.get(0) == 1 or (0 in levels and levels[0] == 2 and not first.is_question):
        return True
    short = not first.mark and first.is_open and not first.is_question and first.words <= LONGEST_HEADING + 6
    return short and (first.before_blank or 1 in levels)


def _parts(lines: Sequence[Line], levels: dict[int, int]) -> list[_Part]:
    parts = [_Part(None)]
    wrapped = is_wrapped(lines)
    for place, line in enumerate(lines):
        level = levels.get(place, 0)
        if level:
            words = without_label(line.text, heading=True)
            parts.append(_Part(Piece("heading", words.rstrip(":"), level)))
        elif _goes_on(lines, place, levels, wrapped=wrapped) and parts[-1].pieces:
            before = parts[-1].pieces[-1]
            parts[-1].pieces[-1] = Piece(before.kind, f"{before.text} {line.text}", before.level, before.ordered)
        else:
            parts[-1].pieces.append(_piece(line))
    return parts


def _goes_on(lines: Sequence[Line], place: int, levels: dict[int, int], *, wrapped: bool) -> bool:
    """Tell whether a line goes on with the paragraph or item above, in a text whose lines are wrapped."""
    return wrapped and place > 0 and place - 1 not in levels and not (lines[place].after_blank or lines[place].mark)


def _piece(line: Line) -> Piece:
    text = without_label(line.text, heading=False)
    if not line.mark:
        return Piece("paragraph", text)
    return Piece("item", text, 1 + min(line.indent // 2, 5), line.is_numbered)


def _sections(parts: Sequence[_Part], title: str) -> list[Section]:
    """Return the sections with their slugs; text before the first heading bears the title's."""
    slugs = Slugs()
    sections: list[Section] = []
    for part in parts:
        if part.heading is None and not part.pieces:
            continue
        name = part.heading.text if part.heading else title
        level = part.heading.level if part.heading else 1
        sections.append(Section(name, slugs.take(name), part.heading, tuple(part.pieces), level))
    return sections
