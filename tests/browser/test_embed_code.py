"""The page that writes the tag: by keys, with a preview, and what it writes works where it is pasted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, Route

from tests.browser.conftest import NewPage
from tests.browser.host import HostSite
from tests.browser.test_accessibility import faults
from tests.browser.widget import ANSWERED, Widget
from tests.running import RunningServer


@pytest.fixture
def maker(new_page: NewPage, site: RunningServer) -> Page:
    """The page once its preview stands."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    open_maker(page, site)
    return page


def open_maker(page: Page, site: RunningServer) -> None:
    page.goto(f"{site.url}/embed-code")
    preview(page).locator("[part=suggestion]").first.wait_for()


def preview(page: Page) -> FrameLocator:
    return page.frame_locator(".preview iframe")


def made(page: Page, name: str) -> str:
    return page.locator(f"#{name}").text_content() or ""


def test_the_preview_and_the_lines_follow_the_choices(maker: Page) -> None:
    maker.get_by_label("Heading").fill("Ask <b>us</b> & more")
    maker.get_by_label("Greeting").fill("Hello, runner.")
    maker.get_by_label("Corner").select_option("Left")
    maker.get_by_label("Accent").fill("#00bb66")
    heading = preview(maker).locator("[part=heading]")
    heading.get_by_text("Ask <b>us</b> & more").wait_for()
    preview(maker).get_by_text("Hello, runner.").wait_for()
    assert preview(maker).locator("[part=panel]").bounding_box()["x"] < 700  # type: ignore[index]
    assert (
        preview(maker).locator("[part=send]").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(0, 187, 102)"
    )
    for name in ("tag", "pinned"):
        assert 'data-heading="Ask &lt;b&gt;us&lt;/b&gt; &amp; more"' in made(maker, name)
        assert 'data-position="start"' in made(maker, name)
    maker.get_by_label("Colours").select_option("Dark")
    maker.wait_for_function("() => document.getElementById('tag').textContent.includes('data-theme=\"dark\"')")
    scheme = preview(maker).locator("[part=panel]").evaluate("e => getComputedStyle(e).colorScheme")
    assert scheme == "dark"
    maker.get_by_label("Place").select_option("In the page")
    preview(maker).locator("#place sideline-chat [part=panel]").wait_for()
    assert made(maker, "tag").startswith("<sideline-chat ")
    maker.reload()
    assert maker.get_by_label("Heading").input_value() == "Ask <b>us</b> & more"


@pytest.mark.parametrize("name", ["tag", "pinned"])
def test_what_it_writes_works_where_it_is_pasted(maker: Page, site: RunningServer, host: HostSite, name: str) -> None:
    maker.get_by_label("Heading").fill("Ask the club’s “coach”")
    maker.wait_for_function(f"() => document.getElementById('{name}').textContent.includes('coach')")
    pasted, policy = made(maker, name), made(maker, "policy")
    maker.goto(host.show(pasted, Content_Security_Policy=f"default-src 'none'; {policy}"))
    widget = Widget(maker)
    widget.open().ask(ANSWERED)
    assert widget.part("heading").inner_text() == "Ask the club’s “coach”"


def test_a_bot_below_a_path_works_under_the_policy_that_it_writes(
    page: Page, serve: Callable[..., RunningServer], club_index: Path, host: HostSite
) -> None:
    """The proxy before such a bot, which takes the path away, is played by the browser's own routing."""
    bot = serve(club_index, SIDELINE_URL="http://club.example/chat")
    page.goto(f"{bot.url}/embed-code")
    pasted, policy = made(page, "tag"), made(page, "policy")
    assert "http://club.example/chat/widget.js" in pasted

    def proxied(route: Route) -> None:
        path = route.request.url.removeprefix("http://club.example/chat")
        route.fulfill(response=route.fetch(url=f"{bot.url}{path}"))

    page.route("http://club.example/chat/**", proxied)
    page.goto(host.show(pasted, Content_Security_Policy=f"default-src 'none'; {policy}"))
    Widget(page).open().ask(ANSWERED)


def test_the_script_may_also_come_after_the_element_as_the_component_does(
    maker: Page, site: RunningServer, host: HostSite
) -> None:
    maker.goto(host.show(""))
    maker.evaluate(
        """src => {
      const chat = document.createElement("sideline-chat");
      chat.setAttribute("heading", "Ask us");
      document.body.append(chat);
      document.head.append(Object.assign(document.createElement("script"), { src }));
    }""",
        f"{site.url}/widget.js",
    )
    widget = Widget(maker)
    widget.open().ask(ANSWERED)
    assert maker.locator("sideline-chat").count() == 1


def test_by_keys_a_line_is_copied_and_that_is_said(maker: Page) -> None:
    maker.get_by_label("Heading").focus()
    for _ in range(40):
        maker.keyboard.press("Tab")
        if maker.evaluate("() => document.activeElement.dataset?.copies === 'pinned'"):
            break
    maker.keyboard.press("Enter")
    maker.get_by_role("status").get_by_text("Copied.").wait_for()
    assert maker.evaluate("() => navigator.clipboard.readText()") == made(maker, "pinned")


def test_where_the_clipboard_is_closed_the_line_is_selected(new_page: NewPage, site: RunningServer) -> None:
    page = new_page()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    open_maker(page, site)
    page.locator("[data-copies=tag]").click()
    page.get_by_role("status").get_by_text("selected").wait_for()
    assert page.evaluate("() => String(getSelection())") == made(page, "tag")


def test_without_script_there_is_a_tag_and_a_button_that_makes_another(new_page: NewPage, site: RunningServer) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site.url}/embed-code")
    assert made(page, "tag") == f'<script src="{site.url}/widget.js" defer></script>'
    assert page.locator("iframe, .copy").filter(visible=True).count() == 0
    page.get_by_label("Heading").fill("Ask us")
    page.get_by_role("button", name="Make the tag").click()
    assert 'data-heading="Ask us"' in made(page, "tag")


def test_when_the_server_is_gone_the_owner_is_told_and_has_the_button(maker: Page) -> None:
    maker.route("**/embed-code/snippets*", lambda route: route.abort())
    assert maker.get_by_role("button", name="Make the tag").is_hidden()
    maker.get_by_label("Heading").fill("x")
    maker.get_by_role("button", name="Make the tag").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (360, 740), (320, 256)])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    new_page: NewPage, site: RunningServer, scheme: str, width: int, height: int
) -> None:
    page = new_page(width, height, color_scheme=scheme)
    open_maker(page, site)
    for details in page.locator("details").all():
        details.locator("summary").click()
    assert faults(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
