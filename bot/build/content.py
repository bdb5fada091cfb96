"""Know whether the content has changed since the live build, without reading it as documents."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import msgspec

import bot
from bot.manifest import VERSION
from bot.settings import Settings

ENGINE_FILES = ("**/*.py", "defaults/*", "*.npz")
"""What makes the same content into another build, below `bot/`."""


def content_digest(
    paths: Sequence[Path], settings: Settings, audiences: Sequence[frozenset[str]], questions: Sequence[Path] = ()
) -> str:
    """Return a digest of all files below `paths`, of the settings, and of the program that reads them.

    `questions` are files asked beside those of the knowledge: they set how readily a build answers, so that another
    file makes another build.
    """
    digest = hashlib.sha256(f"{VERSION} {sorted(map(sorted, audiences))}".encode())
    digest.update(msgspec.json.encode(settings))
    for name, path in (*_named(paths), *_engine()):
        digest.update(f"\0{name}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    for path in questions:
        digest.update(b"\0asked\0")  # also of a file that can't be read, which is told later
        digest.update(hashlib.sha256(path.read_bytes()).digest() if path.is_file() else b"")
    return digest.hexdigest()


def _named(paths: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """Yield all files with the name they have below the path given, sorted; dot files are not content."""
    for given in paths:
        if given.is_file():
            yield given.name, given
            continue
        for path in sorted(given.rglob("*")):
            relative = path.relative_to(given)
            if path.is_file() and not any(part.startswith(".") for part in relative.parts):
                yield relative.as_posix(), path


def _engine() -> Iterator[tuple[str, Path]]:
    root = Path(str(files(bot)))
    for pattern in ENGINE_FILES:
        for path in sorted(root.glob(pattern)):
            if path.is_file():
                yield path.relative_to(root).as_posix(), path
