"""Read a plain text."""

from __future__ import annotations

from bot.sources.faults import FileFaults
from bot.sources.front_matter import FrontMatter
from bot.sources.passages import Piece, Section, build_document
from bot.sources.reading import Read
from bot.sources.slugs import slug


def read_plain_text(text: str, document_id: str, source: str, faults: FileFaults) -> Read:
    """Return the document of a plain text."""
    pieces = tuple(Piece("paragraph", " ".join(part.split())) for part in text.split("\n") if part.strip())
    section = Section(document_id, slug(document_id), None, pieces)
    return Read(build_document(document_id, source, document_id, FrontMatter(), [section]))
