"""The whole way of a visitor: ask in the page, read the quote, follow the link, see the sentence marked."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.browser.widget import ANSWERED, CLARIFIED, Widget, messages
from tests.running import RunningServer

LEAN = "how much should I lean"
DOI = "https://doi.org/10.1234/example.5678"

_IN_VIEW = """mark => {
  const box = mark.getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight && box.height > 0;
}"""


def test_ask_read_follow_and_see_the_sentence_marked(demo: Widget, site: RunningServer) -> None:
    turn = demo.open().ask(ANSWERED)
    quoted = turn.locator("[part=quote]").first.inner_text()
    assert "keep the body from twisting" in quoted
    source = turn.locator("[part=source]").first
    assert source.get_attribute("rel") == "noopener noreferrer"
    with demo.page.context.expect_page() as opened:
        source.click()
    reader = opened.value
    reader.wait_for_load_state()
    marked = reader.locator("mark").first
    marked.wait_for()
    assert " ".join(reader.locator("mark").all_inner_texts()).split() == quoted.split()
    reader.wait_for_function("() => scrollY >= 0 && document.readyState === 'complete'")
    reader.wait_for_timeout(300)
    assert marked.evaluate(_IN_VIEW)


def test_the_mark_comes_into_view_without_text_fragments(page: Page, site: RunningServer) -> None:
    reply = site.ask("How do I keep my shoulders down?").json()
    page.set_viewport_size({"width": 360, "height": 320})
    page.goto(reply["quotes"][0]["url"].partition("#")[0])
    page.wait_for_timeout(300)
    assert page.locator("mark").first.evaluate(_IN_VIEW)


def test_without_script_a_conversation_goes_on_with_quotes_and_links(new_page: NewPage, site: RunningServer) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site.url}/chat")
    page.get_by_label("Your question").fill(ANSWERED)
    page.get_by_role("button", name="Ask", exact=True).click()
    assert "keep the body from twisting" in page.locator("blockquote").inner_text()
    assert page.title().startswith(ANSWERED)

    page.get_by_label("Your question").fill("and the elbows?")
    page.get_by_role("button", name="Ask", exact=True).click()
    questions = page.locator(".asked").all_inner_texts()
    assert [ANSWERED in questions[0], "and the elbows?" in questions[1]] == [True, True]

    page.locator("figcaption a").first.click()
    assert "keep the body from twisting" in " ".join(page.locator("mark").all_inner_texts())


def test_without_script_an_option_chosen_is_answered(new_page: NewPage, site: RunningServer) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site.url}/chat")
    page.get_by_label("Your question").fill(CLARIFIED)
    page.get_by_role("button", name="Ask", exact=True).click()
    option = page.locator("button.option, #latest button.choice").first
    assert page.locator("#latest .preview a").count() == page.locator("button.option").count()
    chosen = option.inner_text()
    option.click()
    assert chosen in page.locator("#latest .asked").inner_text()
    assert page.locator("#latest blockquote").count() >= 1


def test_a_changed_text_is_said_and_nothing_is_marked(page: Page, site: RunningServer) -> None:
    page.goto(f"{site.url}/library/swinging-arms?mark=10-40&v=00000000#relaxed-shoulders")
    assert "has changed" in page.locator(".landing").inner_text()
    assert page.locator("mark").count() == 0


def test_the_widget_shows_the_evidence_the_retold_work_and_the_date(demo: Widget) -> None:
    caption = demo.open().ask(ANSWERED).locator("figcaption").inner_text()
    assert "Coaching experience" in caption
    assert "after “A talk at the club house”" in caption
    assert "2026" in caption


def test_a_quote_that_cites_only_what_comes_near_does_not_deny_that_there_are_studies(
    demo: Widget, site: RunningServer
) -> None:
    reply = site.ask(LEAN).json()
    assert reply["quotes"][0]["references"]
    reply["quotes"][0]["evidence"] = "none"
    demo.page.route("**/api/v1/chat", lambda route: route.fulfill(json=reply))
    turn = demo.open().ask(LEAN)
    assert "No study found on exactly this" in turn.locator("figcaption").inner_text()
    turn.get_by_role("button", name="Why this answer?").click()
    assert "No study found on exactly this." in turn.locator(".more").first.inner_text()


def test_the_widget_unfolds_and_speaks_the_works_behind_a_quote_where_these_are_asked_for(
    new_page: NewPage, site: RunningServer
) -> None:
    page = new_page()
    messages(page)
    page.goto(site.url)
    widget = Widget(page).open()
    works = widget.ask(LEAN).locator("details")
    page.wait_for_function("() => window.spoken.length > 0")
    assert works.get_attribute("open") is None
    works = widget.ask("where is that from?").locator("details")
    assert "On trunks and strides" in works.inner_text()
    page.wait_for_function("() => window.spoken.length > 1")
    assert ["On trunks and strides" in said for said in page.evaluate("() => window.spoken")] == [False, True]


def test_without_script_the_works_behind_a_quote_are_named(new_page: NewPage, site: RunningServer) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site.url}/chat")
    for question, open_at_once in ((LEAN, False), ("where is that from?", True)):
        page.get_by_label("Your question").fill(question)
        page.get_by_role("button", name="Ask", exact=True).click()
        works = page.locator("#latest details")
        assert works.locator("li").is_visible() == open_at_once
        assert works.get_by_role("link").count() == int(open_at_once)
    assert works.get_by_role("link", name="On trunks and strides").get_attribute("href") == DOI


def test_a_correction_can_be_undone(demo: Widget) -> None:
    turn = demo.open().ask("How do I keep my shuolders down?")
    assert "Searched for shoulders." in turn.inner_text()
    with demo.page.expect_request("**/api/v1/chat") as asked:
        turn.get_by_role("button", name="Search for shuolders instead").click()
    assert (asked.value.post_data_json or {})["correct"] is False


def test_several_slips_are_told_in_one_line_with_one_way_back(demo: Widget) -> None:
    turn = demo.open().ask("How do I keep my shuolders donw?")
    assert "Searched for shoulders, down." in turn.inner_text()
    assert turn.locator("[part=correction]").count() == 1
    turn.get_by_role("button", name="Search for shuolders, donw instead").wait_for()


def test_several_slips_are_told_in_one_line_without_script_too(new_page: NewPage, site: RunningServer) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site.url}/chat")
    page.get_by_label("Your question").fill("How do I keep my shuolders donw?")
    page.get_by_role("button", name="Ask", exact=True).click()
    assert "Searched for shoulders, down." in page.locator("#latest").inner_text()
    page.get_by_role("button", name="Search for shuolders, donw instead").click()
    assert "Searched for" not in page.locator("#latest").inner_text()


def test_a_reading_chosen_is_answered_from_its_passage(demo: Widget) -> None:
    turn = demo.open().ask(CLARIFIED)
    offered = turn.locator("[part=option], [part=suggestion]").first
    words = offered.inner_text()
    offered.click()
    answered = demo.turns.nth(1)
    answered.locator("[part=quote]").first.wait_for()
    assert words in answered.inner_text()


def test_each_reading_shows_a_sentence_of_its_passage_that_links_to_where_it_stands(demo: Widget) -> None:
    turn = demo.open().ask(CLARIFIED)
    previews = turn.locator("[part=preview]")
    assert previews.count() == turn.locator("[part=option]").count()
    said = previews.first.inner_text().partition("”")[0].lstrip("“")
    with demo.page.context.expect_page() as opened:
        previews.first.get_by_role("link", name="Source").click()
    assert said in " ".join(opened.value.locator("mark").all_inner_texts())


def test_a_preview_s_arrow_stays_with_its_last_word_at_any_width(demo: Widget) -> None:
    demo.open().ask(CLARIFIED)
    for width in range(320, 420, 5):
        demo.page.set_viewport_size({"width": width, "height": 740})
        for preview in demo.part("preview").all():
            shape = preview.evaluate(_ARROW)
            assert shape["from_the_edge"] > shape["blank"], width
            assert min(shape["width"], shape["height"]) >= 24, shape


_ARROW = """preview => {
    const link = preview.querySelector("a"), box = link.getBoundingClientRect();
    const edge = preview.getBoundingClientRect().left + parseFloat(getComputedStyle(preview).paddingLeft);
    return {from_the_edge: box.left - edge, blank: 10, width: box.width, height: box.height};
}"""


def test_starter_questions_are_asked_by_a_click(demo: Widget) -> None:
    demo.open()
    starter = demo.part("suggestion").first
    question = starter.inner_text()
    starter.click()
    demo.turns.first.locator(".reply").wait_for()
    assert question in demo.turns.first.inner_text()


def test_the_conversation_survives_a_reload_of_the_tab_and_a_new_one_forgets_it(demo: Widget) -> None:
    demo.open().ask(ANSWERED)
    demo.page.reload()
    demo.turns.wait_for(state="attached")
    demo.open()
    demo.panel.get_by_role("button", name="New conversation").click()
    demo.page.reload()
    demo.open()
    assert demo.turns.count() == 0
