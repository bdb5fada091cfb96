"""Whole links to this server, from a base that no stranger's Host header can choose."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Request

from web.config import Config, is_loopback


def host_name(host: str) -> str:
    """Give the name or address of a Host header without port and brackets, in lower case."""
    name = host.rsplit(":", 1)[0] if not host.endswith("]") and host.count(":") in {1} else host
    if host.startswith("["):
        name = host.partition("]")[0]
    return name.strip("[]").lower()


def is_trusted(host: str, config: Config) -> bool | None:
    """Tell whether a Host header names this server; None where nothing was set to check it against."""
    name = host_name(host)
    if config.on_loopback and is_loopback(name):
        return True
    known = list(config.trusted_hosts)
    if config.public_url:
        known.append(urlsplit(config.public_url).hostname or "")
    if any(name == one.lstrip(".") or (one.startswith(".") and name.endswith(one)) for one in known):
        return True
    return False if known or config.on_loopback else None


def base_of(request: Request, config: Config) -> str:
    """Give scheme, host and mount for links; empty where they aren't certain, so that the links have no host."""
    if config.public_url:
        return config.public_url
    host = request.host
    return f"{request.scheme}://{host}" if is_trusted(host, config) else ""
