"""The server itself, as a process: slow clients, reloads, logs, signals, what it imports."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.manifest import current_build_id
from tests.running import OLDER, ROOT, RunningServer, add_older_build, flip_a_byte, free_port, train
from web.server import port_refused

QUESTION = "Why do runners swing their arms?"
Serve = Callable[..., RunningServer]
SLOW_CLIENTS = 200


def test_it_answers_and_says_where_it_is(site: RunningServer) -> None:
    reply = site.ask(QUESTION)
    assert reply.status == 200
    assert reply.json()["status"] == "answered"
    assert reply.json()["quotes"][0]["url"].startswith(f"{site.url}/library/")
    assert site.get("/readyz").json() == {"status": "ready", "build": reply.json()["build"], "refused": None}


def test_serving_imports_nothing_of_the_trainers(club_index: Path, tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from web import create_app
from web.config import Config
client = create_app(Config(index=Path(sys.argv[1]), var=Path(sys.argv[3]), secret=b"x" * 32)).test_client()
told = client.post("/api/v1/chat", json={"question": sys.argv[2]})
assert told.get_json()["status"] == "answered", told.text
import web.__main__
print(*sorted({name.partition(".")[0] for name in sys.modules} & {"sklearn", "nltk", "joblib", "scipy", "pandas"}))
"""
    command = [sys.executable, "-c", program, str(club_index), QUESTION, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""


@pytest.fixture(scope="module", autouse=True)
def endless(site: RunningServer) -> Iterator[Future[bytes]]:
    """What is told to a body that never ends, begun before the first test: its ten seconds pass during the others."""
    with ThreadPoolExecutor(1) as reader, dripping(site.port, HEADS["in the body"], number=1) as (line,):
        line.settimeout(20)
        yield reader.submit(line.recv, 4000)
        with contextlib.suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)  # wakes the reader where no test waited for it


@contextlib.contextmanager
def dripping(port: int, head: bytes, number: int = SLOW_CLIENTS) -> Iterator[list[socket.socket]]:
    """Hold connections that send their request a byte a second."""
    lines = []
    for _ in range(number):
        line = socket.create_connection(("127.0.0.1", port), timeout=10)
        line.sendall(head)
        lines.append(line)
    ended = threading.Event()

    def drip() -> None:
        while not ended.wait(1.0):
            for line in lines:
                with contextlib.suppress(OSError):
                    line.sendall(b"a")

    thread = threading.Thread(target=drip)
    thread.start()
    try:
        yield lines
    finally:
        ended.set()
        thread.join()
        for line in lines:
            line.close()


HEADS = {
    "in the head": b"POST /api/v1/chat HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
    "in the body": b"POST /api/v1/chat HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    b'Content-Length: 9000\r\n\r\n{"question": "',
    "in a chunk": b"POST /api/v1/chat HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    b'Transfer-Encoding: chunked\r\n\r\n1000\r\n{"question": "',
}


@pytest.mark.parametrize("where", HEADS)
def test_clients_that_drip_keep_nobody_waiting(site: RunningServer, where: str) -> None:
    with dripping(site.port, HEADS[where]):
        for _ in range(20):
            # The client gives up after 20 s; a held server would never answer while the others drip.
            assert site.ask(QUESTION).status == 200
            time.sleep(0.05)


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"POST /api/v1/chat HTTP/1.1\r\nHost: localhost\r\nContent-Length: 20000\r\n\r\n" + b"a" * 20000,
        b"POST /api/v1/chat HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
        + (b"2000\r\n" + b"a" * 0x2000 + b"\r\n") * 4
        + b"0\r\n\r\n",
    ],
    ids=["told", "chunked"],
)
def test_a_body_too_large_is_refused_before_it_is_read(site: RunningServer, request_bytes: bytes) -> None:
    with socket.create_connection(("127.0.0.1", site.port), timeout=20) as line:
        with contextlib.suppress(OSError):
            line.sendall(request_bytes)
        assert line.recv(4000).startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize(
    ("path", "accept", "media_type"),
    [
        ("/chat", "text/html,application/xhtml+xml,*/*;q=0.8", "text/html; charset=utf-8"),
        ("/chat", "*/*", "application/problem+json"),
        ("/api/v1/chat", "text/html", "application/problem+json"),
    ],
)
def test_a_body_too_large_is_told_to_a_browser_by_a_page(
    site: RunningServer, path: str, accept: str, media_type: str
) -> None:
    form = b"question=" + b"why " * 5000
    told = site.request("POST", path, form, Accept=accept, Content_Type="application/x-www-form-urlencoded")
    assert (told.status, told.headers["content-type"]) == (413, media_type)
    assert "larger than 16 KB" in told.text
    assert told.headers["x-request-id"] in told.text
    assert told.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in told.headers["content-security-policy"]
    assert told.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "raw",
    [
        b"GET / HTTP/9.9\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET /%ff%fe%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /library/%2e%2e%2f%2e%2e%2fetc%2fpasswd HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"POST /api/v1/chat HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        b"POST /livez HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + b"a" * 70_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
    ],
)
def test_what_is_no_request_is_refused_and_others_go_on(site: RunningServer, raw: bytes) -> None:
    with socket.create_connection(("127.0.0.1", site.port), timeout=20) as line, contextlib.suppress(OSError):
        line.sendall(raw)
        line.shutdown(socket.SHUT_WR)
        told = line.recv(4000)
        assert told == b"" or told.split(b" ", 2)[1].startswith(b"4")
    assert site.get("/livez").status == 200


@pytest.fixture(scope="module")
def newer_index(club_knowledge: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the same knowledge with one sentence changed."""
    folder = tmp_path_factory.mktemp("newer")
    shutil.copytree(club_knowledge, folder / "knowledge")
    document = folder / "knowledge" / "swinging-arms.md"
    document.write_text(document.read_text().replace("The arms turn against", "New arms turn against"))
    train(folder / "knowledge", folder / "index")
    return folder / "index"


def publish(source: Path, index: Path, build: str | None = None) -> None:
    """Bring the live build of `source` into `index` as training does: aside first, then the pointer in one step."""
    pointer = json.loads((source / "current").read_text())
    name = pointer["build"]
    shutil.copytree(source / "builds" / name, index / "builds" / (build or name))
    (index / "next").write_text(json.dumps({**pointer, "build": build or name}))
    (index / "next").replace(index / "current")


def test_a_new_build_is_taken_up_without_losing_a_request(
    serve: Serve, club_index: Path, newer_index: Path, tmp_path: Path
) -> None:
    index = tmp_path / "index"
    shutil.copytree(club_index, index)
    server = serve(index)
    before = server.ask(QUESTION).json()["build"]
    builds: list[str] = []
    failed: list[object] = []
    ended = threading.Event()

    def keep_asking() -> None:
        while not ended.wait(0.002):
            try:
                answer = server.ask(QUESTION)
                told = answer.json()
                new = told["quotes"][0]["text"].startswith("New arms")
                if answer.status != 200 or new != (told["build"] != before):
                    failed.append(told)
                builds.append(told["build"])
            except Exception as fault:  # noqa: BLE001 - any failure at all counts
                failed.append(fault)

    threads = [threading.Thread(target=keep_asking) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        wait_for(lambda: len(builds) > 20)
        publish(newer_index, index)
        wait_for(lambda: builds[-1] != before)
        wait_for(lambda: builds[-20:].count(before) == 0)
    finally:
        ended.set()
        for thread in threads:
            thread.join()
    assert not failed
    assert len(set(builds)) == 2
    assert server.get("/readyz").json()["build"] == builds[-1]


def test_a_new_build_is_taken_up_while_nobody_asks(
    serve: Serve, club_index: Path, newer_index: Path, tmp_path: Path
) -> None:
    index = Path(shutil.copytree(club_index, tmp_path / "index"))
    server = serve(index)
    publish(newer_index, index)
    newer = current_build_id(newer_index)
    wait_for(lambda: newer in [line.get("build") for line in server.log_lines() if line["event"] == "build"])
    assert server.get("/readyz").json()["build"] == newer


def wait_for(reached: Callable[[], bool], seconds: float = 60.0) -> None:
    """Wait until something holds; fail if it never does."""
    end = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_damaged_new_build_is_refused_and_the_old_one_answers(
    serve: Serve, club_index: Path, newer_index: Path, tmp_path: Path
) -> None:
    index = tmp_path / "index"
    shutil.copytree(club_index, index)
    server = serve(index)
    before = server.ask(QUESTION).json()["build"]
    damaged = tmp_path / "damaged"
    shutil.copytree(newer_index, damaged)
    for file in damaged.rglob("*.npy"):
        file.chmod(0o600)
        file.write_bytes(file.read_bytes()[:-1] + b"\xff")
    publish(damaged, index)
    wait_for(lambda: server.get("/readyz").json()["refused"] is not None)
    ready = server.get("/readyz")
    assert (ready.status, ready.json()["build"]) == (200, before)
    assert "index" in ready.json()["refused"]
    assert server.ask(QUESTION).json()["build"] == before
    told = [line for line in server.log_lines() if line["event"] == "index_refused"]
    assert told
    assert told[0]["stays"] == before


@dataclass(frozen=True)
class DamagedAtStart:
    """A server whose live build was damaged before it started, and mended after it had said this."""

    server: RunningServer
    live: str
    damaged: Path
    reply: dict[str, Any]
    ready: dict[str, Any]
    log: list[dict[str, Any]]


@pytest.fixture(scope="module")
def damaged_at_start(club_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DamagedAtStart]:
    """Mend at once: until it looks again, after five seconds, the other tests of this file are run."""
    folder = tmp_path_factory.mktemp("damaged")
    index = Path(shutil.copytree(club_index, folder / "index"))
    add_older_build(index)
    live = current_build_id(index)
    damaged = index / "builds" / live / "for-public" / "words.weights.npy"
    sound = damaged.read_bytes()
    flip_a_byte(damaged)
    server = RunningServer(index, folder)
    try:
        server.wait_until()
        reply, ready = server.ask(QUESTION).json(), server.get("/readyz").json()
        told = [line for line in server.log_lines() if line["event"] == "index_refused"]
        damaged.write_bytes(sound)
        yield DamagedAtStart(server, live, damaged, reply, ready, told)
    finally:
        server.stop()


def test_a_live_build_damaged_before_the_start_gives_way_to_the_last_sound_one(
    damaged_at_start: DamagedAtStart,
) -> None:
    live, reply, ready = damaged_at_start.live, damaged_at_start.reply, damaged_at_start.ready
    assert (reply["status"], reply["build"]) == ("answered", OLDER)
    assert (ready["status"], ready["build"]) == ("ready", OLDER)
    assert "python train.py" in ready["refused"]
    (told,) = damaged_at_start.log
    assert (told["level"], told["named"], told["instead"]) == ("error", live, OLDER)
    assert str(damaged_at_start.damaged) in told["why"]
    assert "python train.py" in told["why"]


def test_it_starts_without_an_index_and_takes_the_first_one(serve: Serve, club_index: Path, tmp_path: Path) -> None:
    index = tmp_path / "later"
    server = serve(index, ready=False)
    assert server.get("/readyz").status == 503
    assert server.ask(QUESTION).status == 503
    shutil.copytree(club_index, index)
    server.wait_until("/readyz")
    assert server.ask(QUESTION).status == 200


def test_log_lines_are_json_without_the_questions_words_or_addresses(serve: Serve, club_index: Path) -> None:
    server = serve(club_index)
    server.ask("zanzibar\u202e\u001b[2J\r\nzweite arms")
    server.request("GET", "/zanzibar?zanzibar=1", User_Agent="zanzibar", X_Request_Id='evil "id')
    server.request("POST", "/api/v1/chat", b'{"zanzibar": 1}', Content_Type="application/json")
    server.get("/livez")
    assert server.stop() == 0
    raw = server.log.read_text()
    events = [json.loads(line) for line in raw.splitlines() if not line.startswith("Note: ")]
    assert "zanzibar" not in raw
    assert "127.0.0.1" not in "".join(json.dumps(event) for event in events if event["event"] == "request")
    assert raw.isascii()
    assert "\x1b" not in raw
    started, *_, stopped = (event for event in events if event["event"] in {"start", "stop"})
    assert (started["event"], started["host"], started["port"]) == ("start", "127.0.0.1", server.port)
    assert (stopped["event"], stopped["port"]) == ("stop", server.port)
    asked = [event for event in events if event["event"] == "request"]
    assert [event["status"] for event in asked] == [200, 404, 400]
    assert asked[0].keys() >= {"id", "route", "ms", "reply", "reason", "build", "time"}


def test_requests_under_way_are_answered_before_it_stops(serve: Serve, club_index: Path) -> None:
    server = serve(club_index)
    body = json.dumps({"question": QUESTION}).encode()
    head = HEADS["in the body"].partition(b"9000")[0] + str(len(body)).encode() + b"\r\n\r\n"
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as line:
        line.sendall(head + body[:-5])
        time.sleep(0.3)  # the server tells nobody that it has begun to read, or to stop: neither can be waited for
        server.process.terminate()
        time.sleep(0.3)
        line.sendall(body[-5:])
        assert line.recv(8000).startswith(b"HTTP/1.1 200 ")
    assert server.stop() == 0


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_server_that_was_killed_leaves_its_port_free_for_the_next(
    serve: Serve, club_index: Path, workers: str
) -> None:
    killed = serve(club_index, SIDELINE_WORKERS=workers)
    assert killed.ask(QUESTION).status == 200
    killed.process.kill()
    killed.process.wait()
    wait_for(lambda: not reaches("127.0.0.1", killed.port))
    assert [line["event"] for line in killed.log_lines()].count("server_gone") == int(workers)
    again = serve(club_index, port=killed.port, SIDELINE_WORKERS=workers)
    assert again.ask(QUESTION).status == 200


def test_it_listens_on_a_host_given_by_name(club_index: Path, tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "web", "--host", "localhost", "--port", str(port), "--index", str(club_index)]
    environ = {"PATH": "/usr/bin:/bin", "SIDELINE_VAR": str(tmp_path)}
    with subprocess.Popen(
        command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        try:
            assert server.stdout
            assert f"http://localhost:{port}/" in server.stdout.readline()
            # By name, since it means ::1 on one machine and 127.0.0.1 on another.
            wait_for(lambda: reaches("localhost", port))
        finally:
            server.terminate()
    assert server.returncode == 0


def reaches(host: str, port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection((host, port), timeout=5):
        return True
    return False


def test_a_port_that_is_taken_is_told_with_the_next_step(site: RunningServer, club_index: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "web", "--port", str(site.port), "--index", str(club_index)]
    environ = {"PATH": "/usr/bin:/bin", "SIDELINE_VAR": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 3
    assert f"port {site.port}" in done.stderr
    assert f"--port {site.port + 1}" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("host", "why"), [("nowhere.invalid", "can't be resolved"), ("203.0.113.9", "this machine has no such address")]
)
def test_a_host_that_isn_t_this_machine_is_told_as_that(club_index: Path, tmp_path: Path, host: str, why: str) -> None:
    command = [sys.executable, "-m", "web", "--host", host, "--port", "8000", "--index", str(club_index)]
    environ = {"PATH": "/usr/bin:/bin", "SIDELINE_VAR": str(tmp_path), "SIDELINE_SECRET": "0123456789abcdef" * 2}
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 3
    assert f"address {host} port 8000: " in done.stderr
    assert why in done.stderr
    assert "--host 127.0.0.1" in done.stderr
    assert "other program" not in done.stderr


@pytest.mark.parametrize(
    ("port", "number", "told"),
    [
        (80, errno.EACCES, "this user may not listen on that port (permission denied). Take one from 1024 on"),
        (65535, errno.EADDRINUSE, "--port 65534"),
        (8000, errno.EINVAL, "Take another address or port"),
    ],
)
def test_other_refusals_of_a_port_name_their_next_step(port: int, number: int, told: str) -> None:
    assert told in str(port_refused("127.0.0.1", port, OSError(number, os.strerror(number))))


def test_metrics_tell_replies_by_kind_and_the_build(site: RunningServer) -> None:
    build = site.ask(QUESTION).json()["build"]
    text = site.get("/metrics").text
    assert 'sideline_replies_total{reason="",status="answered"}' in text
    assert f'sideline_build_info{{build="{build}"}} 1.0' in text
    assert 'sideline_request_seconds_bucket{le="0.25",route="/api/v1/chat"}' in text


def test_several_workers_count_together_and_say_that_limits_are_divided(serve: Serve, club_index: Path) -> None:
    settings = {"SIDELINE_WORKERS": "2", "SIDELINE_RATE_LIMIT": "on", "SIDELINE_CHAT_RATE": "1000"}
    server = serve(club_index, **settings)
    for _ in range(12):
        assert server.ask(QUESTION).status == 200
    told = {
        server.get("/metrics").text.split('sideline_replies_total{reason="",status="answered"} ')[1].split("\n")[0]
        for _ in range(6)
    }
    assert told == {"12.0"}
    assert "2 workers without SIDELINE_REDIS_URL" in server.log.read_text()


def test_a_body_that_never_ends_is_told_off(endless: Future[bytes]) -> None:
    told = endless.result()
    assert told.startswith(b"HTTP/1.1 408 ")
    assert b"application/problem+json" in told
    assert b"nosniff" in told


def test_a_build_that_was_mended_is_taken_up(damaged_at_start: DamagedAtStart) -> None:
    server, live = damaged_at_start.server, damaged_at_start.live
    wait_for(lambda: server.get("/readyz").json() == {"status": "ready", "build": live, "refused": None})
    assert server.ask(QUESTION).json()["build"] == live
