"""Log lines: JSON, one event a line, on standard error. Never a question's text, never an address of a visitor."""

from __future__ import annotations

import json
import logging
import re
import secrets
import time
import traceback
from datetime import UTC, datetime

from flask import Flask, Response, g, request

from bot.errors import SidelineError

LOGGER = logging.getLogger("sideline")
_REQUEST_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
_QUIET = frozenset({"/livez", "/readyz", "/metrics"})


class JsonLines(logging.Formatter):
    """Write a record as one line of ASCII JSON, so that no control character reaches a terminal or a parser."""

    def format(self, record: logging.LogRecord) -> str:
        """Format one record; `event` fields given as `extra={"fields": {…}}` stand beside time and level."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
        }
        line.update(getattr(record, "fields", {}))
        if record.exc_info and record.exc_info[1]:
            line |= {"error": type(record.exc_info[1]).__name__, "where": _places(record.exc_info[1])}
        return json.dumps(line, default=str)


def start_logging() -> None:
    """Send the server's log lines to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    LOGGER.setLevel(logging.INFO)


def log(event: str, level: int = logging.INFO, **fields: object) -> None:
    """Log one event with its fields."""
    LOGGER.log(level, event, extra={"fields": fields})


def log_failure(fault: Exception) -> None:
    """Log an unexpected error by type and place; its message is left out, since it may hold a question."""
    message = {"message": str(fault)} if isinstance(fault, SidelineError) else {}
    log("error", logging.ERROR, id=g.get("request_id"), error=type(fault).__name__, where=_places(fault), **message)


def _places(fault: BaseException) -> list[str]:
    frames = traceback.extract_tb(fault.__traceback__)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-8:]]


def new_request_id() -> str:
    """Make an id under which a request is logged."""
    return secrets.token_hex(8)


def register(app: Flask) -> None:
    """Give each request an id and log each reply."""

    def begin() -> None:
        given = request.headers.get("X-Request-Id", "")
        g.request_id = given if _REQUEST_ID.fullmatch(given) else new_request_id()
        g.began = time.perf_counter()

    def end(response: Response) -> Response:
        response.headers["X-Request-Id"] = g.get("request_id", "")
        route = request.url_rule.rule if request.url_rule else "none"
        if route not in _QUIET or response.status_code >= 400:
            seconds = time.perf_counter() - g.get("began", time.perf_counter())
            log(
                "request",
                id=g.get("request_id"),
                method=request.method if request.method in _METHODS else "other",
                route=route,
                status=response.status_code,
                ms=round(seconds * 1000, 2),
                **g.get("reply_fields", {}),
            )
        return response

    app.before_request(begin)
    app.after_request(end)


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
