"""From the server's event loop to the application: bodies are read before a thread is taken.

A client that sends one byte a second costs a small task here, and is told off when its time is up; threads work
only on requests that are wholly there. What exceeds their queue is refused at once.
"""

from __future__ import annotations

import asyncio
import io
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import quote

from web.logs import log, new_request_id
from web.mount import Wsgi
from web.problems import MEDIA_TYPE, plain_problem
from web.shapes import BODY_MAX_BYTES

BODY_SECONDS = 10.0  # for a whole body to arrive
THREADS = 2  # an answer is pure computing: more would only contend for the interpreter
WAITING_MAX = 64  # requests in threads and before them; at 1 ms each the last waits for a blink

Headers = list[tuple[str, str]]
Page = tuple[Headers, bytes]


class Gateway:
    """An RSGI application around a WSGI one.

    `refusal_headers` gives those of a refusal to an origin; `on_refusal` hears of each with its status.
    `refusal_page` gives the headers and the page of a refusal, by the request's WSGI variables, the status and the
    request's id; None where the request asks for no page. `mount` is the path that visitors reach the server below.
    """

    def __init__(
        self,
        app: Wsgi,
        refusal_headers: Callable[[str], Headers],
        on_refusal: Callable[[int], None],
        refusal_page: Callable[[dict[str, Any], int, str], Page | None] = lambda *_: None,
        mount: str = "",
    ) -> None:
        self._app, self._refusal_headers, self._on_refusal = app, refusal_headers, on_refusal
        self._refusal_page, self._mount = refusal_page, mount
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="answer")
        self._waiting = 0

    async def __call__(self, scope: Any, protocol: Any) -> None:
        """Answer one request."""
        if scope.proto != "http":
            return
        body = await self._body(scope, protocol)
        if isinstance(body, int):
            self._refuse(scope, protocol, body)
            return
        if self._waiting >= WAITING_MAX:
            self._refuse(scope, protocol, 503)
            return
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            status, headers, content = await loop.run_in_executor(self._threads, self._call, environ(scope, body))
        except Exception as fault:  # noqa: BLE001 - the last resort: a fault in the application's own error handling
            log("error", 40, error=type(fault).__name__)
            self._refuse(scope, protocol, 500)
            return
        finally:
            self._waiting -= 1
        protocol.response_bytes(status, headers, content)

    async def _body(self, scope: Any, protocol: Any) -> bytes | int:
        """Read the body, or give the status to refuse with."""
        length = scope.headers.get("content-length")
        if length is None and scope.headers.get("transfer-encoding") is None:
            return b""
        if length is not None and (not length.isascii() or not length.isdigit() or len(length) > 9):
            return 400
        if length is not None and int(length) > BODY_MAX_BYTES:
            return 413
        parts: list[bytes] = []
        size = 0
        try:
            async with asyncio.timeout(BODY_SECONDS):
                async for part in protocol:
                    size += len(part)
                    if size > BODY_MAX_BYTES:
                        return 413
                    parts.append(part)
        except TimeoutError:
            return 408
        except Exception:  # noqa: BLE001 - whatever breaks while reading is the client's line
            return 400
        return b"".join(parts)

    def _call(self, variables: dict[str, Any]) -> tuple[int, Headers, bytes]:
        began: list[tuple[int, Headers]] = []

        def start_response(status: str, headers: Headers, _: Any = None) -> None:
            began[:] = [(int(status[:3]), headers)]

        parts = self._app(variables, start_response)
        try:
            content = b"".join(parts)
        finally:
            close = getattr(parts, "close", None)
            if close:
                close()
        status, headers = began[0]
        return status, headers, content

    def _refuse(self, scope: Any, protocol: Any, status: int) -> None:
        request_id = new_request_id()
        log("request", id=request_id, route="none", status=status)
        self._on_refusal(status)
        # Of floods come 503s, and 500s of what may fail in a page too: neither is worth a template.
        page = self._refusal_page(environ(scope, b""), status, request_id) if status < 500 else None
        headers, content = page or self._plain(scope, status, request_id)
        headers += [("X-Request-Id", request_id), ("Connection", "close")]
        if status == 503:
            headers.append(("Retry-After", "1"))
        protocol.response_bytes(status, headers, content)

    def _plain(self, scope: Any, status: int, request_id: str) -> Page:
        headers = self._refusal_headers(scope.headers.get("origin") or "")
        return [*headers, ("Content-Type", MEDIA_TYPE)], plain_problem(status, request_id, self._mount)


def environ(scope: Any, body: bytes) -> dict[str, Any]:
    """Give the WSGI variables of a request whose body has been read (PEP 3333)."""
    server, _, port = scope.server.rpartition(":")
    variables: dict[str, Any] = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": scope.path.encode("utf-8", "surrogateescape").decode("latin-1"),
        "RAW_URI": quote(scope.path, safe="/%:@!$&'()*+,;=~-._"),
        "QUERY_STRING": scope.query_string or "",
        "SERVER_NAME": server.strip("[]"),
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "CONTENT_LENGTH": str(len(body)) if body else "",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": io.BytesIO(body),
        "wsgi.input_terminated": True,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in scope.headers.items():
        key = name.upper().replace("-", "_")
        if "_" in name or key in {"CONTENT_LENGTH", "TRANSFER_ENCODING"}:
            continue
        key = key if key == "CONTENT_TYPE" else f"HTTP_{key}"
        variables[key] = f"{variables[key]},{value}" if key in variables else value
    if "HTTP_HOST" not in variables and scope.authority:
        variables["HTTP_HOST"] = scope.authority
    return variables
