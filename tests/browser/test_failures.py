"""What a visitor sees when something goes wrong: a plain sentence, a way to try again, and his text kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from tests.browser.conftest import NewPage
from tests.browser.widget import ANSWERED, Widget
from tests.running import RunningServer

CHAT = "**/api/v1/chat"
Fault = Callable[[Route], None]

FAULTS: dict[str, tuple[Fault, str]] = {
    "offline": (lambda route: route.abort(), "No connection"),
    "busy": (lambda route: route.fulfill(status=429, headers={"Retry-After": "12"}, json={}), "wait 12 seconds"),
    "broken": (lambda route: route.fulfill(status=500, json={"title": "x"}), "went wrong on our side"),
    "a proxy's page": (lambda route: route.fulfill(status=502, body="<h1>Bad gateway</h1>"), "went wrong on our side"),
    "a login page": (lambda route: route.fulfill(body="<html>", content_type="text/html"), "could not be read"),
    "refused": (lambda route: route.fulfill(status=413, json={"detail": "It is too long."}), "It is too long."),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_failure_is_told_and_mended_by_trying_again(demo: Widget, name: str) -> None:
    fault, sentence = FAULTS[name]
    demo.page.route(CHAT, fault)
    demo.open().send(ANSWERED)
    alert = demo.panel.get_by_role("alert")
    alert.locator("button").wait_for()
    assert sentence in alert.inner_text()
    assert demo.input.input_value() == ANSWERED
    demo.page.unroute(CHAT)
    alert.get_by_role("button", name="Try again").click()
    demo.sources.first.wait_for()
    assert alert.inner_text() == ""
    assert demo.turns.count() == 1
    assert demo.input.input_value() == ""


def test_what_was_typed_meanwhile_stays(demo: Widget) -> None:
    demo.open()
    held: list[Route] = []
    demo.page.route(CHAT, lambda route: held.append(route))
    demo.send(ANSWERED)
    demo.input.fill("something new")
    demo.page.wait_for_timeout(100)
    held[0].abort()
    demo.panel.get_by_role("alert").locator("button").wait_for()
    assert demo.input.input_value() == "something new"


def test_waiting_is_told_and_then_that_it_takes_long(page: Page, site: RunningServer) -> None:
    page.clock.install()
    page.goto(site.url)
    widget = Widget(page).open()
    page.route(CHAT, lambda _: None)
    widget.send(ANSWERED)
    assert widget.part("status").inner_text() == "Searching…"
    page.clock.run_for(10_500)
    assert "takes longer" in widget.part("status").inner_text()
    page.clock.run_for(10_500)
    assert "took too long" in widget.panel.get_by_role("alert").inner_text()
    assert widget.part("status").inner_text() == ""


def test_a_token_that_the_server_refuses_begins_a_new_conversation(demo: Widget) -> None:
    demo.open().ask(ANSWERED)
    demo.page.evaluate("""() => {
      const key = Object.keys(sessionStorage).find((name) => name.startsWith("sideline:"));
      const kept = JSON.parse(sessionStorage[key]);
      sessionStorage[key] = JSON.stringify({ ...kept, conversation: "forged" });
    }""")
    demo.page.reload()
    demo.open().ask("How do I breathe in a sprint?")
    assert demo.turns.count() == 2


def test_storage_that_is_blocked_or_full_of_nonsense_does_not_matter(new_page: NewPage, site: RunningServer) -> None:
    page = new_page()
    page.add_init_script("""
      for (const name of ["sessionStorage", "localStorage"]) {
        Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
      }
    """)
    page.goto(site.url)
    Widget(page).open().ask(ANSWERED)

    other = new_page()
    other.goto(site.url)
    other.evaluate(
        'url => { sessionStorage[`sideline:${url}/`] = \'{"turns": [null, 7, {"question": 3}]}\'; }', site.url
    )
    other.reload()
    Widget(other).open().ask(ANSWERED)
    assert Widget(other).turns.count() == 1


def test_without_an_index_the_pages_are_calm_and_say_so(
    new_page: NewPage, serve: Callable[..., RunningServer], tmp_path: Path
) -> None:
    server = serve(tmp_path / "none", ready=False)
    page = new_page()
    response = page.goto(f"{server.url}/chat")
    assert response is not None
    assert response.status == 503
    assert page.get_by_role("heading", level=1).inner_text() == "Not ready yet"
    page.goto(server.url)
    widget = Widget(page).open()
    widget.send(ANSWERED)
    widget.panel.get_by_role("alert").locator("button").wait_for()
    assert "went wrong on our side" in widget.panel.get_by_role("alert").inner_text()
