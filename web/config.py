"""What an operator may set, in one table: the fields of `Config`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from bot.records.reply import Contact
from web.admin_token import admin_digest
from web.mount import mount_of
from web.settings import (
    contact_address,
    file_or_none,
    host_list,
    host_name,
    minutes,
    origin_list,
    redis_address,
    setting,
    settings_of,
    signing_secret,
    switch,
    web_address,
    whole_number,
    wording,
)

_LOOPBACK = re.compile(r"localhost|(?:[a-z0-9-]+\.)+localhost|127(?:\.\d{1,3}){3}|::1|\[::1\]", re.IGNORECASE)
MAKE_ONE = "python3 -c 'import secrets; print(secrets.token_urlsafe(32))'"


def is_loopback(host: str) -> bool:
    """Tell whether a host name or address, without port, means this very machine."""
    return _LOOPBACK.fullmatch(host) is not None


@dataclass(frozen=True, slots=True)
class Config:
    """All settings, checked. Help, reader and defaults are these fields' own; the rest of the code reads no variable.

    `secret` signs tokens; `admin_digest` is the SHA-256 of the owner's token, None where there is none. `chat_rate` and
    `read_rate` are per minute and client, for the whole server; `rate_limit` switches them off. `notes` are what the
    operator should be told at start.
    """

    host: str = setting("127.0.0.1", host_name, "address to listen on", "Take 127.0.0.1 or 0.0.0.0.", flag="--host")
    port: int = setting("8000", whole_number(1, 65535), "port to listen on", "Take 8000.", flag="--port")
    index: Path = setting("var/index", Path, "folder of the trained index", "Name the folder.", flag="--index")
    knowledge: Path = setting("knowledge", Path, "folder the owner writes in", "Name the folder.", flag="--knowledge")
    workers: int = setting(
        "1", whole_number(1, 64), "processes that answer", "Take 1, or one per core.", flag="--workers"
    )
    var: Path = setting(
        "var",
        Path,
        "folder for what the server keeps: secret, metrics, feedback, releases of the widget",
        "Name a writable folder.",
    )
    store: Path | None = setting(
        "",
        file_or_none,
        "file for visitors' feedback. Default: feedback.sqlite3 in SIDELINE_VAR",
        "Name a file, not a folder.",
    )
    feedback_days: int = setting(
        "365",
        whole_number(0, 36500),
        "days after which feedback is deleted at the next start; 0 keeps it",
        "Take 365.",
    )
    origins: tuple[str, ...] = setting(
        "",
        origin_list,
        "origins, divided by commas, whose pages may use widget and API, and embed",
        "Write for example https://club.example,https://www.club.example",
    )
    public_url: str | None = setting(
        "",
        web_address,
        "address under which visitors reach this server, with its path if a proxy gives it one of a host",
        "Write https://bot.example, or https://club.example/ask.",
        name="url",
    )
    trusted_hosts: tuple[str, ...] = setting(
        "",
        host_list,
        "host names that requests may carry, divided by commas; .example covers all below. Default: the host of "
        "SIDELINE_URL, and on a loopback address this machine's names",
        "Write for example bot.example,.club.example",
    )
    trusted_proxies: int = setting(
        "0",
        whole_number(0, 9),
        "reverse proxies in front, whose X-Forwarded headers are believed",
        "Count them: 1 for a single nginx.",
    )
    rate_limit: bool = setting("on", switch, "off switches all limits off, for load tests", "Write on or off.")
    chat_rate: int = setting(
        "60",
        whole_number(1, 1_000_000),
        "questions a minute from one address, as many votes on answers, and five times as many searches while typing",
        "Take 60.",
    )
    read_rate: int = setting(
        "600",
        whole_number(1, 1_000_000),
        "other requests a minute from one address, as many of /metrics, and ten times as many of files",
        "Take 600.",
    )
    redis_url: str | None = setting(
        "",
        redis_address,
        "Redis in which several workers share their counts",
        "Write redis://localhost:6379/0.",
        hidden=True,
    )
    secret: bytes = setting(
        "",
        signing_secret,
        "what signs tokens, 32 bytes or more. Unset on a loopback address: one is generated into var/secret",
        f"Make one: {MAKE_ONE}",
        hidden=True,
    )
    admin_digest: bytes | None = setting(
        "",
        admin_digest,
        "what the owner's tools send as Authorization: Bearer, 128 bits or more. Unset: what it opens is closed",
        f"Make one: {MAKE_ONE}",
        name="admin_token",
        hidden=True,
    )
    open_metrics: bool = setting(
        "off",
        switch,
        "on shows /metrics to everybody. Off: to this machine alone where nobody else reaches the server, else to who "
        "sends the token of SIDELINE_ADMIN_TOKEN",
        "Write on or off.",
    )
    contact_label: str | None = setting(
        "", wording, "where a visitor finds a person: its name", "Write for example Talk to a person."
    )
    contact_url: str | None = setting(
        "", contact_address, "where a visitor finds a person: its address", "Write https://…, mailto:… or tel:…."
    )
    emergency: str | None = setting(
        "", wording, 'whom to call in an emergency, as it reads after "call"', "Write for example 112."
    )
    notice: str = setting("", str, "line under chat and library in place of the built-in one", "Write one line.")
    conversation_seconds: int = setting(
        "120",
        minutes(1, 10080),
        "minutes after which an untouched conversation begins anew",
        "Take 120.",
        name="conversation_minutes",
    )
    notes: tuple[str, ...] = ()

    @property
    def contact(self) -> Contact | None:
        """Give where a visitor finds a person, None where the settings don't say."""
        return Contact(self.contact_label, self.contact_url) if self.contact_label and self.contact_url else None

    @property
    def on_loopback(self) -> bool:
        """Tell whether only this machine can reach the server."""
        return is_loopback(self.host)

    @property
    def for_itself(self) -> bool:
        """Tell whether this machine alone asks: the server listens on loopback, and nothing speaks of a proxy."""
        named = [*self.trusted_hosts, *([urlsplit(self.public_url).hostname or ""] if self.public_url else [])]
        return self.on_loopback and not self.trusted_proxies and all(map(is_loopback, named))

    @property
    def mount(self) -> str:
        """Give the path that visitors reach the server below; empty where it has a host of its own."""
        return mount_of(self.public_url)

    @property
    def feedback_file(self) -> Path:
        """Give the file that feedback is kept in."""
        return self.store or self.var / "feedback.sqlite3"

    @property
    def local_url(self) -> str:
        """Give the address to open in a browser on this machine."""
        host = "127.0.0.1" if self.host in {"0.0.0.0", "::", "[::]"} else self.host.strip("[]")  # noqa: S104
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}/"


SETTINGS = settings_of(Config)
