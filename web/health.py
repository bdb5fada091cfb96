"""Is it alive, and may it be asked?"""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from bot.errors import SidelineError
from web.problems import Problem
from web.site import current_site

health = Blueprint("health", __name__)


@health.get("/livez")
def alive() -> Response:
    """Say that the process answers, whatever it has to answer from."""
    return _fresh(jsonify(status="alive"))


@health.get("/readyz")
def ready() -> Response:
    """Say which verified build answers, and why a newer one doesn't, if so."""
    site = current_site()
    build, fault = site.live.current, site.live.fault
    if build is None:
        raise Problem(503, "not-ready", _why(fault) if fault else "The index is being loaded.", retry_after=5)
    return _fresh(jsonify(status="ready", build=build.build_id, refused=_why(fault) if fault else None))


def _why(fault: SidelineError) -> str:
    """Tell an operator what is wrong with the index; where it lies is for the log alone."""
    return f"The index can't be taken: {fault.why}. {fault.remedy}"


def _fresh(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
