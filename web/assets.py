"""Static files under addresses that name their content, so that browsers may keep them for good."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from flask import Response, request, url_for

FOLDER = Path(__file__).parent / "static"
_FOR_GOOD = "public, max-age=31536000, immutable"
_ASK_AGAIN = "public, no-cache"  # kept, but compared by its ETag before use


@cache
def digest(name: str) -> str:
    """Give the start of a static file's SHA-256: another content, another address."""
    return hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()[:16]


def asset(name: str) -> str:
    """Give the address of a static file with its digest."""
    return url_for("static", filename=name, v=digest(name))


def cache_by_content(response: Response) -> Response:
    """Let a static file be kept for good where its address carries its digest."""
    name = (request.view_args or {}).get("filename", "")
    if request.endpoint == "static" and request.method != "OPTIONS" and response.status_code < 400:
        current = request.args.get("v") == digest(name)
        response.headers["Cache-Control"] = _FOR_GOOD if current else _ASK_AGAIN
    return response
