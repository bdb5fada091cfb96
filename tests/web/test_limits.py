"""Rate limits: in memory, in a real Redis, by the client's address and nobody else's word."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.running import RunningServer, free_port

BODY = {"question": "hello"}
HTML = {"Accept": "text/html"}


def statuses(client: FlaskClient, number: int, address: str = "192.0.2.1", **headers: str) -> list[int]:
    environ = {"REMOTE_ADDR": address}
    return [
        client.post("/api/v1/chat", json=BODY, environ_base=environ, headers=headers).status_code for _ in range(number)
    ]


def reads(client: FlaskClient, number: int, address: str) -> list[int]:
    return [client.get(address).status_code for _ in range(number)]


def test_questions_beyond_the_limit_are_429_with_when_to_return(make_app: Callable[..., Flask]) -> None:
    client = make_app(rate_limit=True, chat_rate=3).test_client()
    assert statuses(client, 5) == [200, 200, 200, 429, 429]
    told = client.post("/api/v1/chat", json=BODY, environ_base={"REMOTE_ADDR": "192.0.2.1"})
    assert 1 <= int(told.headers["Retry-After"]) <= 60
    assert told.mimetype == "application/problem+json"
    assert told.get_json(force=True)["type"].endswith("too-many-requests")
    assert told.headers["X-Content-Type-Options"] == "nosniff"


def test_each_client_has_a_count_of_its_own_and_an_ipv6_network_one(make_app: Callable[..., Flask]) -> None:
    client = make_app(rate_limit=True, chat_rate=1).test_client()
    assert statuses(client, 2, "192.0.2.1") == [200, 429]
    assert statuses(client, 1, "192.0.2.2") == [200]
    assert statuses(client, 1, "2001:db8::1") == [200]
    assert statuses(client, 1, "2001:db8::ffff:2") == [429]


def test_a_forwarded_address_counts_only_behind_the_proxies_that_were_named(make_app: Callable[..., Flask]) -> None:
    open_to_all = make_app(rate_limit=True, chat_rate=1).test_client()
    assert statuses(open_to_all, 1, X_Forwarded_For="198.51.100.1") == [200]
    spoofed = {"X-Forwarded-For": "198.51.100.2"}
    assert statuses(open_to_all, 1, **spoofed) == [429]
    behind_one = make_app(rate_limit=True, chat_rate=1, trusted_proxies=1).test_client()
    assert statuses(behind_one, 1, **{"X-Forwarded-For": "203.0.113.9, 198.51.100.1"}) == [200]
    assert statuses(behind_one, 1, **{"X-Forwarded-For": "203.0.113.8, 198.51.100.1"}) == [429]


def test_asking_and_reading_are_counted_apart_and_probes_not_at_all(make_app: Callable[..., Flask]) -> None:
    client = make_app(rate_limit=True, chat_rate=1, read_rate=2).test_client()
    assert statuses(client, 2, "127.0.0.1") == [200, 429]
    assert reads(client, 3, "/api/v1/starters") == [200, 200, 429]
    assert reads(client, 3, "/metrics") == [200, 200, 429]
    assert {client.get(address).status_code for address in ("/livez", "/readyz") for _ in range(5)} == {200}


def test_what_is_not_there_or_not_taken_counts_as_reading(make_app: Callable[..., Flask]) -> None:
    client = make_app(rate_limit=True, read_rate=3).test_client()
    missed = [client.get("/nothing", headers=HTML).status_code, client.put("/chat").status_code]
    unknown = client.get("/chat", headers={"Host": "evil.example"}).status_code
    assert [*missed, unknown] == [404, 405, 400]
    for address in ("/nothing", "/chat", "/library/none", "/api/v1/documents"):
        assert client.get(address, headers=HTML).status_code == 429
    assert client.put("/chat").status_code == 429
    assert client.get("/chat", headers={"Host": "evil.example"}).status_code == 429


def test_what_searches_has_five_times_the_questions(make_app: Callable[..., Flask]) -> None:
    client = make_app(rate_limit=True, chat_rate=1, read_rate=100).test_client()
    assert reads(client, 3, "/api/v1/suggest?q=arms") == [200] * 3
    assert reads(client, 3, "/api/v1/starters?page_url=https://club.example/arms") == [200, 200, 429]
    assert reads(client, 1, "/api/v1/suggest?q=arms") == [429]
    assert reads(client, 1, "/api/v1/starters") == [200]
    assert statuses(client, 1, "127.0.0.1") == [200]


def test_files_of_a_page_are_counted_apart_from_it(make_app: Callable[..., Flask]) -> None:
    client = make_app(rate_limit=True, read_rate=1).test_client()
    assert reads(client, 2, "/chat") == [200, 429]
    assert reads(client, 6, "/widget.js") == [200] * 6
    assert reads(client, 5, "/static/none") == [404, 404, 404, 404, 429]


def test_bad_requests_count_too(make_app: Callable[..., Flask]) -> None:
    client = make_app(rate_limit=True, chat_rate=2).test_client()
    answers = [client.post("/api/v1/chat", data="{").status_code for _ in range(3)]
    assert answers == [415, 415, 429]


def test_off_is_off(make_app: Callable[..., Flask]) -> None:
    assert set(statuses(make_app(rate_limit=False, chat_rate=1).test_client(), 20)) == {200}


def test_several_workers_without_redis_divide_the_limit(make_app: Callable[..., Flask]) -> None:
    client = make_app(rate_limit=True, chat_rate=5, workers=2).test_client()
    assert statuses(client, 3) == [200, 200, 429]


@pytest.fixture
def redis_url(tmp_path: Path) -> Iterator[str]:
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("redis-server is not installed (Debian: apt-get install redis-server)")
    port = free_port()
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        import redis

        client = redis.Redis(port=port)
        end = time.monotonic() + 20
        while time.monotonic() < end:
            try:
                client.ping()
                break
            except redis.ConnectionError:
                time.sleep(0.05)
        client.close()
        yield f"redis://127.0.0.1:{port}/0"
        process.terminate()


def test_servers_and_their_workers_share_their_counts_in_redis(
    serve: Callable[..., RunningServer], club_index: Path, redis_url: str
) -> None:
    settings = {"SIDELINE_REDIS_URL": redis_url, "SIDELINE_RATE_LIMIT": "on", "SIDELINE_CHAT_RATE": "4"}
    servers = [serve(club_index, **settings, SIDELINE_WORKERS="2"), serve(club_index, **settings)]
    while time.time() % 60 > 50:  # the count is per minute of the clock: don't begin at its end
        time.sleep(1)
    answers = [servers[number % 2].ask("hello").status for number in range(6)]
    assert answers == [200, 200, 200, 200, 429, 429]


def test_without_its_redis_a_server_counts_in_memory(serve: Callable[..., RunningServer], club_index: Path) -> None:
    gone = f"redis://127.0.0.1:{free_port()}/0"
    server = serve(club_index, SIDELINE_REDIS_URL=gone, SIDELINE_RATE_LIMIT="on", SIDELINE_CHAT_RATE="3")
    assert [server.ask("hello").status for _ in range(5)] == [200, 200, 200, 429, 429]
