"""What the chat takes and refuses: every pitfall of JSON is a 400-something with a name, never a 500."""

from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

JSON = "application/json"


def post(
    client: FlaskClient, body: bytes | str, content_type: str = JSON, **headers: str
) -> tuple[int, dict[str, object]]:
    response = client.post("/api/v1/chat", data=body, content_type=content_type, headers=headers)
    told = response.get_json(force=True)
    if response.status_code != 200:
        assert response.mimetype == "application/problem+json"
        assert told["status"] == response.status_code
        assert told["detail"]
        assert told["request_id"] == response.headers["X-Request-Id"]
    return response.status_code, told


@pytest.mark.parametrize(
    ("body", "status", "kind"),
    [
        (b"", 400, "not-json"),
        (b"{", 400, "not-json"),
        (b"[]", 400, "not-an-object"),
        (b'"question"', 400, "not-an-object"),
        (b"null", 400, "not-an-object"),
        (b"[" * 16_000, 400, "not-json"),
        (b"[" * 8000 + b"]" * 8000, 400, "not-json"),
        (b'{"question":' * 1300, 400, "not-json"),
        (b'{"question": ' + b"[" * 900 + b"]" * 900 + b"}", 400, "bad-field"),
        (b'{"question": "arms", "x": ' + b'{"a":' * 900 + b'"\\ud800"' + b"}" * 901, 400, "bad-field"),
        (b'{"question": ["\\ud800"]}', 400, "bad-field"),
        (b'{"question": "' + b"[" * 400 + b'"}', 200, ""),
        (b'{"question": NaN}', 400, "not-json"),
        (b'{"question": "arms", "correct": Infinity}', 400, "not-json"),
        (b'{"question": 1e999}', 400, "not-json"),
        (b'{"question": ' + b"9" * 9000 + b"}", 400, "not-json"),
        (b'{"question": "a", "question": "b"}', 400, "not-json"),
        (b'{"question": "\\ud800"}', 400, "lone-surrogate"),
        (b'{"\\udfff": 1}', 400, "lone-surrogate"),
        (b'{"question": "\xff"}', 400, "not-utf-8"),
        (b'{"question": "\xed\xa0\x80"}', 400, "not-utf-8"),
        ('{"question": "arms"}'.encode("utf-16"), 400, "not-utf-8"),
        ('{"question": "arms"}'.encode("utf-16-le"), 400, "not-json"),
        (b'\xef\xbb\xbf{"question": "arms"}', 400, "not-json"),
        (b'{"question": "arms\x00"}', 400, "not-json"),
        (b'{"question": "arms\\u0000"}', 200, ""),
        (b'{}', 400, "bad-field"),
        (b'{"question": null}', 400, "bad-field"),
        (b'{"question": 7}', 400, "bad-field"),
        (b'{"question": ["arms"]}', 400, "bad-field"),
        (b'{"question": "arms", "correct": 1}', 400, "bad-field"),
        (b'{"question": "arms", "correct": "yes"}', 400, "bad-field"),
        (b'{"question": "arms", "conversation": 5}', 400, "bad-field"),
        (b'{"question": "arms", "passage_id": ""}', 400, "bad-field"),
        (b'{"question": "arms", "passage_id": "no/such#thing"}', 400, "unknown-passage"),
        (b'{"question": "arms", "conversation": "made.up.token"}', 400, "tampered-conversation"),
        (b'{"question": "arms", "Question": "x", "debug": true}', 400, "bad-field"),
        (b'{"question": "arms", "conversation": null, "page_url": null, "correct": null}', 200, ""),
        (b'{"question": ""}', 200, ""),
    ],
)  # fmt: skip
def test_bodies(client: FlaskClient, body: bytes, status: int, kind: str) -> None:
    answered, told = post(client, body)
    assert answered == status, told
    assert kind in str(told.get("type", ""))


def test_an_unfinished_text_is_told_with_its_place(client: FlaskClient) -> None:
    _, told = post(client, b'{"question')
    assert told["detail"] == "The body isn't JSON: Unterminated string starting at character 1."


def test_every_unknown_field_is_named(client: FlaskClient) -> None:
    _, told = post(client, b'{"question": "arms", "b": 1, "a": 2, "correct": 3}')
    errors = told["errors"]
    assert isinstance(errors, list)
    assert [error["field"] for error in errors] == ["a", "b", "correct"]


@pytest.mark.parametrize(
    "content_type",
    [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
        "application/json; charset=latin-1",
        "application/jsonp",
        "application/problem+json",
        "text/plain; application/json",
    ],
)
def test_only_json_in_utf_8_is_taken(client: FlaskClient, content_type: str) -> None:
    assert post(client, b'{"question": "arms"}', content_type)[0] == 415


@pytest.mark.parametrize("content_type", ["application/json;charset=UTF-8", "Application/JSON"])
def test_usual_ways_to_say_json_are_taken(client: FlaskClient, content_type: str) -> None:
    assert post(client, b'{"question": "arms"}', content_type)[0] == 200


def test_a_compressed_body_is_refused(client: FlaskClient) -> None:
    assert post(client, b"\x1f\x8b", **{"Content-Encoding": "gzip"})[0] == 415


def test_a_body_over_16_kb_is_refused(client: FlaskClient) -> None:
    body = json.dumps({"question": "arms", "conversation": "x" * 17_000})
    assert post(client, body)[0] == 413


@pytest.mark.parametrize(
    ("question", "status"),
    [("a" * 500, 200), ("a" * 501, 400), ("ﷺ" * 28, 400), ("é" * 500, 200), ("e\u0301" * 500, 200), (" " * 5000, 200)],
)
def test_the_length_counts_after_normalising(client: FlaskClient, question: str, status: int) -> None:
    assert post(client, json.dumps({"question": question}))[0] == status


@pytest.mark.parametrize(
    "page_url",
    ["", "x", "https://club.example/a?b#c", "http://[::1", "file:///etc/passwd", "http://h:99999999/", "a" * 9000],
)
def test_whatever_the_page_calls_itself_the_question_is_answered(client: FlaskClient, page_url: str) -> None:
    assert post(client, json.dumps({"question": "why do runners swing their arms", "page_url": page_url}))[0] == 200


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(st.text(max_size=600), st.text(st.characters(min_codepoint=0x300, max_codepoint=0x2FFF), max_size=300))
)
def test_no_text_whatever_is_an_error_of_ours(client: FlaskClient, text: str) -> None:
    status, told = post(client, json.dumps({"question": text}))
    assert status in {200, 400}
    assert status == 200 or "internal" not in str(told)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_no_bytes_whatever_are_an_error_of_ours(client: FlaskClient, body: bytes) -> None:
    assert post(client, body)[0] == 400
