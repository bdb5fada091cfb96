"""On a phone: the keyboard covers half the screen, the notch a corner, and a finger is wide."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.browser.widget import ANSWERED, Widget
from tests.running import RunningServer


@pytest.fixture
def phone(new_page: NewPage, site: RunningServer) -> Page:
    page = new_page(360, 740, is_mobile=True, has_touch=True, device_scale_factor=2)
    # What the on-screen keyboard does to the page: Chromium has none here, so its measure is played.
    page.add_init_script("""
      let keys = 0;
      const view = Object.assign(new EventTarget(), { offsetTop: 0, scale: 1 });
      Object.defineProperty(view, "height", { get: () => innerHeight - keys });
      Object.defineProperty(window, "visualViewport", { value: view });
      window.raiseKeyboard = (height, offsetTop) => {
        keys = height;
        view.offsetTop = offsetTop;
        view.dispatchEvent(new Event("resize"));
      };
    """)
    page.goto(site.url)
    return page


def test_the_input_stays_above_the_keyboard(phone: Page) -> None:
    widget = Widget(phone)
    widget.launcher.tap()
    widget.ask(ANSWERED)
    for keyboard, pushed in ((320, 0), (320, 40)):
        phone.evaluate("([height, top]) => raiseKeyboard(height, top)", [keyboard, pushed])
        box, bar = widget.part("composer").bounding_box(), widget.close.bounding_box()
        assert box
        assert bar
        assert box["y"] + box["height"] <= 740 - keyboard + pushed
        assert bar["y"] >= pushed
    phone.evaluate("() => raiseKeyboard(0, 0)")
    panel = widget.panel.bounding_box()
    assert panel
    assert panel["height"] == 740


def test_the_keys_say_send_and_the_page_is_not_zoomed(phone: Page) -> None:
    widget = Widget(phone)
    widget.launcher.tap()
    assert widget.input.get_attribute("enterkeyhint") == "send"
    assert widget.input.evaluate("input => parseFloat(getComputedStyle(input).fontSize)") >= 16  # iOS zooms below


def test_it_keeps_clear_of_notch_and_home_bar(new_page: NewPage, site: RunningServer) -> None:
    page = new_page(360, 740, is_mobile=True, has_touch=True)
    insets = {"top": 40, "bottom": 34, "left": 0, "right": 0}
    page.context.new_cdp_session(page).send("Emulation.setSafeAreaInsetsOverride", {"insets": insets})
    page.goto(site.url)
    widget = Widget(page)
    launcher = widget.launcher.bounding_box()
    assert launcher
    assert launcher["y"] + launcher["height"] <= 740 - 34
    widget.launcher.tap()
    bar, note = widget.close.bounding_box(), page.locator("sideline-chat .note").bounding_box()
    assert bar
    assert note
    assert bar["y"] >= 40
    assert note["y"] + note["height"] <= 740 - 34


def test_looking_closer_moves_nothing(phone: Page) -> None:
    widget = Widget(phone)
    widget.launcher.tap()
    widget.panel.wait_for()
    usual = widget.panel.bounding_box()
    phone.evaluate("() => { visualViewport.scale = 2; raiseKeyboard(370, 100); }")
    assert widget.panel.bounding_box() == usual


def test_the_panel_covers_the_screen_and_a_tap_brings_the_page_back(phone: Page) -> None:
    widget = Widget(phone)
    widget.launcher.tap()
    widget.panel.wait_for()
    panel = widget.panel.bounding_box()
    assert panel == {"x": 0, "y": 0, "width": 360, "height": 740}
    widget.close.tap()
    assert widget.panel.is_hidden()
    assert widget.launcher.is_visible()


def test_the_arrow_of_a_source_never_stands_alone_on_a_line(phone: Page) -> None:
    widget = Widget(phone)
    widget.launcher.tap()
    widget.ask(ANSWERED)
    lines = """source => {
      source.style.maxInlineSize = `${source.getBoundingClientRect().width - 2}px`;
      return source.querySelector("span:not(.hidden)").getClientRects().length;
    }"""  # two pixels too few for words and arrow: the last word goes to the next line with it
    assert widget.sources.first.evaluate(lines) == 2
