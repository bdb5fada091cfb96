"""What a build consists of, and the pointer to the live one: read, and held against their digests.

On disk: `current` names the live build and the digest of its manifest; `builds/<id>/manifest.json` names format,
version and the SHA-256 of every file.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from bot.decision import Curve
from bot.errors import IndexRefused

FORMAT = "sideline-index"
VERSION = 11
MANIFEST = "manifest.json"


class Pointer(msgspec.Struct, frozen=True):
    """What `current` holds."""

    build: str
    manifest: str


class Manifest(msgspec.Struct, frozen=True):
    """What a build consists of. `content` is the digest of the knowledge it was made from; `files` has SHA-256s.

    `curve` and `quality` come of the owner's questions, asked of the build once its files were written.
    """

    format: str
    version: int
    build: str
    created: str
    content: str
    audiences: list[list[str]]
    files: dict[str, str]
    counts: dict[str, int]
    curve: Curve
    quality: dict[str, float] = {}


class IndexNumbers(msgspec.Struct, frozen=True):
    """The scalars of an index. `vectors` is the SHA-256 of what its vectors are of, empty for none."""

    unknown_idf: float
    n_passages: int
    n_rows: int
    vectors: str


def current_build_id(index_dir: Path) -> str:
    """Return the id of the live build, from the pointer alone; raises IndexRefused."""
    return read_pointer(index_dir).build


def read_pointer(index_dir: Path) -> Pointer:
    """Return the pointer; raises IndexRefused where there is none or it is damaged."""
    path = index_dir / "current"
    try:
        pointer = msgspec.json.decode(path.read_bytes(), type=Pointer)
    except FileNotFoundError:
        why = (
            "it is missing, though builds lie beside it" if (index_dir / "builds").is_dir() else "there is no index yet"
        )
        raise IndexRefused(str(path), why) from None
    except (OSError, msgspec.MsgspecError) as fault:
        raise IndexRefused(str(path), f"the file can't be read ({fault})") from None
    if Path(pointer.build).name != pointer.build or pointer.build.startswith("."):
        raise IndexRefused(str(path), f"the build id {pointer.build!r} is not a name")
    return pointer


def read_manifest(index_dir: Path) -> Manifest:
    """Return the live build's manifest, itself verified; raises IndexRefused."""
    pointer = read_pointer(index_dir)
    return verified_manifest(index_dir / "builds" / pointer.build, pointer.manifest)


def read_file(directory: Path, manifest: Manifest, name: str) -> bytes:
    """Return one file of a build as it was published; raises IndexRefused where it is missing or damaged."""
    verify(directory / name, manifest.files.get(name, ""))
    return (directory / name).read_bytes()


def audience_folder(audiences: frozenset[str]) -> str:
    """Return the folder of one audience set inside a build."""
    return "for-" + "+".join(sorted(audiences))


def digest_as_it_lies(directory: Path) -> str:
    """Return the digest of the manifest in a build's directory, which `current` tells of the live build alone.

    All files can then be held against the manifest, and itself against nothing. Raises OSError where there is none.
    """
    return hashlib.sha256((directory / MANIFEST).read_bytes()).hexdigest()


def verified_manifest(directory: Path, digest: str) -> Manifest:
    """Return the manifest in a build's directory; raises IndexRefused where it isn't the one of this digest."""
    path = directory / MANIFEST
    verify(path, digest)
    try:
        head = msgspec.json.decode(path.read_bytes())
        if not isinstance(head, dict) or head.get("format") != FORMAT:
            raise IndexRefused(str(path), "this is no Sideline index")
        if head.get("version") != VERSION:
            raise IndexRefused(str(path), f"it has format version {head.get('version')}, this program reads {VERSION}")
        return msgspec.convert(head, Manifest)
    except msgspec.MsgspecError as fault:
        raise IndexRefused(str(path), f"the manifest is not as written ({fault})") from None


def verify(path: Path, digest: str) -> None:
    """Raise IndexRefused where a file isn't the one of this digest."""
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as fault:
        raise IndexRefused(str(path), f"the file can't be read ({fault.strerror})") from None
    if found != digest:
        raise IndexRefused(str(path), "the file is not the one that was published (its digest differs)")
