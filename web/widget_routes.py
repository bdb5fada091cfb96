"""What host pages load: the widget at a floating address, and every release of it at one that never changes."""

from __future__ import annotations

from flask import Blueprint, Response, request

from web.problems import Problem
from web.releases import WidgetFile, own_file
from web.site import current_site

widget = Blueprint("widget", __name__)
_FOR_GOOD = "public, max-age=31536000, immutable"
_FLOATING = "public, max-age=300, stale-while-revalidate=86400"  # five minutes, then compared


@widget.get("/widget.js")
def script() -> Response:
    """Serve the first script of this release."""
    return _answer(own_file("widget.js"), _FLOATING)


@widget.get("/widget/<path:name>")
def newest(name: str) -> Response:
    """Serve another file of this release."""
    return _answer(own_file(name), _FLOATING)


@widget.get("/widget/<of_release>/<path:name>")
def pinned(of_release: str, name: str) -> Response:
    """Serve a file of a named release; `strings/…` belong to this one."""
    if of_release == "strings":
        return newest(f"strings/{name}")
    site = current_site()
    return _answer(site.releases.file(name, of_release), _FOR_GOOD)


def _answer(file: WidgetFile | None, caching: str) -> Response:
    if file is None:
        detail = "The widget has no such file, or its release isn't kept here any more. /widget.js is the newest."
        raise Problem(404, "no-such-widget-file", detail)
    packed = request.accept_encodings["gzip"] > 0
    response = Response(file.gzipped if packed else file.content, mimetype=file.media_type)
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")
    response.headers["Cache-Control"] = caching
    response.headers["Access-Control-Allow-Origin"] = "*"  # modules and `integrity` need it; nothing here is private
    response.set_etag(f"{file.digest}-gzip" if packed else file.digest)
    response.make_conditional(request)
    return response
