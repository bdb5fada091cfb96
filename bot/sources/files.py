"""Find the files of the knowledge and read their bytes: bounded, inside the folder given, UTF-8 or told."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.records.faults import Fault
from bot.sources.faults import FileFaults, shown
from bot.sources.other_kinds import other_kind
from bot.text.not_utf8 import SAVE_AGAIN, not_utf8

SUFFIXES = (".md", ".markdown", ".txt", ".csv", ".tsv", ".jsonl")
LARGEST = 5_000_000
_NULS_OF_UTF_16 = 0.4
"""Share of the bytes: in Latin letters every other one is."""
# What people put into the folder in the belief that it is read. Anything else unknown (pictures …) is passed over.
_NOT_READ = (".html", ".htm", ".pdf", ".docx", ".doc", ".odt", ".rtf", ".xlsx", ".xls", ".json", ".xml", ".mdx", ".rst")
# What an owner writes beside the knowledge, by what its name comes down to ("_Small-Talk.txt" too).
_BESIDE = {
    name.strip("_").partition(".")[0].replace("_", "").rstrip("s"): name
    for name in (
        "_sentences.md", "_small_talk.md", "_safety.md", "_synonyms.txt", "_questions.jsonl", "_not_covered.txt"
    )
}  # fmt: skip
_NO_PAGE = frozenset({"_not_covered.txt", "_small_talk.md"})
"""What is hardly a page of that name without the `_`; a table of questions or a page on safety may well be."""
_UNSAFE_ID = re.compile(r"[\x00-\x1f\x7f#?%\\<>\"|\ud800-\udfff]|(?:^|/)\s|\s(?:/|$)")


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: where it lies, the document it becomes, its name for messages, its path inside the folder."""

    path: Path
    document_id: str
    shown: str
    inside: str


def find_sources(path: Path, faults: list[Fault]) -> list[Source]:
    """Return the files of a folder in order of their paths, or a single file."""
    if path.is_dir():
        found = [_source(path, inside, faults) for inside in _inside(path, path, faults)]
        sources = [source for source in found if source]
        if not sources and not faults:
            faults.append(Fault(str(path), 0, "The folder holds nothing to read.", f"Put {_kinds()} files there."))
        return sources
    if not path.exists():
        faults.append(Fault(str(path), 0, "There is no such file or folder.", "Check the path given."))
        return []
    source = _source(path.parent, Path(path.name), faults, single=True)
    return [source] if source else []


def _inside(root: Path, folder: Path, faults: list[Fault]) -> Iterator[Path]:
    """Yield the files under a folder, relative to its root; names with `_` or `.` first are no content."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        path = Path(entry.path)
        if folder == root and entry.name.startswith("_") and entry.is_file():
            _note_near_name(entry.name, path, faults)
        if folder == root and f"_{entry.name}" in _NO_PAGE:
            what = f"`_{entry.name}` is read beside the pages, and this would be a page."
            faults.append(Fault(str(path), 0, what, "Begin its name with `_`, or name it otherwise."))
            continue
        if entry.name.startswith(("_", ".")) or (folder == root and entry.name.lower() == "readme.md"):
            continue
        if entry.is_symlink() and (entry.is_dir() or not path.resolve().is_relative_to(root.resolve())):
            what = "The link leads to a folder, or out of the knowledge folder."
            faults.append(Fault(str(path), 0, what, "Put the file itself here, or give its path as well."))
        elif entry.is_dir():
            yield from _inside(root, path, faults)
        else:
            yield path.relative_to(root)


def _note_near_name(name: str, path: Path, faults: list[Fault]) -> None:
    """Note a file whose name is nearly one that is read: `_synonyms.md` would be passed over in silence."""
    stem, suffix = Path(name).stem, Path(name).suffix.lower()
    meant = _BESIDE.get(re.sub(r"[-_ ]", "", stem.lower()).rstrip("s"))  # a copy has more to its name: "_safety.md.bak"
    if meant and name != meant and suffix in ("", ".md", ".markdown", ".txt", ".json", ".csv", ".tsv"):
        what = f"A file of this name is not read; `{meant}` is."
        faults.append(Fault(str(path), 0, what, "Rename it so, or otherwise if it is a note."))


def _source(root: Path, inside: Path, faults: list[Fault], *, single: bool = False) -> Source | None:
    path = root / inside
    suffix = inside.suffix.lower()
    if suffix not in SUFFIXES:
        if single or suffix in _NOT_READ:
            what = f"Files of the kind `{suffix or inside.name}` are not read."
            faults.append(
                Fault(str(path), 0, what, f"Save the text as one of {_kinds()}, or begin the file's name with `_`.")
            )
        return None
    if not path.is_file():
        faults.append(Fault(str(path), 0, "This is no regular file.", "Put a file there, or begin its name with `_`."))
        return None
    document_id = unicodedata.normalize("NFC", inside.with_suffix("").as_posix())
    if _UNSAFE_ID.search(document_id) or len(document_id) > 200:
        what = f"The name {ascii(document_id)[:80]} can't stand in an address."
        faults.append(Fault(str(path), 0, what, "Rename the file with letters, digits, `-` and `_`."))
        return None
    return Source(path, document_id, str(path), inside.as_posix())


def _kinds() -> str:
    return ", ".join(f"`{suffix}`" for suffix in SUFFIXES)


def read_text(source: Source, faults: FileFaults) -> str | None:
    """Return the file's text as it lies there; None after noting why it can't be used."""
    try:
        with source.path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        faults.add(0, f"The file can't be opened: {error.strerror}.", "Check its rights.")
        return None
    if len(raw) > LARGEST:
        faults.add(0, f"The file is larger than {LARGEST // 1_000_000} MB.", "Part it into several files.")
        return None
    if other := other_kind(raw, source.path.suffix.lower()):
        faults.add(0, *other)
        return None
    text = _decoded(raw, faults)
    if not (text or "").strip():
        if not faults.found:
            faults.add(0, "The file is empty.", "Write something into it, or delete it.")
        return None
    return text


def _decoded(raw: bytes, faults: FileFaults) -> str | None:
    """Return the text; where it isn't UTF-8, that is noted and the text read as what it looks like.

    So whatever else is wrong with it is told at once. None where it looks like no text at all.
    """
    if charset := _utf_16(raw):
        faults.add(1, "The file is in UTF-16, not in UTF-8.", SAVE_AGAIN)
        return raw.decode(charset, "replace")
    if b"\x00" in raw:
        return _without_nul(raw, faults)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        faults.add(*not_utf8(error))
        return raw.decode("cp1252", "replace")


def _utf_16(raw: bytes) -> str:
    """Return the kind of UTF-16 that a file is in, also without its mark, or ""."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    even, odd = raw[::2].count(0), raw[1::2].count(0)
    if even + odd < len(raw) * _NULS_OF_UTF_16:
        return ""
    return "utf-16-le" if odd > 2 * even else "utf-16-be" if even > 2 * odd else ""


def _without_nul(raw: bytes, faults: FileFaults) -> str | None:
    at = raw.index(b"\x00")
    begin = max(raw.rfind(b"\n", 0, at) + 1, at - 30)
    before = raw[begin:at].decode("utf-8", "replace")
    what = f"Behind {shown(before)} stands a sign that no text has (NUL)."
    faults.add(raw.count(b"\n", 0, at) + 1, what, "Delete it; if the file has many, save its text anew.")
    try:
        return raw.replace(b"\x00", b"").decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
