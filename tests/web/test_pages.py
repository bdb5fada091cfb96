"""The pages as a client without a browser gets them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from bot.manners.reading import default_manners
from web.page_words import LOCALES

HTML = {"Accept": "text/html"}
TAG = '<script src="/widget.js" defer data-heading="Ask about arms &amp; torso" data-accent="'


def test_the_demo_page_has_the_chat_by_one_tag_and_the_line_below(client: FlaskClient) -> None:
    page = client.get("/").text
    assert page.count("<script") == 1
    assert TAG in page
    assert "no medical advice" in page


@pytest.mark.parametrize("path", ["/", "/chat", "/embed", "/library", "/library/swinging-arms"])
def test_no_page_holds_a_script_or_style_of_its_own(client: FlaskClient, path: str) -> None:
    page = client.get(path).text
    assert re.findall(r"<script(?![^>]*\bsrc=)", page) == []
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", page)
    assert set(re.findall(r'(?:src|href)="(https?://[^"]+)"', page)) == set()


def test_every_passage_of_every_document_has_a_place_to_land_on(app: Flask, client: FlaskClient) -> None:
    build = app.extensions["sideline"].live.require()
    for document in build.documents.values():
        ids = re.findall(r'\bid="([^"]+)"', client.get(f"/library/{document.document_id}").text)
        assert len(ids) == len(set(ids))
        assert {passage.passage_id.rpartition("#")[2] for passage in document.passages} <= set(ids)


def test_a_citations_link_marks_the_quote(
    client: FlaskClient, ask: Callable[..., dict[str, list[dict[str, str]]]]
) -> None:
    quote = ask("Why do runners swing their arms?")["quotes"][0]
    page = client.get(quote["url"].partition("#")[0]).text
    marked = "".join(re.findall(r"<mark[^>]*>(.*?)</mark>", page))
    assert marked == quote["text"].replace("\n\n", "")


def test_a_page_that_is_kept_is_compared(client: FlaskClient) -> None:
    first = client.get("/library/swinging-arms")
    again = client.get("/library/swinging-arms", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_an_unknown_document_is_a_calm_page_or_a_problem(client: FlaskClient) -> None:
    page = client.get("/library/nothing", headers=HTML)
    assert (page.status_code, page.mimetype) == (404, "text/html")
    assert client.get("/library/nothing").mimetype == "application/problem+json"


def test_the_operators_line_and_contact_win(make_app: Callable[..., Flask]) -> None:
    client = make_app(notice="Ask your own coach as well.").test_client()
    for path in ("/", "/chat", "/library/swinging-arms"):
        assert "Ask your own coach as well." in client.get(path).text
    assert "mailto:a@club.example" in client.get("/chat").text
    starters = client.get("/api/v1/starters").get_json()
    assert starters["disclaimer"] == "Ask your own coach as well."
    assert starters["contact"] == {"label": "Ask", "url": "mailto:a@club.example"}


def test_what_stands_around_the_chat_fits_any_site(client: FlaskClient) -> None:
    """Only the demo page is ours; the same words stand under the widget where the site's own can't be had."""
    assert LOCALES["en"]["disclaimer"] == default_manners().voice.disclaimer
    for path in ("/chat", "/embed", "/library", "/api/docs"):
        assert not re.search(r"\b(training|running|your arms)\b", client.get(path).text, re.IGNORECASE)


def test_without_script_a_bad_turn_keeps_the_question_and_says_why(client: FlaskClient) -> None:
    long = client.post("/chat", data={"question": "why " * 200})
    assert long.status_code == 400
    assert "500 are the most" in long.text
    forged = client.post("/chat", data={"question": "Why do runners swing their arms?", "conversation": "forged"})
    assert forged.status_code == 400
    assert "a new one begins" in forged.text
    assert "Why do runners swing their arms?</textarea>" in forged.text
    gone = client.post("/chat", data={"passage_id": "no#such"})
    assert gone.status_code == 400


def test_without_script_a_forged_conversation_and_a_bad_question_at_once_begin_anew(client: FlaskClient) -> None:
    page = client.post("/chat", data={"question": "why " * 200, "conversation": "garbage"}, headers=HTML)
    assert page.status_code == 400
    fault = re.findall(r'class="fault"[^>]*>([^<]*)', page.text)[0]
    assert "could not be continued, so a new one begins. Your question can&#39;t be sent: it has 799" in fault
    assert "garbage" not in page.text
    assert "why why" in page.text
    assert client.post("/chat", data={"question": "Why do runners swing their arms?"}).status_code == 200


def test_every_language_has_every_word() -> None:
    for words in LOCALES.values():
        assert words.keys() == LOCALES["en"].keys()
        assert words["evidence"].keys() == LOCALES["en"]["evidence"].keys()


def test_without_script_what_went_wrong_is_told_without_the_names_of_fields(client: FlaskClient) -> None:
    too_long = client.post("/chat", data={"question": "elbows " * 200}).text
    assert "Your question can&#39;t be sent: it has 1399 characters, 500 are the most." in too_long
    gone = client.post("/chat", data={"question": "arms", "passage_id": "gone#away"}).text
    assert "That answer isn&#39;t here any more. Please ask in your own words." in gone
    assert "passage_id" not in re.findall(r'class="fault"[^>]*>([^<]*)', gone)[0]
