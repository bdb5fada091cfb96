"""What stands before every route: known hosts and headers that tell browsers what a reply may do."""

from __future__ import annotations

from flask import Flask, Response, request

from web.config import Config
from web.links import is_trusted
from web.origins import embedders
from web.problems import Problem

PROBES = frozenset({"/livez", "/readyz", "/metrics"})  # asked by machines that know an address, no name
EMBED = "/embed"
PREVIEW = "/embed-code/preview"  # shown in a frame of our own page
_FOR_OTHER_PAGES = ("/widget.js", "/widget/")  # what host pages load
_NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
_PAGE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-src 'self'; "
    "require-trusted-types-for 'script'; trusted-types 'none'; "
    "frame-ancestors {ancestors}"
)
_PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def register(app: Flask, config: Config) -> None:
    """Refuse unknown hosts, and put the headers on every reply."""

    def know_host() -> None:
        if request.path not in PROBES and is_trusted(request.host, config) is False:
            detail = (
                "This server doesn't go by the name in the Host header. Its operator sets SIDELINE_URL or "
                "SIDELINE_TRUSTED_HOSTS to the names it has."
            )
            raise Problem(400, "unknown-host", detail)

    def harden(response: Response) -> Response:
        set_headers(response, config, request.path)
        if request.is_secure:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        return response

    app.before_request(know_host)
    app.after_request(harden)


def set_headers(response: Response, config: Config, path: str) -> None:
    """Set the security headers that suit a reply's kind and path."""
    headers = response.headers
    headers["Server"] = "sideline"
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
    headers["Permissions-Policy"] = _PERMISSIONS
    page, embed = response.mimetype == "text/html", path == EMBED
    if page:
        ancestors = embedders(config) if embed else "'self'" if path == PREVIEW else "'none'"
        headers["Content-Security-Policy"] = _PAGE.format(ancestors=ancestors)
    else:
        headers["Content-Security-Policy"] = _NOTHING
    if page and not embed:
        headers["X-Frame-Options"] = "SAMEORIGIN" if path == PREVIEW else "DENY"
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
    shared = embed or path.startswith(_FOR_OTHER_PAGES) or path.startswith("/api/")
    headers["Cross-Origin-Resource-Policy"] = "cross-origin" if shared else "same-origin"
