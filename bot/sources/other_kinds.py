"""Know a file that is no text by how it begins, whatever its name ends in."""

from __future__ import annotations

_BEGINS = (
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "an RTF file"),
)
_PACKED = ((b"word/", "a Word file"), (b"xl/", "an Excel file"), (b"opendocument", "a LibreOffice file"))
"""What a packed file (`PK`) holds the name of."""
_PAGE = (b"<!doctype html", b"<html", b"<table", b"<?xml")
_TABLES = (".csv", ".tsv", ".jsonl")


def other_kind(raw: bytes, suffix: str) -> tuple[str, str] | None:
    """Return what is wrong with a file that is of another kind than its name says, and what to do; else None."""
    kind = next((kind for begin, kind in _BEGINS if raw.startswith(begin)), "")
    if raw.startswith(b"PK\x03\x04"):
        kind = next((kind for name, kind in _PACKED if name in raw), "a packed file (ZIP)")
    if suffix in _TABLES and raw.lstrip()[:20].lower().startswith(_PAGE):
        kind = "a web page"
    if not kind:
        return None
    saved = "the table from there as “CSV UTF-8”" if suffix in _TABLES else "its text from there as `.txt` in UTF-8"
    return f"The file is {kind}, though its name ends in `{suffix}`.", f"Open it in its program and save {saved}."
