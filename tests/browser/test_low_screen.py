"""On a low screen, such as a phone on its side: the panel scrolls as a whole, and its ways out stay in sight."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from playwright.sync_api import FloatRect, Locator

from tests.browser.conftest import NewPage
from tests.browser.widget import ABSTAINED, ANSWERED, CLARIFIED, CORRECTED, Widget
from tests.running import RunningServer

QUESTIONS = [ANSWERED, CLARIFIED, ABSTAINED, CORRECTED]
SIZES = [(740, 360), (360, 380), (320, 256)]


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def low(request: pytest.FixtureRequest, new_page: NewPage, site: RunningServer) -> Widget:
    """The chat after four questions."""
    page = new_page(*request.param)
    page.goto(site.url)
    widget = Widget(page).open()
    for question in QUESTIONS:
        widget.ask(question)
    return widget


def box(part: Locator) -> FloatRect:
    found = part.bounding_box()
    assert found
    return found


def end(rect: FloatRect) -> float:
    return rect["y"] + rect["height"]


def scrolled(widget: Widget) -> Iterable[float]:
    """Put the panel to its end, its middle and its beginning."""
    for share in (1, 0.5, 0):
        yield widget.panel.evaluate(
            "(panel, share) => (panel.scrollTop = Math.round(share * (panel.scrollHeight - panel.clientHeight)))",
            share,
        )


def test_bar_and_composer_stay_in_sight_wherever_it_is_scrolled_to(low: Widget) -> None:
    height = low.page.evaluate("() => innerHeight")
    for _ in scrolled(low):
        assert box(low.close)["y"] >= 0
        assert end(box(low.close)) <= height
        assert box(low.input)["y"] >= end(box(low.panel.locator(".bar")))
        assert end(box(low.input)) <= height
    low.close.click()
    assert low.panel.is_hidden()


def test_an_answer_is_read_from_below_the_bar(low: Widget) -> None:
    question = box(low.turns.last.locator(".question"))
    assert end(box(low.panel.locator(".bar"))) <= question["y"] < box(low.part("composer"))["y"]


def test_nothing_that_has_the_focus_is_covered(low: Widget) -> None:
    for key in ("Shift+Tab", "Tab"):
        low.input.focus()
        covered = []
        for _ in range(60):
            low.page.keyboard.press(key)
            covered += low.panel.evaluate(_COVERED)
            if low.focused() == "input":
                break
        assert low.focused() == "input"
        assert covered == []


def test_typing_scrolls_nothing(low: Widget) -> None:
    for before in scrolled(low):
        low.input.focus()
        low.page.keyboard.type("arm")
        low.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert low.panel.evaluate("panel => panel.scrollTop") == before


# Only what scrolls can be covered; the log, which is all of it, always is at one end.
_COVERED = """panel => {
  const control = panel.getRootNode().activeElement;
  if (!control.closest("[part=transcript] > *")) return [];
  const bar = panel.querySelector(".bar").getBoundingClientRect().bottom;
  const composer = panel.querySelector("[part=composer]").getBoundingClientRect().top;
  const { top, bottom } = control.getBoundingClientRect();
  return top >= bar && bottom <= composer ? [] : [`${control.textContent || control.ariaLabel}: ${top} to ${bottom}`];
}"""
