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
BREATHE = "How do I breathe in a sprint?"
Fault = Callable[[Route], None]

FAULTS: dict[str, tuple[Fault, str]] = {
    "offline": (lambda route: route.abort(), "No connection"),
    "busy": (lambda route: route.fulfill(status=429, headers={"Retry-After": "12"}, json={}), "wait 12 seconds"),
    "broken": (lambda route: route.fulfill(status=500, json={"title": "x"}), "went wrong on our side"),
    "a proxy's page": (lambda route: route.fulfill(status=502, body="<h1>Bad gateway</h1>"), "went wrong on our side"),
    "a login page": (lambda route: route.fulfill(body="<html>", content_type="text/html"), "could not be read"),
    "refused": (lambda route: route.fulfill(status=413, json={"detail": "It is too long."}), "It is too long."),
}


def hold(widget: Widget, question: str) -> Route:
    """Ask, and hold that one question back on its way; later ones go through."""
    held: list[Route] = []
    widget.page.route(CHAT, lambda route: held.append(route), times=1)
    widget.send(question)
    while not held:
        widget.page.wait_for_timeout(20)
    return held[0]


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
    route = hold(demo, ANSWERED)
    demo.input.fill("something new")
    route.abort()
    demo.panel.get_by_role("alert").locator("button").wait_for()
    assert demo.input.input_value() == "something new"


def test_waiting_is_told_and_then_that_it_takes_long(page: Page, site: RunningServer) -> None:
    page.clock.install()
    page.goto(site.url)
    widget = Widget(page).open()
    page.clock.pause_at(page.evaluate("() => Date.now() + 60_000"))  # from here it goes only as it is told to
    page.route(CHAT, lambda _: None)
    widget.send(ANSWERED)
    page.clock.run_for(390)
    assert widget.part("status").inner_text() == ""
    page.clock.run_for(20)
    assert widget.part("status").inner_text() == "Searching…"
    page.clock.run_for(10_000)
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


def test_what_is_sent_while_an_answer_is_awaited_is_asked_after_it(demo: Widget) -> None:
    demo.open()
    route = hold(demo, ANSWERED)
    demo.send(BREATHE)
    assert demo.input.input_value() == BREATHE  # until it is its turn
    route.continue_()
    demo.turns.nth(1).locator("[part=quote]").wait_for()
    assert [ANSWERED in demo.turns.nth(0).inner_text(), BREATHE in demo.turns.nth(1).inner_text()] == [True, True]
    assert demo.turns.count() == 2
    assert demo.input.input_value() == ""


def test_an_answer_that_comes_after_a_new_beginning_is_not_shown(demo: Widget) -> None:
    demo.open().ask(ANSWERED)
    hold(demo, "and the elbows?")
    demo.button("New conversation").click()
    demo.ask(BREATHE)
    assert demo.turns.count() == 1
    assert demo.input.input_value() == ""
    assert demo.panel.get_by_role("alert").inner_text() == ""


def test_the_same_question_tried_again_is_one_turn_of_the_same_conversation(demo: Widget) -> None:
    demo.open().ask(ANSWERED)
    asked: list[dict[str, str]] = []
    demo.page.on(
        "request", lambda request: asked.append(request.post_data_json or {}) if "chat" in request.url else None
    )
    demo.page.route(CHAT, lambda route: route.fulfill(status=500), times=1)
    demo.send("and the elbows?")
    demo.button("Try again").click()
    demo.turns.nth(1).locator("[part=quote]").wait_for()
    assert demo.turns.count() == 2
    assert asked[0] == asked[1]  # word for word, with the token of the turn before


def test_a_person_is_named_after_three_failures(
    page: Page, serve: Callable[..., RunningServer], club_index: Path
) -> None:
    server = serve(club_index, SIDELINE_CONTACT_LABEL="Write to us", SIDELINE_CONTACT_URL="mailto:coach@club.example")
    page.goto(server.url)
    widget = Widget(page).open()
    page.locator("sideline-chat .note a").wait_for()
    page.route(CHAT, lambda route: route.abort())
    alert = widget.panel.get_by_role("alert")
    widget.send(ANSWERED)
    for _ in range(2):
        alert.locator("button").wait_for()
        assert alert.locator("a").count() == 0
        with page.expect_request(CHAT):
            alert.locator("button").click()
        page.wait_for_timeout(100)
    link = alert.get_by_role("link", name="Write to us")
    link.wait_for()
    assert link.get_attribute("href") == "mailto:coach@club.example"


def test_a_restart_of_the_server_costs_no_more_than_a_click(
    page: Page, serve: Callable[..., RunningServer], club_index: Path
) -> None:
    server = serve(club_index)
    page.goto(server.url)
    widget = Widget(page).open()
    widget.ask(ANSWERED)
    server.stop()
    widget.send("and the elbows?")
    widget.button("Try again").wait_for()
    again = serve(club_index)
    page.route(CHAT, lambda route: route.continue_(url=f"{again.url}/api/v1/chat"))
    widget.button("Try again").click()
    widget.turns.nth(1).locator("[part=quote]").wait_for()
    assert widget.turns.count() == 2


def test_where_the_panel_cannot_be_had_a_link_stands_and_a_click_tries_again(page: Page, site: RunningServer) -> None:
    page.route("**/panel.js*", lambda route: route.abort())
    page.goto(site.url)
    widget = Widget(page)
    widget.launcher.click()
    link = page.locator("sideline-chat").get_by_role("link", name="Open the chat as a page")
    link.wait_for()
    assert link.get_attribute("href") == f"{site.url}/chat"
    page.unroute("**/panel.js*")
    widget.open().ask(ANSWERED)
    assert link.is_hidden()


def test_inline_the_page_s_own_link_stands_in(page: Page, site: RunningServer) -> None:
    page.route("**/panel.js*", lambda route: route.abort())
    page.route("**/host", lambda route: route.fulfill(body=_INLINE, content_type="text/html"))
    page.goto(f"{site.url}/host")
    page.get_by_role("link", name="Ask us").wait_for()
    page.route("**/widget.js", lambda route: route.abort())
    page.reload()
    assert page.get_by_role("link", name="Ask us").is_visible()


_INLINE = """<!doctype html><html lang="en"><title>Host</title>
<sideline-chat mode="inline"><a href="/chat">Ask us</a></sideline-chat>
<script src="/widget.js" defer></script></html>"""
