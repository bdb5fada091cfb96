"""Rate limits: so many requests of each kind a minute from one client, wherever they lead."""

from __future__ import annotations

import ipaddress
import math
import time

from flask import Flask, Response, request
from flask_limiter import Limiter, RateLimitExceeded

from web.config import Config
from web.counters import Counters
from web.problems import Problem, problem_response

PROBES = frozenset({"/livez", "/readyz"})  # a server whose health can't be asked is taken for dead
FEEDBACK = "/api/v1/feedback"
STARTERS, SUGGEST = "/api/v1/starters", "/api/v1/suggest"
SEARCHES_A_QUESTION = 5  # while it is typed; a search takes about half of an answer's time
FILES_A_PAGE = 10  # at most; a browser that has them asks no more


def client_key(address: str | None) -> str:
    """Give whom a limit counts: an IPv4 address, or the /64 that one IPv6 customer commonly has."""
    try:
        ip = ipaddress.ip_address((address or "").partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(ip, ipaddress.IPv6Address):
        return str(ip.ipv4_mapped or ipaddress.ip_network((int(ip) >> 64 << 64, 64)))
    return str(ip)


def kind() -> str:
    """Tell as what a request is counted: each kind apart, so that who votes on every answer may still ask on."""
    if request.path in PROBES:
        return "probe"
    if request.path == FEEDBACK:
        return "feedback"
    if request.method == "POST":
        return "ask"
    if request.path == SUGGEST or (request.path == STARTERS and "page_url" in request.args):
        return "search"
    if request.path == "/metrics":
        return "metrics"
    return "file" if request.endpoint == "static" or request.blueprint == "widget" else "read"


def rates(config: Config) -> dict[str, int]:
    """Give how many requests of each kind one client may send a minute; a worker that counts alone has its share."""
    share = config.workers if config.redis_url is None else 1
    ask, read = config.chat_rate, config.read_rate
    whole = {
        "ask": ask,
        "feedback": ask,
        "search": ask * SEARCHES_A_QUESTION,
        "read": read,
        "metrics": read,
        "file": read * FILES_A_PAGE,
    }
    return {name: max(1, rate // share) for name, rate in whole.items()}


def _key() -> str:
    return f"{kind()}|{client_key(request.remote_addr)}"


def register(app: Flask, config: Config) -> Limiter:
    """Limit every request but the probes, also one to an address that isn't there."""
    per_minute = rates(config)
    limiter = Limiter(
        key_func=_key,
        request_identifier=kind,  # by endpoint, as is usual, what has none would go uncounted
        application_limits=[lambda: f"{per_minute[kind()]} per minute"],
        storage_uri=config.redis_url or f"{Counters.STORAGE_SCHEME[0]}://",
        storage_options={"socket_connect_timeout": 1, "socket_timeout": 1} if config.redis_url else {},
        in_memory_fallback_enabled=config.redis_url is not None,
        enabled=config.rate_limit,
        strategy="fixed-window",
    )

    @limiter.request_filter
    def free() -> bool:
        return kind() == "probe"

    def too_many(_: RateLimitExceeded) -> Response:
        limit = limiter.current_limit
        wait = min(60, max(1, math.ceil(limit.reset_at - time.time()))) if limit else 60
        detail = f"Too many requests came from this address. Go on in {wait} seconds."
        return problem_response(Problem(429, "too-many-requests", detail, retry_after=wait))

    limiter.init_app(app)
    app.register_error_handler(RateLimitExceeded, too_many)
    return limiter
