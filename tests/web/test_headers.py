"""Headers and errors, over every route there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

ORIGIN = "https://club.example"


def every_route(app: Flask) -> Iterator[tuple[str, str]]:
    """Give each route's methods and an address of it, and some that are none."""
    for rule in app.url_map.iter_rules():
        address = rule.rule
        for argument in rule.arguments:
            converter = "path:" if f"<path:{argument}>" in address else ""
            address = address.replace(f"<{converter}{argument}>", "swinging-arms")
        for method in sorted(rule.methods or ()):
            yield method, address
    yield from [("GET", "/nope"), ("GET", "/api/nope"), ("DELETE", "/api/v1/chat"), ("TRACE", "/"), ("FOO", "/livez")]
    yield from [("GET", "/static/nope.css"), ("GET", "/library/nope"), ("GET", "/admin"), ("POST", "/api/v1/retrain")]


def check_headers(response: TestResponse, address: str) -> None:
    headers = response.headers
    assert headers["X-Content-Type-Options"] == "nosniff", address
    assert headers["Referrer-Policy"], address
    assert headers["Permissions-Policy"], address
    assert headers["Server"] == "sideline", address
    assert headers["X-Request-Id"], address
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'"), address
    assert "unsafe" not in policy, address
    if response.mimetype == "text/html":
        assert "require-trusted-types-for 'script'; trusted-types 'none'" in policy, address
    assert "*" not in policy.replace(":*", ""), address
    if response.mimetype == "text/html" and address not in {"/embed", "/embed-code/preview"}:
        assert "frame-ancestors 'none'" in policy, address
        assert headers["X-Frame-Options"] == "DENY"
    if response.mimetype != "text/html":
        assert "script-src" not in policy, address


def test_every_route_and_error_has_the_headers(app: Flask) -> None:
    client = app.test_client()
    seen = set()
    for method, address in every_route(app):
        response = client.open(address, method=method)
        check_headers(response, address)
        seen.add(response.status_code)
        if response.status_code >= 400 and method != "HEAD":
            assert response.mimetype == "application/problem+json", (method, address)
            assert response.get_json(force=True)["status"] == response.status_code
    assert {200, 404, 405, 415} <= seen
    assert not seen & {500, 501}


@pytest.mark.parametrize("address", ["/admin", "/api/v1/retrain", "/api/v2/chat", "/.env", "/web/config.py"])
def test_what_is_not_there_is_a_404(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404
    assert client.post(address, json={}).status_code == 404


def test_methods_that_are_none_are_405_with_what_is_allowed(client: FlaskClient) -> None:
    response = client.put("/api/v1/chat")
    assert response.status_code == 405
    assert "POST" in response.headers["Allow"]


def test_embed_may_be_framed_by_the_named_alone(make_app: Callable[..., Flask]) -> None:
    here = make_app(origins=(ORIGIN,)).test_client().get("/embed")
    assert f"frame-ancestors 'self' {ORIGIN} http://localhost:*" in here.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in here.headers
    app = make_app(host="0.0.0.0", origins=(ORIGIN,), public_url="https://bot.example")
    there = app.test_client().get("/embed", base_url="https://bot.example")
    assert there.headers["Content-Security-Policy"].endswith(f"frame-ancestors 'self' {ORIGIN}")
    assert "max-age" in there.headers["Strict-Transport-Security"]


def test_preflights_of_the_named_are_answered_and_kept(make_app: Callable[..., Flask]) -> None:
    client = make_app(origins=(ORIGIN,)).test_client()
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    good = client.options("/api/v1/chat", headers={"Origin": ORIGIN, **asked})
    assert good.status_code == 204
    assert good.headers["Access-Control-Allow-Origin"] == ORIGIN
    assert "Content-Type" in good.headers["Access-Control-Allow-Headers"]
    assert int(good.headers["Access-Control-Max-Age"]) > 600
    assert "Access-Control-Allow-Credentials" not in good.headers
    for origin in ("null", "https://evil.example", "http://club.example"):
        bad = client.options("/api/v1/chat", headers={"Origin": origin, **asked})
        assert not [name for name, _ in bad.headers if name.startswith("Access-Control-Allow")]
        assert "Origin" in bad.headers["Vary"]


def test_errors_too_can_be_read_by_the_named(make_app: Callable[..., Flask]) -> None:
    client = make_app(origins=(ORIGIN,)).test_client()
    for response in (
        client.post("/api/v1/chat", data="x", headers={"Origin": ORIGIN}),
        client.get("/api/v1/documents/nope", headers={"Origin": ORIGIN}),
    ):
        assert response.status_code >= 400
        assert response.headers["Access-Control-Allow-Origin"] == ORIGIN
        assert "Retry-After" in response.headers["Access-Control-Expose-Headers"]


def test_pages_have_no_cors_at_all(make_app: Callable[..., Flask]) -> None:
    response = make_app(origins=(ORIGIN,)).test_client().get("/livez", headers={"Origin": ORIGIN})
    assert "Access-Control-Allow-Origin" not in response.headers


def test_a_forced_internal_error_tells_the_visitor_nothing(
    make_app: Callable[..., Flask], caplog: pytest.LogCaptureFixture
) -> None:
    app = make_app()

    def fail() -> str:
        raise RuntimeError("the visitor asked about a private matter")

    app.add_url_rule("/api/v1/fails", "fails", fail)
    with caplog.at_level("INFO"):
        response = app.test_client().get("/api/v1/fails")
    assert response.status_code == 500
    assert response.mimetype == "application/problem+json"
    told = response.text
    assert "RuntimeError" not in told
    assert "private matter" not in told
    assert "Traceback" not in told
    assert "private matter" not in caplog.text
    fields = [record.__dict__["fields"] for record in caplog.records if record.getMessage() == "error"]
    assert fields[0]["error"] == "RuntimeError"
    assert fields[0]["id"] == response.get_json(force=True)["request_id"]
