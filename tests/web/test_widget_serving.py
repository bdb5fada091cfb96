"""The widget's files over HTTP: floating and pinned, compressed, verifiable, and of one release."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from web.page_words import LOCALES
from web.releases import Releases, own_file, own_files
from web.widget_file import release_id

PINNED = f"/widget/{release_id()}/widget.js"
FOR_GOOD = "public, max-age=31536000, immutable"


def test_the_floating_script_is_kept_for_minutes_and_then_compared(client: FlaskClient) -> None:
    script = client.get("/widget.js")
    assert script.mimetype == "text/javascript"
    assert script.headers["Cache-Control"] == "public, max-age=300, stale-while-revalidate=86400"
    again = client.get("/widget.js", headers={"If-None-Match": script.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Cache-Control"] == script.headers["Cache-Control"]


def test_the_pinned_script_is_the_same_kept_for_good_and_verifiable_from_anywhere(client: FlaskClient) -> None:
    script = client.get(PINNED, headers={"Origin": "https://club.example"})
    assert script.data == client.get("/widget.js").data
    assert script.headers["Cache-Control"] == FOR_GOOD
    assert script.headers["Access-Control-Allow-Origin"] == "*"
    assert script.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    file = own_file("widget.js")
    assert file is not None
    assert file.integrity == "sha384-" + base64.b64encode(hashlib.sha384(script.data).digest()).decode()


def test_what_it_loads_later_is_of_its_own_release(client: FlaskClient) -> None:
    script = client.get("/widget.js").text
    assert set(re.findall(r"widget/[0-9a-f]{16}/", script)) == {f"widget/{release_id()}/"}
    for name in ("panel.js", *(f"strings/{locale}.json" for locale in LOCALES)):
        pinned, newest = client.get(f"/widget/{release_id()}/{name}"), client.get(f"/widget/{name}")
        assert pinned.status_code == newest.status_code == 200
        assert pinned.data == newest.data
        assert pinned.headers["Cache-Control"] == FOR_GOOD
        assert "max-age=300" in newest.headers["Cache-Control"]


def test_another_file_makes_another_release(monkeypatch: pytest.MonkeyPatch) -> None:
    before = release_id()
    monkeypatch.setattr("web.widget_file.panel_source", lambda: b"export default 1")  # as if installed anew
    release_id.cache_clear()
    try:
        assert release_id() != before
    finally:
        monkeypatch.undo()
        release_id.cache_clear()
    assert release_id() == before


@pytest.mark.parametrize("address", ["/widget.js", "/widget/panel.js", PINNED])
@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        ("gzip", True),
        ("gzip, deflate, br, zstd", True),
        ("br;q=1, gzip;q=0.5", True),
        ("*", True),
        ("", False),
        ("identity", False),
        ("gzip;q=0", False),
        ("br", False),
    ],
)
def test_it_is_compressed_for_whoever_takes_that(
    client: FlaskClient, address: str, accepted: str, packed: bool
) -> None:
    plain = client.get(address)
    answer = client.get(address, headers={"Accept-Encoding": accepted})
    assert (answer.headers.get("Content-Encoding") == "gzip") is packed
    assert (gzip.decompress(answer.data) if packed else answer.data) == plain.data
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert (answer.headers["ETag"] == plain.headers["ETag"]) is not packed


def test_a_release_outlives_the_update_that_follows_it(make_app: Callable[..., Flask], tmp_path: Path) -> None:
    kept = Releases(tmp_path / "widget")
    kept.keep_own()
    (tmp_path / "widget" / release_id()).rename(tmp_path / "widget" / "0123456789abcdef")
    client = make_app(var=tmp_path).test_client()
    for name, content in own_files().items():
        answer = client.get(f"/widget/0123456789abcdef/{name}")
        assert answer.data == content
        assert answer.headers["Cache-Control"] == FOR_GOOD
    assert sorted(path.name for path in (tmp_path / "widget").iterdir()) == sorted(["0123456789abcdef", release_id()])


@pytest.mark.parametrize(
    "address",
    [
        "/widget/ffffffffffffffff/widget.js",
        "/widget/ffffffffffffffff/panel.js",
        f"/widget/{release_id()}/secret",
        f"/widget/{release_id()}/strings/xx.json",
        "/widget/nothing.js",
        "/widget/strings/xx.json",
        "/widget/0123456789abcdef/../../secret",
        "/widget/0123456789abcdef/%2e%2e/%2e%2e/secret",
        "/widget/../secret",
        "/widget/..%2f..%2fvar/secret",
        "/widget/0123456789abcdef/strings/../../../secret",
    ],
)
def test_nothing_else_is_served(make_app: Callable[..., Flask], tmp_path: Path, address: str) -> None:
    (tmp_path / "secret").write_text("hush")
    answer = make_app(var=tmp_path).test_client().get(address)
    assert answer.status_code == 404
    assert "hush" not in answer.text
    assert "immutable" not in answer.headers.get("Cache-Control", "")


def test_where_nothing_can_be_kept_it_is_served_all_the_same(make_app: Callable[..., Flask], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    client = make_app(var=tmp_path / "file").test_client()
    assert client.get(PINNED).status_code == 200


def test_no_limit_counts_it(make_app: Callable[..., Flask]) -> None:
    client = make_app(rate_limit=True, read_rate=1).test_client()
    assert {client.get(address).status_code for address in ("/widget.js", PINNED) for _ in range(3)} == {200}
