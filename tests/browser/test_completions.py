"""Questions offered while typing: by arrow keys, by pointer, and never of what was typed before."""

from __future__ import annotations

from playwright.sync_api import Route

from tests.browser.widget import Widget

SUGGEST = "**/api/v1/suggest?*"


def active(widget: Widget) -> str | None:
    """Give the text of the question that the input names as the active one."""
    found: str | None = widget.input.evaluate("""input => {
      const id = input.getAttribute("aria-activedescendant");
      return id && input.getRootNode().getElementById(id).textContent;
    }""")
    return found


def type_and_see(widget: Widget, text: str) -> list[str]:
    widget.input.press_sequentially(text)
    widget.part("match").first.wait_for()
    return widget.part("match").all_inner_texts()


def test_arrow_keys_walk_through_them_and_enter_asks(demo: Widget) -> None:
    offered = type_and_see(demo.open(), "how")
    assert len(offered) >= 3
    assert demo.input.get_attribute("role") == "combobox"
    assert demo.input.get_attribute("aria-expanded") == "true"
    assert active(demo) is None
    keyboard = demo.page.keyboard
    keyboard.press("ArrowDown")
    assert active(demo) == offered[0]
    keyboard.press("ArrowDown")
    assert active(demo) == offered[1]
    keyboard.press("ArrowUp")
    keyboard.press("ArrowUp")
    assert active(demo) is None  # back in the input, between the last and the first
    keyboard.press("ArrowUp")
    assert active(demo) == offered[-1]
    assert demo.part("match").locator("nth=-1").get_attribute("aria-selected") == "true"
    assert demo.focused() == "input"
    with demo.page.expect_request("**/api/v1/chat") as asked:
        keyboard.press("Enter")
    body = asked.value.post_data_json or {}
    assert body["question"] == offered[-1]
    assert "#" in body["passage_id"]
    demo.quotes.first.wait_for()
    assert demo.input.input_value() == ""
    assert demo.input.get_attribute("aria-expanded") == "false"


def test_enter_without_a_choice_asks_what_was_typed(demo: Widget) -> None:
    type_and_see(demo.open(), "how do I breathe")
    demo.input.press("Enter")
    demo.quotes.first.wait_for()
    assert "how do I breathe" in demo.turns.first.inner_text()
    assert demo.part("match").filter(visible=True).count() == 0


def test_escape_closes_the_list_first_and_then_the_panel(demo: Widget) -> None:
    type_and_see(demo.open(), "arms")
    demo.page.keyboard.press("Escape")
    assert demo.part("match").filter(visible=True).count() == 0
    assert demo.panel.is_visible()
    assert demo.input.input_value() == "arms"
    demo.page.keyboard.press("Escape")
    assert demo.panel.is_hidden()


def test_a_pointer_chooses_without_taking_the_focus(demo: Widget) -> None:
    offered = type_and_see(demo.open(), "arms")
    demo.part("match").first.click()
    demo.quotes.first.wait_for()
    assert offered[0] in demo.turns.first.inner_text()
    assert demo.focused() == "input"


def test_what_comes_late_for_an_earlier_text_is_not_shown(demo: Widget) -> None:
    held: list[Route] = []

    def answer(route: Route) -> None:
        if route.request.url.endswith("q=arms"):
            held.append(route)
        else:
            route.fulfill(json={"suggestions": [{"question": "The newer one?", "passage_id": "a#b"}]})

    demo.page.route(SUGGEST, answer)
    demo.open()
    with demo.page.expect_request("**/suggest?q=arms"):
        demo.input.press_sequentially("arms")
    demo.input.press_sequentially(" and")
    demo.part("match").get_by_text("The newer one?").wait_for()
    held[0].fulfill(json={"suggestions": [{"question": "The older one?", "passage_id": "a#c"}]})
    demo.page.wait_for_timeout(200)
    assert demo.part("match").all_inner_texts() == ["The newer one?"]


def test_a_failure_of_theirs_disturbs_nobody(demo: Widget) -> None:
    demo.page.route(SUGGEST, lambda route: route.fulfill(status=500, body="<h1>x</h1>"))
    with demo.page.expect_response(SUGGEST):
        demo.open().input.press_sequentially("how do I breathe in a sprint")
    demo.input.press("Enter")
    demo.quotes.first.wait_for()
    assert demo.panel.get_by_role("alert").inner_text() == ""


def test_composing_a_word_is_not_disturbed(demo: Widget) -> None:
    type_and_see(demo.open(), "arms")
    demo.input.dispatch_event("keydown", {"key": "ArrowDown", "isComposing": True, "bubbles": True})
    assert active(demo) is None
