"""What only the owner may ask of the API; every route of this blueprint is closed before it is found."""

from __future__ import annotations

import json

from flask import Blueprint, Response, request

from web.admin_token import require_admin
from web.shapes import read_chat
from web.site import current_site

admin_api = Blueprint("admin_api", __name__, url_prefix="/api/v1")


@admin_api.before_request
def let_the_owner_in() -> None:
    """Refuse everybody else, before the request is read."""
    require_admin(request, current_site().config.admin_digest)


@admin_api.post("/explain")
def explain() -> Response:
    """Answer a question as `chat` would, and tell why."""
    site = current_site()
    body = site.explain(read_chat(request), site.build(), site.base())
    response = Response(json.dumps(body, ensure_ascii=False, allow_nan=False), mimetype="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response
