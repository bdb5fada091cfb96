"""The evaluation report in a real browser: readable by everybody, at any size, in both themes, and on paper."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.browser.conftest import NewPage
from tests.browser.test_accessibility import faults
from tests.running import ROOT


@pytest.fixture(scope="module")
def report(club_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with every section: the questions of our own knowledge, most of which the club can't answer."""
    out, questions = (tmp_path_factory.mktemp("report") / name for name in ("page.html", "questions.jsonl"))
    lines = [json.loads(line) for line in (ROOT / "knowledge" / "_questions.jsonl").read_text("utf-8").splitlines()]
    for line in lines[10:]:  # the first ten stay stray: the club has nothing by their gold's names
        line["gold"] = ["swinging-arms"] if "#" in line["gold"][0] else line["gold"]
    questions.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    assert main(["evaluate", str(questions), "--index", str(club_index), "--report", str(out)]) == 0
    return out


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_and_the_page_never_scrolls_sideways(
    new_page: NewPage, report: Path, scheme: str, width: int
) -> None:
    page = new_page(width, color_scheme=scheme)
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(report.as_uri())
    for hidden in page.locator("summary").all():
        hidden.click()
    assert faults(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert requested == [report.as_uri()]


def test_the_tables_behind_the_plots_are_printed(new_page: NewPage, report: Path) -> None:
    page = new_page()
    page.goto(report.as_uri())
    page.emulate_media(media="print")
    assert page.get_by_text("mean confidence").is_visible()
    assert page.get_by_role("navigation").is_hidden()
