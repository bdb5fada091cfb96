"""What an operator may set: read from `SIDELINE_…` variables and flags, checked before anything starts."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.errors import SidelineError
from bot.records import Contact
from web.settings import SETTINGS, Setting
from web.workfiles import local_secret

_LOOPBACK = re.compile(r"localhost|(?:[a-z0-9-]+\.)+localhost|127(?:\.\d{1,3}){3}|::1|\[::1\]", re.IGNORECASE)
SECRET_MIN_BYTES = 32


class BadSetting(SidelineError):
    """Raised when a setting can't be used; `name` is its variable, `value` what it held."""

    def __init__(self, name: str, value: str, why: str, remedy: str) -> None:
        self.name, self.value = name, value
        super().__init__(f"{name}={value!r}", why, remedy)


def is_loopback(host: str) -> bool:
    """Tell whether a host name or address, without port, means this very machine."""
    return _LOOPBACK.fullmatch(host) is not None


@dataclass(frozen=True, slots=True)
class Config:
    """All settings, checked. `secret` signs tokens; `notes` are what the operator should be told at start.

    `admin_digest` is the SHA-256 of the owner's token, None where there is none. `chat_rate` and `read_rate` are per
    minute and client, for the whole server; 0 switches both off.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    index: Path = Path("var/index")
    knowledge: Path = Path("knowledge")
    var: Path = Path("var")
    store: Path | None = None
    feedback_days: int = 365
    workers: int = 1
    origins: tuple[str, ...] = ()
    public_url: str | None = None
    trusted_hosts: tuple[str, ...] = ()
    trusted_proxies: int = 0
    rate_limit: bool = True
    chat_rate: int = 60
    read_rate: int = 600
    redis_url: str | None = field(default=None, repr=False)
    secret: bytes = field(default=b"", repr=False)
    admin_digest: bytes | None = field(default=None, repr=False)
    contact: Contact | None = None
    emergency: str | None = None
    conversation_seconds: int = 7200
    notice: str = ""
    notes: tuple[str, ...] = ()

    @property
    def on_loopback(self) -> bool:
        """Tell whether only this machine can reach the server."""
        return is_loopback(self.host)

    @property
    def feedback_file(self) -> Path:
        """Give the file that feedback is kept in."""
        return self.store or self.var / "feedback.sqlite3"

    @property
    def local_url(self) -> str:
        """Give the address to open in a browser on this machine."""
        host = "127.0.0.1" if self.host in {"0.0.0.0", "::", "[::]"} else self.host.strip("[]")  # noqa: S104
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}/"


def read_config(environ: Mapping[str, str] | None = None, flags: Mapping[str, str | None] | None = None) -> Config:
    """Read every setting: a flag wins over its variable, that over the default.

    Raises BadSetting for the first that can't be used.
    """
    environ = os.environ if environ is None else environ
    values = {setting.name: _value(setting, environ, flags or {}) for setting in SETTINGS}
    known = {setting.variable for setting in SETTINGS}
    notes = [
        f"{name} is set, but no such setting exists. `python -m web --help` lists them all."
        for name in sorted(environ)
        if name.startswith("SIDELINE_") and name not in known and not name.startswith("SIDELINE_TEST_")
    ]
    host, var = str(values["host"]), _path(values["var"])
    secret, secret_note = _secret(str(values["secret"] or ""), host, var)
    notes += [secret_note] if secret_note else []
    config = Config(
        host=host,
        port=_number(values["port"]),
        index=_path(values["index"]),
        knowledge=_path(values["knowledge"]),
        var=var,
        store=_path(values["store"]) if values["store"] else None,
        feedback_days=_number(values["feedback_days"]),
        workers=_number(values["workers"]),
        origins=_texts(values["origins"]),
        public_url=_text(values["url"]),
        trusted_hosts=_texts(values["trusted_hosts"]),
        trusted_proxies=_number(values["trusted_proxies"]),
        rate_limit=bool(values["rate_limit"]),
        chat_rate=_number(values["chat_rate"]),
        read_rate=_number(values["read_rate"]),
        redis_url=_text(values["redis"]),
        secret=secret,
        admin_digest=_bytes(values["admin_token"]),
        contact=_contact(_text(values["contact_label"]), _text(values["contact_url"])),
        emergency=_text(values["emergency"]),
        conversation_seconds=_number(values["conversation_minutes"]) * 60,
        notice=str(values["notice"] or ""),
    )
    return _with_notes(config, notes)


def _value(setting: Setting, environ: Mapping[str, str], flags: Mapping[str, str | None]) -> object:
    raw = flags.get(setting.name)
    name = setting.flag if raw is not None and setting.flag else setting.variable
    if raw is None:
        raw = environ.get(setting.variable, "").strip() or setting.default
    try:
        return setting.parse(raw)
    except ValueError as fault:
        shown = "…" if setting.hidden else raw
        raise BadSetting(name, shown, str(fault), setting.remedy) from None


def _secret(given: str, host: str, var: Path) -> tuple[bytes, str | None]:
    make = "python -c 'import secrets; print(secrets.token_urlsafe(32))'"
    if given:
        if len(given.encode()) < SECRET_MIN_BYTES or len(set(given)) < 8:
            raise BadSetting("SIDELINE_SECRET", "…", "it is too short or too regular to sign with", f"Make one: {make}")
        return given.encode(), None
    if not is_loopback(host):
        raise BadSetting(
            "SIDELINE_SECRET",
            "",
            f"a server that others can reach (host {host}) needs a secret of its own",
            f"Make one and keep it: export SIDELINE_SECRET=$({make})",
        )
    path = var / "secret"
    secret, made = local_secret(path)
    return secret, f"SIDELINE_SECRET is not set: a secret for local use was generated into {path}." if made else None


def _contact(label: str | None, url: str | None) -> Contact | None:
    if (label is None) != (url is None):
        missing = "SIDELINE_CONTACT_LABEL" if label is None else "SIDELINE_CONTACT_URL"
        raise BadSetting(missing, "", "a contact needs both a label and an address", "Set both, or neither.")
    return Contact(label, url) if label and url else None


def _with_notes(config: Config, notes: list[str]) -> Config:
    if not config.knowledge.is_dir():
        notes.append(f"knowledge folder {config.knowledge} is not there. Answers come from the index alone.")
    if config.rate_limit and config.workers > 1 and config.redis_url is None:
        notes.append(
            f"{config.workers} workers without SIDELINE_REDIS_URL count requests apart: each allows "
            f"1/{config.workers} of the limits. Name a Redis to share the counts."
        )
    if not config.on_loopback and not config.public_url and not config.trusted_hosts:
        notes.append(
            "neither SIDELINE_URL nor SIDELINE_TRUSTED_HOSTS is set: links in replies have no host, since the "
            "Host header can't be checked. Set SIDELINE_URL to the address that visitors use."
        )
    return replace(config, notes=tuple(notes))


def _bytes(value: object) -> bytes | None:
    return value if isinstance(value, bytes) else None


def _text(value: object) -> str | None:
    return str(value) if value else None


def _texts(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, tuple) else ()


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _path(value: object) -> Path:
    return Path(str(value))
