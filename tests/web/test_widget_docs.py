"""What docs/widget.md promises is what the widget has, and the other way round."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = (Path(__file__).parents[2] / "docs" / "widget.md").read_text(encoding="utf-8")
FOLDER = Path(__file__).parents[2] / "web" / "static" / "widget"
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.iterdir()))
NAMED = set(re.findall(r"`([^`\n]+)`", re.sub(r"(?s)```.*?```", "", DOCS)))


def listed(pattern: str, text: str = SOURCE) -> set[str]:
    """Give all first groups of a pattern."""
    return set(re.findall(pattern, text))


def test_every_part_is_listed() -> None:
    parts = listed(r'part: "([a-z]+)"')
    assert len(parts) >= 14
    assert parts <= NAMED


def test_every_attribute_is_listed() -> None:
    attributes = re.search(r"const ATTRIBUTES = \[([^\]]+)\]", SOURCE)
    assert attributes is not None
    told = listed(r"(?m)^\| `([a-z]+)` \|", DOCS.partition("## `window.Sideline`")[0])
    assert listed(r'"([a-z]+)"', attributes[1]) == told


def test_every_custom_property_is_listed_and_there() -> None:
    assert listed(r"var\((--sideline-[a-z-]+)") == {name for name in NAMED if name.startswith("--sideline-")}


@pytest.mark.parametrize("kind", ["offline", "timeout", "busy", "server", "unreadable", "refused", "identity"])
def test_every_error_has_its_sentence(kind: str) -> None:
    assert f'"error_{kind}":' in SOURCE
    assert kind in NAMED


def test_nothing_that_parses_markup_or_code_is_used() -> None:
    for sink in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "srcdoc"):
        assert sink not in SOURCE
