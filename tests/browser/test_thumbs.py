"""What visitors say of an answer: thumbs, what was wrong, what was meant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page

from tests.browser.widget import ABSTAINED, ANSWERED, NEAR_OTHERS, Widget
from tests.running import RunningServer
from web.store import Store

FEEDBACK = "**/api/v1/feedback"
YES, NO = "Yes, it helped", "No, it didn’t help"


def told(turn: Locator) -> str:
    return turn.locator(".told").inner_text()


def test_a_thumb_up_is_sent_told_and_kept(demo: Widget) -> None:
    demo.page.evaluate("""() => {
      window.heard = [];
      document.addEventListener("sideline:feedback", (event) => heard.push(event.detail));
    }""")
    turn = demo.open().ask(ANSWERED)
    assert turn.get_by_role("group", name="Did this help?").get_attribute("part") == "feedback"
    with demo.page.expect_response(FEEDBACK) as sent:
        demo.button(YES).click()
    assert sent.value.status == 204
    turn.get_by_text("Thank you, noted.").wait_for()
    assert demo.button(YES).get_attribute("aria-pressed") == "true"
    assert demo.button(NO).get_attribute("aria-pressed") == "false"
    [detail] = demo.page.evaluate("() => heard")
    assert detail["helpful"] is True
    assert detail["turn_id"] == (sent.value.request.post_data_json or {})["turn_id"]
    demo.page.reload()
    demo.open()
    assert demo.button(YES).get_attribute("aria-pressed") == "true"


def test_a_thumb_down_asks_what_was_wrong(demo: Widget) -> None:
    turn = demo.open().ask(ANSWERED)
    demo.button(NO).click()
    reason = turn.get_by_role("group", name="What was wrong?").get_by_role("button", name="Out of date")
    with demo.page.expect_response(lambda response: "reason" in (response.request.post_data or "")) as sent:
        reason.click()
    assert sent.value.status == 204
    body = sent.value.request.post_data_json or {}
    assert [body["helpful"], body["reason"]] == [False, "outdated"]
    assert reason.get_attribute("aria-pressed") == "true"
    demo.button(YES).click()
    turn.locator(".more").get_by_text("What was wrong?").wait_for(state="hidden")


def test_choosing_what_was_meant_tells_the_owner_and_answers_it(demo: Widget) -> None:
    turn = demo.open().ask(NEAR_OTHERS)
    quoted = turn.locator("[part=quote]").inner_text()
    demo.button(NO).click()
    other = turn.get_by_role("group", name="I meant this one").get_by_role("button").first
    other.wait_for()
    words = other.inner_text()
    with demo.page.expect_response(lambda response: "meant" in (response.request.post_data or "")) as sent:
        other.click()
    assert sent.value.status == 204
    answered = demo.turns.nth(1)
    answered.locator("[part=quote]").wait_for()
    assert words in answered.inner_text()
    assert quoted not in answered.inner_text()


def test_the_reason_outlives_what_was_meant_a_reload_and_goes_with_a_thumb_up(
    page: Page, club_index: Path, serve: Callable[..., RunningServer], tmp_path: Path
) -> None:
    kept = Store(tmp_path / "feedback.sqlite3")
    page.goto(serve(club_index, SIDELINE_STORE=str(kept.path), SIDELINE_RATE_LIMIT="off").url)
    demo = Widget(page)

    def click(button: Locator) -> tuple[bool, str | None, str | None]:
        """Click what rates a turn, and give what the store holds of it then."""
        button.wait_for()
        with page.expect_response(FEEDBACK) as sent:
            button.click()
        assert sent.value.status == 204
        [one] = kept.read()
        return one.helpful, one.reason, one.meant

    turn = demo.open().ask(NEAR_OTHERS)
    no, yes = turn.get_by_role("button", name=NO), turn.get_by_role("button", name=YES)
    outdated = turn.get_by_role("button", name="Out of date")
    assert click(no) == (False, None, None)
    assert click(outdated) == (False, "outdated", None)
    helpful, reason, meant = click(turn.get_by_role("group", name="I meant this one").get_by_role("button").first)
    assert (helpful, reason, bool(meant)) == (False, "outdated", True)
    assert click(turn.get_by_role("button", name="Hard to understand")) == (False, "unclear", meant)
    demo.turns.nth(1).locator("[part=quote]").wait_for()
    page.reload()
    turn = demo.open().turns.first
    no, yes = turn.get_by_role("button", name=NO), turn.get_by_role("button", name=YES)
    assert click(no) == (False, "unclear", meant)
    assert turn.get_by_role("button", name="Hard to understand").get_attribute("aria-pressed") == "true"
    assert click(yes) == (True, None, None)
    assert click(no) == (False, None, None)
    assert turn.get_by_role("button", name="Hard to understand").get_attribute("aria-pressed") == "false"


def test_where_a_reason_cannot_be_kept_it_is_not_pressed(demo: Widget) -> None:
    turn = demo.open().ask(ANSWERED)
    demo.button(NO).click()
    reason = turn.get_by_role("button", name="Out of date")
    reason.wait_for()
    demo.page.route(FEEDBACK, lambda route: route.fulfill(status=503, json={"title": "x"}))
    reason.click()
    turn.get_by_text("could not be sent").wait_for()
    assert reason.get_attribute("aria-pressed") == "false"
    assert demo.button(NO).get_attribute("aria-pressed") == "true"


def test_where_it_cannot_be_kept_that_is_said_and_nothing_is_pressed(demo: Widget) -> None:
    turn = demo.open().ask(ANSWERED)
    demo.page.route(FEEDBACK, lambda route: route.fulfill(status=503, json={"title": "x"}))
    demo.button(YES).click()
    turn.get_by_text("could not be sent").wait_for()
    assert demo.button(YES).get_attribute("aria-pressed") == "false"
    assert demo.panel.get_by_role("alert").inner_text() == ""


def test_no_answer_can_be_judged_too_and_small_talk_cannot(demo: Widget) -> None:
    abstained = demo.open().ask(ABSTAINED)
    assert abstained.get_by_role("group", name="Did this help?").count() == 1
    small_talk = demo.ask("hello")
    assert small_talk.get_by_role("group", name="Did this help?").count() == 0
