"""Errors are built from fields: what failed with its value, why, and the next step."""

from __future__ import annotations

from collections.abc import Sequence

from bot.records.faults import Fault, Remarks


class SidelineError(Exception):
    """Base of all errors a person may see. Reads `what: why. Next step.`"""

    def __init__(self, what: str, why: str, remedy: str) -> None:
        self.what, self.why, self.remedy = what, why, remedy
        super().__init__(f"{what}: {why}. {remedy}")


class BadKnowledge(SidelineError):
    """Raised when content has faults; `faults` holds every one of every file, in file and line order.

    `remarks` are on the same files; they alone would keep nothing from being published.
    """

    def __init__(self, faults: list[Fault], remarks: Remarks | None = None) -> None:
        self.faults, self.remarks = sorted(faults), remarks or Remarks()
        files = len({fault.file for fault in faults})
        super().__init__(
            f"{len(faults)} fault(s) in {files} file(s)", "nothing was published", "Mend them and train again."
        )


class IndexRefused(SidelineError):
    """Raised when a build is missing, damaged, foreign or of another format; `path` names the file looked at."""

    def __init__(self, path: str, why: str, remedy: str = "Run `python train.py` to build it again.") -> None:
        self.path = path
        super().__init__(f"index {path}", why, remedy)


class AudienceRefused(IndexRefused):
    """Raised when a build is sound but was made for other audiences than the caller's."""


class VectorsRefused(SidelineError):
    """Raised when what tells meaning is missing or damaged; `path` names the file or folder looked at."""

    def __init__(
        self, path: str, why: str, remedy: str = "Restore the file from the repository (`git checkout`)."
    ) -> None:
        self.path = path
        super().__init__(f"word vectors {path}", why, remedy)


class NotWritable(SidelineError):
    """Raised when a file that was asked for can't be written; `path` names it."""

    def __init__(self, path: str, why: str, remedy: str) -> None:
        self.path = path
        super().__init__(f"file {path}", why, remedy)


class NothingToCount(SidelineError):
    """Raised when the gold of all questions asked names nothing in a build; `files` are theirs, `strays` the first."""

    def __init__(self, files: Sequence[str], questions: int, build_id: str, strays: Sequence[object]) -> None:
        self.files, self.questions, self.build_id, self.strays = files, questions, build_id, strays
        more = [f"  … and {questions - len(strays)} more"] if questions > len(strays) else []
        shown = "\n".join([*(f"  {stray}" for stray in strays), *more])
        super().__init__(
            f"question file {', '.join(files)}",
            f"the gold of all its {questions} question(s) names nothing in build {build_id}, so that no answer can be "
            "right",
            "Give the questions of the knowledge that this build was made from, or another index, or mend the gold:\n"
            + shown,
        )


class IndexBusy(SidelineError):
    """Raised when another trainer holds the index directory."""

    def __init__(self, path: str, holder: str) -> None:
        self.path, self.holder = path, holder
        super().__init__(
            f"index directory {path}", f"another training run holds it ({holder})", "Wait for it to end and try again."
        )


class DiskFull(SidelineError):
    """Raised when a build finds no room; `free` and `needed` are bytes, `needed` those of the last build, if any."""

    def __init__(self, path: str, free: int, needed: int | None) -> None:
        self.path, self.free, self.needed = path, free, needed
        wanted = f", and the last build takes {needed / 1e6:.1f} MB" if needed else ""
        super().__init__(
            f"index {path}",
            f"the disk is full ({free / 1e6:.1f} MB are free{wanted})",
            "The live build stays; make room and train again.",
        )


class UnknownPassage(SidelineError):
    """Raised when a passage id names nothing that the caller may see."""

    def __init__(self, passage_id: str) -> None:
        self.passage_id = passage_id
        super().__init__(
            f"passage {passage_id!r}", "this build has no such passage", "Take an id from a reply's options."
        )
