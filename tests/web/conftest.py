"""The application without a server, for tables of requests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from web import create_app
from web.config import Config

SECRET = b"a secret for the tests, nowhere else"


@pytest.fixture(scope="session")
def make_app(club_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Flask]:
    """Make applications over the club's index with settings of one's own."""
    base = Config(
        index=club_index,
        var=tmp_path_factory.mktemp("var"),
        secret=SECRET,
        rate_limit=False,
        contact_label="Ask",
        contact_url="mailto:a@club.example",
    )
    return lambda **settings: create_app(replace(base, **settings))


@pytest.fixture(scope="session")
def app(make_app: Callable[..., Flask]) -> Flask:
    """The application with default settings, without rate limits."""
    return make_app()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client of that application."""
    return app.test_client()


Ask = Callable[..., Any]


@pytest.fixture
def ask(client: FlaskClient) -> Ask:
    """Ask a question, expect 200, give the reply."""

    def asking(question: str, **more: object) -> Any:
        response = client.post("/api/v1/chat", json={"question": question, **more})
        assert response.status_code == 200, response.text
        return response.get_json()

    return asking
