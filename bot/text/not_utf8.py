"""Say where a file isn't in UTF-8, to an owner who never heard of encodings."""

from __future__ import annotations

SAVE_AGAIN = "Save it again with the encoding UTF-8 (a spreadsheet calls that “CSV UTF-8”)."
_AROUND = 20
"""Bytes shown on each side of what can't be read."""


def not_utf8(error: UnicodeDecodeError) -> tuple[int, str, str]:
    """Return the first line that can't be read, what stands there, and what to do.

    What stands there is guessed to be Windows-1252, in which most files are that aren't UTF-8.
    """
    raw = error.object
    line = raw.count(b"\n", 0, error.start) + 1
    start = max(raw.rfind(b"\n", 0, error.start) + 1, error.start - _AROUND)
    around = raw[start : error.start + _AROUND].partition(b"\n")[0].decode("cp1252", "replace").strip()
    sign = raw[error.start : error.start + 1].decode("cp1252", "replace")
    return line, f"{sign!r} in {around!r} isn't saved in UTF-8.", SAVE_AGAIN
