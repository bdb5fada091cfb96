"""A conversation is one member's: whoever comes after him in the same browser reads nothing of it and sends nothing."""

from __future__ import annotations

import base64
import json
import time
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.host import HostSite
from tests.browser.test_embedding import tag
from tests.browser.test_identity import CHAT, without_identity
from tests.browser.widget import ANSWERED, Widget
from tests.running import RunningServer

BREATHE = "How do I breathe in a sprint?"
KEPT = ["tab", "device"]
END = int(time.time()) + 3600  # of every token


def token(member: str, serial: int = 1) -> str:
    """Make what looks like a member's token; another serial is another token of the same member."""
    claims = {"exp": END, "jti": serial} | ({"sub": member} if member else {})
    body = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return f"head.{body}.signature"


def as_member(member: str, serial: int = 1) -> str:
    return f'async () => "{token(member, serial)}"'


class Portal:
    """A page of a portal, opened again and again in one tab: `who` is the argument of `identify`, in JavaScript."""

    def __init__(self, page: Page, site: RunningServer, host: HostSite) -> None:
        self.page, self.site, self.host = page, site, host
        self.asked: list[tuple[str, dict[str, Any]]] = []
        # The server's answer to a token isn't this test's matter: the replies are real, given to nobody in particular.
        page.route(CHAT, lambda route: route.continue_(headers=without_identity(route.request)))
        page.on("request", self._note)

    def _note(self, request: Any) -> None:
        if "/api/v1/chat" in request.url:
            self.asked.append((request.headers.get("authorization", ""), request.post_data_json))

    def load(self, who: str | None, history: str = "tab") -> Widget:
        early = f'<script>window.Sideline = {{ q: [["identify", {who}]] }};</script>' if who else ""
        self.page.goto(self.host.show(tag(self.site, history=history), head=early))
        return Widget(self.page).open()

    def identify(self, who: str) -> None:
        self.page.evaluate(f"() => {{ Sideline.identify({who}); }}")

    def kept(self) -> str:
        return str(self.page.evaluate("() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }])"))

    def settle(self) -> None:
        """Give what isn't awaited the time to show."""
        self.page.wait_for_timeout(300)


@pytest.fixture
def portal(page: Page, site: RunningServer, host: HostSite) -> Portal:
    return Portal(page, site, host)


@pytest.mark.parametrize("history", KEPT)
def test_who_has_signed_out_leaves_nothing_to_the_next_page(portal: Portal, history: str) -> None:
    portal.load(as_member("alice"), history).ask(ANSWERED)
    widget = portal.load("null", history)
    portal.settle()
    assert widget.turns.count() == 0
    assert ANSWERED not in portal.kept()


@pytest.mark.parametrize("history", KEPT)
def test_the_next_member_reads_nothing_of_the_one_before(portal: Portal, history: str) -> None:
    portal.load(as_member("alice"), history).ask(ANSWERED)
    widget = portal.load(as_member("bob"), history)
    portal.settle()
    assert widget.turns.count() == 0
    assert ANSWERED not in portal.kept()
    widget.ask(BREATHE)
    assert "conversation" not in portal.asked[-1][1]


def test_a_page_that_has_named_nobody_yet_shows_no_member_s_turns(portal: Portal) -> None:
    portal.load(as_member("alice")).ask(ANSWERED)
    widget = portal.load(None)
    portal.settle()
    assert widget.turns.count() == 0
    portal.identify(as_member("alice"))
    widget.turns.first.wait_for()
    widget = portal.load(None)
    widget.ask(BREATHE)
    assert widget.turns.count() == 1
    assert "conversation" not in portal.asked[-1][1]


@pytest.mark.parametrize("history", KEPT)
def test_a_new_token_of_the_same_member_keeps_the_conversation(portal: Portal, history: str) -> None:
    portal.load(as_member("alice"), history).ask(ANSWERED)
    widget = portal.load(as_member("alice", 2), history)
    widget.turns.first.wait_for()
    portal.identify(as_member("alice", 3))
    widget.ask("and the elbows?")
    assert widget.turns.count() == 2
    assert portal.asked[-1][0] == f"Bearer {token('alice', 3)}"
    assert portal.asked[-1][1]["conversation"]


def test_a_page_that_shows_a_kept_conversation_asks_for_one_token(portal: Portal) -> None:
    portal.load(as_member("alice")).ask(ANSWERED)
    portal.page.add_init_script("window.made = 0")
    widget = portal.load(f'async () => {{ made += 1; return "{token("alice", 2)}"; }}')
    widget.turns.first.wait_for()
    widget.ask("and the elbows?")
    assert portal.page.evaluate("() => made") == 1


def test_neither_token_nor_name_is_kept(portal: Portal) -> None:
    portal.load(as_member("alice")).ask(ANSWERED)
    assert ANSWERED in portal.kept()
    assert "alice" not in portal.kept()
    assert token("alice")[5:30] not in portal.kept()


@pytest.mark.parametrize("history", [*KEPT, "off"])
def test_within_a_page_the_next_member_begins_anew(portal: Portal, history: str) -> None:
    widget = portal.load(as_member("alice"), history)
    widget.ask(ANSWERED)
    widget.input.fill("a draft of hers")
    portal.identify(as_member("bob"))
    widget.turns.first.wait_for(state="detached")
    assert widget.input.input_value() == ""
    widget.ask(BREATHE)
    assert widget.turns.count() == 1
    bearer, body = portal.asked[-1]
    assert bearer == f"Bearer {token('bob')}"
    assert "conversation" not in body


def test_one_function_that_names_another_member_begins_anew_too(portal: Portal) -> None:
    """A page may name by one function whoever is signed in: here the token says so that it ends at once."""
    portal.page.add_init_script("window.member = 'alice'")
    claims = "btoa(JSON.stringify({ sub: window.member, exp: Date.now() / 1000 }))"
    widget = portal.load(f"async () => `head.${{{claims}}}.signature`")
    widget.ask(ANSWERED)
    widget.ask("and the elbows?")
    assert widget.turns.count() == 2
    portal.page.evaluate("() => { window.member = 'bob'; }")
    widget.send(BREATHE)
    widget.turns.nth(1).wait_for(state="detached")
    widget.quotes.first.wait_for()
    assert BREATHE in widget.turns.inner_text()
    assert "conversation" not in portal.asked[-1][1]


def test_until_the_next_member_is_known_nothing_is_shown_and_nothing_saved(portal: Portal) -> None:
    widget = portal.load(as_member("alice"))
    widget.ask(ANSWERED)
    portal.identify(f"() => new Promise((known) => {{ window.known = () => known('{token('bob')}'); }})")
    assert widget.turns.first.is_hidden()
    assert widget.button("Save conversation").is_hidden()
    widget.send(BREATHE)
    portal.page.evaluate("() => known()")
    widget.turns.get_by_text(BREATHE).wait_for()
    widget.quotes.first.wait_for()
    assert widget.turns.count() == 1
    assert "conversation" not in portal.asked[-1][1]


def test_an_answer_on_its_way_is_not_for_the_next_member(portal: Portal) -> None:
    widget = portal.load(as_member("alice"))
    held: list[Any] = []
    portal.page.route(CHAT, lambda route: held.append(route), times=1)
    with portal.page.expect_request(CHAT):
        widget.send(ANSWERED)
    portal.identify(as_member("bob"))
    widget.turns.first.wait_for(state="detached")
    portal.settle()
    assert widget.turns.count() == 0
    assert widget.input.input_value() == ""
    assert ANSWERED not in portal.kept()


def test_what_was_asked_before_signing_in_stays_and_is_the_member_s_from_then_on(portal: Portal) -> None:
    portal.load(None).ask(ANSWERED)
    widget = portal.load(as_member("alice"))
    widget.ask("and the elbows?")
    assert widget.turns.count() == 2
    widget = portal.load(as_member("bob"))
    portal.settle()
    assert widget.turns.count() == 0


def test_a_token_that_does_not_say_whose_it_is_keeps_nothing_beyond_the_page(portal: Portal) -> None:
    widget = portal.load(as_member(""))
    widget.ask(ANSWERED)
    widget.ask("and the elbows?")
    assert widget.turns.count() == 2
    widget = portal.load(as_member(""))
    portal.settle()
    assert widget.turns.count() == 0


def test_tabs_of_one_member_show_one_conversation(portal: Portal) -> None:
    here = portal.load(as_member("alice"), "device")
    there = portal.page.context.new_page()
    other = Portal(there, portal.site, portal.host).load(as_member("alice"), "device")
    here.ask(ANSWERED)
    other.turns.first.wait_for()
    other.ask(BREATHE)
    here.turns.nth(1).wait_for()


def test_a_chat_that_is_made_anew_knows_who_was_named(portal: Portal) -> None:
    portal.load(as_member("alice")).ask(ANSWERED)
    portal.page.evaluate("""() => {
      document.querySelector("sideline-chat").remove();
      document.body.append(document.createElement("sideline-chat"));
    }""")
    widget = Widget(portal.page).open()
    widget.turns.first.wait_for()
    widget.ask("and the elbows?")
    assert portal.asked[-1][0] == f"Bearer {token('alice')}"
