"""Which pages elsewhere may call the API and embed the chat."""

from __future__ import annotations

import re

from flask import Flask, Request, Response, request

from web.config import Config

_LOOPBACK_ORIGIN = re.compile(r"https?://(?:localhost|127\.0\.0\.1|\[::1\])(?::[0-9]{1,5})?")
_PREFLIGHT_SECONDS = "7200"


def is_allowed(origin: str, config: Config) -> bool:
    """Tell whether pages of an origin may call the API: named exactly, or on this machine as the server is."""
    if origin in config.origins:
        return True
    return config.on_loopback and _LOOPBACK_ORIGIN.fullmatch(origin) is not None


def embedders(config: Config) -> str:
    """Give the sources of `frame-ancestors` for the page that may be embedded."""
    here = ["http://localhost:*", "http://127.0.0.1:*", "https://localhost:*"] if config.on_loopback else []
    return " ".join(["'self'", *config.origins, *here])


def register(app: Flask, config: Config) -> None:
    """Answer preflights and mark replies of the API for the origins that may read them."""

    def preflight() -> Response | None:
        asked = request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers
        return Response(status=204) if asked and _is_api(request) else None

    def mark(response: Response) -> Response:
        if not _is_api(request):
            return response
        allow_origin(response, request.headers.get("Origin", ""), config)
        if request.method == "OPTIONS" and "Access-Control-Allow-Origin" in response.headers:
            response.headers["Access-Control-Allow-Methods"] = "GET, POST"
            response.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
            response.headers["Access-Control-Max-Age"] = _PREFLIGHT_SECONDS
        return response

    app.before_request(preflight)
    app.after_request(mark)


def allow_origin(response: Response, origin: str, config: Config) -> None:
    """Let pages of an origin read a reply, if they may; the reply always says that it hangs on the origin."""
    response.vary.add("Origin")
    if is_allowed(origin, config):
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Expose-Headers"] = "Retry-After, X-Request-Id"


def _is_api(request: Request) -> bool:
    return request.path.startswith("/api/")
