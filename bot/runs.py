"""What came of a question file: played against a build now, or read from a run that `evaluate --run` wrote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from bot.builds import Build, open_build, open_directory
from bot.errors import BadKnowledge
from bot.evaluate import Judged, Played, play
from bot.manifest import MANIFEST, digest_as_it_lies
from bot.questions import Line, Question, is_gold, reads_as, wanted
from bot.records.faults import Fault
from bot.records.reply import Option
from bot.verdict import Verdict, verdict

_SHAPE = "Give a file that `python -m bot evaluate --run` wrote, or the folder of an index or build."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one question. `passage_id` is the first quote's, None without one.

    `heading` is that passage's, as far as it is known; `text` the quote itself, empty where a run was read. `options`
    are without their quotes.
    """

    status: str
    reason: str | None
    confidence: float
    passage_id: str | None
    heading: str
    text: str
    verdict: Verdict
    options: tuple[Option, ...]

    @property
    def quoted(self) -> tuple[str, str | None]:
        """What a visitor notices first: the kind of reply and the passage quoted."""
        return self.status, self.passage_id

    @property
    def offered(self) -> frozenset[str]:
        """The passages offered."""
        return frozenset(option.passage_id for option in self.options)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a side of a comparison comes from: the path given, whether a run was read there, and the build's id.

    A run that was put together has several, with commas between, and an empty one has none.
    """

    path: str
    is_run: bool
    build_id: str

    def __str__(self) -> str:
        """Name the build first: two paths may lead to the same one."""
        where = f"run {self.path}" if self.is_run else self.path
        return f"build {self.build_id} ({where})" if self.build_id else f"{where}, which is empty"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: what came of the questions, by id, and the build asked; None where a run was read.

    `headings` are those of the passages that a run names; a build knows its own.
    """

    outcomes: dict[str, Outcome]
    build: Build | None
    origin: Origin
    headings: Mapping[str, str] = field(default_factory=dict)


def side(questions: Sequence[Question], source: Path) -> Side:
    """Return what came of the questions; a run may lack some, or have more.

    `source` is a run file, an index folder (its live build is asked) or the folder of one build. Raises BadKnowledge
    for a run that can't be read, IndexRefused for a folder without a sound build.
    """
    if source.is_dir():
        build = open_folder(source)
        asked = {one.question.id: of_played(one) for one in play(questions, build)}
        return Side(asked, build, Origin(str(source), is_run=False, build_id=build.build_id))
    by_id, lines = {question.id: question for question in questions}, read_run(source)
    builds = dict.fromkeys(line.build for line in lines)
    read = {line.id: _of_run(line, by_id[line.id]) for line in lines if line.id in by_id}
    headings = {str(hit["passage_id"]): str(hit["heading"]) for line in lines for hit in line.hits}
    return Side(read, None, Origin(str(source), is_run=True, build_id=", ".join(builds)), headings)


def open_folder(folder: Path) -> Build:
    """Open an index's live build, or the one build that the folder is; raises IndexRefused."""
    if not (folder / MANIFEST).is_file():
        return open_build(folder)
    # Who names one build's folder has chosen it: its manifest is taken as it lies, and all files are held against it.
    return open_directory(folder, digest_as_it_lies(folder))


def read_run(path: Path) -> list[Judged]:
    """Read a run file; raises BadKnowledge with every line that is wrong, and with ids that stand twice.

    A question file in its place is one fault.
    """
    try:
        lines = path.read_text("utf-8").split("\n")  # not `splitlines`: an option may hold U+2028
    except (OSError, UnicodeDecodeError) as fault:
        why = fault.strerror if isinstance(fault, OSError) else fault.reason
        raise BadKnowledge([Fault(str(path), 0, f"It can't be read ({why}).", _SHAPE)]) from None
    judged: list[Judged] = []
    faults: list[Fault] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            judged.append(msgspec.json.decode(line, type=Judged))
        except msgspec.MsgspecError:
            faults.append(Fault(str(path), number, "It is no line of a run.", _SHAPE))
    if faults and reads_as(lines, Line):
        raise BadKnowledge([Fault(str(path), 0, "It is a question file, not a run.", _SHAPE)])
    faults += [
        Fault(str(path), 0, f"The id {twice!r} stands twice.", "Give each question an id of its own and run it again.")
        for twice in twice_in(one.id for one in judged)
    ]
    if faults:
        raise BadKnowledge(faults)
    return judged


def twice_in(ids: Iterable[str]) -> list[str]:
    """Return the ids that occur more than once, sorted."""
    seen: set[str] = set()
    return sorted({one for one in ids if one in seen or seen.add(one)})  # type: ignore[func-returns-value]


def of_played(one: Played) -> Outcome:
    """Return what came of a question that was just played."""
    reply = one.reply
    quote = reply.quotes[0] if reply.quotes else None
    passage_id, heading, text = (quote.passage_id, quote.heading, quote.text) if quote else (None, "", "")
    options = tuple(Option(option.question, option.passage_id) for option in reply.options)
    return Outcome(reply.status, reply.reason, reply.compared, passage_id, heading, text, one.verdict(), options)


def _of_run(line: Judged, question: Question) -> Outcome:
    named = {str(hit["passage_id"]): hit for hit in line.hits}
    quoted = line.quotes[0] if line.quotes else None
    heading = str(named[quoted]["heading"]) if quoted in named else ""
    right = quoted is not None and is_gold(question, quoted, quoted.partition("#")[0], heading)
    options = tuple(Option(one["question"], one["passage_id"]) for one in line.options)
    offered = any(
        is_gold(question, str(hit["passage_id"]), str(hit["document_id"]), str(hit["heading"]))
        for one in options
        if (hit := named.get(one.passage_id))
    )
    found = verdict(wanted(question), line.status, right=right, offered=offered)
    return Outcome(line.status, line.reason, line.confidence, quoted, heading, "", found, options)
