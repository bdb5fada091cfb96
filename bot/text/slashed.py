"""Words that people write with a slash: "w/o" and "w/"."""

from __future__ import annotations

import re

_WITHOUT = re.compile(r"(?<![\w/])w/o(?![\w/])", re.IGNORECASE)
_WITH = re.compile(r"(?<![\w/])w/\s*(?=\w+(?![\w/]))", re.IGNORECASE)


def without_slashes(text: str) -> str:
    """Return a text with them in full: "w/o shoes" gives "without shoes", "w/ a bottle" gives "with a bottle"."""
    return _WITH.sub("with ", _WITHOUT.sub("without", text)) if "/" in text else text
