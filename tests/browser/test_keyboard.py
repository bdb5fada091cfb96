"""Everything by keys alone, on a desktop and where the panel covers the whole viewport."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.browser.widget import ANSWERED, Widget
from tests.running import RunningServer


def tab_to(widget: Widget, part: str) -> None:
    """Press Tab until the part has the focus."""
    for _ in range(40):
        if widget.focused() == part:
            return
        widget.page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reached {part}")


def test_reach_open_ask_read_close(demo: Widget) -> None:
    keyboard = demo.page.keyboard
    tab_to(demo, "launcher")
    assert demo.launcher.get_attribute("aria-expanded") == "false"
    keyboard.press("Enter")
    demo.panel.wait_for()
    assert demo.focused() == "input"
    assert demo.launcher.get_attribute("aria-expanded") == "true"
    keyboard.type(ANSWERED)
    keyboard.press("Shift+Enter")
    assert demo.turns.count() == 0
    keyboard.press("Enter")
    demo.sources.first.wait_for()
    assert demo.focused() == "input"
    assert demo.input.input_value() == ""
    keyboard.press("Escape")
    assert demo.panel.is_hidden()
    assert demo.focused() == "launcher"


def test_the_close_button_gives_the_focus_back_too(demo: Widget) -> None:
    demo.open()
    demo.close.focus()
    demo.page.keyboard.press("Enter")
    assert demo.panel.is_hidden()
    assert demo.focused() == "launcher"


def test_an_opener_of_the_page_gets_the_focus_back(demo: Widget) -> None:
    opener = demo.page.locator("[data-sideline-open]")
    opener.focus()
    demo.page.keyboard.press("Enter")
    demo.panel.wait_for()
    assert demo.focused() == "input"
    demo.page.keyboard.press("Escape")
    assert opener.evaluate("element => element === document.activeElement")


def test_on_a_desktop_the_panel_is_no_trap(demo: Widget) -> None:
    demo.open()
    assert demo.panel.get_attribute("role") == "dialog"
    assert demo.panel.get_attribute("aria-modal") is None
    left = False
    for _ in range(25):
        demo.page.keyboard.press("Tab")
        left = left or not demo.in_focus()
    assert left


@pytest.mark.parametrize(("width", "height"), [(320, 256), (360, 740)])
def test_where_the_panel_covers_all_it_is_modal(
    new_page: NewPage, site: RunningServer, width: int, height: int
) -> None:
    page = new_page(width, height)
    page.goto(site.url)
    widget = Widget(page).open()
    assert widget.panel.get_attribute("aria-modal") == "true"
    assert page.locator("main").evaluate("main => main.inert")
    for _ in range(25):
        page.keyboard.press("Tab")
        assert widget.in_focus()
    page.keyboard.press("Escape")
    assert not page.locator("main").evaluate("main => main.inert")
    assert widget.focused() == "launcher"


def test_turning_the_phone_changes_modality(demo: Widget) -> None:
    demo.open()
    demo.page.set_viewport_size({"width": 360, "height": 740})
    demo.page.wait_for_function("() => document.querySelector('main').inert")
    demo.page.set_viewport_size({"width": 1280, "height": 800})
    demo.page.wait_for_function("() => !document.querySelector('main').inert")


def test_enter_inside_an_input_method_does_not_send(demo: Widget) -> None:
    demo.open()
    client = demo.page.context.new_cdp_session(demo.page)
    client.send("Input.imeSetComposition", {"text": "にほ", "selectionStart": 2, "selectionEnd": 2})
    demo.input.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    assert demo.turns.count() == 0


def test_opening_without_a_visitors_action_leaves_the_focus(page: Page, site: RunningServer) -> None:
    page.route("**/host", lambda route: route.fulfill(body=_OPEN_BY_ITSELF, content_type="text/html"))
    page.goto(f"{site.url}/host")
    widget = Widget(page)
    widget.panel.wait_for()
    assert widget.focused() == "body"


def test_letters_typed_on_the_page_do_nothing(demo: Widget) -> None:
    demo.page.keyboard.type("aq?/cosx")
    assert demo.panel.is_hidden()


def test_escape_uncovers_what_the_panel_hides(demo: Widget) -> None:
    demo.open()
    demo.page.evaluate("""() => {
      const button = document.createElement("button");
      button.textContent = "below";
      button.style.position = "fixed";
      button.style.right = button.style.bottom = "150px";
      document.body.append(button);
      button.focus();
    }""")
    demo.page.keyboard.press("Escape")
    assert demo.panel.is_hidden()
    assert demo.page.evaluate("() => document.activeElement.textContent") == "below"


_OPEN_BY_ITSELF = """<!doctype html><html lang="en"><title>Host</title>
<script src="/widget.js" defer data-open></script><p>Words</p></html>"""
