"""WCAG 2.2 AA by axe on every page, and what axe can't see: speech, zoom, motion, colours of the system."""

from __future__ import annotations

import random

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.browser.host import HostSite
from tests.browser.widget import ANSWERED, CLARIFIED, Widget, messages
from tests.running import RunningServer

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "rules": {
        "target-size": {"enabled": True},  # off by default
        # HTML gives a textarea no role, and ARIA's combobox knows no field of several lines; browsers tell both.
        "aria-allowed-role": {"enabled": False},
    },
}


def faults(page: Page) -> list[str]:
    """Give axe's findings, one line each."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    # What it passes is ten times what it finds, and takes as long to hand over as the finding.
    found = page.evaluate("rules => axe.run(rules).then(({ violations }) => violations)", RULES)
    return [f"{fault['id']}: {node['target']} {node['failureSummary']}" for fault in found for node in fault["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/chat", "/embed", "/library", "/library/swinging-arms", "/library/none"])
def test_axe_finds_nothing_on_a_page(new_page: NewPage, site: RunningServer, path: str, scheme: str) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(site.url + path)
    if path in {"/chat", "/embed"}:
        Widget(page).part("suggestion").first.wait_for()
    assert faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (360, 740)])
def test_axe_finds_nothing_in_the_open_panel(
    new_page: NewPage, site: RunningServer, scheme: str, width: int, height: int
) -> None:
    page = new_page(width, height, color_scheme=scheme)
    page.goto(site.url)
    widget = Widget(page).open()
    widget.ask(ANSWERED)
    widget.ask(CLARIFIED)
    widget.ask("How do I keep my shuolders down?")
    page.route("**/api/v1/chat", lambda route: route.abort())
    widget.send("and now?")
    widget.panel.get_by_role("alert").locator("button").wait_for()
    assert faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_page_without_script(new_page: NewPage, site: RunningServer, scheme: str) -> None:
    page = new_page(color_scheme=scheme)
    page.route("**/widget.js", lambda route: route.abort())
    page.goto(f"{site.url}/chat")
    page.get_by_label("Your question").fill(ANSWERED)
    page.get_by_role("button", name="Ask", exact=True).click()
    page.locator("blockquote").wait_for()
    page.wait_for_load_state()  # a page still arriving has the text's colours before its own
    assert faults(page) == []


def test_a_reply_is_spoken_once_by_a_region_that_stood_there_before(new_page: NewPage, site: RunningServer) -> None:
    page = new_page()
    messages(page)
    page.goto(site.url)
    assert page.locator("[aria-live=polite]").count() == 1
    widget = Widget(page).open()
    widget.ask(ANSWERED)
    page.wait_for_function("() => window.spoken.length > 0")
    page.wait_for_timeout(300)
    spoken = page.evaluate("() => window.spoken")
    assert len(spoken) == 1
    assert "keep the body from twisting" in spoken[0]
    assert "http" not in spoken[0]
    assert widget.log.get_attribute("aria-live") == "off"
    page.wait_for_function("() => document.querySelector('[aria-live=polite]').textContent === ''")


def test_a_restored_conversation_is_not_spoken(new_page: NewPage, site: RunningServer) -> None:
    page = new_page()
    messages(page)
    page.goto(site.url)
    Widget(page).open().ask(ANSWERED)
    page.reload()
    Widget(page).open()
    page.wait_for_timeout(400)
    assert Widget(page).turns.count() == 1
    assert page.evaluate("() => window.spoken") == []


@pytest.mark.parametrize("path", ["/", "/chat", "/embed", "/library", "/library/swinging-arms"])
def test_at_four_hundred_percent_nothing_scrolls_sideways(new_page: NewPage, site: RunningServer, path: str) -> None:
    page = new_page(320, 256)
    page.emulate_media(reduced_motion="reduce")  # else the page glides to the input while it is measured
    page.goto(site.url + path)
    if path == "/":
        Widget(page).open()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    if path in {"/", "/chat", "/embed"}:
        widget = Widget(page)
        widget.part("suggestion").first.wait_for()
        widget.input.focus()
        box = widget.input.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        assert 0 <= box["y"] <= 256 - box["height"] / 2
        assert widget.panel.evaluate("panel => panel.scrollWidth <= panel.clientWidth")


def test_wider_text_spacing_clips_no_button(demo: Widget) -> None:
    demo.open().ask(ANSWERED)
    clipped = demo.panel.evaluate("""panel => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; }
        * { word-spacing: .16em !important; }
        p { margin-block-end: 2em !important; }`);
      const root = panel.getRootNode();
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      return [...root.querySelectorAll("button")].filter((button) => button.clientHeight
        && (button.scrollHeight > button.clientHeight + 1 || button.scrollWidth > button.clientWidth + 1))
        .map((button) => button.textContent);
    }""")
    assert clipped == []


def test_every_target_of_the_widget_is_large_enough(demo: Widget) -> None:
    demo.open().ask(CLARIFIED)
    demo.ask("How do I keep my shuolders down?")
    demo.page.locator("sideline-chat .no").last.click()
    demo.input.fill("do arms")
    demo.part("match").first.wait_for()
    small = demo.panel.evaluate("""panel => [...panel.getRootNode().querySelectorAll(
        "button, textarea, summary, [part=source], [part=match]")]
      .map((target) => [target.textContent || target.ariaLabel, target.getBoundingClientRect()])
      .filter(([, box]) => box.width && (box.width < 44 || box.height < 44)).map(([text]) => text)""")
    assert small == []


def test_nothing_moves_for_who_wants_no_motion(new_page: NewPage, site: RunningServer) -> None:
    moving = "() => document.querySelector('sideline-chat').shadowRoot.getAnimations({ subtree: true }).length"
    for motion, some in (("reduce", False), ("no-preference", True)):
        page = new_page(reduced_motion=motion)
        page.goto(site.url)
        widget = Widget(page).open()
        page.route("**/api/v1/chat", lambda _: None)
        widget.send(ANSWERED)
        widget.part("status").get_by_text("Searching").wait_for()
        assert (page.evaluate(moving) > 0) is some


def test_in_forced_colours_parts_keep_their_edges(new_page: NewPage, site: RunningServer) -> None:
    page = new_page(forced_colors="active")
    page.goto(site.url)
    widget = Widget(page).open()
    for part in ("launcher", "panel", "composer", "send"):
        width = widget.part(part).evaluate("element => parseFloat(getComputedStyle(element).borderTopWidth)")
        assert width >= 1, part
    ring = widget.part("composer").evaluate("element => getComputedStyle(element).outlineStyle")
    assert ring != "none"


def test_any_accent_stays_readable(page: Page, site: RunningServer, host: HostSite) -> None:
    page.goto(host.show(f'<script src="{site.url}/widget.js" defer></script>'))
    Widget(page).launcher.wait_for()
    chance = random.Random(7)  # the same colours in every run
    accents = [f"#{chance.randrange(1 << 24):06x}" for _ in range(200)] + ["#0b6", "gold", "white", "black", "nonsense"]
    page.evaluate("() => document.querySelector('sideline-chat').setAttribute('open', '')")
    Widget(page).open()
    worst = page.evaluate(_WORST_CONTRAST, accents)
    assert worst >= 4.5


def test_right_to_left_pages_get_the_launcher_on_their_end(page: Page, site: RunningServer, host: HostSite) -> None:
    page.goto(host.show(f'<script src="{site.url}/widget.js" defer></script>'))
    page.evaluate("() => { document.documentElement.dir = 'rtl'; }")
    box = Widget(page).launcher.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] < 640


_WORST_CONTRAST = """accents => {
  const element = document.querySelector("sideline-chat");
  const find = (part) => element.shadowRoot.querySelector(`[part=${part}]`);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => (v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const rgb = (css) => css.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const ratio = (a, b) => {
    const [high, low] = [light(rgb(a)), light(rgb(b))].sort((x, y) => y - x);
    return (high + .05) / (low + .05);
  };
  const probe = document.createElement("a");
  find("transcript").append(probe);
  probe.href = "https://example.org";
  return Math.min(...accents.flatMap((accent) => {
    element.setAttribute("accent", accent);
    const launcher = getComputedStyle(find("launcher"));
    const link = getComputedStyle(probe);
    const paper = getComputedStyle(find("panel")).backgroundColor;
    return [ratio(launcher.color, launcher.backgroundColor), ratio(link.color, paper)];
  }));
}"""
