"""What a visitor can do with an answer: ask why, copy it, share it, take the conversation along."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.browser.widget import ABSTAINED, ANSWERED, CORRECTED, Widget
from tests.running import RunningServer


def test_why_this_answer_tells_place_backing_date_and_reading(demo: Widget) -> None:
    turn = demo.open().ask(CORRECTED)
    why = turn.get_by_role("button", name="Why this answer?")
    assert why.get_attribute("aria-expanded") == "false"
    why.click()
    assert why.get_attribute("aria-expanded") == "true"
    facts = turn.locator(".more").first.inner_text()
    assert "“shuolders” was read as “shoulders”." in facts
    assert "Found under “Relaxed shoulders” in “Swinging arms”. Coaching experience. reviewed Oct 1, 2026" in facts
    assert "This passage very likely fits." in facts
    assert "letter by letter" in facts
    why.click()
    assert turn.locator(".more").first.is_hidden()


def test_why_there_is_no_answer_is_told_as_well(demo: Widget) -> None:
    turn = demo.open().ask(ABSTAINED)
    turn.get_by_role("button", name="Why this answer?").click()
    assert "outside of what the texts here are about" in turn.locator(".more").first.inner_text()


def test_a_long_ago_review_is_told_with_a_word(demo: Widget, site: RunningServer) -> None:
    reply = site.ask(ANSWERED).json()
    reply["quotes"][0]["reviewed"] = "2019-05-04"
    demo.page.route("**/api/v1/chat", lambda route: route.fulfill(json=reply))
    caption = demo.open().ask(ANSWERED).locator("figcaption").inner_text()
    assert "reviewed May 4, 2019, some time ago" in caption


def test_an_answer_is_copied_with_its_link(new_page: NewPage, site: RunningServer) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(site.url)
    widget = Widget(page).open()
    widget.ask(ANSWERED)
    widget.button("Copy answer").click()
    page.locator("[aria-live=polite]").get_by_text("Copied").wait_for(state="attached")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied.startswith(ANSWERED)
    assert "keep the body from twisting" in copied
    assert f"{site.url}/library/swinging-arms" in copied


def test_it_is_copied_where_the_clipboard_is_closed(new_page: NewPage, site: RunningServer) -> None:
    page = new_page()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(site.url)
    page.evaluate("""() => document.addEventListener("copy", (event) => {
      const field = document.querySelector("sideline-chat").shadowRoot.activeElement;
      window.copied = field.value.slice(field.selectionStart, field.selectionEnd);
    })""")
    widget = Widget(page).open()
    widget.ask(ANSWERED)
    widget.button("Copy answer").click()
    page.wait_for_function("() => window.copied?.includes('keep the body from twisting')")
    assert (
        page.evaluate("() => document.querySelector('sideline-chat').shadowRoot.activeElement.ariaLabel")
        == "Copy answer"
    )


def test_where_nothing_can_copy_the_visitor_is_told_how(new_page: NewPage, site: RunningServer) -> None:
    page = new_page()
    page.add_init_script("""
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      Document.prototype.execCommand = () => false;
    """)
    page.goto(site.url)
    widget = Widget(page).open()
    widget.ask(ANSWERED)
    widget.button("Copy answer").click()
    page.locator("[aria-live=polite]").get_by_text("copy it by hand").wait_for(state="attached")


def test_sharing_is_offered_where_the_browser_can(new_page: NewPage, site: RunningServer) -> None:
    page = new_page()
    page.add_init_script("navigator.share = async (data) => { window.shared = data; };")
    page.goto(site.url)
    widget = Widget(page).open()
    widget.ask(ANSWERED)
    widget.button("Share answer").click()
    shared = page.evaluate("() => window.shared")
    assert shared["title"] == ANSWERED
    assert "keep the body from twisting" in shared["text"]


def test_sharing_is_not_offered_elsewhere(demo: Widget) -> None:
    demo.page.evaluate("() => { navigator.share = undefined; }")
    demo.open().ask(ANSWERED)
    assert demo.button("Share answer").count() == 0


def test_the_conversation_is_saved_as_text(demo: Widget, tmp_path: Path) -> None:
    demo.open()
    assert demo.button("Save conversation").is_hidden()
    demo.ask(ANSWERED)
    demo.ask(ABSTAINED)
    with demo.page.expect_download() as saving:
        demo.button("Save conversation").click()
    assert saving.value.suggested_filename.startswith("conversation-20")
    saving.value.save_as(tmp_path / "saved.txt")
    text = (tmp_path / "saved.txt").read_text(encoding="utf-8")
    assert text.index(f"You: {ANSWERED}") < text.index("keep the body from twisting") < text.index(f"You: {ABSTAINED}")
    assert "/library/swinging-arms" in text


@pytest.mark.parametrize("size", [(1280, 800), (360, 740)])
def test_quotes_are_set_apart_from_the_bots_words(
    new_page: NewPage, site: RunningServer, size: tuple[int, int]
) -> None:
    page: Page = new_page(*size)
    page.goto(site.url)
    widget = Widget(page).open()
    widget.ask(ANSWERED)
    looks = widget.panel.evaluate("""panel => {
      const look = (selector) => {
        const style = getComputedStyle(panel.querySelector(selector));
        return [style.fontFamily, style.borderInlineStartWidth];
      };
      return [look("[part=quote]"), look(".intro p")];
    }""")
    assert looks[0][0] != looks[1][0]
    assert [looks[0][1], looks[1][1]] == ["4px", "0px"]
