"""The interface in nine languages, each told apart from the English that it quotes."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page

from tests.browser.host import HostSite
from tests.browser.test_embedding import tag
from tests.browser.widget import ANSWERED, CLARIFIED, Widget
from tests.running import RunningServer
from web.page_words import LOCALES

OTHERS = sorted(set(LOCALES) - {"en"})


def places(words: object) -> set[str]:
    return set(re.findall(r"\{\w+\}", json.dumps(words)))


def test_there_are_nine() -> None:
    assert sorted(LOCALES) == ["ar", "de", "en", "es", "fr", "it", "ja", "pl", "pt"]


@pytest.mark.parametrize("locale", OTHERS)
def test_no_word_is_missing_and_none_left_in_english(locale: str) -> None:
    english, words = LOCALES["en"], LOCALES[locale]
    assert list(words) == list(english)
    assert {name for name in words if places(words[name]) - {"{count}"} != places(english[name]) - {"{count}"}} == set()
    assert all(words[name] for name in words)
    same = {name for name in words if words[name] == english[name]}
    assert same <= {"transcript", "saved_as"}  # French has the same word for a conversation
    for name in ("evidence", "reason", "sure"):
        assert set(words[name]) == set(english[name])


@pytest.mark.parametrize("locale", OTHERS)
def test_the_page_s_language_is_spoken(page: Page, site: RunningServer, host: HostSite, locale: str) -> None:
    page.goto(host.show(tag(site), lang=f"{locale}-x-own"))
    words = LOCALES[locale]
    widget = Widget(page, locale)
    assert widget.launcher.inner_text() == words["heading"]
    widget.open()
    assert words["english"] in widget.log.inner_text()
    turn = widget.ask(ANSWERED)
    assert page.locator("sideline-chat .frame").get_attribute("lang") == locale
    assert turn.locator("[part=quote] p").first.get_attribute("lang") == "en"
    shown = turn.inner_text()
    assert words["evidence"]["coach"] in shown
    assert words["why"] in shown
    group = widget.ask(CLARIFIED).get_by_role("group", name=words["options"])
    assert group.locator("button").first.get_attribute("lang") == "en"


def test_dates_and_numbers_are_written_as_the_page_writes_them(page: Page, site: RunningServer, host: HostSite) -> None:
    for lang, date in (("en-GB", "1 Oct 2026"), ("en-US", "Oct 1, 2026"), ("de", "01.10.2026")):
        page.goto(host.show(tag(site, history="off"), lang=lang))
        turn = Widget(page).open().ask(ANSWERED)
        assert date in turn.inner_text()


def test_who_asks_in_another_language_is_told_so_in_it(page: Page, site: RunningServer, host: HostSite) -> None:
    page.goto(host.show(tag(site)))
    turn = Widget(page).open().ask("¿Por qué los corredores mueven los brazos cuando corren?")
    lead = turn.locator(".reply > p").first
    assert lead.get_attribute("lang") == "es"
    assert lead.get_attribute("dir") == "auto"
    assert "inglés" in lead.inner_text()


def test_in_arabic_all_runs_from_the_right(page: Page, site: RunningServer, host: HostSite) -> None:
    page.goto(host.show(tag(site), lang="ar", dir="rtl"))
    widget = Widget(page, "ar").open()
    turn = widget.ask(ANSWERED)
    panel, question, send, text = (
        part.bounding_box() for part in (widget.panel, turn.locator(".question"), widget.part("send"), widget.input)
    )
    assert panel
    assert question
    assert send
    assert text
    assert panel["x"] + panel["width"] < 640
    assert question["x"] < panel["x"] + panel["width"] / 2 - question["width"] / 2
    assert send["x"] < text["x"]
    typed = turn.locator("bdi").evaluate("element => getComputedStyle(element).direction")
    assert typed == "ltr"  # an English question stays English among Arabic words


def test_own_words_come_from_the_tag_or_a_file(page: Page, site: RunningServer, host: HostSite) -> None:
    page.route("**/words.json", lambda route: route.fulfill(json={"greeting": "Salve!", "send": "Off it goes"}))
    for value in ("/words.json", '{"greeting": "Salve!", "send": "Off it goes"}'.replace('"', "&quot;")):
        page.goto(host.show(tag(site, strings=value, greeting="Salve!")))
        widget = Widget(page).open()
        assert widget.part("send").get_attribute("aria-label") == "Off it goes"
        assert widget.close.get_attribute("aria-label") == LOCALES["en"]["close"]  # what isn't changed stays


def test_own_words_that_cannot_be_read_are_the_owner_s_to_see(page: Page, site: RunningServer, host: HostSite) -> None:
    warned: list[str] = []
    page.on("console", lambda message: warned.append(message.text))
    page.goto(host.show(tag(site, strings="{broken")))
    Widget(page).open().ask(ANSWERED)
    assert any("strings could not be read" in line for line in warned)
