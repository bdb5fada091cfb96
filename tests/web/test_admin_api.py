"""What only the owner may ask: closed to everybody else, whatever they send, and silent about it in the log."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from bot.records.conversation import Conversation
from tests.running import RunningServer
from tests.web.test_api_replies import check
from web.admin_token import admin_digest
from web.config import Config
from web.configure import BadSetting, read_config
from web.openapi import openapi_document

TOKEN = "kT4v_9qZ2m-Xw81LrYb0Hs7Dc"
Serve = Callable[..., RunningServer]
QUESTION = {"question": "how do I hodl my elbows"}


@pytest.fixture
def owned(make_app: Callable[..., Flask]) -> FlaskClient:
    """A client of a server with an admin token."""
    return make_app(admin_digest=admin_digest(TOKEN)).test_client()


def explain(client: FlaskClient, authorization: str | None = f"Bearer {TOKEN}", **more: object) -> Any:
    headers = {"Authorization": authorization} if authorization is not None else {}
    return client.post("/api/v1/explain", json=QUESTION | more, headers=headers)


def test_the_owner_is_told_each_step(owned: FlaskClient) -> None:
    response = explain(owned)
    assert response.status_code == 200, response.text
    assert response.headers["Cache-Control"] == "no-store"
    told = response.get_json()
    check("Explained", told)
    why, reply = told["explanation"], told["reply"]
    assert reply["status"] == why["status"] == "answered"
    assert why["corrections"] == reply["corrections"] == [{"from": "hodl", "to": "hold"}]
    assert why["confidence"] == pytest.approx(reply["confidence"], abs=1e-4)
    best, second = why["passages"][:2]
    assert best["passage_id"] == reply["quotes"][0]["passage_id"]
    assert why["lead"] == pytest.approx(best["score"] - second["score"], abs=1e-5)
    for passage in why["passages"]:
        assert sum(share["brought"] for share in passage["shares"]) == pytest.approx(passage["own"], abs=1e-4)
        for share in passage["shares"]:
            product = share["weight_asked"] * share["weight_here"] * share["field_weight"]
            assert share["weight_here"] == 0 or product == pytest.approx(share["brought"], abs=1e-4)
        whole = passage["own"] + passage["conversation"] + passage["other"]
        assert whole == pytest.approx(passage["score"], abs=1e-4)


def test_all_that_a_decision_read_is_described(owned: FlaskClient) -> None:
    told = explain(owned).get_json()["explanation"]["decision"]["evidence"]
    document: dict[str, Any] = openapi_document()
    described = document["components"]["schemas"]["Decision"]["properties"]["evidence"]
    assert set(told) == set(described["properties"])


def test_a_follow_up_tells_what_the_conversation_brought(owned: FlaskClient) -> None:
    first = explain(owned).get_json()
    assert first["explanation"]["follow_up"] == 0
    then = explain(owned, question="and why?", conversation=first["reply"]["conversation"]).get_json()
    assert then["explanation"]["follow_up"] > 0
    assert any(passage["conversation"] != 0 for passage in then["explanation"]["passages"])


def test_a_question_as_it_is_offered_owes_nothing_to_a_talk_that_there_is_none_of(owned: FlaskClient) -> None:
    best = explain(owned, question="elbow angle when running").get_json()["explanation"]["passages"][0]
    offered = explain(owned, question="how should I bend my elbows").get_json()["explanation"]["passages"][0]
    assert best["conversation"] == offered["conversation"] == pytest.approx(0, abs=1e-4)
    assert offered["other"] > 1 > abs(best["other"])


def test_the_option_chosen_is_told(owned: FlaskClient) -> None:
    chosen = "swinging-arms#how-to-hold-the-elbows"
    told = explain(owned, question="which shoes do I need?", passage_id=chosen).get_json()
    check("Explained", told)
    assert told["reply"]["quotes"][0]["passage_id"] == chosen
    assert (told["explanation"]["answered_by"], told["explanation"]["chosen"]) == ("offer_taken", [chosen])


def test_an_option_of_a_build_that_is_gone_is_explained_by_its_question(owned: FlaskClient) -> None:
    token = owned.application.extensions["sideline"].tokens.write_conversation(Conversation(), "gone")
    told = explain(owned, passage_id="gone#gone", conversation=token).get_json()
    assert (told["explanation"]["answered_by"], told["explanation"]["chosen"]) == ("ranking", [])
    assert told["explanation"]["passages"][0]["passage_id"] == told["reply"]["quotes"][0]["passage_id"]


def test_what_is_explained_is_what_a_visitor_gets(owned: FlaskClient) -> None:
    told = explain(owned).get_json()["reply"]
    got = owned.post("/api/v1/chat", json=QUESTION).get_json()
    for signed in ("conversation", "turn_id"):
        told.pop(signed)
        got.pop(signed)
    assert told == got


def test_an_owners_questions_are_no_visitors_turns(owned: FlaskClient) -> None:
    def turns() -> list[str]:
        return [line for line in owned.get("/metrics").text.splitlines() if "repl" in line and not line.startswith("#")]

    before = turns()
    assert explain(owned).status_code == 200
    assert turns() == before
    assert owned.post("/api/v1/chat", json=QUESTION).status_code == 200
    assert turns() != before


@pytest.mark.parametrize(
    "authorization",
    [None, "", "Bearer", "Bearer ", f"Basic {TOKEN}", TOKEN, f"Bearer {TOKEN}x", f"Bearer {TOKEN[:-1]}", "Bearer é"],
)
def test_nobody_else_is_let_in(owned: FlaskClient, authorization: str | None) -> None:
    response = explain(owned, authorization)
    assert response.status_code == 401
    assert response.mimetype == "application/problem+json"
    assert response.headers["WWW-Authenticate"].startswith("Bearer")
    check("Problem", response.get_json(force=True))
    assert "explanation" not in response.text


@pytest.mark.parametrize("authorization", [None, "Bearer ", "Bearer None", f"Bearer {TOKEN}"])
def test_without_a_token_set_everything_is_closed(client: FlaskClient, authorization: str | None) -> None:
    response = explain(client, authorization)
    assert response.status_code == 403
    assert "SIDELINE_ADMIN_TOKEN" in response.get_json(force=True)["detail"]


def test_the_door_comes_before_the_question(owned: FlaskClient) -> None:
    for body in (b"not json", b"x" * 20_000):
        response = owned.post("/api/v1/explain", data=body, content_type="text/plain")
        assert response.status_code in (401, 413)
    assert owned.get("/api/v1/explain").status_code == 405


def test_faults_of_the_question_are_told_to_the_owner(owned: FlaskClient) -> None:
    response = explain(owned, surprise=1)
    assert response.status_code == 400
    assert response.get_json(force=True)["errors"][0]["field"] == "surprise"


@pytest.mark.parametrize(
    "token",
    [
        "tiny-token",
        "a" * 64,
        "0123456789" * 3,
        "abcdefgh" * 3,
        "0123456789abcdef01234",
        "with blanks in it, many of them",
        "é" * 40,
    ],
)
def test_a_weak_token_stops_the_server_and_is_never_shown(tmp_path: Path, token: str) -> None:
    with pytest.raises(BadSetting) as caught:
        read_config({"SIDELINE_VAR": str(tmp_path), "SIDELINE_ADMIN_TOKEN": token})
    assert caught.value.name == "SIDELINE_ADMIN_TOKEN"
    assert token not in str(caught.value)
    assert "secrets.token_urlsafe" in str(caught.value)


@pytest.mark.parametrize("make", [lambda: secrets.token_urlsafe(22), lambda: secrets.token_hex(16)])
def test_what_pythons_secrets_make_of_sixteen_bytes_and_more_is_taken(make: Callable[[], str]) -> None:
    assert all(admin_digest(make()) for _ in range(200))


def test_settings_keep_no_token(tmp_path: Path) -> None:
    config = read_config({"SIDELINE_VAR": str(tmp_path), "SIDELINE_ADMIN_TOKEN": TOKEN})
    assert config.admin_digest
    assert TOKEN not in repr(config)
    assert repr(config.admin_digest) not in repr(config)
    assert replace(Config()).admin_digest is None


def test_neither_token_nor_question_is_logged(club_index: Path, serve: Callable[..., RunningServer]) -> None:
    server = serve(club_index, SIDELINE_ADMIN_TOKEN=TOKEN)
    body = b'{"question": "how do I hodl my elbows"}'
    for token, status in ((TOKEN, 200), ("another-token-that-is-wrong", 401)):
        headers = {"Content_Type": "application/json", "Authorization": f"Bearer {token}"}
        assert server.request("POST", "/api/v1/explain", body, **headers).status == status
    server.stop()
    log = server.log.read_text()
    assert "/api/v1/explain" in log
    for secret in (TOKEN, "another-token", "hodl", "elbows"):
        assert secret not in log


HERE, THERE = "localhost", "bot.example"


@pytest.mark.parametrize(
    ("settings", "host", "status"),
    [
        ({}, HERE, 200),
        ({}, THERE, 403),
        ({"host": "0.0.0.0"}, HERE, 403),
        ({"public_url": "https://bot.example"}, HERE, 403),
        ({"public_url": "http://localhost:8000/ask"}, HERE, 200),
        ({"trusted_hosts": (".example",)}, HERE, 403),
        ({"trusted_proxies": 1}, HERE, 403),
        ({"host": "0.0.0.0", "open_metrics": True}, THERE, 200),
    ],
)
def test_the_counts_are_for_this_machine_alone_unless_all_may_see_them(
    make_app: Callable[..., Flask], settings: dict[str, Any], host: str, status: int
) -> None:
    told = make_app(**settings).test_client().get("/metrics", headers={"Host": host})
    assert told.status_code == status
    assert ("sideline_requests_total" in told.text) == (status == 200)


def test_elsewhere_the_owner_sees_the_counts_by_whatever_name_he_asks(serve: Serve, club_index: Path) -> None:
    server = serve(club_index, SIDELINE_URL="https://bot.example", SIDELINE_ADMIN_TOKEN=TOKEN)
    for wrong in ({}, {"Authorization": f"Bearer {TOKEN}x"}):
        told = server.get("/metrics", **wrong)
        assert (told.status, told.headers["content-type"]) == (401, "application/problem+json")
        assert told.headers["www-authenticate"].startswith("Bearer")
        assert "sideline_" not in told.text
    for host in ("127.0.0.1", "bot.example", "10.0.0.5:8000"):
        assert "sideline_requests_total" in server.get("/metrics", Authorization=f"Bearer {TOKEN}", Host=host).text
    assert [line["status"] for line in server.log_lines() if line.get("route") == "/metrics"] == [401, 401]
