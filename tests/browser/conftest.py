"""A real browser before a real server. Chromium is the one that the set-up found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from scripts.prepare import find_browser
from tests.browser.host import HostSite
from tests.browser.widget import Widget
from tests.running import RunningServer

NewPage = Callable[..., Page]


class Chromium:
    """One browser for all tests of this folder, started for the first."""

    def __init__(self) -> None:
        self._browser: Browser | None = None
        self._open = ExitStack()

    def started(self) -> Browser:
        if self._browser is None:
            chromium = find_browser()
            if not chromium:
                pytest.skip("no Chromium here: install it, or name it in SIDELINE_CHROMIUM")
            playwright = self._open.enter_context(sync_playwright())
            self._browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            self._open.callback(self._browser.close)
        return self._browser

    def close(self) -> None:
        self._browser = None
        self._open.close()


CHROMIUM = Chromium()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(nextitem: pytest.Item | None) -> None:
    """Close the browser before a test elsewhere: its event loop has to be gone where that runs one of its own."""
    if nextitem is None or Path(__file__).parent not in nextitem.path.parents:
        CHROMIUM.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    """The browser's keeper, who closes it also where a run is broken off."""
    yield CHROMIUM
    CHROMIUM.close()


@pytest.fixture
def browser(chromium: Chromium) -> Browser:
    """The running browser."""
    return chromium.started()


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
