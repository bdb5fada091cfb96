"""Read FAQ tables."""

from __future__ import annotations

from bot.sources.faults import FileFaults
from bot.sources.reading import Read


def read_table(text: str, suffix: str, document_id: str, source: str, faults: FileFaults) -> Read | None:
    """Return the document of a table."""
    return None
