"""The widget's files by release: this program's own, and those of earlier ones.

Earlier ones are kept so that pages which pinned or cached an old first script still find what it loads later.
"""

from __future__ import annotations

import gzip
import hashlib
import logging
import os
import re
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from web.logs import log
from web.page_words import LOCALES
from web.widget_file import integrity, panel_source, release_id, strings_source, widget_source

_RELEASE_ID = re.compile(r"[0-9a-f]{16}")
_NAME = re.compile(r"widget\.js|panel\.js|strings/[a-z]{2,3}(?:-[A-Za-z]{2,4})?\.json")
_KEPT_FILES = 64  # of earlier releases in memory, about 10 KB each


@dataclass(frozen=True, slots=True)
class WidgetFile:
    """A file as it goes out, plain and compressed."""

    content: bytes
    gzipped: bytes
    media_type: str
    digest: str
    integrity: str


def own_files() -> dict[str, bytes]:
    """Give the files of this release by name."""
    strings = {f"strings/{locale}.json": strings_source(locale) or b"" for locale in LOCALES}
    return {"widget.js": widget_source(), "panel.js": panel_source(), **strings}


@cache
def own_file(name: str) -> WidgetFile | None:
    """Give a file of this release, or None where it has none of that name."""
    content = own_files().get(name)
    return None if content is None else _served(name, content)


class Releases:
    """All releases that are at hand; `folder` holds a folder for each, named by its id."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._earlier = lru_cache(_KEPT_FILES)(self._read)

    def keep_own(self) -> None:
        """Put this release beside the earlier ones, whole or not at all; where the disk can't take it, log that."""
        target = self._folder / release_id()
        if target.is_dir():
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            aside = Path(tempfile.mkdtemp(prefix=".", dir=self._folder))
            try:
                _write(aside, own_files())
                aside.chmod(0o755)
                aside.rename(target)
            finally:
                shutil.rmtree(aside, ignore_errors=True)
        except OSError as fault:
            if not target.is_dir():  # else another worker was faster
                log("release_not_kept", logging.WARNING, folder=str(self._folder), why=fault.strerror)

    def file(self, name: str, of_release: str) -> WidgetFile | None:
        """Give a file of a release, or None where there is none."""
        if of_release == release_id():
            return own_file(name)
        return self._earlier(name, of_release)

    def _read(self, name: str, of_release: str) -> WidgetFile | None:
        if not _RELEASE_ID.fullmatch(of_release) or not _NAME.fullmatch(name):
            return None
        try:
            return _served(name, (self._folder / of_release / name).read_bytes())
        except OSError:
            return None


def _write(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        with (folder / name).open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


def _served(name: str, content: bytes) -> WidgetFile:
    return WidgetFile(
        content,
        gzip.compress(content, 9, mtime=0),
        "application/json" if name.endswith(".json") else "text/javascript",
        hashlib.sha256(content).hexdigest()[:32],
        integrity(content),
    )
