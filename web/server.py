"""The production server: granian's event loop in front, a few threads of the application behind it."""

from __future__ import annotations

import errno
import os
import shutil
import socket
from typing import Any

from flask import Response, request
from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server import Server

from bot.errors import SidelineError
from bot.threads import keep_to_one_thread
from web import create_app
from web.config import Config
from web.gateway import Gateway, Headers, Page
from web.guard import set_headers
from web.logs import JsonLines, log, start_logging
from web.mount import below
from web.origins import allow_origin
from web.parent import end_with_parent
from web.problems import MEDIA_TYPE, problem_page
from web.site import Sideline

HEADER_MILLISECONDS = 10_000  # for a request's head to arrive, and for the next one on an idle connection
CONNECTIONS_MAX = 2048  # per worker; the operating system holds `BACKLOG` more
BACKLOG = 1024
PORT_MAX = 65535
DRAIN_SECONDS = 20  # for requests under way when the server is told to stop


class PortRefused(SidelineError):
    """Raised when the address can't be listened on."""

    def __init__(self, host: str, port: int, why: str, remedy: str) -> None:
        self.host, self.port = host, port
        super().__init__(f"address {host} port {port}", why, remedy)


def port_refused(host: str, port: int, fault: OSError) -> PortRefused:
    """Tell why an address can't be listened on, and what to do, by what the system said of it."""
    said = (fault.strerror or str(fault)).lower()
    own = "Take an address of this machine: --host 127.0.0.1 for itself alone, --host 0.0.0.0 for others too."
    if isinstance(fault, socket.gaierror):
        return PortRefused(host, port, f"the name can't be resolved ({said})", own)
    if fault.errno == errno.EADDRNOTAVAIL:
        return PortRefused(host, port, f"this machine has no such address ({said})", own)
    if fault.errno in (errno.EACCES, errno.EPERM):
        proxy = "Take one from 1024 on, such as --port 8000, and let a reverse proxy listen on this one."
        return PortRefused(host, port, f"this user may not listen on that port ({said})", proxy)
    if fault.errno == errno.EADDRINUSE:
        other = port + 1 if port < PORT_MAX else port - 1
        return PortRefused(host, port, said, f"Stop the other program, or take another port: --port {other}.")
    return PortRefused(host, port, said, "Take another address or port: --host 127.0.0.1 --port 8000.")


def serve(config: Config) -> None:
    """Serve until told to stop. Raises PortRefused."""
    start_logging()
    address = listening_address(config.host, config.port)
    _share_counts(config)
    server = Server(
        "web",
        address=address,
        port=config.port,
        interface=Interfaces.RSGI,
        workers=config.workers,
        websockets=False,
        backlog=BACKLOG,
        backpressure=CONNECTIONS_MAX,
        http1_settings=HTTP1Settings(header_read_timeout=HEADER_MILLISECONDS, max_buffer_size=32 * 1024),
        log_level=LogLevels.warning,
        log_dictconfig=_granian_logging(),
        respawn_failed_workers=True,
        workers_kill_timeout=DRAIN_SECONDS,
    )
    server.on_startup(lambda: _tell(config))
    server.on_shutdown(lambda: log("stop", host=config.host, port=config.port))
    server.serve(target_loader=lambda _: _worker(config))


def _worker(config: Config) -> Gateway:
    end_with_parent()
    keep_to_one_thread()
    app = create_app(config)
    site: Sideline = app.extensions["sideline"]
    site.live.watch()

    def refusal_headers(origin: str) -> Headers:
        sample = Response(status=503, mimetype=MEDIA_TYPE)
        set_headers(sample, config, "/api/")
        allow_origin(sample, origin, config)
        sample.headers["Cache-Control"] = "no-store"
        return [(name, value) for name, value in sample.headers.items() if not name.startswith("Content-T")]

    def refusal_page(variables: dict[str, Any], status: int, request_id: str) -> Page | None:
        with app.request_context(below(config.mount, variables)):
            page = problem_page(status, request_id)
            if page is None:
                return None
            set_headers(page, config, request.path)
            return list(page.headers.items()), page.get_data()

    return Gateway(app, refusal_headers, site.metrics.count_refusal, refusal_page, config.mount)


def _tell(config: Config) -> None:
    address = f"{config.public_url}/" if config.public_url else config.local_url
    print(f"Sideline is at {address} (Ctrl-C stops it)", flush=True)
    log("start", url=address, host=config.host, port=config.port, workers=config.workers, index=str(config.index))


def listening_address(host: str, port: int) -> str:
    """Give the IP address of a host, since granian takes no name. Raises PortRefused.

    The port is tried, for granian would share it with another server of the same user.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            return str(address[0])
    except OSError as fault:
        raise port_refused(host, port, fault) from None


def _share_counts(config: Config) -> None:
    """Give several workers a folder for their counts; one keeps them in memory."""
    os.environ.pop("PROMETHEUS_MULTIPROC_DIR", None)
    if config.workers < 2:
        return
    folder = (config.var / "metrics" / f"{config.host.replace(':', '_')}-{config.port}").resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)


def _granian_logging() -> dict[str, Any]:
    handler = {"class": "logging.StreamHandler", "formatter": "json"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonLines}},
        "handlers": {"console": handler},
        "loggers": {"_granian": {"handlers": ["console"], "level": "WARNING", "propagate": False}},
    }
