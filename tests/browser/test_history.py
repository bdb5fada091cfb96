"""Where a conversation is kept, for how long, and that several tabs agree on it."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.browser.host import HostSite
from tests.browser.test_embedding import tag
from tests.browser.widget import ANSWERED, Widget
from tests.running import RunningServer


def open_at(page: Page, address: str) -> Widget:
    page.goto(address)
    return Widget(page).open()


def test_tabs_of_one_device_show_one_conversation(new_page: NewPage, site: RunningServer, host: HostSite) -> None:
    first = new_page()
    address = host.show(tag(site, history="device"))
    here = open_at(first, address)
    there = open_at(first.context.new_page(), address)
    here.ask(ANSWERED)
    there.turns.first.wait_for()
    there.ask("How do I breathe in a sprint?")
    here.turns.nth(1).wait_for()
    assert "breathe" in here.turns.nth(1).inner_text()
    here.button("New conversation").click()
    there.turns.first.wait_for(state="detached")


def test_a_tab_that_waits_for_an_answer_keeps_what_another_got(
    new_page: NewPage, site: RunningServer, host: HostSite
) -> None:
    first = new_page()
    address = host.show(tag(site, history="device"))
    here = open_at(first, address)
    there = open_at(first.context.new_page(), address)
    held = []
    first.route("**/api/v1/chat", lambda route: held.append(route))
    with first.expect_request("**/api/v1/chat"):
        here.send("How do I breathe in a sprint?")
    there.ask(ANSWERED)
    first.wait_for_timeout(100)
    held[0].continue_()
    here.turns.nth(1).wait_for()
    there.turns.nth(1).wait_for()
    assert here.turns.all_inner_texts() == there.turns.all_inner_texts()


def test_on_the_device_it_ends_after_seven_days(new_page: NewPage, site: RunningServer, host: HostSite) -> None:
    page = new_page()
    address = host.show(tag(site, history="device"))
    open_at(page, address).ask(ANSWERED)
    for days, turns in ((6.9, 1), (7.1, 0)):
        page.evaluate(
            """days => {
              const key = Object.keys(localStorage).find((name) => name.startsWith("sideline:"));
              const kept = JSON.parse(localStorage[key]);
              localStorage[key] = JSON.stringify({ ...kept, at: Date.now() - days * 864e5 });
            }""",
            days,
        )
        widget = open_at(page, address)
        assert widget.turns.count() == turns
    assert page.evaluate("() => localStorage.length") == 0


def test_nothing_is_kept_where_the_owner_says_so(new_page: NewPage, site: RunningServer, host: HostSite) -> None:
    page = new_page()
    open_at(page, host.show(tag(site, history="off"))).ask(ANSWERED)
    assert page.evaluate("() => [localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_by_default_it_stays_in_the_tab(new_page: NewPage, site: RunningServer, host: HostSite) -> None:
    page = new_page()
    open_at(page, host.show(tag(site))).ask(ANSWERED)
    assert page.evaluate("() => [localStorage.length, sessionStorage.length, document.cookie]") == [0, 1, ""]
    other = open_at(page.context.new_page(), host.url)
    assert other.turns.count() == 0
