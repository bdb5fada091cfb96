"""Who may call the API from a page: exact origins, and this machine's where the server is on this machine."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from web.config import Config
from web.configure import read_config
from web.limits import client_key
from web.links import host_name, is_trusted
from web.origins import is_allowed

NAMED = ("https://club.example", "http://shop.example:8080")
ON_LOOPBACK = Config(origins=NAMED)
OPEN = Config(host="0.0.0.0", origins=NAMED, public_url="https://bot.example", trusted_hosts=(".club.example",))

EVIL = [
    "null",
    "",
    "*",
    "https://evil.example",
    "https://club.example.evil.example",
    "https://evilclub.example",
    "https://sub.club.example",
    "http://club.example",
    "https://club.example:444",
    "https://club.example/",
    "https://club.example@evil.example",
    "HTTPS://CLUB.EXAMPLE",
    "https://club.example https://evil.example",
    "https://club.example\n",
    "http://localhost.evil.example",
    "http://127.0.0.1.evil.example",
    "http://127.0.0.1@evil.example",
    "http://localhost:80:80",
    "http://localhost:99999999",
    "http://0.0.0.0",
    "http://2130706433",
    "http://[::1].evil.example",
    "file://",
    "chrome-extension://abcdef",
    "http://localhost\n",
    "http://ⓛocalhost",
]


@pytest.mark.parametrize("origin", EVIL)
def test_no_stranger_is_let_in(origin: str) -> None:
    assert not is_allowed(origin, ON_LOOPBACK)
    assert not is_allowed(origin, OPEN)


@pytest.mark.parametrize("origin", NAMED)
def test_the_named_are_let_in(origin: str) -> None:
    assert is_allowed(origin, ON_LOOPBACK)
    assert is_allowed(origin, OPEN)


@pytest.mark.parametrize(
    "origin", ["http://localhost", "http://localhost:3000", "https://127.0.0.1:8", "http://[::1]:9"]
)
def test_pages_of_this_machine_only_where_the_server_is_on_it(origin: str) -> None:
    assert is_allowed(origin, ON_LOOPBACK)
    assert not is_allowed(origin, OPEN)


@pytest.mark.parametrize(
    ("host", "on_loopback", "in_the_open"),
    [
        ("localhost:8000", True, False),
        ("127.0.0.1", True, False),
        ("[::1]:8000", True, False),
        ("bot.localhost", True, False),
        ("bot.example", False, True),
        ("bot.example:443", False, True),
        ("BOT.example", False, True),
        ("club.example", False, True),
        ("www.club.example", False, True),
        ("evilclub.example", False, False),
        ("evil.example", False, False),
        ("bot.example.evil.example", False, False),
        ("bot.example@evil.example", False, False),
        ("", False, False),
    ],
)
def test_hosts(host: str, on_loopback: bool, in_the_open: bool) -> None:
    assert is_trusted(host, ON_LOOPBACK) is on_loopback
    assert is_trusted(host, OPEN) is in_the_open


@pytest.mark.parametrize(
    "written", ["[2001:db8::1]", "2001:db8::1", "[2001:DB8:0:0:0:0:0:1]", "bot.example, [2001:db8::1]"]
)
@pytest.mark.parametrize("host", ["[2001:db8::1]", "[2001:db8::1]:8000"])
def test_a_trusted_ipv6_address_is_answered_however_it_is_written(
    make_app: Callable[..., Flask], written: str, host: str
) -> None:
    secret = "correct-horse-battery-staple-0123456789"
    config = read_config({"SIDELINE_HOST": "::", "SIDELINE_TRUSTED_HOSTS": written, "SIDELINE_SECRET": secret})
    client = make_app(host=config.host, trusted_hosts=config.trusted_hosts).test_client()
    assert client.get("/", headers={"Host": host}).status_code == 200
    assert client.get("/", headers={"Host": "[2001:db8::2]"}).status_code == 400
    listed = client.get("/api/v1/documents", headers={"Host": host}).get_json()["documents"]
    assert any(document["url"].startswith(f"http://{host}/library/") for document in listed)


def test_without_anything_to_check_against_no_host_is_trusted_nor_refused() -> None:
    assert is_trusted("anything.example", Config(host="0.0.0.0")) is None
    assert host_name("[2001:db8::1]:80") == "2001:db8::1"


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", "unknown"),
        (None, "unknown"),
        ("<script>", "unknown"),
    ],
)
def test_whom_a_limit_counts(address: str | None, key: str) -> None:
    assert client_key(address) == key
