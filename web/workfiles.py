"""Files the server makes for itself under `var/`."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from bot.errors import SidelineError


class VarRefused(SidelineError):
    """Raised when a file under `var/` can't be made or read; `path` names it."""

    def __init__(self, path: Path, why: str, remedy: str) -> None:
        self.path = path
        super().__init__(f"file {path}", why, remedy)


def local_secret(path: Path) -> tuple[bytes, bool]:
    """Read the secret kept in `path`, or make one there, for its owner alone; tell whether it was made now.

    It is written aside and linked into place, so two servers that start together end up with the same one.
    """
    try:
        if path.exists():
            return _read(path), False
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}-{os.getpid()}-{secrets.token_hex(4)}")
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_urlsafe(32) + "\n")
                file.flush()
                os.fsync(file.fileno())
            os.link(aside, path)
            made = True
        except FileExistsError:
            made = False
        finally:
            aside.unlink(missing_ok=True)
        return _read(path), made
    except OSError as fault:
        raise VarRefused(path, fault.strerror or str(fault), "Make the folder writable, or set SIDELINE_VAR.") from None


def _read(path: Path) -> bytes:
    if path.stat().st_mode & 0o077:
        raise VarRefused(path, "others may read it", f"Run `chmod 600 {path}`, or delete it to get a new one.")
    secret = path.read_bytes().strip()
    if len(secret) < 32:
        raise VarRefused(path, "it holds no usable secret", "Delete it: the next start makes a new one.")
    return secret
