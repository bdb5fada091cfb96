"""Read a Markdown file: front matter, headings, the lines directly under them, and the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.sources.blocks import markdown_parser, placed_pieces
from bot.sources.faults import FileFaults
from bot.sources.front_matter import FrontMatter, read_front_matter, split_front_matter
from bot.sources.passage_lines import PassageLines, read_passage_lines
from bot.sources.passages import Piece, Section, build_document
from bot.sources.reading import Pointer, Read
from bot.sources.slugs import Slugs, slug

_PARSER = markdown_parser()


@dataclass(slots=True)
class _Part:
    """A heading with the lines under it and the text up to the next heading; no heading before the first one."""

    heading: Piece | None
    said: PassageLines
    pieces: list[Piece] = field(default_factory=list)


def read_markdown(text: str, document_id: str, source: str, faults: FileFaults) -> Read:
    """Return the document of a Markdown text that is clean and repaired."""
    yaml_text, skipped = split_front_matter(text, faults)
    front = read_front_matter(yaml_text, faults)
    # Blank lines in place of the front matter keep every line's number.
    lines = [""] * skipped + text.split("\n")[skipped:]
    parts = _parts(lines, skipped, front, faults)
    title = front.title or _first_title(parts) or document_id.rpartition("/")[2]
    sections = _sections(parts, title, document_id)
    for part in parts:
        if part.said.ask and not part.pieces:
            faults.add(part.said.ask_line, "`ask` stands under a heading without text.", "Write the answer below it.")
    if not any(section.pieces for section in sections) and not faults.found:
        faults.add(0, "The file holds no text.", "Write text under its headings, or delete the file.")
    document = build_document(document_id, source, title, front, sections)
    return Read(document, tuple(_pointers(front, parts, document_id)))


def _parts(lines: list[str], skipped: int, front: FrontMatter, faults: FileFaults) -> list[_Part]:
    """Return the parts of the text; what is read from under the headings is blanked before the real parse."""
    headings = [one for one in placed_pieces(_PARSER.parse("\n".join(lines))) if one.piece.kind == "heading"]
    said: dict[int, PassageLines] = {}
    first_said, taken = _lines_under(lines, skipped, front, faults, strict=False)
    _blank(lines, skipped, taken)
    for heading in headings:
        said[heading.first], taken = _lines_under(lines, heading.end, front, faults, strict=True)
        _blank(lines, heading.end, taken)
    parts = [_Part(None, first_said)]
    for placed in placed_pieces(_PARSER.parse("\n".join(lines))):
        if placed.piece.kind != "heading":
            parts[-1].pieces.append(placed.piece)
        elif placed.piece.text:
            parts.append(_Part(placed.piece, said.get(placed.first, PassageLines())))
        else:
            faults.add(placed.first + 1, "A heading has no words.", "Give it words, or delete the line.")
    return parts


def _lines_under(
    lines: Sequence[str], start: int, front: FrontMatter, faults: FileFaults, *, strict: bool
) -> tuple[PassageLines, int]:
    end = start
    while end < len(lines) and lines[end].strip():
        end += 1
    return read_passage_lines(lines[start:end], start + 1, faults, front.references, strict=strict)


def _blank(lines: list[str], start: int, count: int) -> None:
    lines[start : start + count] = [""] * count


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
    """Return every place that names other content, with its line."""
    line = front.lines.get("further", 0)
    found = [Pointer(line, "further", one.document_id) for one in front.further if one.document_id]
    for part in parts:
        contrast = _full_id(part.said.contrast, document_id)
        if contrast:
            found.append(Pointer(part.said.contrast_line, "contrast", contrast))
    return found


def _full_id(contrast: str | None, document_id: str) -> str | None:
    """Return a passage's id from a whole one, or from `#slug` for one of the same document."""
    return document_id + contrast if contrast and contrast.startswith("#") else contrast
