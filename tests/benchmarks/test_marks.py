"""What was measured lands between the marks of its name, and a page without them is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import marks

PAGE = "# A\n\n<!-- one: begin -->\nold\n<!-- one: end -->\n\n<!-- two: begin --><!-- two: end -->\nend\n"


def test_only_what_stands_between_the_marks_is_replaced(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE)
    marks.put(page, "two", "a\n\\1 b\n")
    marks.put(page, "one", "new")
    assert page.read_text() == PAGE.replace("old", "new").replace("--><!--", "-->\na\n\\1 b\n<!--")
    assert marks.read(page, "two") == "a\n\\1 b"


@pytest.mark.parametrize("text", ["", PAGE + PAGE, "<!-- one: end --><!-- one: begin -->"])
def test_a_page_without_its_marks_is_refused(tmp_path: Path, text: str) -> None:
    page = tmp_path / "page.md"
    page.write_text(text)
    with pytest.raises(ValueError, match=r"page\.md has no one place for 'one': write `<!-- one: begin -->`"):
        marks.put(page, "one", "new")
    assert page.read_text() == text
