"""Rate limits: so many questions, and so many other requests, a minute from one client."""

from __future__ import annotations

import ipaddress
import math
import time

from flask import Flask, Response, request
from flask_limiter import Limiter, RateLimitExceeded

from web.config import Config
from web.counters import Counters
from web.problems import Problem, problem_response

UNLIMITED = frozenset({"/livez", "/readyz", "/metrics"})
FEEDBACK = "/api/v1/feedback"


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
    """Tell what is counted apart: asking costs more than reading, and who votes on every answer may still ask on."""
    if request.path == FEEDBACK:
        return "feedback"
    return "ask" if request.method == "POST" else "read"


def _key() -> str:
    return f"{kind()}|{client_key(request.remote_addr)}"


def register(app: Flask, config: Config) -> Limiter:
    """Limit every route but the probes, static files and the widget's."""
    share = config.workers if config.redis_url is None else 1
    ask, read = (f"{max(1, rate // share)} per minute" for rate in (config.chat_rate, config.read_rate))
    limiter = Limiter(
        key_func=_key,
        application_limits=[lambda: read if kind() == "read" else ask],
        storage_uri=config.redis_url or f"{Counters.STORAGE_SCHEME[0]}://",
        storage_options={"socket_connect_timeout": 1, "socket_timeout": 1} if config.redis_url else {},
        in_memory_fallback_enabled=config.redis_url is not None,
        enabled=config.rate_limit,
        strategy="fixed-window",
    )

    @limiter.request_filter
    def free() -> bool:
        kept = request.endpoint == "static" or request.blueprint == "widget"  # by browsers, and small
        return request.path in UNLIMITED or kept or request.method == "OPTIONS"

    def too_many(_: RateLimitExceeded) -> Response:
        limit = limiter.current_limit
        wait = min(60, max(1, math.ceil(limit.reset_at - time.time()))) if limit else 60
        detail = f"Too many requests came from this address. Go on in {wait} seconds."
        return problem_response(Problem(429, "too-many-requests", detail, retry_after=wait))

    limiter.init_app(app)
    app.register_error_handler(RateLimitExceeded, too_many)
    return limiter
