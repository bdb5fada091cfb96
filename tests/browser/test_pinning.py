"""A page that pins the widget gets the very files it pinned, or its own link; and an old page still gets its panel."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from tests.browser.host import HostSite
from tests.browser.widget import ANSWERED, Widget
from tests.running import RunningServer
from web.releases import own_file
from web.widget_file import release_id

NewPage = Callable[..., Page]
PINNED = f"/widget/{release_id()}/widget.js"


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page()


def pinned(site: RunningServer) -> str:
    file = own_file("widget.js")
    assert file is not None
    return f'<script src="{site.url}{PINNED}" integrity="{file.integrity}" crossorigin="anonymous" defer></script>'


def altered(site: RunningServer, path: str) -> Callable[[Route], None]:
    body = site.get(path).text + "\nwindow.stranger = 1;"
    return lambda route: route.fulfill(
        body=body, content_type="text/javascript", headers={"Access-Control-Allow-Origin": "*"}
    )


def test_a_pinned_widget_talks_to_the_bot_under_a_strict_policy(
    page: Page, site: RunningServer, host: HostSite
) -> None:
    policy = f"default-src 'none'; script-src {site.url}; connect-src {site.url}"
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(host.show(pinned(site), Content_Security_Policy=policy))
    Widget(page).open().ask(ANSWERED)
    widget = [url.removeprefix(site.url) for url in loaded if "/widget" in url]
    assert widget
    assert all(path.startswith(f"/widget/{release_id()}/") for path in widget)


def test_an_altered_first_script_never_runs(page: Page, site: RunningServer, host: HostSite) -> None:
    page.route(f"**{PINNED}", altered(site, PINNED))
    with page.expect_console_message(lambda message: "integrity" in message.text):
        page.goto(host.show('<a href="/chat">Ask us</a>' + pinned(site)))
    assert page.evaluate("() => [window.stranger, window.Sideline]") == [None, None]
    assert page.get_by_role("link", name="Ask us").is_visible()


def test_an_altered_panel_never_runs_and_the_visitor_gets_a_link(
    page: Page, site: RunningServer, host: HostSite
) -> None:
    page.route("**/panel.js*", altered(site, f"/widget/{release_id()}/panel.js"))
    page.goto(host.show(pinned(site)))
    Widget(page).launcher.click()
    link = page.locator(f'sideline-chat a[href="{site.url}/chat"]')
    link.wait_for()
    assert page.evaluate("() => window.stranger") is None
    assert page.locator("link[rel=modulepreload]").count() == 0


def test_a_script_from_before_an_update_finds_its_own_panel(
    page: Page, serve: Callable[..., RunningServer], site: RunningServer, host: HostSite
) -> None:
    server = serve(site.index)
    folder = server.log.parent / "var" / "widget"
    (folder / release_id()).rename(folder / "0123456789abcdef")
    old = site.get("/widget.js").text.replace(release_id(), "0123456789abcdef")
    page.route(
        "**/widget.js",
        lambda route: route.fulfill(body=old, content_type="text/javascript"),
    )
    with page.expect_response("**/widget/0123456789abcdef/panel.js") as panel:
        page.goto(host.show(f'<script src="{server.url}/widget.js" defer data-open></script>'))
    assert panel.value.status == 200
    Widget(page).panel.wait_for()
