"""What the API answers: the shapes that it documents, quotes that can be checked, links that are whole."""

from __future__ import annotations

import re
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jsonschema
import pytest
from flask import Flask
from flask.testing import FlaskClient

from web.openapi import openapi_document

QUESTIONS = [
    "Why do runners swing their arms?",
    "how should I bend my elbows",
    "How long should I rest between sprints?",
    "shoudlers tense",
    "hello",
    "What is the capital of Mongolia?",
    "I have chest pain",
    "",
    "arms",
]
Ask = Callable[..., Any]


def check(shape: str, value: object) -> None:
    """Hold a value against a shape of the published document."""
    document = openapi_document()
    schema = {"$ref": f"#/components/schemas/{shape}", "components": document["components"]}
    jsonschema.Draft202012Validator(schema).validate(value)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_reply_has_the_published_shape(ask: Ask, question: str) -> None:
    reply = ask(question)
    check("Reply", reply)
    assert all(isinstance(reply[name], list) for name in ("quotes", "options", "suggestions", "corrections"))
    assert (reply["confidence"] == 0) or reply["status"] not in {"small_talk", "safety"}


def test_a_known_question_is_answered_with_a_quote_that_can_be_checked(ask: Ask, client: FlaskClient) -> None:
    reply = ask("Why do runners swing their arms?")
    assert reply["status"] == "answered"
    quote = reply["quotes"][0]
    assert quote["passage_id"] == "swinging-arms#why-runners-swing-their-arms"
    document = client.get(f"/api/v1/documents/{quote['document_id']}").get_json()
    assert document["text"][quote["start"] : quote["end"]] == quote["text"]
    assert document["sha256"] == quote["sha256"]
    assert quote["after"] == {"title": "A talk at the club house", "author": "The club's coach", "url": None}


def test_text_alone_is_complete(ask: Ask) -> None:
    reply = ask("Why do runners swing their arms?")
    quote = reply["quotes"][0]
    assert " ".join(quote["text"].split()) in reply["text"]
    assert quote["url"] in reply["text"]
    assert quote["url"].startswith("http://localhost/library/swinging-arms?mark=")


def test_whole_links_come_from_the_set_address_never_from_a_strangers_host(make_app: Callable[..., Flask]) -> None:
    named = make_app(host="0.0.0.0", public_url="https://bot.example").test_client()
    unnamed = make_app(host="0.0.0.0").test_client()
    body = {"question": "Why do runners swing their arms?"}
    told = named.post("/api/v1/chat", json=body, base_url="https://bot.example").get_json()
    assert urlsplit(told["quotes"][0]["url"]).netloc == "bot.example"
    assert named.post("/api/v1/chat", json=body, base_url="http://evil.example").status_code == 400
    relative = unnamed.post("/api/v1/chat", json=body, base_url="http://evil.example")
    assert relative.status_code == 200
    assert "evil.example" not in relative.text
    forwarded = named.post(
        "/api/v1/chat", json=body, base_url="https://bot.example", headers={"X-Forwarded-Host": "evil.example"}
    )
    assert "evil.example" not in forwarded.text


def test_an_option_chosen_is_answered_from_its_passage(ask: Ask) -> None:
    reply = ask("arms", passage_id="swinging-arms#relaxed-shoulders")
    assert reply["status"] == "answered"
    assert reply["quotes"][0]["passage_id"] == "swinging-arms#relaxed-shoulders"


def test_a_conversation_goes_on_and_one_of_another_secret_is_refused(
    ask: Ask, client: FlaskClient, make_app: Callable[..., Flask]
) -> None:
    first = ask("How should I bend my elbows?")
    second = ask("and why?", conversation=first["conversation"])
    assert second["conversation"] != first["conversation"]
    other = make_app(secret=b"another secret, of another server...").test_client()
    refused = other.post("/api/v1/chat", json={"question": "why?", "conversation": first["conversation"]})
    assert refused.status_code == 400
    assert refused.get_json()["errors"] == [
        {"field": "conversation", "what": "it wasn't signed by this server; leave it out to begin anew"}
    ]


def test_what_was_offered_can_be_chosen_in_words(ask: Ask) -> None:
    first = ask("How should I bend my elbows?")
    place = first["suggestions"].index("my shoulders are tense")
    second = ask(f"the {('first', 'second', 'third')[place]} one", conversation=first["conversation"])
    assert [quote["heading"] for quote in second["quotes"]] == ["Relaxed shoulders"]
    more = ask("tell me more", conversation=second["conversation"])
    assert second["quotes"][0]["text"] not in [quote["text"] for quote in more["quotes"]]


def test_an_expired_conversation_begins_anew(ask: Ask, make_app: Callable[..., Flask]) -> None:
    token = ask("How should I bend my elbows?")["conversation"]
    client = make_app(conversation_seconds=-1).test_client()
    assert client.post("/api/v1/chat", json={"question": "and why?", "conversation": token}).status_code == 200


def test_an_abstention_gives_the_operators_contact(ask: Ask) -> None:
    reply = ask("What is the capital of Mongolia?")
    assert reply["status"] == "abstained"
    assert reply["reason"] is not None
    assert reply["quotes"] == []
    assert reply["contact"] == {"label": "Ask", "url": "mailto:a@club.example"}


def test_documents(client: FlaskClient) -> None:
    listed = client.get("/api/v1/documents").get_json()
    check("Documents", listed)
    assert {document["document_id"] for document in listed["documents"]} == {
        "swinging-arms",
        "quiet-torso",
        "first-weeks",
    }
    for document in listed["documents"]:
        whole = client.get(f"/api/v1/documents/{document['document_id']}").get_json()
        check("WholeDocument", whole)
        assert document.items() <= whole.items()
        for section in whole["sections"]:
            assert 0 <= section["start"] <= section["end"] <= len(whole["text"])
            assert section["passage_id"].startswith(document["document_id"] + "#")


@pytest.mark.parametrize("document_id", ["nope", "../../etc/passwd", "swinging-arms.md", "%2e%2e", "swinging-arms/"])
def test_no_other_file_is_a_document(client: FlaskClient, document_id: str) -> None:
    assert client.get(f"/api/v1/documents/{document_id}").status_code in {404, 308}


def test_suggestions_and_starters_are_canonical_questions(client: FlaskClient) -> None:
    starters = client.get("/api/v1/starters").get_json()
    typed = client.get("/api/v1/suggest?q=rest betw").get_json()
    check("Starters", starters)
    check("Suggestions", typed)
    assert "How long should I rest between sprints?" in [one["question"] for one in typed["suggestions"]]
    offered = {one["question"] for one in [*starters["suggestions"], *typed["suggestions"]]}
    assert offered.isdisjoint({"what are the arms good for when running", "recovery time between runs"})
    assert client.get("/api/v1/suggest").get_json() == {"suggestions": []}
    assert client.get("/api/v1/suggest?q=" + "a" * 600).status_code == 400


def first_starter(client: FlaskClient, page_url: str) -> str:
    starters = client.get("/api/v1/starters", query_string={"page_url": page_url}).get_json()
    return str(starters["suggestions"][0]["question"])


def test_starters_begin_with_the_topic_of_the_page(client: FlaskClient) -> None:
    rest = "How long should I rest between sprints?"
    usual = first_starter(client, "")
    assert usual != rest
    assert first_starter(client, "https://club.example/blog/rest-between-sprints.html?utm=1") == rest
    assert first_starter(client, "https://club.example/shop/espresso-cups/") == usual
    assert first_starter(client, "https://club.example/") == usual
    assert first_starter(client, "javascript:alert(1)") == usual


def test_an_endless_address_is_no_page_and_costs_next_to_nothing(client: FlaskClient) -> None:
    usual = first_starter(client, "")
    asked = "https://club.example/" + "rest-between-sprints-" * 1300
    assert first_starter(client, asked[:900] + "?" + asked) != usual  # what follows the path is dropped unread
    tracemalloc.start()
    try:
        assert first_starter(client, asked) == usual
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("path", "caching"),
    [
        ("/api/v1/documents", "private, no-cache"),
        ("/api/v1/suggest?q=rest", "private, no-cache"),
        ("/library", "private, no-cache"),
        ("/library/swinging-arms", "private, no-cache"),
        ("/api/v1/openapi.json", "no-cache"),
        ("/api/docs", "no-cache"),
    ],
)
def test_reading_may_be_kept_and_is_asked_for_again(client: FlaskClient, path: str, caching: str) -> None:
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert first.headers["Cache-Control"] == again.headers["Cache-Control"] == caching
    assert client.get(path, headers={"If-None-Match": '"another"'}).data == first.data


def test_openapi_names_the_very_routes_there_are(app: Flask, client: FlaskClient) -> None:
    document = client.get("/api/v1/openapi.json").get_json()
    assert document["openapi"] == "3.1.0"
    routes = {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in app.url_map.iter_rules()
        if rule.endpoint.partition(".")[0] in {"api", "admin_api", "health", "docs", "metrics"}
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert routes == {(path, method) for path, methods in document["paths"].items() for method in methods}


def test_the_readable_page_names_every_route_and_shape(client: FlaskClient) -> None:
    page = client.get("/api/docs").text
    document = openapi_document()
    paths, components = document["paths"], document["components"]
    assert isinstance(paths, dict)
    assert isinstance(components, dict)
    assert all(path in page for path in paths)
    assert all(f'id="shape-{shape}"' in page for shape in components["schemas"])
    assert "<script" not in page


def test_without_an_index_it_lives_but_is_not_ready(make_app: Callable[..., Flask], tmp_path: Path) -> None:
    client = make_app(index=tmp_path / "none").test_client()
    assert client.get("/livez").status_code == 200
    for response in (
        client.get("/readyz"),
        client.post("/api/v1/chat", json={"question": "arms"}),
        client.get("/api/v1/documents"),
    ):
        assert response.status_code == 503
        assert response.headers["Retry-After"] == "5"
        check("Problem", response.get_json(force=True))
        assert str(tmp_path) not in response.text
    assert "train.py" in client.get("/readyz").get_json(force=True)["detail"]
    assert "train.py" not in client.get("/api/v1/documents").text


def test_a_letter_is_read_line_by_line(client: FlaskClient) -> None:
    letter = "Dear team\n\nmy name is Anna and I run in Bristol\nhow much should I lean\n\nKind regards\nAnna Smith"
    reply = client.post("/api/v1/chat", json={"question": letter}).get_json()
    assert [quote["heading"] for quote in reply["quotes"]] == ["How far to lean forward"]
