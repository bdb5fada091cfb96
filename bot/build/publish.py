"""Write a build aside, make it durable, and swap it in by one rename; a reader sees the old one or the new one."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import io
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
import numpy.typing as npt

from bot.decision import Curve
from bot.errors import DiskFull, IndexBusy
from bot.index import Index, Owners, Postings
from bot.likeness import Likeness
from bot.manifest import FORMAT, MANIFEST, VERSION, IndexNumbers, Manifest, Pointer, audience_folder
from bot.manners.record import Manners
from bot.not_covered import NotCovered
from bot.records.knowledge import Document
from bot.settings import Settings
from bot.text.english import English
from bot.text.synonyms import Synonyms

if TYPE_CHECKING:  # what fits brings scikit-learn, which unchanged content never needs
    from bot.build.fit import Fitted

POINTER_ASIDE = ".current"
KEPT = 10
"""Builds that stay on disk, the live one among them, to go back to."""
FULL = (errno.ENOSPC, errno.EDQUOT)
"""What the system says where a disk, or a user's share of it, has no room."""


@dataclass(frozen=True, slots=True)
class AudienceIndex:
    """One audience set with the documents as it sees them and the index fitted on them."""

    audiences: frozenset[str]
    documents: Sequence[Document]
    fitted: Fitted


@dataclass(frozen=True, slots=True)
class Unpublished:
    """All that goes into a build. `created` is an ISO time, `content` the digest of the knowledge."""

    build_id: str
    created: str
    content: str
    english: English
    synonyms: Synonyms
    settings: Settings
    manners: Manners
    indexes: Sequence[AudienceIndex]


@contextmanager
def exclusive(index_dir: Path) -> Iterator[None]:
    """Hold the index directory for one training run, and leave nothing half written in it.

    Raises IndexBusy, DiskFull (also at once, where less is free than the last build takes), or OSError where the disk
    fails otherwise.
    """
    try:
        with _locked(index_dir):
            _sweep(index_dir)
            _require_room(index_dir)
            try:
                yield
            finally:
                _sweep(index_dir)
    except OSError as fault:
        if fault.errno not in FULL:
            raise
        raise DiskFull(str(index_dir), _free(index_dir), _last_size(index_dir)) from fault


def _require_room(index_dir: Path) -> None:
    """Raise DiskFull where the next build plainly won't fit."""
    free, last = _free(index_dir), _last_size(index_dir)
    if last is not None and free < last:
        raise DiskFull(str(index_dir), free, last)


def _free(index_dir: Path) -> int:
    there = next(folder for folder in (index_dir, *index_dir.resolve().parents) if folder.exists())
    return shutil.disk_usage(there).free


@contextmanager
def _locked(index_dir: Path) -> Iterator[None]:
    """Hold the lock; it dies with its process, so a killed one leaves files but no lock."""
    index_dir.mkdir(parents=True, exist_ok=True)
    with (index_dir / "lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise IndexBusy(str(index_dir), lock.read().strip() or "an unnamed process") from None
        lock.truncate(0)
        lock.write(f"process {os.getpid()}")
        lock.flush()
        yield


def write_aside(build: Unpublished, index_dir: Path) -> tuple[Path, Manifest]:
    """Write all files of a build but its manifest into a folder of its own; return it and what the manifest says."""
    directory = index_dir / f".aside-{build.build_id}"
    directory.mkdir(parents=True)
    writer = _Writer(directory, {})
    writer.array("english.words", build.english.word_keys)
    writer.array("english.shares", build.english.word_shares)
    writer.array("english.stems", build.english.stem_keys)
    writer.array("english.weights", build.english.stem_weights)
    writer.json("synonyms.json", build.synonyms)
    writer.json("settings.json", build.settings)
    writer.json("manners.json", build.manners)
    for index in build.indexes:
        _write_audience(writer, index)
    for folder in {directory, *(path.parent for path in directory.rglob("*"))}:
        _sync_folder(folder)
    return directory, _manifest(build, writer.files)


def add_file(aside: Path, manifest: Manifest, name: str, content: bytes) -> Manifest:
    """Write one more file into a build that lies aside; return what the manifest says then."""
    writer = _Writer(aside, dict(manifest.files))
    writer.bytes(name, content)
    return msgspec.structs.replace(manifest, files=writer.files)


def seal(aside: Path, manifest: Manifest) -> str:
    """Write the manifest of a build that lies aside, over an earlier one; return its digest."""
    content = msgspec.json.format(msgspec.json.encode(manifest))
    _write(aside / MANIFEST, content)
    _sync_folder(aside)
    return hashlib.sha256(content).hexdigest()


def swap_in(aside: Path, digest: str, build_id: str, index_dir: Path) -> None:
    """Give a build its place and point `current` at it. The caller has opened it aside, as a reader would."""
    builds = index_dir / "builds"
    builds.mkdir(exist_ok=True)
    # Written first, so that a full disk is met while the build lies aside and is swept away.
    pointer = index_dir / POINTER_ASIDE
    _write(pointer, msgspec.json.encode(Pointer(build_id, digest)))
    os.replace(aside, builds / build_id)
    _sync_folder(builds)
    os.replace(pointer, index_dir / "current")
    _sync_folder(index_dir)
    _prune(builds, build_id)


def _manifest(build: Unpublished, files: dict[str, str]) -> Manifest:
    widest = max(build.indexes, key=lambda index: len(index.audiences))
    counts = {
        "documents": len(widest.documents),
        "passages": sum(len(document.passages) for document in widest.documents),
        "terms": len(widest.fitted.index.vocabulary),
    }
    audiences = [sorted(index.audiences) for index in build.indexes]
    curve = Curve(build.settings.confidence_slope, build.settings.confidence_middle)
    return Manifest(
        FORMAT, VERSION, build.build_id, build.created, build.content, audiences, dict(files), counts, curve
    )


def _write_audience(writer: _Writer, built: AudienceIndex) -> None:
    folder = audience_folder(built.audiences)
    index = built.fitted.index
    writer.json(f"{folder}/documents.json", list(built.documents))
    writer.json(f"{folder}/spellings.json", built.fitted.spelled.words)
    writer.array(f"{folder}/pairs", built.fitted.spelled.pairs)
    writer.json(f"{folder}/words.json", list(index.vocabulary))
    writer.json(f"{folder}/grams.json", list(index.gram_vocabulary))
    _write_likeness(writer, f"{folder}/likeness", built.fitted.likeness)
    _write_not_covered(writer, f"{folder}/not_covered", built.fitted.not_covered)
    writer.array(f"{folder}/words.weights", index.word_weights)
    writer.array(f"{folder}/grams.weights", index.gram_weights)
    writer.json(f"{folder}/index.json", _numbers(index, built.fitted.vectors))
    _write_postings(writer, f"{folder}/words", index.words)
    _write_postings(writer, f"{folder}/grams", index.grams)
    _write_owners(writer, f"{folder}/rows", index.owners)
    if index.meanings is not None:
        writer.array(f"{folder}/meanings.vectors", index.meanings.vectors)
        _write_owners(writer, f"{folder}/meanings", index.meanings.owners)
    if index.axes is not None:
        writer.array(f"{folder}/axes", index.axes)
    writer.array(f"{folder}/main", index.main)
    for part in ("passages", "words", "vectors", "bias"):
        writer.array(f"{folder}/classifier.{part}", getattr(index.classifier, part))


def _numbers(index: Index, vectors: str) -> IndexNumbers:
    return IndexNumbers(index.unknown_idf, index.n_passages, index.words.n_rows, vectors)


def _write_likeness(writer: _Writer, stem: str, likeness: Likeness) -> None:
    writer.json(f"{stem}.words.json", list(likeness.words))
    for part in ("vectors", "passages", "firsts", "entries"):
        writer.array(f"{stem}.{part}", getattr(likeness, part))


def _write_not_covered(writer: _Writer, stem: str, not_covered: NotCovered) -> None:
    writer.json(f"{stem}.json", not_covered.lines)
    if not_covered.vectors is not None:
        writer.array(f"{stem}.vectors", not_covered.vectors)
    for part in ("words", "vector", "bias"):
        writer.array(f"{stem}.odds.{part}", getattr(not_covered.odds, part, np.zeros(0, np.float32)))


def _write_owners(writer: _Writer, stem: str, owners: Owners) -> None:
    writer.array(f"{stem}.slots", owners.slots)
    writer.array(f"{stem}.firsts", owners.firsts)


def _write_postings(writer: _Writer, stem: str, postings: Postings) -> None:
    writer.array(f"{stem}.starts", postings.starts)
    writer.array(f"{stem}.rows", postings.rows)
    writer.array(f"{stem}.row_weights", postings.weights)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes files durably and remembers their digests."""

    directory: Path
    files: dict[str, str]

    def json(self, name: str, value: object) -> str:
        return self.bytes(name, msgspec.json.encode(value))

    def bytes(self, name: str, content: bytes) -> str:
        _write(self.directory / name, content)
        self.files[name] = hashlib.sha256(content).hexdigest()
        return self.files[name]

    def array(self, name: str, values: npt.NDArray[Any]) -> str:
        # By way of memory: into a file NumPy writes with C's own calls, and loses why one of them failed.
        content = io.BytesIO()
        np.save(content, values, allow_pickle=False)
        return self.bytes(f"{name}.npy", content.getvalue())


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make renames in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sweep(index_dir: Path) -> None:
    """Remove what a failed or killed run left aside; the lock is held, so nobody is writing there."""
    for leftover in index_dir.glob(".aside-*"):
        shutil.rmtree(leftover)
    (index_dir / POINTER_ASIDE).unlink(missing_ok=True)


def _last_size(index_dir: Path) -> int | None:
    """Return the size of the newest build in bytes, as the best guess at the next one's; None where there is none."""
    newest = max((index_dir / "builds").glob("*"), default=None)
    return sum(file.stat().st_size for file in newest.rglob("*") if file.is_file()) if newest else None


def _prune(builds: Path, live: str) -> None:
    """Remove the oldest builds beyond `KEPT`; ids begin with their time, so names sort by age."""
    names = sorted(path.name for path in builds.iterdir() if path.is_dir())
    for name in names[:-KEPT]:
        if name != live:
            shutil.rmtree(builds / name)
