"""What a setting is, and how the text of each kind is read; all settings are the fields of `web.config.Config`."""

from __future__ import annotations

import dataclasses
import ipaddress
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from web.mount import mount_of

_TOLD = "setting"
SECRET_MIN_BYTES = 32
_ORIGIN = re.compile(r"https?://(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(?::\d{1,5})?")
_HOST = re.compile(r"\.?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[?[0-9a-f:]+\]?")


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: `field` is the one of a record that it fills, `name` that of its variable.

    `parse` raises ValueError with the reason; `remedy` is the next step told with it. The value of a `hidden` one is
    never told.
    """

    field: str
    name: str
    default: str
    meaning: str
    remedy: str
    parse: Callable[[str], object]
    flag: str | None
    hidden: bool

    @property
    def variable(self) -> str:
        """Name its environment variable."""
        return f"SIDELINE_{self.name.upper()}"


def setting(
    default: str,
    parse: Callable[[str], T],
    meaning: str,
    remedy: str,
    *,
    name: str = "",
    flag: str | None = None,
    hidden: bool = False,
) -> T:
    """Make a record's field a setting, named as the field is unless by `name`; its default is read as any value is."""
    told = Setting("", name, default, meaning, remedy, parse, flag, hidden)
    return dataclasses.field(default=parse(default), repr=not hidden, metadata={_TOLD: told})


def settings_of(record: type) -> tuple[Setting, ...]:
    """Return the settings that a record's fields are, in their order."""
    told = ((field.name, field.metadata[_TOLD]) for field in dataclasses.fields(record) if _TOLD in field.metadata)
    return tuple(dataclasses.replace(one, field=field, name=one.name or field) for field, one in told)


def whole_number(low: int, high: int) -> Callable[[str], int]:
    """Make a reader of whole numbers from `low` to `high`."""

    def parse(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not low <= int(text) <= high:
            raise ValueError(f"it must be a whole number from {low} to {high}")
        return int(text)

    return parse


def minutes(low: int, high: int) -> Callable[[str], int]:
    """Make a reader of whole minutes from `low` to `high`, which gives seconds."""
    number = whole_number(low, high)
    return lambda text: 60 * number(text)


def wording(text: str) -> str | None:
    """Read words."""
    return text or None


def file_or_none(text: str) -> Path | None:
    """Read the path of a file."""
    return Path(text) if text else None


def switch(text: str) -> bool:
    """Read on or off."""
    if text.lower() not in {"on", "off"}:
        raise ValueError("it must be on or off")
    return text.lower() == "on"


def web_address(text: str) -> str | None:
    """Read an http(s) address without query; a slash at its end is dropped."""
    parts = urlsplit(text)
    if text and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment):
        raise ValueError("it must be an address such as https://bot.example")
    if parts.username is not None or re.search(r"[\s\"'<>\\]", text):
        raise ValueError("it must hold neither credentials nor blanks or quotes")
    mount_of(text)
    return text.rstrip("/") or None


def contact_address(text: str) -> str | None:
    """Read an address that a visitor may follow: https, http, mailto or tel."""
    if text and not re.fullmatch(r"(?:https?://|mailto:|tel:)[^\s\"'<>\\]+", text):
        raise ValueError("it must begin with https://, http://, mailto: or tel:")
    return text or None


def origin_list(text: str) -> tuple[str, ...]:
    """Read origins divided by commas; each is scheme, host and maybe port, nothing more."""
    found = tuple(part.strip().rstrip("/").lower() for part in text.split(",") if part.strip())
    for origin in found:
        if not _ORIGIN.fullmatch(origin):
            raise ValueError(f"{origin!r} is no origin: scheme and host, and the port if it has one, without a path")
    return tuple(re.sub(r"^(http://[^/]*):80$|^(https://[^/]*):443$", r"\1\2", origin) for origin in found)


def host_list(text: str) -> tuple[str, ...]:
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


def redis_address(text: str) -> str | None:
    """Read a Redis address."""
    if text and not re.fullmatch(r"(?:redis|rediss|redis\+unix|unix)://\S+", text):
        raise ValueError("it must begin with redis://, rediss:// or unix://")
    if text and find_spec("redis") is None:
        raise ValueError("the Python package redis is not installed here (pip install redis)")
    return text or None


def host_name(text: str) -> str:
    """Read the name or address to listen on."""
    if not _HOST.fullmatch(text.lower()):
        raise ValueError("it must be a host name or an IP address, without port")
    return text.strip("[]")


def signing_secret(text: str) -> bytes:
    """Read what signs tokens. Empty stays empty."""
    if text and (len(text.encode()) < SECRET_MIN_BYTES or len(set(text)) < 8):
        raise ValueError("it is too short or too regular to sign with")
    return text.encode()
