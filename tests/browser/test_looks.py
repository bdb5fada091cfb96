"""The four invented sites: each has the chat in colours of its own, readable in both themes and on every screen."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import NewPage
from tests.browser.test_accessibility import faults
from tests.browser.widget import ANSWERED, Widget
from tests.running import RunningServer
from tests.web.test_widget_docs import NAMED
from web.assets import FOLDER
from web.demo_pages import LOOKS

NAMES = [look.name for look in LOOKS]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (360, 740)])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_with_the_chat_closed_and_answering(
    new_page: NewPage, site: RunningServer, name: str, width: int, height: int, scheme: str
) -> None:
    page = new_page(width, height, color_scheme=scheme)
    page.goto(f"{site.url}/demo/{name}")
    widget = Widget(page)
    widget.launcher.wait_for()
    assert faults(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    widget.open().ask(ANSWERED)
    assert faults(page) == []


def test_no_two_look_the_same(new_page: NewPage, site: RunningServer) -> None:
    looks = set()
    for name in NAMES:
        page = new_page()
        page.goto(f"{site.url}/demo/{name}")
        Widget(page).open()
        looks.add(page.locator("[part=launcher]").evaluate("e => getComputedStyle(e).backgroundColor"))
    assert len(looks) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_the_page_shows_the_lines_behind_its_look_and_all_are_documented(site: RunningServer, name: str) -> None:
    style = (FOLDER / "demo" / f"{name}.css").read_text(encoding="utf-8").partition("/* The chat. */\n")[2]
    assert "sideline-chat {" in site.get(f"/demo/{name}").text
    used = set(re.findall(r"^\s*(--sideline-[a-z-]+):", style, re.MULTILINE)) | set(
        re.findall(r"::part\((\w+)\)", style)
    )
    assert used
    assert used <= NAMED


def test_the_demo_leads_to_each_and_to_the_tag(site: RunningServer) -> None:
    home = site.get("/").text
    assert all(f'href="/demo/{name}"' in home for name in NAMES)
    assert 'href="/embed-code"' in home
    assert site.get("/demo/none").status == 404
