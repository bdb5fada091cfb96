"""Put Sideline beside the least that Flask can do: both on granian with our gateway, asked in turns."""

from __future__ import annotations

import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from flask import Flask, Response
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from benchmarks.many_passages import page_of
from benchmarks.sets import ROOT
from bot.build.train import Job, train
from web.gateway import Gateway

ROUNDS = 6
TICK = os.sysconf("SC_CLK_TCK")


def serve(port: int) -> None:
    """Serve the constant at every address that is posted to, until told to stop."""
    Server(
        "benchmarks.constant_server",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.RSGI,
        workers=1,
        websockets=False,
        log_level=LogLevels.warning,
    ).serve(target_loader=lambda _: Gateway(constant_app(), lambda _: [], lambda _: None))


def constant_app() -> Flask:
    """Make the application that says nothing."""
    app = Flask(__name__)

    @app.post("/api/v1/chat")
    def say_nothing() -> Response:
        return Response('{"status": "ok"}', mimetype="application/json")

    return app


def turn_ratios(knowledge: Path, questions: Sequence[str]) -> tuple[float, float]:
    """Return the ratios of Sideline's turn to the constant: of median times on the wire, and of the servers' CPU."""
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        train(Job([knowledge], index, "20000101T000000Z"), say=lambda stage: None)
        settings = {"SIDELINE_RATE_LIMIT": "off", "SIDELINE_VAR": folder, "SIDELINE_INDEX": str(index)}
        ours = _Asked(["web", "--port"], settings)
        theirs = _Asked(["benchmarks.constant_server"], {})
        try:
            for server in (ours, theirs):
                server.wait()
            for _ in range(ROUNDS):
                for question in questions:
                    ours.ask(question)
                    theirs.ask(question)
            wire = statistics.median(ours.times) / statistics.median(theirs.times)
            return wire, ours.cpu() / theirs.cpu()
        finally:
            ours.stop()
            theirs.stop()


class _Asked:
    """A server process and the one connection that asks it."""

    def __init__(self, module: list[str], settings: dict[str, str]) -> None:
        port = _free_port()
        command = [sys.executable, "-m", *module, str(port)]
        environ = {name: value for name, value in os.environ.items() if not name.startswith("SIDELINE_")}
        self._process = subprocess.Popen(  # noqa: S603 - our own modules
            command, cwd=ROOT, env=environ | settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        self._idle = 0.0
        self.times: list[float] = []

    def wait(self, seconds: float = 30) -> None:
        """Wait until it answers, and start counting from there."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                for _ in range(20):
                    self.ask("warm up")
            except OSError:
                self._connection.close()
                time.sleep(0.1)
            else:
                self.times.clear()
                self._idle = self._spent()
                return
        raise SystemExit("a server did not come up")

    def ask(self, question: str) -> Any:
        """Ask over the open connection and keep the time it took, in ms."""
        body = json.dumps({"question": question, "page_url": page_of(0)})
        begun = time.perf_counter_ns()
        self._connection.request("POST", "/api/v1/chat", body, {"Content-Type": "application/json"})
        response = self._connection.getresponse()
        content = response.read()
        self.times.append((time.perf_counter_ns() - begun) / 1e6)
        if response.status != 200:
            raise SystemExit(f"{response.status}: {content.decode()[:200]}")
        return content

    def cpu(self) -> float:
        """Return the CPU seconds that the server's processes took for what was asked."""
        return self._spent() - self._idle

    def stop(self) -> None:
        """Stop it and wait for its end."""
        self._connection.close()
        self._process.terminate()
        self._process.wait(30)

    def _spent(self) -> float:
        return sum(_ticks(pid) for pid in (self._process.pid, *_children(self._process.pid))) / TICK


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


if __name__ == "__main__":
    serve(int(sys.argv[1]))
