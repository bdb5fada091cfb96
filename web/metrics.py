"""What /metrics tells: requests, replies by kind, time taken, the build. No label holds what a visitor wrote."""

from __future__ import annotations

import importlib
import os
import time
from typing import Any

from flask import Flask, Response, g, request

from bot.records.reply import Reply
from web.admin_token import require_admin
from web.config import Config
from web.links import is_trusted

_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)


class Metrics:
    """The counters of one worker; with several workers they lie in files, and any worker can give the sum."""

    def __init__(self) -> None:
        # Loaded here, since the library chooses on import whether counts are shared between processes,
        # by the variable that the server sets once it knows its number of workers.
        self._prometheus: Any = importlib.import_module("prometheus_client")
        self._prometheus.disable_created_metrics()
        self.shared = "PROMETHEUS_MULTIPROC_DIR" in os.environ
        self.registry: Any = self._prometheus.CollectorRegistry()
        counter, own = self._prometheus.Counter, {"registry": self.registry}
        self.requests = counter(
            "sideline_requests", "Requests by route, method and status.", ["route", "method", "status"], **own
        )
        self.replies = counter("sideline_replies", "Replies by status and reason.", ["status", "reason"], **own)
        self.feedback = counter(
            "sideline_feedback", "Feedback kept, by verdict and reason.", ["helpful", "reason"], **own
        )
        self.failures = counter("sideline_unexpected_errors", "Errors nobody foresaw; the log has each.", **own)
        self.seconds = self._prometheus.Histogram(
            "sideline_request_seconds", "Time from reading a request to its reply.", ["route"], buckets=_BUCKETS, **own
        )
        self.build = self._prometheus.Gauge(
            "sideline_build_info", "1 for the build that answers.", ["build"], multiprocess_mode="livemax", **own
        )

    def count_reply(self, reply: Reply) -> None:
        """Count a reply."""
        self.replies.labels(reply.status, reply.reason or "").inc()

    def count_feedback(self, helpful: bool, reason: str | None) -> None:
        """Count a feedback that was kept."""
        self.feedback.labels("yes" if helpful else "no", reason or "").inc()

    def count_refusal(self, status: int) -> None:
        """Count a request refused before it reached the application."""
        self.requests.labels("none", "other", str(status)).inc()

    def tell_build(self, new: str | None, old: str | None) -> None:
        """Note which build answers from now on."""
        if old is not None and old != new:
            self.build.labels(old).set(0)
        if new is not None:
            self.build.labels(new).set(1)

    def text(self) -> tuple[bytes, str]:
        """Give all counts in Prometheus' text format, and its media type."""
        registry = self.registry
        if self.shared:
            registry = self._prometheus.CollectorRegistry()
            importlib.import_module("prometheus_client.multiprocess").MultiProcessCollector(registry)
        return self._prometheus.generate_latest(registry), self._prometheus.CONTENT_TYPE_LATEST


def register(app: Flask, metrics: Metrics, config: Config) -> None:
    """Count every request, and serve /metrics: to everybody only if that was asked for."""

    def count(response: Response) -> Response:
        route = request.url_rule.rule if request.url_rule else "none"
        method = request.method if request.method in {"GET", "HEAD", "POST", "OPTIONS"} else "other"
        metrics.requests.labels(route, method, str(response.status_code)).inc()
        if "began" in g:
            metrics.seconds.labels(route).observe(time.perf_counter() - g.began)
        return response

    def show() -> Response:
        here = config.for_itself and is_trusted(request.host, config) is True
        if not (config.open_metrics or here):
            require_admin(request, config.admin_digest)
        body, media_type = metrics.text()
        return Response(body, content_type=media_type, headers={"Cache-Control": "no-store"})

    app.after_request(count)
    app.add_url_rule("/metrics", "metrics", show, methods=["GET"])
