"""Read what an operator has set: from `SIDELINE_…` variables and flags, checked before anything starts."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.errors import SidelineError
from web.config import MAKE_ONE, SETTINGS, Config
from web.settings import Setting
from web.workfiles import local_secret


class BadSetting(SidelineError):
    """Raised when a setting can't be used; `name` is its variable, `value` what it held."""

    def __init__(self, name: str, value: str, why: str, remedy: str) -> None:
        self.name, self.value = name, value
        super().__init__(f"{name}={value!r}", why, remedy)


def read_config(environ: Mapping[str, str] | None = None, flags: Mapping[str, str | None] | None = None) -> Config:
    """Read every setting: a flag wins over its variable, that over the default.

    Raises BadSetting for the first that can't be used.
    """
    environ = os.environ if environ is None else environ
    values: dict[str, Any] = {setting.field: _value(setting, environ, flags or {}) for setting in SETTINGS}
    config = Config(**values)
    _check_contact(config)
    secret, made_secret = _secret(config)
    return replace(config, secret=secret, notes=(*_unknown(environ), *made_secret, *_doubts(config)))


def _unknown(environ: Mapping[str, str]) -> list[str]:
    known = {setting.variable for setting in SETTINGS}
    return [
        f"{name} is set, but no such setting exists. `python -m web --help` lists them all."
        for name in sorted(environ)
        if name.startswith("SIDELINE_") and name not in known and not name.startswith("SIDELINE_TEST_")
    ]


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


def _secret(config: Config) -> tuple[bytes, list[str]]:
    """Return what signs tokens, and what is to be told of it: on a loopback address one is made and kept."""
    if config.secret:
        return config.secret, []
    if not config.on_loopback:
        raise BadSetting(
            "SIDELINE_SECRET",
            "",
            f"a server that others can reach (host {config.host}) needs a secret of its own",
            f"Make one and keep it: export SIDELINE_SECRET=$({MAKE_ONE})",
        )
    path = config.var / "secret"
    secret, made = local_secret(path)
    return secret, [f"SIDELINE_SECRET is not set: a secret for local use was generated into {path}."] if made else []


def _check_contact(config: Config) -> None:
    if (config.contact_label is None) != (config.contact_url is None):
        missing = "SIDELINE_CONTACT_LABEL" if config.contact_label is None else "SIDELINE_CONTACT_URL"
        raise BadSetting(missing, "", "a contact needs both a label and an address", "Set both, or neither.")


def _doubts(config: Config) -> list[str]:
    """Return what can be meant, but likely isn't."""
    notes = []
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
    return notes
