"""The path of SIDELINE_URL, which a server behind a proxy may be mounted at: `https://club.example/ask`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

PAGES = frozenset({"chat", "embed"})
"""Own addresses that a mount may bear the name of: without more behind them they mean the page."""
RESERVED = frozenset(
    {"api", "demo", "embed-code", "library", "livez", "metrics", "readyz", "static", "widget", "widget.js"}
)
"""Beginnings of own addresses that no mount may have: nobody could tell whether a proxy took it off."""
_SEGMENTS = re.compile(r"(?:/(?!\.+(?:/|$))[A-Za-z0-9._~-]+)*")

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def mount_of(url: str | None) -> str:
    """Give the path of the server's address, without a slash at its end; empty where it has none.

    Raises ValueError where a path can't be a mount.
    """
    path = urlsplit(url or "").path.rstrip("/")
    if not _SEGMENTS.fullmatch(path):
        raise ValueError("its path may hold letters, digits and . _ ~ - between single slashes")
    first = path.split("/")[1] if path else ""
    if first in RESERVED:
        raise ValueError(f"its path begins with /{first}, as addresses of the bot itself do")
    return path


def below(mount: str, variables: dict[str, Any]) -> dict[str, Any]:
    """Give a request's WSGI variables (PEP 3333) below a mount, whether or not a proxy took it off the path."""
    path = variables["PATH_INFO"]
    if path.startswith(f"{mount}/"):
        path = path.removeprefix(mount)
    elif path == mount and mount[1:] not in PAGES:
        path = "/"
    return {**variables, "SCRIPT_NAME": mount, "PATH_INFO": path}


def mounted(app: Wsgi, mount: str) -> Wsgi:
    """Give an application whose every link begins with the mount."""
    return lambda variables, start_response: app(below(mount, variables), start_response)
