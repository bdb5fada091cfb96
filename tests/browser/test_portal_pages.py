"""What a portal's developer meets: nonces, a bot that doesn't know the page, pages drawn anew, own words."""

from __future__ import annotations


import pytest
from playwright.sync_api import Page

from tests.browser.host import HostSite
from tests.browser.test_embedding import tag
from tests.browser.widget import ANSWERED, Widget
from tests.running import RunningServer


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
