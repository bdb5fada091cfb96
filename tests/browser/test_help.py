"""Help that is found (WCAG 3.2.6): misspellings are understood, and a person is named when the bot can't help."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.widget import ANSWERED, Widget
from tests.running import RunningServer

CONTACT = {"SIDELINE_CONTACT_LABEL": "Write to us", "SIDELINE_CONTACT_URL": "mailto:coach@club.example"}


def test_after_three_questions_without_an_answer_a_person_is_named(
    page: Page, serve: Callable[..., RunningServer], club_index: Path
) -> None:
    page.goto(serve(club_index, **CONTACT).url)
    widget = Widget(page).open()
    for question in ("xylophone zebra quartz", "who won the cup", "what is a quasar"):
        turn = widget.ask(question)
    link = turn.get_by_role("link", name="Write to us")
    assert link.get_attribute("href") == "mailto:coach@club.example"


def test_a_misspelled_question_is_answered(demo: Widget) -> None:
    turn = demo.open().ask("why do runers swing there arms")
    assert turn.locator("[part=quote]").count() >= 1


def test_it_goes_with_one_key_and_comes_back_in_the_same_place(demo: Widget) -> None:
    place = demo.launcher.bounding_box()
    demo.open()
    demo.page.keyboard.press("Escape")
    assert demo.launcher.bounding_box() == place
    demo.page.goto(demo.page.url + "library")
    assert Widget(demo.page).launcher.count() in {0, 1}
    demo.page.go_back()
    assert Widget(demo.page).launcher.bounding_box() == place


def test_what_is_left_of_a_long_question_is_told_and_spoken(demo: Widget) -> None:
    demo.open()
    assert demo.input.get_attribute("maxlength") == "500"
    demo.input.fill("a" * 399)
    left = demo.page.locator("sideline-chat .left")
    assert left.inner_text() == ""
    demo.input.press_sequentially("aa")
    assert left.inner_text() == "99 characters left"
    demo.page.locator("sideline-chat [aria-live=polite]").get_by_text("100 characters left").wait_for(state="attached")
    demo.input.press_sequentially("b" * 120)
    assert len(demo.input.input_value()) == 500
    assert left.inner_text() == "0 characters left"
    demo.input.fill(ANSWERED)
    assert left.inner_text() == ""
