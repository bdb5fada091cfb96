"""Photograph every page at phone and desktop size, light and dark, into var/screenshots/.

`make chat` in one terminal, `.venv/bin/python benchmarks/screenshots.py` in another.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

SIZES = {"desktop": (1280, 800), "phone": (360, 740)}
QUESTION = "Do the arms actually help you run faster?"


def ask(page: Page) -> None:
    """Ask in the widget and wait for the source."""
    page.locator("[part=input]").fill(QUESTION)
    page.locator("[part=input]").press("Enter")
    page.locator("[part=source]").first.wait_for()
    page.wait_for_timeout(400)


def open_widget(page: Page) -> None:
    """Open the panel and wait for the questions to start with."""
    page.locator("[part=launcher]").click()
    page.locator("[part=suggestion]").first.wait_for()


def open_and_ask(page: Page) -> None:
    """Open the panel and ask."""
    open_widget(page)
    ask(page)


def open_and_choose(page: Page) -> None:
    """Open the panel and ask what can be read in more than one way."""
    open_widget(page)
    page.locator("[part=input]").fill("arm")
    page.locator("[part=input]").press("Enter")
    page.locator("[part=option]").first.wait_for()
    page.wait_for_timeout(400)


def open_and_fail(page: Page) -> None:
    """Open the panel and ask what the site doesn't say."""
    open_widget(page)
    page.locator("[part=input]").fill("What is the price of tea in China?")
    page.locator("[part=input]").press("Enter")
    page.locator(".reply").wait_for()
    page.wait_for_timeout(400)


def follow(page: Page) -> None:
    """Go from an answer to its source."""
    ask(page)
    page.goto(page.locator("[part=source]").first.get_attribute("href") or "")
    page.wait_for_timeout(300)


def nothing(page: Page) -> None:
    """Leave the page as it is."""


SCENES: dict[str, tuple[str, Callable[[Page], None], bool]] = {
    "demo": ("/", nothing, True),
    "demo-open": ("/", open_widget, False),
    "demo-answer": ("/", open_and_ask, False),
    "demo-clarify": ("/", open_and_choose, False),
    "demo-abstained": ("/", open_and_fail, False),
    "chat": ("/chat", nothing, False),
    "chat-answer": ("/chat", ask, False),
    "embed": ("/embed", nothing, False),
    "library": ("/library", nothing, False),
    "library-landing": ("/chat", follow, False),
    "library-document": ("/library/arms-and-torso", nothing, True),
}


def photograph(browser: Browser, url: str, folder: Path, wanted: list[str]) -> None:
    """Take every scene that `wanted` names, in each size and theme."""
    for size, (width, height) in SIZES.items():
        for scheme in ("light", "dark"):
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=scheme,  # type: ignore[arg-type]
                reduced_motion="reduce",
            )
            for name in wanted:
                path, prepare, whole = SCENES[name]
                page = context.new_page()
                page.goto(url + path)
                prepare(page)
                page.screenshot(path=folder / f"{name}-{size}-{scheme}.png", full_page=whole)
                page.close()
            context.close()


def main() -> int:
    """Read the arguments and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:8000", help="where Sideline runs")
    parser.add_argument("--into", type=Path, default=Path("var/screenshots"), help="folder for the pictures")
    parser.add_argument("--scene", action="append", choices=sorted(SCENES), help="only this scene (may repeat)")
    options = parser.parse_args()
    chromium = os.environ.get("SIDELINE_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        print("no Chromium found: install it, or name it in SIDELINE_CHROMIUM", file=sys.stderr)
        return 1
    options.into.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        photograph(browser, options.url.rstrip("/"), options.into, options.scene or list(SCENES))
        browser.close()
    print(f"{options.into}: {len(list(options.into.glob('*.png')))} pictures")
    return 0


if __name__ == "__main__":
    sys.exit(main())
