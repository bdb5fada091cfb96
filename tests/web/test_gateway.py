"""The gateway between event loop and threads: whole requests only, a bounded queue, a last resort."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from web.gateway import THREADS, WAITING_MAX, Gateway

StartResponse = Callable[..., Any]


@dataclass
class Scope:
    """A request's head, as granian gives it."""

    headers: dict[str, str] = field(default_factory=dict)
    proto: str = "http"
    method: str = "GET"
    path: str = "/where/é"
    query_string: str = "a=b"
    http_version: str = "1.1"
    server: str = "127.0.0.1:8000"
    client: str = "[2001:db8::1]:4000"
    scheme: str = "http"
    authority: str | None = None


@dataclass
class Line:
    """A connection: the body's parts, and the reply once it was given."""

    parts: tuple[bytes, ...] = ()
    status: int = 0
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for part in self.parts:
            yield part

    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self.status, self.headers, self.body = status, headers, body


def gateway(app: Callable[[dict[str, Any], StartResponse], Iterable[bytes]]) -> tuple[Gateway, list[int]]:
    refused: list[int] = []
    return Gateway(app, lambda _: [("X-Content-Type-Options", "nosniff")], refused.append), refused


def test_more_than_the_queue_holds_is_refused_at_once() -> None:
    go = threading.Event()

    def slow(_: dict[str, Any], start_response: StartResponse) -> list[bytes]:
        go.wait(30)
        start_response("200 OK", [])
        return [b"done"]

    through, refused = gateway(slow)
    lines = [Line() for _ in range(WAITING_MAX + 10)]

    async def rush() -> None:
        tasks = [asyncio.create_task(through(Scope(), line)) for line in lines]
        while sum(task.done() for task in tasks) < 10:
            await asyncio.sleep(0.01)
        go.set()
        await asyncio.gather(*tasks)

    asyncio.run(rush())
    assert THREADS < WAITING_MAX
    assert sorted(line.status for line in lines) == [200] * WAITING_MAX + [503] * 10
    assert refused == [503] * 10
    busy = next(line for line in lines if line.status == 503)
    assert dict(busy.headers)["Retry-After"] == "1"
    assert json.loads(busy.body)["status"] == 503


def test_the_application_sees_the_request_as_it_was_sent() -> None:
    seen: dict[str, Any] = {}

    def echo(variables: dict[str, Any], start_response: StartResponse) -> list[bytes]:
        seen.update(variables)
        start_response("201 Created", [("X-A", "b")])
        return [variables["wsgi.input"].read()]

    through, _ = gateway(echo)
    headers = {"host": "bot.example", "content-type": "text/plain", "content-length": "4", "x_forwarded_for": "spoofed"}
    line = Line((b"bo", b"dy"))
    asyncio.run(through(Scope(headers, method="POST"), line))
    assert (line.status, line.body, line.headers) == (201, b"body", [("X-A", "b")])
    assert seen["PATH_INFO"].encode("latin-1").decode() == "/where/é"
    assert (seen["REMOTE_ADDR"], seen["HTTP_HOST"], seen["CONTENT_LENGTH"]) == ("2001:db8::1", "bot.example", "4")
    assert "HTTP_X_FORWARDED_FOR" not in seen


def test_even_an_application_that_breaks_gives_a_problem() -> None:
    def broken(_: dict[str, Any], __: StartResponse) -> list[bytes]:
        raise RuntimeError("no one may read this")

    through, refused = gateway(broken)
    line = Line()
    asyncio.run(through(Scope(), line))
    assert (line.status, refused) == (500, [500])
    assert b"no one" not in line.body
