"""A real browser before a real server. Chromium is the one that the set-up found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from scripts.prepare import find_browser
from tests.browser.host import HostSite
from tests.browser.widget import Widget
from tests.running import RunningServer

NewPage = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for a file's tests: its event loop has to be gone before a later file runs one of its own."""
    chromium = find_browser()
    if not chromium:
        pytest.skip("no Chromium here: install it, or name it in SIDELINE_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Open pages in contexts of their own: `new_page(color_scheme="dark")`. An error on one of them fails the test."""
    contexts = []
    errors: list[str] = []

    def open_page(width: int = 1280, height: int = 800, **options: Any) -> Page:
        options.setdefault("reduced_motion", "reduce")
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page of desktop size."""
    return new_page()


@pytest.fixture
def demo(page: Page, site: RunningServer) -> Widget:
    """The demo page with its widget, closed."""
    page.goto(site.url)
    return Widget(page)


@pytest.fixture
def host() -> Iterator[HostSite]:
    """Another site on another origin."""
    site = HostSite()
    yield site
    site.stop()
