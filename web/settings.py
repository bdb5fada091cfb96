"""Every setting of the server in one table: its variable, flag, default, meaning and how its text is read."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from urllib.parse import urlsplit

from web.admin_token import admin_digest

_ORIGIN = re.compile(r"https?://(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(?::\d{1,5})?")
_HOST = re.compile(r"\.?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[?[0-9a-f:]+\]?")


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. `parse` raises ValueError with the reason; `remedy` is the next step told with it."""

    name: str
    default: str
    meaning: str
    remedy: str
    parse: Callable[[str], object] = str
    flag: str | None = None
    hidden: bool = False

    @property
    def variable(self) -> str:
        """Name its environment variable."""
        names = {"redis": "SIDELINE_REDIS_URL", "url": "SIDELINE_URL"}
        return names.get(self.name, f"SIDELINE_{self.name.upper()}")


def whole_number(low: int, high: int) -> Callable[[str], int]:
    """Make a reader of whole numbers from `low` to `high`."""

    def parse(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not low <= int(text) <= high:
            raise ValueError(f"it must be a whole number from {low} to {high}")
        return int(text)

    return parse


def switch(text: str) -> bool:
    """Read on or off."""
    if text.lower() not in {"on", "off"}:
        raise ValueError("it must be on or off")
    return text.lower() == "on"


def web_address(text: str) -> str:
    """Read an http(s) address without query; a slash at its end is dropped. Empty stays empty."""
    parts = urlsplit(text)
    if text and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment):
        raise ValueError("it must be an address such as https://bot.example")
    if parts.username is not None or re.search(r"[\s\"'<>\\]", text):
        raise ValueError("it must hold neither credentials nor blanks or quotes")
    return text.rstrip("/")


def contact_address(text: str) -> str:
    """Read an address that a visitor may follow: https, http, mailto or tel. Empty stays empty."""
    if text and not re.fullmatch(r"(?:https?://|mailto:|tel:)[^\s\"'<>\\]+", text):
        raise ValueError("it must begin with https://, http://, mailto: or tel:")
    return text


def origins(text: str) -> tuple[str, ...]:
    """Read origins divided by commas; each is scheme, host and maybe port, nothing more."""
    found = tuple(part.strip().rstrip("/").lower() for part in text.split(",") if part.strip())
    for origin in found:
        if not _ORIGIN.fullmatch(origin):
            raise ValueError(f"{origin!r} is no origin: scheme and host, and the port if it has one, without a path")
    return tuple(re.sub(r"^(http://[^/]*):80$|^(https://[^/]*):443$", r"\1\2", origin) for origin in found)


def hosts(text: str) -> tuple[str, ...]:
    """Read host names divided by commas; a leading dot stands for a domain and all below it."""
    found = tuple(part.strip().lower() for part in text.split(",") if part.strip())
    for host in found:
        if not _HOST.fullmatch(host):
            raise ValueError(f"{host!r} is no host name; ports are not part of it")
    return tuple(_as_compared(host) for host in found)


def _as_compared(host: str) -> str:
    """Write a host as a Host header's is compared: an IPv6 address at its shortest, as browsers do, and unbracketed."""
    if ":" not in host:
        return host
    try:
        return ipaddress.IPv6Address(host.strip("[]")).compressed
    except ValueError:
        raise ValueError(f"{host!r} is no IPv6 address; ports are not part of it") from None


def redis_address(text: str) -> str:
    """Read a Redis address. Empty stays empty."""
    if text and not re.fullmatch(r"(?:redis|rediss|redis\+unix|unix)://\S+", text):
        raise ValueError("it must begin with redis://, rediss:// or unix://")
    if text and find_spec("redis") is None:
        raise ValueError("the Python package redis is not installed here (pip install redis)")
    return text


def host(text: str) -> str:
    """Read the name or address to listen on."""
    if not _HOST.fullmatch(text.lower()):
        raise ValueError("it must be a host name or an IP address, without port")
    return text.strip("[]")


SETTINGS: tuple[Setting, ...] = (
    Setting("host", "127.0.0.1", "address to listen on", "Take 127.0.0.1 or 0.0.0.0.", host, "--host"),
    Setting("port", "8000", "port to listen on", "Take 8000.", whole_number(1, 65535), "--port"),
    Setting("index", "var/index", "folder of the trained index", "Name the folder.", flag="--index"),
    Setting("knowledge", "knowledge", "folder the owner writes in", "Name the folder.", flag="--knowledge"),
    Setting("workers", "1", "processes that answer", "Take 1, or one per core.", whole_number(1, 64), "--workers"),
    Setting(
        "var",
        "var",
        "folder for what the server keeps: secret, metrics, feedback, releases of the widget",
        "Name a writable folder.",
    ),
    Setting(
        "store",
        "",
        "file for visitors' feedback. Default: feedback.sqlite3 in SIDELINE_VAR",
        "Name a file, not a folder.",
    ),
    Setting(
        "feedback_days",
        "365",
        "days after which feedback is deleted at the next start; 0 keeps it",
        "Take 365.",
        whole_number(0, 36500),
    ),
    Setting(
        "origins",
        "",
        "origins, divided by commas, whose pages may use widget and API, and embed",
        "Write for example https://club.example,https://www.club.example",
        origins,
    ),
    Setting("url", "", "address under which visitors reach this server", "Write https://bot.example.", web_address),
    Setting(
        "trusted_hosts",
        "",
        "host names that requests may carry, divided by commas; .example covers all below. Default: the host of "
        "SIDELINE_URL, and on a loopback address this machine's names",
        "Write for example bot.example,.club.example",
        hosts,
    ),
    Setting(
        "trusted_proxies",
        "0",
        "reverse proxies in front, whose X-Forwarded headers are believed",
        "Count them: 1 for a single nginx.",
        whole_number(0, 9),
    ),
    Setting("rate_limit", "on", "off switches all limits off, for load tests", "Write on or off.", switch),
    Setting(
        "chat_rate",
        "60",
        "questions a minute from one address, and as many votes on answers",
        "Take 60.",
        whole_number(1, 1_000_000),
    ),
    Setting("read_rate", "600", "other requests a minute from one address", "Take 600.", whole_number(1, 1_000_000)),
    Setting(
        "redis",
        "",
        "Redis in which several workers share their counts",
        "Write redis://localhost:6379/0.",
        redis_address,
        hidden=True,
    ),
    Setting(
        "secret",
        "",
        "what signs tokens, 32 bytes or more. Unset on a loopback address: one is generated into var/secret",
        "Make one: python -c 'import secrets; print(secrets.token_urlsafe(32))'",
        hidden=True,
    ),
    Setting(
        "admin_token",
        "",
        "what the owner's tools send as Authorization: Bearer, 128 bits or more. Unset: what it opens is closed",
        "Make one: python -c 'import secrets; print(secrets.token_urlsafe(32))'",
        admin_digest,
        hidden=True,
    ),
    Setting("contact_label", "", "where a visitor finds a person: its name", "Write for example Talk to a person."),
    Setting(
        "contact_url",
        "",
        "where a visitor finds a person: its address",
        "Write https://…, mailto:… or tel:….",
        contact_address,
    ),
    Setting("emergency", "", 'whom to call in an emergency, as it reads after "call"', "Write for example 112."),
    Setting("notice", "", "line under chat and library in place of the built-in one", "Write one line."),
    Setting(
        "conversation_minutes",
        "120",
        "minutes after which an untouched conversation begins anew",
        "Take 120.",
        whole_number(1, 10080),
    ),
)
