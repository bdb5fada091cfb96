"""What a portal's developer meets: nonces, a bot that doesn't know the page, pages drawn anew, own words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from secrets import token_urlsafe
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.browser.host import HostSite
from tests.browser.test_embedding import tag
from tests.browser.widget import ANSWERED, Widget
from tests.running import RunningServer


def warnings(page: Page) -> list[str]:
    """Collect what the widget says to the developer, from now on."""
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type == "warning" else None)
    return told


@pytest.mark.parametrize("scripts", ["'nonce-abc'", "'nonce-abc' 'strict-dynamic'"])
def test_a_policy_of_nonces_alone_is_enough(page: Page, site: RunningServer, host: HostSite, scripts: str) -> None:
    page.add_init_script("""
      window.refused = [];
      document.addEventListener("securitypolicyviolation", (event) => refused.push(event.violatedDirective));
    """)
    policy = f"default-src 'none'; script-src {scripts}; connect-src {site.url}"
    page.goto(host.show(by_nonce(tag(site)), Content_Security_Policy=policy))
    Widget(page).open().ask(ANSWERED)
    assert page.evaluate("() => refused") == []


def test_a_script_that_the_page_trusts_may_bring_it(page: Page, site: RunningServer, host: HostSite) -> None:
    policy = f"default-src 'none'; script-src 'nonce-abc' 'strict-dynamic'; connect-src {site.url}"
    bring = f"document.head.append(Object.assign(document.createElement('script'), {{ src: '{site.url}/widget.js' }}))"
    page.goto(host.show(by_nonce(f"<script>{bring}</script>"), Content_Security_Policy=policy))
    Widget(page).open().ask(ANSWERED)


def by_nonce(scripts: str) -> str:
    return scripts.replace("<script", '<script nonce="abc"')


def test_a_page_that_the_bot_does_not_know_is_told_what_to_check(
    page: Page, serve: Callable[..., RunningServer], club_index: Path, host: HostSite
) -> None:
    reachable = {
        "SIDELINE_HOST": "0.0.0.0",
        "SIDELINE_TRUSTED_HOSTS": "127.0.0.1",
        "SIDELINE_SECRET": token_urlsafe(32),
    }
    server = serve(club_index, **reachable)  # which takes no page of this machine for one of its own
    told = warnings(page)
    page.goto(host.show(tag(server)))
    widget = Widget(page).open()
    for _ in range(2):
        widget.send(ANSWERED)
        widget.panel.get_by_role("alert").get_by_text("No connection").wait_for()
        page.evaluate("() => Sideline.reset()")
    ours = [text for text in told if "sideline-chat" in text]
    assert len(ours) == 1
    assert "SIDELINE_ORIGINS" in ours[0]
    assert host.url.rstrip("/") in ours[0]


def test_a_page_that_writes_its_body_anew_keeps_the_chat(page: Page, site: RunningServer, host: HostSite) -> None:
    page.goto(host.show("<main>one</main>", head=tag(site)))
    Widget(page).open().ask(ANSWERED)
    for _ in range(2):
        page.evaluate("() => { document.body.innerHTML = '<main>the next page</main>'; }")
        widget = Widget(page)
        widget.launcher.wait_for()
        page.evaluate("() => Sideline.open()")
        widget.panel.wait_for()
        assert widget.turns.count() == 1
    page.evaluate("() => { document.body = document.createElement('body'); document.body.innerHTML = 'two'; }")
    widget.launcher.wait_for()
    page.evaluate("() => { document.body.innerHTML = 'three'; }")
    widget.launcher.wait_for()
    page.evaluate("() => { Sideline.destroy(); document.body.innerHTML = 'four'; }")
    page.wait_for_timeout(100)
    assert page.locator("sideline-chat").count() == 0


COLOURS = {
    "oklch(0.5 0.15 250)": (0, 104, 178),
    "rgba(0, 0, 0, .2)": (204, 204, 204),
    "color(display-p3 0 0.4 0)": (0, 104, 0),
    "hsl(120deg 100% 25%)": (0, 128, 0),
    "rebeccapurple": (102, 51, 153),
    "#0b6": (0, 187, 102),
    "var(--brand)": (10, 120, 200),
}


@pytest.mark.parametrize("accent", COLOURS)
def test_the_accent_is_any_colour_that_the_browser_knows(
    page: Page, site: RunningServer, host: HostSite, accent: str
) -> None:
    told = warnings(page)
    page.goto(host.show(tag(site, accent=accent), head="<style>:root { --brand: rgb(10, 120, 200) }</style>"))
    painted = Widget(page).launcher.evaluate("e => getComputedStyle(e).backgroundColor.match(/\\d+/g).map(Number)")
    assert all(abs(have - want) <= 6 for have, want in zip(painted, COLOURS[accent], strict=True)), painted
    assert told == []


def test_an_accent_that_is_no_colour_is_told_once(page: Page, site: RunningServer, host: HostSite) -> None:
    told = warnings(page)
    page.goto(host.show(tag(site, accent="brand red")))
    Widget(page).open()
    assert [text for text in told if "brand red" in text] == told[:1]
    assert len(told) == 1


@pytest.mark.parametrize("as_file", [False, True])
def test_own_words_may_be_heading_and_greeting(page: Page, site: RunningServer, host: HostSite, as_file: bool) -> None:
    words = {"heading": "Ask the club", "greeting": "Hello there", "placeholder": "Go on"}
    page.route("**/own.json", lambda route: route.fulfill(json=words))
    value = "/own.json" if as_file else json.dumps(words).replace('"', "&quot;")
    page.goto(host.show(tag(site, strings=value)))
    widget = Widget(page)
    if not as_file:
        assert widget.launcher.inner_text() == "Ask the club"
    widget.open()
    widget.part("suggestion").first.wait_for()
    assert widget.part("heading").inner_text() == "Ask the club"
    assert "Hello there" in widget.log.inner_text()
    page.goto(host.show(tag(site, strings=value, heading="Ask me", greeting="Good day")))
    widget.open()
    assert widget.part("heading").inner_text() == "Ask me"
    assert "Good day" in widget.log.inner_text()


def test_read_from_right_to_left_the_space_is_on_the_other_side(
    page: Page, site: RunningServer, host: HostSite
) -> None:
    def spaces() -> list[Any]:
        """Give how far heading and input begin from the panel's edge on the side where reading begins."""
        widget = Widget(page).open()
        return list(
            widget.panel.evaluate("""(panel) => {
              const from = (element) => {
                const [box, outer] = [element.getBoundingClientRect(), panel.getBoundingClientRect()];
                const left = getComputedStyle(panel).direction === "ltr";
                return Math.round(left ? box.left - outer.left : outer.right - box.right);
              };
              return ["heading", "input"].map((name) => from(panel.querySelector(`[part=${name}]`)));
            }""")
        )

    page.goto(host.show(tag(site)))
    usual = spaces()
    page.goto(host.show(tag(site), lang="ar", dir="rtl"))
    assert spaces() == usual


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (360, 740)])
def test_on_a_page_that_is_zoomed_by_style_all_of_it_is_in_view(
    new_page: NewPage, site: RunningServer, host: HostSite, width: int, height: int
) -> None:
    page = new_page(width, height)
    page.goto(host.show(tag(site), head="<style>html { zoom: 1.25 }</style>"))
    widget = Widget(page).open()
    page.wait_for_timeout(100)
    for part in (widget.close, widget.part("send")):
        box = part.evaluate("e => { const b = e.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; }")
        assert 0 <= box[0] < box[2] <= width, box
        assert 0 <= box[1] < box[3] <= height, box
    question = widget.ask(ANSWERED).locator(".question")
    page.wait_for_timeout(100)
    assert question.evaluate("e => e.getBoundingClientRect().top") > widget.log.evaluate(
        "e => e.getBoundingClientRect().top"
    )
    widget.close.click()


def test_open_may_be_said_to_be_false(page: Page, site: RunningServer, host: HostSite) -> None:
    page.goto(host.show(tag(site, open="false")))
    widget = Widget(page)
    widget.launcher.wait_for()
    page.wait_for_timeout(300)
    assert widget.panel.is_hidden()
    page.goto(host.show(tag(site, open="")))
    widget.panel.wait_for()


def test_two_chats_on_a_page_keep_a_conversation_each(page: Page, site: RunningServer, host: HostSite) -> None:
    one = f'<sideline-chat mode="inline" api="{site.url}"></sideline-chat>'
    page.goto(host.show(one + one + tag(site)))
    chats = page.locator("sideline-chat")
    for place, question in ((0, ANSWERED), (1, "How do I breathe in a sprint?")):
        chats.nth(place).locator("[part=input]").fill(question)
        chats.nth(place).locator("[part=input]").press("Enter")
        chats.nth(place).locator(".reply").first.wait_for()
    page.reload()
    chats.nth(1).locator("[part=turn]").first.wait_for()
    asked = [chats.nth(place).locator(".question").all_inner_texts() for place in (0, 1)]
    assert [len(questions) for questions in asked] == [1, 1]
    assert "arms" in asked[0][0]
    assert "breathe" in asked[1][0]


def test_a_frame_that_may_send_no_forms_asks_all_the_same(page: Page, site: RunningServer, host: HostSite) -> None:
    frame = (
        f'<iframe sandbox="allow-scripts allow-same-origin" src="{site.url}/embed" width="400" height="600"></iframe>'
    )
    page.goto(host.show(frame))
    chat = page.frame_locator("iframe")
    chat.locator("[part=input]").fill(ANSWERED)
    chat.locator("[part=input]").press("Enter")
    chat.locator("[part=source]").first.wait_for()
    chat.locator("[part=input]").fill("and the elbows?")
    chat.locator("[part=send]").click()
    chat.locator("[part=turn]").nth(1).locator(".reply").wait_for()
