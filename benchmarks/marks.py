"""Put what was measured into a page, between its marks: `<!-- name: begin -->` and `<!-- name: end -->`."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path


def put(page: Path, name: str, text: str) -> None:
    """Replace what stands between the marks of that name; ValueError where the page hasn't each of them once."""
    before, _, after = _parts(page, name)
    page.write_text(f"{before}\n{text.strip()}\n{after}", "utf-8")


def read(page: Path, name: str) -> str:
    """Return what stands between the marks; ValueError as in `put`."""
    return _parts(page, name)[1].strip()


def dated(command: str) -> str:
    """Say on which day, and by which command, the table below was measured."""
    return f"Measured {datetime.now(UTC).date().isoformat()} by `python -m {command}`; percent."


def _parts(page: Path, name: str) -> tuple[str, str, str]:
    """Part a page into what ends with the first mark, what stands between, and what begins with the second."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    whole = page.read_text("utf-8")
    found = re.fullmatch(f"(.*{re.escape(begin)})(.*)({re.escape(end)}.*)", whole, re.DOTALL)
    if found is None or (whole.count(begin), whole.count(end)) != (1, 1):
        raise ValueError(f"{page.name} has no one place for {name!r}: write `{begin}` and `{end}` there, once each.")
    return found[1], found[2], found[3]
