"""What is for members reaches nobody yet, with a portal's token or without: `docs/widget.md` says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.running import train

OPEN = "How fast should I jog?"
CLOSED = "Where is the spare key of the boathouse?"
SECRET = "geranium"
TOKEN = {"Authorization": "Bearer eyJhbGciOiJIUzI1NiJ9.eyJncm91cHMiOlsibWVtYmVyIl19.c2lnbmF0dXJl"}


@pytest.fixture(scope="module")
def portal(make_app: Callable[..., Flask], tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A site with one passage for everybody and one for members."""
    folder = tmp_path_factory.mktemp("portal")
    (folder / "knowledge").mkdir()
    (folder / "knowledge" / "club.md").write_text(
        f"# Club\n\n## {OPEN}\nJog so slowly that you can talk all the while.\n\n"
        f"## {CLOSED}\naudience: member\n\nIt hangs behind the {SECRET} at the boathouse door.\n",
        "utf-8",
    )
    train(folder / "knowledge", folder / "index")
    return make_app(index=folder / "index").test_client()


@pytest.mark.parametrize("headers", [{}, TOKEN], ids=["no token", "a token"])
def test_everybody_is_answered_from_what_is_public(portal: FlaskClient, headers: dict[str, str]) -> None:
    answered = portal.post("/api/v1/chat", json={"question": OPEN}, headers=headers)
    assert answered.get_json()["quotes"][0]["text"].startswith("Jog so slowly")
    asked = portal.post("/api/v1/chat", json={"question": CLOSED}, headers=headers)
    read = [
        portal.get(path, headers=headers)
        for path in ("/api/v1/documents/club", "/api/v1/starters", "/api/v1/suggest?q=where is the", "/library/club")
    ]
    for response in (answered, asked, *read):
        assert response.status_code == 200
        assert SECRET not in response.text
        assert "spare key" not in response.text


def test_the_docs_say_so() -> None:
    root = Path(__file__).parents[2]
    assert "it reads no portal's token" in (root / "docs" / "widget.md").read_text("utf-8")
    guide = " ".join((root / "knowledge" / "README.md").read_text("utf-8").split())
    assert "The bot can't tell members yet" in guide
