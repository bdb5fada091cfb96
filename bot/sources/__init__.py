"""Read the knowledge: folders and files become documents, and every fault of every file is told at once."""

from __future__ import annotations

import difflib
from collections.abc import Sequence, Set
from pathlib import Path

from joblib import Parallel, delayed

from bot.records.faults import Fault, Remarks
from bot.records.knowledge import PUBLIC, Document
from bot.sources.faults import FileFaults, nearest, shown
from bot.sources.files import Source, find_sources, read_text
from bot.sources.markdown import read_markdown
from bot.sources.plain_text import read_plain_text
from bot.sources.reading import Pointer, Read
from bot.sources.tables import read_table
from bot.text.clean import clean
from bot.text.repair import repair

__all__ = ["read_sources"]

# A process takes two seconds to start; by then this many files of usual size are read.
FILES_WORTH_A_JOB = 200
AUDIENCES = (PUBLIC, "member")
"""The audiences that the guide names; a site may have others, under any other name."""


def read_sources(
    paths: Sequence[Path], jobs: int = 1, audiences: Set[str] = frozenset(), remarks: Remarks | None = None
) -> tuple[list[Document], list[Fault]]:
    """Return the documents of all files in order of the paths given, and what is wrong, sorted by file and line.

    A file with faults gives no document. `jobs` files are read at the same time. `audiences` are the site's own, which
    are no slips of those that the guide names. `remarks` takes what is told and keeps nothing from being published.
    """
    faults: list[Fault] = []
    sources: list[Source] = []
    for path in paths:
        found: list[Fault] = []
        sources += find_sources(path, found)
        faults += found
    sources = _without_twins(sources, faults)
    readings = _read_all(sources, jobs)
    for _, told in readings:
        faults += told
    reads = [(source, read) for source, (read, _) in zip(sources, readings, strict=True) if read]
    faults += _near_audiences(reads, audiences)
    faults += _dangling(reads, {source.document_id for source in sources} - {one.document_id for one, _ in reads})
    if remarks is not None:
        for source, read in reads:
            remarks.empty.extend(_of_empty(source.shown, line, heading) for line, heading in read.empty)
            remarks.twice.extend(_of_twice(source.shown, *one) for one in read.twice)
    bad = {fault.file for fault in faults}
    return [read.document for source, read in reads if source.shown not in bad], sorted(set(faults))


def _read_all(sources: Sequence[Source], jobs: int) -> list[tuple[Read | None, list[Fault]]]:
    if jobs == 1 or len(sources) < FILES_WORTH_A_JOB * 2:
        return [read_source(source) for source in sources]
    return list(Parallel(n_jobs=jobs)(delayed(read_source)(source) for source in sources))


def read_source(source: Source) -> tuple[Read | None, list[Fault]]:
    """Return what one file holds, and what is wrong with it."""
    faults = FileFaults(source.shown)
    raw = read_text(source, faults)
    if raw is None:
        return None, faults.found
    text = clean(repair(raw))  # in this order: what was broken may still hold controls that tell what it was
    return _read_as(source.path.suffix.lower(), text, source, faults), faults.found


def _read_as(suffix: str, text: str, source: Source, faults: FileFaults) -> Read | None:
    if suffix in (".md", ".markdown"):
        return read_markdown(text, source.document_id, source.inside, faults)
    if suffix == ".txt":
        return read_plain_text(text, source.document_id, source.inside, faults)
    return read_table(text, suffix, source.document_id, source.inside, faults)


def _of_empty(file: str, line: int, heading: str) -> Fault:
    return Fault(file, line, f"Nothing stands under {shown(heading)}.", "Write its text, or delete the heading.")


def _of_twice(file: str, line: int, first: int, question: str) -> Fault:
    what = f"The question {shown(question)} stands in line {first} as well."
    return Fault(file, line, what, "Keep one of the two, with all that both answer.")


def _without_twins(sources: Sequence[Source], faults: list[Fault]) -> list[Source]:
    """Return each file once; two that would become the same document are a fault."""
    kept: dict[str, Source] = {}
    for source in sources:
        twin = kept.setdefault(source.document_id, source)
        if twin is not source and twin.path.resolve() != source.path.resolve():
            what = f"The document `{source.document_id}` is made by {twin.shown} already."
            faults.append(Fault(source.shown, 0, what, "Rename one of the two, or join them."))
    return list(kept.values())


def _near_audiences(reads: Sequence[tuple[Source, Read]], own: Set[str]) -> list[Fault]:
    """Return a fault for every audience that is nearly a known one: it would hide the text from those it is for."""
    return [
        Fault(
            source.shown,
            pointer.line,
            f"`audience: {pointer.target}` is nearly `{meant}`: that audience would not see the text.",
            f"Write `audience: {meant}`, or name a group of its own in `--audiences`.",
        )
        for source, read in reads
        for pointer in read.pointers
        if pointer.kind == "audience" and pointer.target not in own and (meant := _mistaken_for(pointer.target))
    ]


def _mistaken_for(audience: str) -> str:
    """Return the known audience that a name is a slip of, or "".

    Names of letters alone are judged: with a digit or sign (`member-gold`, `member2`) it is meant as another one.
    """
    if audience in AUDIENCES or not audience.isalpha():
        return ""
    close = difflib.get_close_matches(audience.lower(), AUDIENCES, n=1, cutoff=0.8)
    return close[0] if close else ""


def _dangling(reads: Sequence[tuple[Source, Read]], unread: set[str]) -> list[Fault]:
    """Return a fault for every pointer to content that is not there; of unreadable files nothing is claimed."""
    documents = {read.document.document_id for _, read in reads}
    passages = {passage.passage_id for _, read in reads for passage in read.document.passages}
    known = {"contrast": sorted(passages), "further": sorted(documents)}
    faults: list[Fault] = []
    for source, read in reads:
        for pointer in read.pointers:
            if (
                pointer.kind == "audience"
                or pointer.target in known[pointer.kind]
                or pointer.target.partition("#")[0] in unread
            ):
                continue
            faults.append(_dangling_fault(source.shown, pointer, known[pointer.kind]))
    return faults


def _dangling_fault(file: str, pointer: Pointer, known: Sequence[str]) -> Fault:
    noun = "passage" if pointer.kind == "contrast" else "document"
    what = f"`{pointer.kind}` names the {noun} `{pointer.target[:120]}`, which does not exist."
    hint = nearest(pointer.target, known)
    remedy = hint if hint.startswith("Did") else f"Name a {noun} by its id, as in `{known[0] if known else 'arms'}`."
    return Fault(file, pointer.line, what, remedy)
