"""A real server process on a free loopback port, and a plain client to ask it."""

from __future__ import annotations

import hashlib
import http.client
import io
import json
import multiprocessing
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.builds import Build, open_build
from train import main as train_main

ROOT = Path(__file__).resolve().parent.parent
JSON = {"Content-Type": "application/json"}


def free_port() -> int:
    """Give a loopback port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


OLDER = "20200101T000000Z-01d01d01"


def add_older_build(index: Path, name: str = OLDER, /, **changes: object) -> None:
    """Lay a copy of the live build beside it as an older one lies; `changes` go into its manifest."""
    live = json.loads((index / "current").read_text())["build"]
    folder = Path(shutil.copytree(index / "builds" / live, index / "builds" / name))
    manifest = folder / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"build": name} | changes))


def change_live_manifest(index: Path, **changes: object) -> None:
    """Change the live build's manifest and the digest in `current` with it, as if it had been published so."""
    pointer = json.loads((index / "current").read_text())
    manifest = index / "builds" / pointer["build"] / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | changes))
    digest = hashlib.sha256(manifest.read_bytes()).hexdigest()
    (index / "current").write_text(json.dumps(pointer | {"manifest": digest}))


def flip_a_byte(path: Path) -> None:
    """Damage a file in its middle."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def run_here(
    main: Callable[[Sequence[str]], int], *arguments: str | Path, typed: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a command's `main` in this process, and return its exit status and what it printed.

    A process of its own would import scikit-learn and NLTK anew, which takes longer than most of what is tested.
    """
    given, out, err, keyboard = [str(one) for one in arguments], io.StringIO(), io.StringIO(), sys.stdin
    sys.stdin = io.StringIO(typed)
    try:
        with chdir(ROOT), redirect_stdout(out), redirect_stderr(err):
            status = main(given)
    except SystemExit as left:
        status = left.code if isinstance(left.code, int) else 1
    finally:
        sys.stdin = keyboard
    return subprocess.CompletedProcess(given, status, out.getvalue(), err.getvalue())


def train(knowledge: Path, index: Path) -> None:
    """Train an index by the command that owners use."""
    done = run_here(train_main, "--knowledge", knowledge, "--index", index)
    assert done.returncode == 0, done.stdout + done.stderr


def build_of(text: str, name: str, folder: Path, **beside: str) -> Build:
    """Train on one document, `name`.md, in an empty folder, and open the build; `beside` are files like _safety.md."""
    (folder / "knowledge").mkdir()
    for stem, words in beside.items():
        (folder / "knowledge" / f"_{stem}.md").write_text(words)
    (folder / "knowledge" / f"{name}.md").write_text(text)
    train(folder / "knowledge", folder / "index")
    return open_build(folder / "index")


# Processes of their own, to kill and to stop, forked from one that has imported the trainer: else each imports it anew.
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload([__name__, "bot.build.fit", "bot.sources"])


def train_and_exit(arguments: Sequence[str]) -> None:
    """Be the trainer's process: print nothing, and end with its exit status."""
    with Path(os.devnull).open("w") as nowhere, chdir(ROOT), redirect_stdout(nowhere), redirect_stderr(nowhere):
        sys.exit(train_main(arguments))


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    def json(self) -> Any:
        return json.loads(self.body)


class RunningServer:
    """`python -m web` over an index, on a free port unless one is given; `log` holds its standard error."""

    def __init__(self, index: Path, folder: Path, port: int | None = None, **settings: str) -> None:
        self.index, self.port, self.log = index, port or free_port(), folder / "server.log"
        environ = {name: value for name, value in os.environ.items() if not name.startswith("SIDELINE_")}
        environ |= {"SIDELINE_VAR": str(folder / "var"), "SIDELINE_RATE_LIMIT": "off", **settings}
        command = [sys.executable, "-m", "web", "--port", str(self.port), "--index", str(index)]
        self._log = self.log.open("wb")
        self.process = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, stderr=self._log)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def wait_until(self, path: str = "/readyz", status: int = 200, seconds: float = 30.0) -> Answer:
        """Ask until the status comes; fail loudly if it doesn't."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            try:
                answer = self.get(path)
                if answer.status == status:
                    return answer
            except OSError:
                pass
            time.sleep(0.05)
        raise AssertionError(f"{path} never answered {status}:\n{self.log.read_text()}")

    def request(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """Send one request; a header's `_` stands for `-`."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, named)
            response = connection.getresponse()
            return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Answer:
        return self.request("GET", path, None, **headers)

    def ask(self, question: str, **more: object) -> Answer:
        """Ask a question through the API."""
        body = json.dumps({"question": question, **more}).encode()
        return self.request("POST", "/api/v1/chat", body, Content_Type="application/json")

    def log_lines(self) -> list[dict[str, Any]]:
        """Give the log's events; every line that begins as JSON must be JSON."""
        return [json.loads(line) for line in self.log.read_text().splitlines() if line.startswith("{")]

    def stop(self) -> int:
        """Tell it to stop and give its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        finally:
            if self.process.stdout:
                self.process.stdout.close()
            self._log.close()
