"""A portal names the visitor: a signed token goes with every question, and only while it holds."""

from __future__ import annotations

import base64
import json
import time

from playwright.sync_api import Page, Request

from tests.browser.host import HostSite
from tests.browser.test_embedding import tag
from tests.browser.widget import ANSWERED, Widget
from tests.running import RunningServer

CHAT = "**/api/v1/chat"


def token(seconds: int) -> str:
    """Make what looks like a token; the widget reads nothing but its end."""
    body = base64.urlsafe_b64encode(json.dumps({"exp": int(time.time()) + seconds}).encode()).decode().rstrip("=")
    return f"head.{body}.signature"


def identified(page: Page, site: RunningServer, host: HostSite, seconds: int) -> tuple[Widget, list[dict[str, str]]]:
    asked: list[dict[str, str]] = []  # as they were sent, before a route changes them
    page.on("request", lambda request: asked.append(dict(request.headers)) if "/api/v1/chat" in request.url else None)
    early = f"""<script>
      window.made = 0;
      window.Sideline = {{ q: [["identify", async () => {{ made += 1; return "{token(seconds)}"; }}]] }};
    </script>"""
    page.goto(host.show(tag(site), head=early))
    return Widget(page), asked


def test_the_token_goes_with_questions_and_is_asked_for_once(page: Page, site: RunningServer, host: HostSite) -> None:
    # The server's answer to a token isn't this test's matter: the replies are real, given to nobody in particular.
    page.route(CHAT, lambda route: route.continue_(headers=without_identity(route.request)))
    widget, asked = identified(page, site, host, 600)
    assert page.evaluate("() => made") == 0  # nobody has asked anything yet
    widget.open().ask(ANSWERED)
    widget.ask("and the elbows?")
    assert [headers["authorization"][:12] for headers in asked] == ["Bearer head."] * 2
    assert page.evaluate("() => made") == 1


def test_a_token_near_its_end_is_made_anew(page: Page, site: RunningServer, host: HostSite) -> None:
    page.route(CHAT, lambda route: route.continue_(headers=without_identity(route.request)))
    widget, _ = identified(page, site, host, 10)
    widget.open().ask(ANSWERED)
    made = page.evaluate("() => made")
    widget.ask("and the elbows?")
    assert page.evaluate("() => made") > made


def test_a_refused_token_is_made_anew_once_and_then_that_is_told(
    page: Page, site: RunningServer, host: HostSite
) -> None:
    page.route(CHAT, lambda route: route.fulfill(status=401, json={"title": "x"}))
    widget, asked = identified(page, site, host, 600)
    widget.open().send(ANSWERED)
    alert = widget.panel.get_by_role("alert")
    alert.get_by_text("sign in again").wait_for()
    assert len(asked) == 2
    assert widget.input.input_value() == ANSWERED


def test_a_function_that_fails_asks_nobody_as_a_stranger(page: Page, site: RunningServer, host: HostSite) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/api/v1/chat" in request.url else None)
    page.goto(host.show(tag(site)))
    page.evaluate("() => Sideline.identify(async () => { throw new Error('signed out'); })")
    widget = Widget(page).open()
    widget.send(ANSWERED)
    widget.panel.get_by_role("alert").get_by_text("sign in again").wait_for()
    assert asked == []


def test_a_function_that_gives_no_token_sends_none(page: Page, site: RunningServer, host: HostSite) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/api/v1/chat" in request.url else None)
    bearers: list[str] = []
    page.on("request", lambda request: bearers.append(request.headers.get("authorization", "")))
    page.goto(host.show(tag(site)))
    widget = Widget(page)
    for nothing in ("undefined", "null", "''", "{}"):
        page.evaluate(f"() => Sideline.identify(async () => ({nothing}))")
        widget.open() if widget.panel.is_hidden() else None
        widget.send(ANSWERED)
        widget.panel.get_by_role("alert").get_by_text("sign in again").wait_for()
        page.evaluate("() => Sideline.reset()")
    assert asked == []
    assert set(bearers) == {""}


def test_a_function_that_never_answers_is_told_like_an_answer_that_never_comes(
    page: Page, site: RunningServer, host: HostSite
) -> None:
    page.clock.install()
    page.goto(host.show(tag(site)))
    page.evaluate("() => Sideline.identify(() => new Promise(() => {}))")
    widget = Widget(page).open()
    page.clock.pause_at(page.evaluate("() => Date.now() + 60_000"))  # from here it goes only as it is told to
    widget.send(ANSWERED)
    page.clock.run_for(20_500)
    assert "took too long" in widget.panel.get_by_role("alert").inner_text()
    assert widget.part("status").inner_text() == ""
    assert widget.input.input_value() == ANSWERED
    page.clock.resume()
    page.evaluate("() => Sideline.identify(null)")
    widget.ask(ANSWERED)


def test_signing_out_forgets_the_conversation(page: Page, site: RunningServer, host: HostSite) -> None:
    page.route(CHAT, lambda route: route.continue_(headers=without_identity(route.request)))
    widget, asked = identified(page, site, host, 600)
    widget.open().ask(ANSWERED)
    page.evaluate("() => Sideline.identify(null)")
    assert widget.turns.count() == 0
    assert page.evaluate("() => sessionStorage.length") == 0
    widget.ask(ANSWERED)
    assert "authorization" not in asked[-1]


def without_identity(request: Request) -> dict[str, str]:
    return {name: value for name, value in request.headers.items() if name != "authorization"}
