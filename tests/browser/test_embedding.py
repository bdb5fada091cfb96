"""The widget on other people's pages: strict policies, hostile styles, foreign names, texts that would be code."""

from __future__ import annotations

import gzip
import json

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.browser.host import HostSite
from tests.browser.widget import ANSWERED, Widget
from tests.running import RunningServer

FIRST_BUDGET = 12 * 1024  # bytes over the wire before the first click, gzip at its best; the lightest peer has 98 KB
OPEN_BUDGET = 19 * 1024  # the same with the panel open


def tag(site: RunningServer, **data: str) -> str:
    """Give the script tag that an owner pastes."""
    attributes = "".join(f' data-{name}="{value}"' for name, value in data.items())
    return f'<script src="{site.url}/widget.js" defer{attributes}></script>'


def test_the_widget_stays_small(page: Page, site: RunningServer, host: HostSite) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(host.show(tag(site)))
    widget = Widget(page)
    widget.launcher.wait_for()
    page.wait_for_timeout(300)
    assert weight(loaded, site) <= FIRST_BUDGET
    widget.open()
    assert weight(loaded, site) <= OPEN_BUDGET


def weight(addresses: list[str], site: RunningServer) -> int:
    """Add up the files of the widget among these addresses, each compressed."""
    paths = [url.removeprefix(site.url) for url in addresses if url.startswith(f"{site.url}/widget")]
    assert paths
    return sum(len(gzip.compress(site.get(path).body, 9)) for path in paths)


def test_its_files_may_be_loaded_by_other_origins_and_kept(site: RunningServer) -> None:
    for path in ("/widget.js", "/widget/panel.js"):
        source = site.get(path)
        assert source.headers["content-type"].startswith("text/javascript")
        assert source.headers["cross-origin-resource-policy"] == "cross-origin"
        assert source.headers["access-control-allow-origin"] == "*"
        assert site.get(path, If_None_Match=source.headers["etag"]).status == 304


def test_it_works_under_the_strictest_policies(page: Page, site: RunningServer, host: HostSite) -> None:
    plain = host.show(tag(site))
    page.goto(plain)
    usual = Widget(page).open().panel.bounding_box()
    policy = (
        f"default-src 'none'; script-src {site.url}; connect-src {site.url}; style-src 'none'; base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
    page.add_init_script("""
      window.refused = [];
      document.addEventListener("securitypolicyviolation", (event) => refused.push(event.violatedDirective));
    """)
    page.goto(host.show(tag(site, accent="#0b6"), Content_Security_Policy=policy))
    widget = Widget(page).open()
    widget.ask(ANSWERED)
    assert widget.panel.bounding_box() == usual
    assert page.evaluate("() => window.refused") == []


def test_it_asks_nobody_but_the_bot(page: Page, site: RunningServer, host: HostSite) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    address = host.show(tag(site), head='<link rel="icon" href="data:,">')
    page.goto(address)
    Widget(page).open().ask(ANSWERED)
    assert [url for url in asked if not url.startswith((address, site.url, "data:"))] == []
    assert page.evaluate("() => document.cookie") == ""


def test_only_the_pages_origin_and_path_are_sent(page: Page, site: RunningServer, host: HostSite) -> None:
    page.goto(host.show(tag(site)) + "?secret=1#more")
    widget = Widget(page).open()
    with page.expect_request("**/api/v1/chat") as asked:
        widget.send(ANSWERED)
    assert (asked.value.post_data_json or {})["page_url"] == host.url


CORPUS = [
    "<img src=x onerror=window.hit=1>",
    "<svg/onload=window.hit=1>",
    "</textarea><script>window.hit=1</script>",
    "{{constructor.constructor('window.hit=1')()}}",
    "javascript:window.hit=1",
    "&lt;script&gt;window.hit=1&lt;/script&gt;",
    "\u202etfel\u202c <b>bold</b>",
]


@pytest.mark.parametrize("text", CORPUS)
def test_a_question_is_only_ever_text(demo: Widget, text: str) -> None:
    turn = demo.open().ask(text)
    assert turn.locator("img, script, b, bdi svg, bdi *, p svg").count() == 0
    assert demo.page.evaluate("() => window.hit") is None


def test_a_question_is_only_ever_text_without_script_too(new_page: NewPage, site: RunningServer) -> None:
    page = new_page()
    page.route("**/widget.js", lambda route: route.abort())
    for text in CORPUS:
        page.goto(f"{site.url}/chat")
        page.get_by_label("Your question").fill(text)
        page.get_by_role("button", name="Ask", exact=True).click()
        page.locator("#latest").wait_for()
        assert page.locator("main img, main script, main svg").count() == 0
        assert page.evaluate("() => window.hit") is None


def test_a_reply_is_only_ever_text_and_its_links_are_safe(demo: Widget, site: RunningServer) -> None:
    evil = CORPUS[0]
    reply = site.ask(ANSWERED).json()
    quote = reply["quotes"][0] | {"title": evil, "heading": evil, "text": evil, "url": "javascript:window.hit=1"}
    reply |= {
        "lead": evil,
        "quotes": [
            quote
            | {
                "after": {"title": evil, "url": "data:text/html,x"},
                "references": [{"title": evil, "url": "http://elsewhere.example"}],
            }
        ],
        "options": [{"question": evil, "passage_id": evil}],
        "previews": [quote | {"passage_id": evil}],
        "suggestions": [evil],
        "corrections": [{"from": evil, "to": evil}],
        "contact": {"label": evil, "url": "javascript:window.hit=1"},
    }
    demo.page.route("**/api/v1/chat", lambda route: route.fulfill(json=reply))
    turn = demo.open().ask("anything")
    assert turn.locator("a").count() == 0
    assert turn.locator("img, script").count() == 0
    assert evil in turn.inner_text()
    demo.page.reload()
    assert demo.turns.locator("img, a").count() == 0
    assert demo.page.evaluate("() => window.hit") is None


def test_hostile_styles_change_nothing(page: Page, site: RunningServer, host: HostSite) -> None:
    page.goto(host.show(tag(site)))
    usual = Widget(page).open().part("composer").bounding_box()
    hostile = "<style>* { all: unset; font-size: 40px !important; display: inline } html { font-size: 62.5% }</style>"
    page.goto(host.show(tag(site), head=hostile))
    assert Widget(page).open().part("composer").bounding_box() == usual


def test_foreign_names_and_a_second_tag_do_no_harm(page: Page, site: RunningServer, host: HostSite) -> None:
    clobber = '<form id="Sideline"><input name="q"></form><a id="panel">x</a><a id="input">y</a>'
    polluted = "<script>Object.prototype.extra = 'x'; Array.prototype.more = 1;</script>"
    page.goto(host.show(clobber + tag(site) + tag(site), head=polluted))
    widget = Widget(page)
    widget.open().ask(ANSWERED)
    assert page.locator("sideline-chat").count() == 1


def test_calls_made_before_loading_are_kept_and_answered_to(page: Page, site: RunningServer, host: HostSite) -> None:
    early = """<script>
      window.told = [];
      window.Sideline = { q: [
        ["on", "turn", (event) => told.push(event.detail.status)],
        ["prefill", "half a question"],
        (chat) => chat.ready().then(() => told.push("ready")),
        ["open"],
      ] };
    </script>"""
    page.goto(host.show(tag(site), head=early))
    widget = Widget(page)
    widget.panel.wait_for()
    assert widget.input.input_value() == "half a question"
    page.evaluate("question => window.Sideline.ask(question)", ANSWERED)
    widget.sources.first.wait_for()
    assert page.evaluate("() => told") == ["ready", "answered"]


def test_the_api_opens_closes_forgets_and_leaves(page: Page, site: RunningServer, host: HostSite) -> None:
    page.goto(host.show('<a href="#sideline">chat</a>' + tag(site)))
    widget = Widget(page)
    page.get_by_role("link", name="chat").click()
    widget.panel.wait_for()
    page.evaluate("() => window.Sideline.close()")
    assert widget.panel.is_hidden()
    page.evaluate("() => window.Sideline.toggle()")
    assert widget.panel.is_visible()
    widget.ask(ANSWERED)
    page.evaluate("() => window.Sideline.reset()")
    assert widget.turns.count() == 0
    heard = page.evaluate("""() => {
      const heard = [];
      const listen = (event) => heard.push([event.type, event.composed, JSON.stringify(event.detail)]);
      Sideline.on("close", listen);
      Sideline.close();
      Sideline.off("close", listen);
      Sideline.open();
      Sideline.close();
      return heard;
    }""")
    assert heard == [["sideline:close", True, "{}"]]
    page.evaluate("() => window.Sideline.destroy()")
    assert page.locator("sideline-chat").count() == 0
    assert page.evaluate("() => [...document.body.children].every((element) => !element.inert)")


def test_a_listener_hears_each_event_once_until_the_chat_leaves(
    page: Page, site: RunningServer, host: HostSite
) -> None:
    page.goto(host.show(tag(site)))
    Widget(page).open()
    heard = page.evaluate("""() => {
      const heard = [];
      const listen = () => heard.push(document.querySelectorAll("sideline-chat").length);
      const close = () => document.dispatchEvent(new CustomEvent("sideline:close"));
      Sideline.on("close", listen);
      Sideline.on("close", listen);
      Sideline.close();
      Sideline.destroy();
      close();
      Sideline.on("close", listen);
      close();
      return heard;
    }""")
    assert heard == [1, 0]


def test_events_carry_no_words_of_the_conversation(page: Page, site: RunningServer, host: HostSite) -> None:
    page.goto(host.show(tag(site)))
    page.evaluate("""() => {
      window.details = [];
      for (const name of ["ready", "open", "close", "turn", "error"]) {
        document.addEventListener(`sideline:${name}`, (event) => details.push(JSON.stringify(event.detail)));
      }
    }""")
    Widget(page).open().ask(ANSWERED)
    details = " ".join(page.evaluate("() => details"))
    assert "answered" in details
    assert "swing" not in details


def test_attributes_by_the_script_and_by_hand(page: Page, site: RunningServer, host: HostSite) -> None:
    page.goto(
        host.show(tag(site, heading="Ask the club", greeting="Hello there", placeholder="Go on", position="start"))
    )
    widget = Widget(page)
    box = widget.launcher.bounding_box()
    assert box is not None
    assert box["x"] < 640
    widget.open()
    assert widget.part("heading").inner_text() == "Ask the club"
    assert "Hello there" in widget.log.inner_text()
    assert widget.input.get_attribute("placeholder") == "Go on"

    by_hand = f'<sideline-chat mode="inline" api="{site.url}" history="off"></sideline-chat>'
    page.goto(host.show(by_hand + tag(site)))
    assert page.locator("sideline-chat").count() == 1
    assert widget.panel.is_visible()
    assert widget.launcher.is_hidden()
    widget.ask(ANSWERED)
    page.reload()
    widget.panel.wait_for()
    assert widget.turns.count() == 0


def test_history_on_the_device_outlives_the_tab(new_page: NewPage, site: RunningServer, host: HostSite) -> None:
    page = new_page()
    address = host.show(tag(site, history="device"))
    page.goto(address)
    Widget(page).open().ask(ANSWERED)
    other = page.context.new_page()
    other.goto(address)
    Widget(other).turns.wait_for(state="attached")


def test_moving_it_about_a_page_leaves_nothing_behind(page: Page, site: RunningServer, host: HostSite) -> None:
    page.goto(host.show("<main></main>" + tag(site)))
    Widget(page).launcher.wait_for()
    page.evaluate("""() => {
      const element = document.querySelector("sideline-chat");
      for (let time = 0; time < 100; time += 1) {
        element.remove();
        (time % 2 ? document.body : document.querySelector("main")).append(element);
      }
    }""")
    assert page.locator("[aria-live=polite]").count() == 1
    widget = Widget(page).open()
    widget.ask(ANSWERED)
    assert widget.turns.count() == 1


def test_embed_shows_in_the_frames_of_named_sites_alone(new_page: NewPage, site: RunningServer, host: HostSite) -> None:
    page = new_page()
    page.goto(host.show(f'<iframe src="{site.url}/embed" title="Chat" width="400" height="600"></iframe>'))
    frame = page.frame_locator("iframe")
    frame.locator("[part=input]").fill(ANSWERED)
    frame.locator("[part=input]").press("Enter")
    frame.locator("[part=source]").first.wait_for()
    ancestors = site.get("/embed").headers["content-security-policy"]
    assert "frame-ancestors 'self' http://localhost:*" in ancestors
    assert "frame-ancestors 'none'" in site.get("/chat").headers["content-security-policy"]


def test_static_files_may_be_kept_for_good_under_their_digest(site: RunningServer) -> None:
    page = site.get("/library").text
    address = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
    assert "immutable" in site.get(address).headers["cache-control"]
    assert "no-cache" in site.get(address.partition("?")[0]).headers["cache-control"]
    assert "<style" not in page
    assert " style=" not in page
    assert json.dumps(page).count("<script") == json.dumps(page).count("<script src=")
