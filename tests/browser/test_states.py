"""Every state of the widget, on every kind of page: no finding by axe, and every control within reach of keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.browser.host import HostSite
from tests.browser.test_accessibility import faults
from tests.browser.test_embedding import tag
from tests.browser.widget import ABSTAINED, ANSWERED, CLARIFIED, CORRECTED, Widget
from tests.running import RunningServer


def closed(widget: Widget) -> None:
    widget.launcher.wait_for()


def opened(widget: Widget) -> None:
    widget.open().part("suggestion").first.wait_for()


def answered(widget: Widget) -> None:
    turn = widget.ask(ANSWERED)
    assert turn.locator("[part=quote]").count() >= 1


def explained(widget: Widget) -> None:
    turn = widget.turns.last
    turn.get_by_role("button", name=widget.words["why"]).click()
    turn.locator(".no").click()
    turn.locator(".chip").first.wait_for()


def typing(widget: Widget) -> None:
    widget.input.fill("do arms")
    widget.part("match").first.wait_for()
    widget.input.press("ArrowDown")


def clarified(widget: Widget) -> None:
    if widget.part("match").first.is_visible():
        widget.input.press("Escape")
    assert widget.ask(CLARIFIED).locator("[part=option]").count() >= 2


def corrected(widget: Widget) -> None:
    assert widget.ask(CORRECTED).locator("[part=correction]").count() == 1


def abstained(widget: Widget) -> None:
    assert widget.ask(ABSTAINED).locator("[part=quote]").count() == 0


def failed(widget: Widget) -> None:
    widget.page.route("**/api/v1/chat", lambda route: route.abort(), times=1)
    widget.send("and now?")
    widget.panel.get_by_role("alert").locator("button").wait_for()


def restored(widget: Widget) -> None:
    before = widget.turns.count()
    widget.page.reload()
    widget.open()
    assert widget.turns.count() == before


STATES: list[Callable[[Widget], None]] = [
    closed, opened, answered, explained, typing, clarified, corrected, abstained, failed, restored,
]  # fmt: skip


@pytest.mark.parametrize(
    ("look", "locale", "scheme", "width", "height"),
    [
        ("light", "en", "light", 1280, 800),
        ("dark", "en", "dark", 1280, 800),
        ("a phone, in German", "de", "dark", 320, 640),
        ("four hundred percent", "en", "light", 320, 256),
        ("right to left", "ar", "light", 1280, 800),
    ],
)
def test_in_every_state(
    new_page: NewPage, site: RunningServer, host: HostSite, look: str, locale: str, scheme: str, width: int, height: int
) -> None:
    page = new_page(width, height, color_scheme=scheme)
    before = f"<main><h1>{look}</h1><a id='before' href='#x'>before</a></main>"
    page.goto(host.show(before + tag(site), lang=locale, dir="rtl" if locale == "ar" else "ltr"))
    widget = Widget(page, locale)
    for reach in STATES:
        reach(widget)
        assert {reach.__name__: faults_at_the_end(widget)} == {reach.__name__: []}
        assert {reach.__name__: unreached(widget)} == {reach.__name__: []}


def faults_at_the_end(widget: Widget) -> list[str]:
    """On a low screen input and bar lie above what scrolls below them, and axe takes a button half below for small.

    At the end the input covers nothing; the bar goes along meanwhile.
    """
    put = """(panel, position) => {
      panel.querySelector(".bar")?.style.setProperty("position", position);
      panel.scrollTop = panel.scrollHeight;
    }"""
    widget.panel.evaluate(put, "static")
    found = faults(widget.page)
    widget.panel.evaluate(put, "")
    return found


def unreached(widget: Widget) -> list[str]:
    """Tab once through all, and name every control of the widget that never had the focus, or had it out of sight."""
    page = widget.page
    controls = page.evaluate(_CONTROLS)
    assert controls
    for _ in range(controls + 8):
        page.keyboard.press("Tab")
        page.evaluate(_SEEN)
    missed: list[str] = page.evaluate(_MISSED)
    if widget.panel.is_visible():
        widget.input.focus()
    return missed


# Only the summary of closed details counts, and within a listbox the input speaks for the options.
_CONTROLS = """() => {
  const root = document.querySelector("sideline-chat").shadowRoot;
  window.wanted = new Set([...root.querySelectorAll("button, a[href], textarea, summary, [tabindex='0']")]
    .filter((control) => control.checkVisibility() && control.getClientRects().length));
  return wanted.size;
}"""
_SEEN = """() => {
  const root = document.querySelector("sideline-chat").shadowRoot;
  const control = root.activeElement;
  if (!control) return;
  const { left, right, top, bottom } = control.getBoundingClientRect();
  // The middle of what is in view: the log is larger.
  const inner = (low, high, end) => (Math.max(low, 0) + Math.min(high, end)) / 2;
  const seen = root.elementFromPoint(inner(left, right, innerWidth), inner(top, bottom, innerHeight));
  if (control.contains(seen)) wanted.delete(control);
}"""
_MISSED = """() => [...wanted].filter((control) => control.isConnected && control.checkVisibility())
  .map((control) => control.outerHTML.slice(0, 200))"""


def test_the_way_in_and_out_is_the_same_with_a_whole_conversation(demo: Widget) -> None:
    for reach in STATES:
        reach(demo)
    leave_and_come_back(demo.page, demo)


def leave_and_come_back(page: Page, widget: Widget) -> None:
    page.keyboard.press("Escape")
    assert widget.panel.is_hidden()
    assert widget.focused() == "launcher"
    page.keyboard.press("Enter")
    widget.panel.wait_for()
    assert widget.focused() == "input"
