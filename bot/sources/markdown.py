"""Read a Markdown file: front matter, headings, the lines directly under them, and the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.sources.blocks import Placed, markdown_parser, placed_pieces, spaced_headings
from bot.sources.false_headings import note_lost_headings
from bot.sources.faults import FileFaults, shown
from bot.sources.front_matter import FrontMatter, read_front_matter, split_front_matter
from bot.sources.passage_lines import PassageLines, read_passage_lines, spelt_key
from bot.sources.passages import Piece, Section, build_document
from bot.sources.reading import Pointer, Read
from bot.sources.slugs import Slugs, slug
from bot.sources.stray_lines import IF_TEXT, NO_COLON, keys_without_colon, stray_keys

_PARSER = markdown_parser()


@dataclass(slots=True)
class _Part:
    """A heading with the lines under it and the text up to the next heading; no heading before the first one.

    `line` is the heading's, counted from 1.
    """

    heading: Piece | None
    said: PassageLines
    line: int = 0
    pieces: list[Piece] = field(default_factory=list)


def read_markdown(text: str, document_id: str, source: str, faults: FileFaults) -> Read:
    """Return the document of a Markdown text that is clean and repaired."""
    yaml_text, skipped = split_front_matter(text, faults)
    front = read_front_matter(yaml_text, faults)
    # Blank lines in place of the front matter keep every line's number.
    lines = [""] * skipped + spaced_headings(text.split("\n")[skipped:])
    parts = _parts(lines, skipped, front, faults)
    title = front.title or _first_title(parts) or document_id.rpartition("/")[2]
    sections = _sections(parts, title, document_id)
    for part in parts:
        if part.said.lines and not part.pieces:
            _note_textless(part, faults)
    note_lost_headings(lines, faults, headings=sum(bool(part.heading and part.heading.level > 1) for part in parts))
    if not any(section.pieces for section in sections) and not faults.found:
        faults.add(0, "The file holds no text.", "Write text under its headings, or delete the file.")
    document = build_document(document_id, source, title, front, sections)
    return Read(document, tuple(_pointers(front, parts, document_id)), tuple(_empty(parts)))


def _note_textless(part: _Part, faults: FileFaults) -> None:
    """Note keys that speak of no text: the headings below one don't inherit what stands under it."""
    key = min(part.said.lines, key=lambda one: part.said.lines[one])
    where = "under a heading without text" if part.heading else "above the first heading, with no text between them"
    remedy = (
        "Write the answer below it."
        if key == "ask"
        else "Put it under each heading that it is for, or between two lines `---` at the top for the whole document."
    )
    faults.add(part.said.lines[key], f"`{key}` stands {where}.", remedy)


def _empty(parts: Sequence[_Part]) -> Iterator[tuple[int, str]]:
    """Yield the headings without text and without a heading below them; the title of a file may stand alone."""
    named = [(part.heading, part) for part in parts if part.heading]
    for at, (heading, part) in enumerate(named):
        is_title = at == 0 and heading.level == 1
        has_deeper = at + 1 < len(named) and named[at + 1][0].level > heading.level
        if not (part.pieces or part.said.lines or is_title or has_deeper):
            yield part.line, heading.text


def _parts(lines: list[str], skipped: int, front: FrontMatter, faults: FileFaults) -> list[_Part]:
    """Return the parts of the text; what is read from under the headings is blanked before the real parse."""
    headings = [one for one in placed_pieces(_PARSER.parse("\n".join(lines))) if one.piece.kind == "heading"]
    said: dict[int, PassageLines] = {}
    first_said = _take_passage_lines(lines, skipped, front, faults, strict=False)
    for heading in headings:
        if lines[heading.first].strip():  # a key line with a rule below looks like a heading until it is blanked
            said[heading.first] = _take_passage_lines(lines, heading.end, front, faults, strict=True)
    parts = [_Part(None, first_said)]
    opening = 0
    for placed in placed_pieces(_PARSER.parse("\n".join(lines))):
        if parts[-1].heading and placed.piece.kind in ("paragraph", "item") and placed.first <= opening:
            opening = _note_keys_without_colon(lines, placed, faults)
        if placed.piece.kind not in ("code", "row"):
            _note_stray_lines(lines, placed, faults, below_heading=len(parts) > 1)
        if placed.piece.kind != "heading":
            parts[-1].pieces.append(placed.piece)
        elif placed.piece.text:
            parts.append(_Part(placed.piece, said.get(placed.first, PassageLines()), placed.first + 1))
            opening = _next_line(lines, placed.end)
        else:
            faults.add(placed.first + 1, "A heading has no words.", "Give it words, or delete the line.")
    return parts


def _take_passage_lines(
    lines: list[str], start: int, front: FrontMatter, faults: FileFaults, *, strict: bool
) -> PassageLines:
    """Return what the lines from `start` on say up to the first line of text, and blank them.

    Blank lines may part them from the heading and from each other: before any text, a known key in small letters can
    mean nothing else.
    """
    said = PassageLines()
    while True:
        end = start
        while end < len(lines) and lines[end].strip():
            end += 1
        said, taken = read_passage_lines(
            lines[start:end], start + 1, faults, front.references, said=said, strict=strict
        )
        lines[start : start + taken] = [""] * taken
        following = _next_line(lines, end)
        if start + taken < end or following == len(lines) or not spelt_key(lines[following]):
            return said
        start = following


def _note_stray_lines(lines: Sequence[str], placed: Placed, faults: FileFaults, *, below_heading: bool) -> None:
    """Note the lines of a block that look like key lines: they would be quoted."""
    told = {fault.line for fault in faults.found}
    for place, key in stray_keys(lines[placed.first : placed.end]):
        if placed.first + place + 1 in told:
            continue
        line = lines[placed.first + place]
        where = (
            f"Write `{key}: …` directly under its heading, above the text and without a mark before it."
            if below_heading
            else "Put it between two lines `---` at the top of the file, or under a heading."
        )
        what = f"{shown(line)} stands in the text and would be quoted."
        faults.add(placed.first + place + 1, what, f"{where} {IF_TEXT}")


def _note_keys_without_colon(lines: Sequence[str], placed: Placed, faults: FileFaults) -> int:
    """Note the lines of a heading's first block that lack a key's colon; return the line up to which all lack it."""
    found = list(keys_without_colon(lines[placed.first : placed.end]))
    for place, key in found:
        what = f"{shown(lines[placed.first + place].strip())} is read as text, and would be quoted."
        faults.add(placed.first + place + 1, what, NO_COLON.format(key=key))
    whole = len(found) == placed.end - placed.first
    return _next_line(lines, placed.end) if whole else placed.first - 1


def _next_line(lines: Sequence[str], start: int) -> int:
    """Return the place of the first line from `start` on that has words."""
    return next((place for place in range(start, len(lines)) if lines[place].strip()), len(lines))


def _first_title(parts: Sequence[_Part]) -> str:
    return next((part.heading.text for part in parts if part.heading and part.heading.level == 1), "")


def _sections(parts: Sequence[_Part], title: str, document_id: str) -> list[Section]:
    """Return the sections with their slugs; text before the first heading bears the title's."""
    slugs = Slugs()
    before = parts[0]
    named = [part for part in parts if part.heading]
    title_is_heading = any(
        part.heading and slug(part.heading.text) == slug(title) and part.heading.level == 1 for part in named
    )
    first = [] if title_is_heading or not before.pieces else [slugs.take(title)]
    made = [slugs.take(part.heading.text) for part in named if part.heading]
    if before.pieces and not first:
        first = [slugs.take(title)]
    sections = [_section(part, title, taken, document_id) for part, taken in zip(named, made, strict=True)]
    return [_section(before, title, taken, document_id) for taken in first] + sections


def _section(part: _Part, title: str, taken: str, document_id: str) -> Section:
    said = part.said
    return Section(
        name=part.heading.text if part.heading else title,
        slug=taken,
        heading=part.heading,
        pieces=tuple(part.pieces),
        level=part.heading.level if part.heading else 1,
        ask=said.ask,
        not_ask=said.not_ask,
        audience=said.audience,
        evidence=said.evidence,
        reviewed=said.reviewed,
        references=said.references,
        contrast=_full_id(said.contrast, document_id),
    )


def _pointers(front: FrontMatter, parts: Sequence[_Part], document_id: str) -> list[Pointer]:
    """Return every place that names other content or an audience, with its line."""
    line = front.lines.get("further", 0)
    found = [Pointer(line, "further", one.document_id) for one in front.further if one.document_id]
    if "audience" in front.lines:
        found.append(Pointer(front.lines["audience"], "audience", front.audience))
    for part in parts:
        if part.said.audience:
            found.append(Pointer(part.said.lines["audience"], "audience", part.said.audience))
        contrast = _full_id(part.said.contrast, document_id)
        if contrast:
            found.append(Pointer(part.said.lines["contrast"], "contrast", contrast))
    return found


def _full_id(contrast: str | None, document_id: str) -> str | None:
    """Return a passage's id from a whole one, or from `#slug` for one of the same document."""
    return document_id + contrast if contrast and contrast.startswith("#") else contrast
