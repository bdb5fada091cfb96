"""What a request may look like: read strictly, every fault told with its field."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from flask import Request
from werkzeug.exceptions import RequestEntityTooLarge

from web.cleaning import QUESTION_MAX_CHARS, clean_words
from web.problems import FieldFault, Problem

BODY_MAX_BYTES = 16 * 1024
PAGE_PATH_MAX_CHARS = 1000  # a WordPress slug has at most 200 bytes, thrice as many once they are percent-encoded
_ID_MAX_CHARS = 500
_CHAT_FIELDS: dict[str, type] = {
    "question": str,
    "conversation": str,
    "page_url": str,
    "passage_id": str,
    "correct": bool,
}


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """One question as sent. `page_path` is the path of the page it was asked on."""

    question: str
    conversation: str | None = None
    passage_id: str | None = None
    correct: bool = True
    page_path: str | None = None


def read_chat(request: Request) -> ChatRequest:
    """Read the body of a chat request. Raises Problem."""
    body = read_object(request, _CHAT_FIELDS, required=("question",))
    passage_id = body.get("passage_id")
    if passage_id is not None and not 0 < len(passage_id) <= _ID_MAX_CHARS:
        raise bad_fields(FieldFault("passage_id", f"it must have 1 to {_ID_MAX_CHARS} characters"))
    return ChatRequest(
        question=read_question(body["question"]),
        conversation=body.get("conversation") or None,
        passage_id=passage_id,
        correct=body.get("correct", True),
        page_path=read_page_path(body.get("page_url")),
    )


def read_question(text: str) -> str:
    """Clean a question line by line: a letter's greeting stands by itself. Raises Problem where it is too long then."""
    question = "\n".join(filter(None, map(clean_words, text.splitlines())))
    if len(question) > QUESTION_MAX_CHARS:
        what = f"it has {len(question)} characters, {QUESTION_MAX_CHARS} are the most. Ask in fewer words."
        raise bad_fields(FieldFault("question", what))
    return question


def read_page_path(text: str | None) -> str | None:
    """Give the path of a page's address; the rest is dropped unread. None where it isn't http, or longer than pages'.

    A page may call itself anything, and its visitor's question is answered all the same: no address is refused.
    """
    try:
        parts = urlsplit(text or "")
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host or len(parts.path) > PAGE_PATH_MAX_CHARS:
        return None
    return parts.path or "/"


def read_object(request: Request, fields: dict[str, type], required: tuple[str, ...] = ()) -> dict[str, Any]:
    """Read a JSON object whose fields are all known and of their type; null counts as absent. Raises Problem."""
    body = _parse(_text(request))
    if not isinstance(body, dict):
        raise Problem(400, "not-an-object", "The body must be a JSON object.")
    # What lies deeper is refused below, whatever it holds: no field is a list or an object.
    if any(isinstance(one, str) and _has_surrogate(one) for one in (*body, *body.values())):
        raise Problem(400, "lone-surrogate", "A text holds half a surrogate pair, which is no character.")
    faults = [
        FieldFault(name, f"no such field; there are {', '.join(fields)}") for name in sorted(set(body) - set(fields))
    ]
    body = {name: value for name, value in body.items() if value is not None}
    faults += [FieldFault(name, "it is missing") for name in required if name not in body]
    for name, kind in fields.items():
        if name in body and type(body[name]) is not kind:
            faults.append(FieldFault(name, "it must be true or false" if kind is bool else "it must be a text"))
    if faults:
        raise bad_fields(*faults)
    return body


def _text(request: Request) -> str:
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    coded = request.headers.get("Content-Encoding", "identity").lower() != "identity"
    if request.mimetype != "application/json" or charset not in {"utf-8", "utf8"} or coded:
        detail = "The body must be application/json in UTF-8, not compressed. Set Content-Type: application/json."
        raise Problem(415, "unsupported-media-type", detail)
    if (request.content_length or 0) > BODY_MAX_BYTES:
        raise RequestEntityTooLarge
    body = request.get_data(cache=False)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise Problem(400, "not-utf-8", f"The body isn't UTF-8: byte {fault.start} can't be read.") from None


def _parse(text: str) -> object:
    try:
        return json.loads(text, parse_constant=_no_constant, parse_float=_finite, object_pairs_hook=_once_each)
    except (ValueError, RecursionError) as fault:
        raise Problem(400, "not-json", f"The body isn't JSON: {_reason(fault)}.") from None


def _reason(fault: Exception) -> str:
    if isinstance(fault, json.JSONDecodeError):
        return f"{fault.msg.removesuffix(' at')} at character {fault.pos}"
    if isinstance(fault, RecursionError):
        return "it is nested too deep"
    return str(fault) if isinstance(fault, _Refused) else "it can't be read"


class _Refused(ValueError):
    """What strict reading refuses though the library would take it."""


def _no_constant(name: str) -> object:
    raise _Refused(f"{name} is no JSON value")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise _Refused("a number is too large")
    return number


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names):
        twice = sorted({name for name in names if names.count(name) > 1})
        raise _Refused(f"it names {twice[0]!a} more than once")
    return dict(pairs)


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


def bad_fields(*faults: FieldFault) -> Problem:
    """Give the problem of a request whose fields are at fault."""
    detail = "The request can't be taken: " + "; ".join(f"{fault.field}: {fault.what}" for fault in faults)
    return Problem(400, "bad-field", detail, errors=faults)
