"""Pages that make it hard: swapped bodies, changed prototypes, two chats, a hundred removals, full lower edges."""

from __future__ import annotations

from playwright.sync_api import CDPSession, Page

from tests.browser.host import HostSite
from tests.browser.test_embedding import tag
from tests.browser.widget import ANSWERED, Widget
from tests.running import RunningServer

# What libraries of long ago, still in use, do to the language.
OLD_LIBRARY = """<script>
  Array.prototype.toJSON = function () { return "[" + this.join() + "]"; };
  String.prototype.toJSON = function () { return String(this); };
  Function.prototype.bind = function () { throw new Error("not bound"); };
  Array.from = () => ["changed"];
  Element.prototype.hide = Element.prototype.show = function () { throw new Error("never"); };
  Object.prototype.each = function () {};
</script>"""


def test_an_old_library_on_the_page_does_not_break_it(page: Page, site: RunningServer, host: HostSite) -> None:
    page.goto(host.show(tag(site), head=OLD_LIBRARY))
    Widget(page).open().ask(ANSWERED)
    page.reload()
    widget = Widget(page).open()
    widget.ask(ANSWERED)
    assert widget.turns.last.locator("[part=quote]").count() >= 1


def test_two_chats_on_a_page_each_answer_their_own_question(page: Page, site: RunningServer, host: HostSite) -> None:
    one = f'<sideline-chat mode="inline" history="off" api="{site.url}"></sideline-chat>'
    page.goto(host.show(one + one + tag(site)))
    chats = page.locator("sideline-chat")
    chats.nth(1).locator("[part=input]").fill(ANSWERED)
    chats.nth(1).locator("[part=input]").press("Enter")
    chats.nth(1).locator("[part=quote]").first.wait_for()
    assert [chats.nth(place).locator("[part=turn]").count() for place in (0, 1)] == [0, 1]


def test_a_site_that_swaps_its_body_keeps_chat_and_conversation(
    page: Page, site: RunningServer, host: HostSite
) -> None:
    page.goto(host.show(tag(site)))
    Widget(page).open().ask(ANSWERED)
    page.evaluate("""() => {
      const body = document.createElement("body");
      body.append("the next page");
      document.body = body;
    }""")
    widget = Widget(page)
    widget.launcher.wait_for()
    assert widget.turns.count() == 1
    if widget.panel.is_hidden():
        widget.open()
    widget.ask("and the elbows?")
    assert widget.turns.count() == 2


def test_a_hundred_removals_leave_no_listener_and_no_element(page: Page, site: RunningServer, host: HostSite) -> None:
    page.goto(host.show(tag(site)))
    Widget(page).open().ask(ANSWERED)
    client = page.context.new_cdp_session(page)
    come_and_go(page, 5)
    before = counted(client)
    come_and_go(page, 100)
    for _ in range(40):  # what was on its way when an element went holds it a little longer
        after = counted(client)
        if after["jsEventListeners"] <= before["jsEventListeners"]:
            break
        page.wait_for_timeout(250)
    assert after["jsEventListeners"] <= before["jsEventListeners"]
    assert after["nodes"] <= before["nodes"]


def come_and_go(page: Page, times: int) -> None:
    """Take the chat off the page and put a fresh one on it, as a single-page site does."""
    page.evaluate(
        """async (times) => {
          for (let time = 0; time < times; time += 1) {
            document.querySelector("sideline-chat").remove();
            const chat = document.createElement("sideline-chat");
            chat.setAttribute("open", "");
            document.body.append(chat);
            await new Promise((done) => setTimeout(done, 5));
          }
        }""",
        times,
    )
    page.wait_for_timeout(500)  # questions to start with arrive, or are given up


def counted(client: CDPSession) -> dict[str, int]:
    for _ in range(3):
        client.send("HeapProfiler.collectGarbage")
    counters: dict[str, int] = client.send("Memory.getDOMCounters")
    return counters


def test_nothing_on_the_page_moves_when_it_comes_and_opens(page: Page, site: RunningServer, host: HostSite) -> None:
    page.add_init_script("""
      window.shifts = [];
      const unasked = (entry) => !entry.hadRecentInput; // opening the panel by a click is asked for
      new PerformanceObserver((list) => shifts.push(...list.getEntries().filter(unasked).map(({ value }) => value)))
        .observe({ type: "layout-shift", buffered: true });
    """)
    page.goto(host.show("<main><h1>Words</h1><p>More words</p></main>" + tag(site)))
    widget = Widget(page).open()
    widget.part("suggestion").first.wait_for()
    widget.ask(ANSWERED)
    page.wait_for_timeout(200)
    assert page.evaluate("() => shifts") == []


def test_with_room_at_the_lower_edge_it_hides_nothing_that_has_the_focus(
    page: Page, site: RunningServer, host: HostSite
) -> None:
    links = "".join(f'<p style="text-align:right"><a href="#{place}">Link {place}</a></p>' for place in range(60))
    room = "<style>html { scroll-padding-block-end: 6rem }</style>"
    page.goto(host.show(links + tag(site), head=room))
    Widget(page).launcher.wait_for()
    covered = []
    for _ in range(60):
        page.keyboard.press("Tab")
        covered += page.evaluate("""() => {
          const { left, right, top, bottom } = document.activeElement.getBoundingClientRect();
          const [x, y] = [(left + right) / 2, (top + bottom) / 2];
          return document.elementFromPoint(x, y) === document.activeElement ? [] : [document.activeElement.textContent];
        }""")
    # The last lines can't be scrolled any higher: the docs ask for room below them as well.
    assert [text for text in covered if text not in {"Link 58", "Link 59"}] == []


def test_the_theme_is_the_owner_s_then_the_page_s_then_the_visitor_s(
    page: Page, site: RunningServer, host: HostSite
) -> None:
    page.emulate_media(color_scheme="dark")
    dark_page = '<meta name="color-scheme" content="dark"><style>html { color-scheme: dark }</style>'
    light_page = "<style>html { color-scheme: light }</style>"
    for theme, head, dark in (("light", dark_page, False), ("dark", light_page, True), ("auto", light_page, False),
                              ("auto", dark_page, True), ("auto", "", True)):  # fmt: skip
        page.goto(host.show(tag(site, theme=theme), head=head))
        paper = Widget(page).open().panel.evaluate("panel => getComputedStyle(panel).backgroundColor")
        assert (int(paper.partition("(")[2].split(",")[0]) < 128) is dark, (theme, head)
