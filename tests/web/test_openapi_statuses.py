"""The statuses that the OpenAPI document names are those that the server gives, no fewer and no more."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.running import JSON, Answer, RunningServer
from web.openapi import openapi_document

TOKEN = "kT4v_9qZ2m-Xw81LrYb0Hs7Dc"
OWNER = {"Authorization": f"Bearer {TOKEN}"}
FOREIGN = {"Host": "evil.example"}
RARE = {"408", "500", "503"}  # too slow, broken, too busy: other tests bring these about
PATHS: dict[str, dict[str, Any]] = openapi_document()["paths"]  # type: ignore[assignment]
OPERATIONS = [(method.upper(), path) for path, methods in PATHS.items() for method in methods]


@pytest.fixture(scope="module")
def owned(club_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """A running server that has an owner."""
    server = RunningServer(club_index, tmp_path_factory.mktemp("owned"), SIDELINE_ADMIN_TOKEN=TOKEN)
    try:
        server.wait_until()
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="module")
def limited(make_app: Callable[..., Flask]) -> FlaskClient:
    """A client of a server that allows hardly anything, and has no owner."""
    return make_app(rate_limit=True, chat_rate=1, read_rate=1).test_client()


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_an_operation_gives_the_statuses_it_names(
    owned: RunningServer, client: FlaskClient, limited: FlaskClient, method: str, path: str
) -> None:
    address = path.replace("{document_id}", "swinging-arms")
    body = body_for(path, owned)
    given = {str(answer.status) for answer in answers(owned, method, address, body)}
    if "{" in path:
        given.add(str(owned.get(path).status))
    for tried in (client, *[limited] * 12):  # twelve are more than any kind allows here
        for headers in ({}, FOREIGN):
            response = tried.open(address, method=method, data=body, headers=headers | JSON)
            given.add(str(response.status_code))
    assert given == set(PATHS[path][method.lower()]["responses"]) - RARE


def body_for(path: str, server: RunningServer) -> bytes | None:
    """Give a body that the path takes, if it takes one."""
    if path == "/api/v1/feedback":
        return json.dumps({"turn_id": server.ask("which shoes do I need?").json()["turn_id"], "helpful": True}).encode()
    return json.dumps({"question": "which shoes do I need?"}).encode() if "post" in PATHS[path] else None


def answers(server: RunningServer, method: str, address: str, body: bytes | None) -> Iterator[Answer]:
    """Ask as one should, and in every wrong way."""
    typed = JSON if body else {}
    right = server.request(method, address, body, **typed, **OWNER)
    yield right
    if "etag" in right.headers:
        yield server.request(method, address, body, If_None_Match=right.headers["etag"])
    yield server.request(method, address, body, **typed)
    yield server.request(method, address, body, **typed, **FOREIGN)
    yield server.request("PUT", address, body, **typed, **OWNER)
    yield server.request(method, address, b"x" * 20_000, **typed, **OWNER)
    yield server.request(method, address, None, Content_Length="1" * 10, **OWNER)
    if body:
        yield server.request(method, address, body, Content_Type="text/plain", **OWNER)
        yield server.request(method, address, b"[]", **typed, **OWNER)
