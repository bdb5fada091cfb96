"""Feedback over HTTP: tied to a turn, read strictly, kept durably, and never in the way of the chat."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from tests.running import JSON, Answer, RunningServer
from web.feedback import REASONS
from web.store import Store
from web.store_schema import VERSION

QUESTION = "Why do runners swing their arms?"
PASSAGE = "swinging-arms#why-runners-swing-their-arms"
Ask = Callable[..., Any]


@pytest.fixture
def store(app: Flask) -> Store:
    """The store behind `client`, empty."""
    store: Store = app.extensions["sideline"].store
    store.forget_before(2**40)
    return store


def send(client: FlaskClient, **fields: object) -> TestResponse:
    return client.post("/api/v1/feedback", json=fields)


def test_a_vote_is_kept_with_what_the_receipt_says_and_no_question(client: FlaskClient, ask: Ask, store: Store) -> None:
    reply = ask(QUESTION)
    response = send(client, turn_id=reply["turn_id"], helpful=True)
    assert (response.status_code, response.data) == (204, b"")
    (kept,) = store.read()
    assert (kept.build, kept.status, kept.passage_ids) == (reply["build"], "answered", (PASSAGE,))
    assert (kept.helpful, kept.reason, kept.meant, kept.comment) == (True, None, None, None)
    assert 0 <= kept.given - kept.answered <= 60
    assert QUESTION.encode() not in store.path.read_bytes()


def test_a_second_vote_on_the_turn_replaces_the_first_however_its_id_is_written(
    client: FlaskClient, ask: Ask, store: Store
) -> None:
    turn_id, other = ask(QUESTION)["turn_id"], ask(QUESTION)["turn_id"]
    assert turn_id != other
    # The last character of base64 has bits that say nothing, so the same receipt can be written in several ways.
    spellings = [turn_id[:-1] + last for last in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"]
    taken = [spelling for spelling in spellings if send(client, turn_id=spelling, helpful=True).status_code == 204]
    assert len(taken) > 1
    said = {
        "reason": "not_what_i_asked",
        "meant": "swinging-arms#relaxed-shoulders",
        "comment": "I meant\n\u202ethe rest",
    }
    assert send(client, turn_id=turn_id, helpful=False, **said).status_code == 204
    assert send(client, turn_id=other, helpful=True).status_code == 204
    first, second = sorted(store.read(), key=lambda kept: kept.helpful)
    assert (first.reason, first.meant) == ("not_what_i_asked", "swinging-arms#relaxed-shoulders")
    assert first.comment == "I meant the rest"
    assert second.reason is None


@pytest.mark.parametrize(
    ("fields", "kind", "field"),
    [
        ({"helpful": True}, "bad-field", "turn_id"),
        ({"turn_id": ...}, "bad-field", "helpful"),
        ({"turn_id": ..., "helpful": "yes"}, "bad-field", "helpful"),
        ({"turn_id": ..., "helpful": 1}, "bad-field", "helpful"),
        ({"turn_id": ..., "helpful": True, "question": "x"}, "bad-field", "question"),
        ({"turn_id": ..., "helpful": False, "reason": "boring"}, "bad-field", "reason"),
        ({"turn_id": ..., "helpful": False, "reason": ["unclear"]}, "bad-field", "reason"),
        ({"turn_id": ..., "helpful": False, "comment": "x" * 1001}, "bad-field", "comment"),
        ({"turn_id": ..., "helpful": False, "meant": "no#such"}, "unknown-passage", "meant"),
        ({"turn_id": ..., "helpful": False, "meant": ""}, "unknown-passage", "meant"),
        ({"turn_id": "made.up.one", "helpful": True}, "tampered-turn", "turn_id"),
        ({"turn_id": "", "helpful": True}, "tampered-turn", "turn_id"),
    ],
)
def test_what_is_not_feedback_is_refused_by_its_field(
    client: FlaskClient, ask: Ask, store: Store, fields: dict[str, object], kind: str, field: str
) -> None:
    turn_id = ask(QUESTION)["turn_id"]
    response = send(client, **{name: turn_id if value is ... else value for name, value in fields.items()})
    told = response.get_json(force=True)
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")
    assert told["type"].endswith(kind)
    assert [error["field"] for error in told["errors"]] == [field]
    assert store.read() == []


def test_every_reason_is_taken_and_a_comment_to_its_last_character(client: FlaskClient, ask: Ask, store: Store) -> None:
    for reason in REASONS:
        fields = {"turn_id": ask(QUESTION)["turn_id"], "reason": reason, "comment": "é" * 1000}
        assert send(client, helpful=False, **fields).status_code == 204
    assert {kept.reason for kept in store.read()} == set(REASONS)


def test_the_conversation_of_a_reply_and_a_foreign_receipt_are_no_turn(
    client: FlaskClient, ask: Ask, make_app: Callable[..., Flask]
) -> None:
    reply = ask(QUESTION)
    assert send(client, turn_id=reply["conversation"], helpful=True).status_code == 400
    other = make_app(secret=b"another secret, of another server...").test_client()
    assert send(other, turn_id=reply["turn_id"], helpful=True).status_code == 400


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80), st.text(max_size=40), st.text(max_size=40), st.text(max_size=1200))
def test_no_text_whatever_is_an_error_of_ours(
    client: FlaskClient, turn_id: str, reason: str, meant: str, comment: str
) -> None:
    fields = {"turn_id": turn_id, "helpful": True, "reason": reason, "meant": meant, "comment": comment}
    assert send(client, **fields).status_code == 400


def test_votes_have_a_limit_of_their_own(make_app: Callable[..., Flask]) -> None:
    client = make_app(rate_limit=True, chat_rate=2).test_client()
    turn_id = client.post("/api/v1/chat", json={"question": QUESTION}).get_json()["turn_id"]
    assert [send(client, turn_id=turn_id, helpful=True).status_code for _ in range(3)] == [204, 204, 429]
    assert client.post("/api/v1/chat", json={"question": QUESTION}).status_code == 200
    assert client.post("/api/v1/chat", json={"question": QUESTION}).status_code == 429


def test_votes_are_counted(make_app: Callable[..., Flask]) -> None:
    client = make_app().test_client()
    turn_id = client.post("/api/v1/chat", json={"question": QUESTION}).get_json()["turn_id"]
    send(client, turn_id=turn_id, helpful=True)
    send(client, turn_id=turn_id, helpful=False, reason="unclear")
    told = client.get("/metrics").text
    assert 'sideline_feedback_total{helpful="yes",reason=""} 1.0' in told
    assert 'sideline_feedback_total{helpful="no",reason="unclear"} 1.0' in told


def test_what_is_too_old_is_gone_at_the_next_start(client: FlaskClient, ask: Ask, store: Store, app: Flask) -> None:
    send(client, turn_id=ask(QUESTION)["turn_id"], helpful=True)
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("UPDATE feedback SET given = given - 366 * 86400")
    send(client, turn_id=ask(QUESTION)["turn_id"], helpful=True)
    from web.feedback import open_store

    config = app.extensions["sideline"].config
    assert len(open_store(config).read()) == 1


# --- faults: the chat goes on ------------------------------------------------------------------------


def vote(server: RunningServer, turn_id: str) -> Answer:
    body = f'{{"turn_id": "{turn_id}", "helpful": true}}'.encode()
    return server.request("POST", "/api/v1/feedback", body, Content_Type=JSON["Content-Type"])


def check_refusal(server: RunningServer, why: str) -> None:
    """Hold a vote refused, told in the log with its reason, to the visitor without it; the chat answers before and
    after."""
    reply = server.ask(QUESTION).json()
    refused = vote(server, reply["turn_id"])
    assert refused.status == 503
    assert refused.json()["type"].endswith("feedback-not-kept")
    assert refused.headers["retry-after"] == "60"
    assert "sqlite" not in refused.text.lower()
    told = [line["why"] for line in server.log_lines() if line["event"] == "store_refused"]
    assert re.search(why, told[-1])
    assert server.ask(QUESTION).json()["status"] == "answered"


def spoilt_store(path: Path) -> Path:
    path.write_bytes(b"nothing that SQLite knows " * 400)
    return path


def newer_store(path: Path) -> Path:
    Store(path).check()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    return path


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (spoilt_store, "no SQLite file"),
        (newer_store, r"a newer Sideline wrote it \(version"),
        (lambda path: spoilt_store(path) / "below", "file exists|not a directory"),
    ],
    ids=["damaged", "newer", "no folder"],
)
def test_with_a_store_of_no_use_it_starts_answers_and_refuses_votes(
    serve: Callable[..., RunningServer], club_index: Path, tmp_path: Path, make: Callable[[Path], Path], why: str
) -> None:
    check_refusal(serve(club_index, SIDELINE_STORE=str(make(tmp_path / "mine.sqlite3"))), why)


def fill_up(folder: Path) -> Path:
    stuffing = folder / "stuffing"
    with stuffing.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"x" * 512)
    return stuffing


def test_on_a_full_and_on_a_read_only_disk_the_chat_goes_on_and_what_was_kept_stays(
    serve: Callable[..., RunningServer], club_index: Path, mount_disk: Callable[[int], Path]
) -> None:
    small_disk = mount_disk(256)
    path = small_disk / "feedback.sqlite3"
    server = serve(club_index, SIDELINE_STORE=str(path))
    assert vote(server, server.ask(QUESTION).json()["turn_id"]).status == 204
    stuffing = fill_up(small_disk)
    check_refusal(server, "the disk is full")
    stuffing.unlink()
    assert vote(server, server.ask(QUESTION).json()["turn_id"]).status == 204
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    check_refusal(server, "can't be written|can't be opened")
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    assert len(Store(path).read()) == 2


def test_while_another_program_holds_the_store_questions_are_answered(
    serve: Callable[..., RunningServer], club_index: Path, tmp_path: Path
) -> None:
    server = serve(club_index, SIDELINE_STORE=str(tmp_path / "mine.sqlite3"))
    with closing(sqlite3.connect(tmp_path / "mine.sqlite3", isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        check_refusal(server, "another program holds it")
    assert vote(server, server.ask(QUESTION).json()["turn_id"]).status == 204


def test_what_was_acknowledged_outlives_a_killed_server_of_several_workers(
    serve: Callable[..., RunningServer], club_index: Path, tmp_path: Path
) -> None:
    path = tmp_path / "mine.sqlite3"
    server = serve(club_index, SIDELINE_STORE=str(path), SIDELINE_WORKERS="2")
    acknowledged: list[str] = []

    def visit() -> None:
        try:
            while True:
                turn_id = server.ask(QUESTION).json()["turn_id"]
                if vote(server, turn_id).status == 204:
                    acknowledged.append(turn_id)
        except OSError:
            return  # the server is gone

    visitors = [threading.Thread(target=visit) for _ in range(6)]
    for visitor in visitors:
        visitor.start()
    while len(acknowledged) < 60:
        visitors[0].join(0.05)
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
    for process in [*map(int, children), server.process.pid]:
        os.kill(process, signal.SIGKILL)
    for visitor in visitors:
        visitor.join()
    kept = Store(path).read()
    assert len(acknowledged) <= len(kept) <= len(acknowledged) + len(visitors)
