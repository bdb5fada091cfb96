"""What a tap opens below an answer comes into view, and nothing else moves."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator

from tests.browser.conftest import NewPage
from tests.browser.widget import ANSWERED, NEAR_OTHERS, Widget
from tests.running import RunningServer

BACKED = "how much should I lean"  # its quote names a work
PHONE, DESKTOP, LOW = (360, 740), (1280, 800), (740, 360)


def answered(new_page: NewPage, site: RunningServer, size: tuple[int, int], motion: str = "reduce") -> Widget:
    """Open the chat and give it two answers, the second longer than a low panel."""
    page = new_page(*size, reduced_motion=motion)
    page.goto(site.url)
    widget = Widget(page).open()
    widget.ask(ANSWERED)
    widget.ask(BACKED)
    page.wait_for_function("() => !document.querySelector('sideline-chat').shadowRoot.getAnimations().length")
    return widget


def opener(widget: Widget, name: str) -> Locator:
    turn = widget.turns.last
    return turn.locator({"why": ".actions .quiet", "no": ".no", "yes": ".yes", "references": "summary"}[name])


# In view is what lies between bar and composer.
_BOUNDS = """
  const panel = document.querySelector("sideline-chat").shadowRoot.querySelector("[part=panel]");
  const bar = panel.querySelector(".bar").getBoundingClientRect().bottom;
  const composer = panel.querySelector("[part=composer]").getBoundingClientRect().top;
  const log = panel.querySelector("[part=transcript]");
  const scroller = log.scrollHeight > log.clientHeight ? log : panel;
"""
_TO_LOWER_EDGE = f"""opener => {{ {_BOUNDS}
  scroller.scrollTop += opener.getBoundingClientRect().bottom - composer;
}}"""
_IN_VIEW = f"""box => {{ {_BOUNDS}
  const {{ top, bottom }} = box.getBoundingClientRect();
  return top >= bar && bottom <= composer && bottom > top;
}}"""


def comes_into_view(widget: Widget, box: Locator) -> None:
    box.wait_for()
    widget.page.wait_for_function(_IN_VIEW, arg=box.element_handle())


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP, LOW], ids=["phone", "desktop", "low"])
@pytest.mark.parametrize(
    ("name", "opened"),
    [
        ("why", ".more li:last-child"),
        ("references", "details li:last-child"),
        ("no", ".more .group:first-child button:last-child"),
        ("yes", ".told"),
    ],
)
def test_what_a_tap_opens_comes_into_view(
    new_page: NewPage, site: RunningServer, size: tuple[int, int], motion: str, name: str, opened: str
) -> None:
    widget = answered(new_page, site, size, motion)
    button = opener(widget, name)
    button.evaluate(_TO_LOWER_EDGE)
    before = widget.page.evaluate("() => scrollY")
    button.click()
    comes_into_view(widget, widget.turns.last.locator(opened).first)
    assert name == "no" or button.evaluate(_IN_VIEW)
    assert button.evaluate("button => button.getRootNode().activeElement === button")
    assert widget.page.evaluate("() => scrollY") == before


@pytest.mark.parametrize("size", [PHONE, DESKTOP, LOW], ids=["phone", "desktop", "low"])
def test_why_may_stand_open_above_what_a_thumb_down_asks(
    new_page: NewPage, site: RunningServer, size: tuple[int, int]
) -> None:
    widget = answered(new_page, site, size)
    opener(widget, "why").click()
    opener(widget, "no").click()
    comes_into_view(widget, widget.turns.last.get_by_role("button", name="Out of date"))
    assert widget.turns.last.locator(".told").evaluate(_IN_VIEW)


def test_on_a_phone_all_that_a_thumb_down_asks_comes_into_view(new_page: NewPage, site: RunningServer) -> None:
    widget = answered(new_page, site, PHONE)
    widget.ask(NEAR_OTHERS)
    button = opener(widget, "no")
    button.evaluate(_TO_LOWER_EDGE)
    button.click()
    meant = widget.turns.last.get_by_role("group", name="I meant this one").get_by_role("button").last
    comes_into_view(widget, meant)


def test_it_glides_unless_motion_is_unwanted(new_page: NewPage, site: RunningServer) -> None:
    for motion, glides in (("reduce", False), ("no-preference", True)):
        widget = answered(new_page, site, PHONE, motion)
        button = opener(widget, "why")
        button.evaluate(_TO_LOWER_EDGE)
        moved_at_once = button.evaluate(f"""button => {{ {_BOUNDS}
          const before = scroller.scrollTop;
          button.click();
          return scroller.scrollTop !== before;
        }}""")
        assert moved_at_once is not glides


def test_what_opens_in_view_moves_nothing(new_page: NewPage, site: RunningServer) -> None:
    widget = answered(new_page, site, DESKTOP)
    button = widget.turns.first.locator(".actions .quiet")
    top = button.evaluate(f"""button => {{ {_BOUNDS}
      scroller.scrollTop += button.getBoundingClientRect().top - bar - 20;
      return button.getBoundingClientRect().top;
    }}""")
    for _ in range(2):
        button.click()
        assert button.evaluate("button => button.getBoundingClientRect().top") == top
