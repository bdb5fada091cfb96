"""Errors as RFC 9457 problem documents; a person's browser gets a readable page instead."""

from __future__ import annotations

import json
from dataclasses import dataclass
from http import HTTPStatus

from flask import Flask, Response, current_app, g, render_template, request
from jinja2 import TemplateNotFound
from werkzeug.exceptions import HTTPException

from web.logs import log_failure

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class FieldFault:
    """What is wrong with one field of a request."""

    field: str
    what: str


class Problem(Exception):
    """Raised to answer with an error. `kind` is a stable name that clients may compare.

    `challenge` is what a 401 asks for, as WWW-Authenticate (RFC 9110, section 11.6.1).
    """

    def __init__(
        self,
        status: int,
        kind: str,
        detail: str,
        *,
        errors: tuple[FieldFault, ...] = (),
        retry_after: int | None = None,
        challenge: str | None = None,
    ) -> None:
        self.status, self.kind, self.detail = status, kind, detail
        self.errors, self.retry_after, self.challenge = errors, retry_after, challenge
        super().__init__(detail)


_DETAILS = {
    400: ("bad-request", "The request can't be read. See /api/docs for its shape."),
    404: ("not-found", "Nothing is at this address. See /api/docs for the addresses there are."),
    405: ("method-not-allowed", "This address doesn't take that method; the Allow header names those it takes."),
    408: ("too-slow", "The request took too long to arrive. Send it again."),
    413: ("too-large", "The request's body is larger than 16 KB. Ask a shorter question."),
    414: ("address-too-long", "The address is too long."),
    415: ("unsupported-media-type", "The body must be application/json in UTF-8."),
    429: ("too-many-requests", "Too many requests came from this address. Wait a little, then go on."),
    500: ("internal-error", "Something went wrong here; it was logged under this request_id. Please try again."),
    503: ("busy", "The server is busy. Try again in a moment."),
}

KINDS: tuple[tuple[str, str], ...] = (
    *_DETAILS.values(),
    ("bad-field", "A field is unknown, missing, of the wrong type or too long; `errors` names each."),
    ("not-json", "The body isn't JSON as RFC 8259 has it, names a field twice or is nested too deep."),
    ("not-an-object", "The body is JSON, but no object."),
    ("not-utf-8", "The body's bytes aren't UTF-8."),
    ("lone-surrogate", "A text holds half a surrogate pair."),
    ("tampered-conversation", "The conversation wasn't signed by this server. Leave it out to begin anew."),
    ("tampered-turn", "The turn_id wasn't signed by this server. Take it from a reply, whole."),
    ("feedback-not-kept", "The feedback can't be kept now; the log says why. The chat goes on."),
    ("unknown-passage", "The passage_id names nothing. Take one from a reply's options."),
    ("no-such-document", "The document_id names nothing."),
    ("no-admin", "The server has no admin token, so what only its owner may do is closed."),
    ("no-token", "The owner's token is missing. Send it as Authorization: Bearer."),
    ("wrong-token", "The token isn't this server's admin token."),
    ("no-such-widget-file", "The widget has no file of this name, or its release isn't kept."),
    ("unknown-host", "The Host header names no server that this one goes by."),
    ("not-ready", "There is no verified index to answer from."),
)


def not_ready() -> Problem:
    """Say that nothing can be answered yet. Why stands in the log: paths and commands are the operator's business."""
    return Problem(503, "not-ready", "The bot has nothing to answer from yet. Try again in a moment.", retry_after=5)


def document(status: int, kind: str, detail: str, request_id: str, mount: str, **more: object) -> dict[str, object]:
    """Give a problem document's members; `mount` is the path that the server is mounted at."""
    return {
        "type": f"{mount}/api/docs#problem-{kind}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "request_id": request_id,
        **more,
    }


def plain_problem(status: int, request_id: str, mount: str) -> bytes:
    """Give the usual problem of a status as bytes, for where no application runs."""
    kind, detail = _DETAILS[status]
    return json.dumps(document(status, kind, detail, request_id, mount)).encode()


def problem_page(status: int, request_id: str) -> Response | None:
    """Give the usual problem of a status as a page, inside a request's context; None where it asks for none."""
    page = _page(document(status, *_DETAILS[status], request_id, request.script_root))
    if page is not None:
        page.status_code = status
        page.headers["Cache-Control"] = "no-store"
    return page


def problem_response(problem: Problem) -> Response:
    """Answer with a problem: as a page where a person's browser asks for one outside the API, else as JSON."""
    more: dict[str, object] = {}
    if problem.errors:
        more["errors"] = [{"field": fault.field, "what": fault.what} for fault in problem.errors]
    request_id, mount = g.get("request_id", ""), request.script_root
    members = document(problem.status, problem.kind, problem.detail, request_id, mount, **more)
    response = _page(members) or Response(json.dumps(members, ensure_ascii=False), mimetype=MEDIA_TYPE)
    response.status_code = problem.status
    response.headers["Cache-Control"] = "no-store"
    if problem.retry_after is not None:
        response.headers["Retry-After"] = str(problem.retry_after)
    if problem.challenge is not None:
        response.headers["WWW-Authenticate"] = problem.challenge
    return response


def _page(members: dict[str, object]) -> Response | None:
    wants = request.accept_mimetypes
    machine = request.path.startswith("/api/") and not request.path.startswith("/api/docs")
    # `*/*` is what programs send; only a browser names text/html.
    named = any(value == "text/html" for value, _ in wants)
    if machine or not named or wants["text/html"] < wants["application/json"]:
        return None
    try:
        return Response(render_template("problem.html", problem=members), mimetype="text/html")
    except TemplateNotFound:
        return None


def register(app: Flask) -> None:
    """Answer every error of the application with a problem."""
    app.register_error_handler(Problem, problem_response)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _unexpected)


def _http_error(fault: HTTPException) -> Response:
    status = fault.code or 500
    if status < 400:  # a redirect is no error
        return Response(fault.get_body(), status, fault.get_headers())
    kind, detail = _DETAILS.get(status, (HTTPStatus(status).phrase.lower().replace(" ", "-"), str(fault.description)))
    response = problem_response(Problem(status, kind, detail))
    for name, value in fault.get_headers():
        if name.lower() in {"allow", "retry-after"}:
            response.headers[name] = value
    return response


def _unexpected(fault: Exception) -> Response:
    log_failure(fault)
    if current_app.extensions.get("sideline") is not None:
        current_app.extensions["sideline"].metrics.failures.inc()
    return problem_response(Problem(500, *_DETAILS[500]))
