"""Train: collect the knowledge, fit one index per audience set, evaluate, publish."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from bot.audiences import documents_for
from bot.build.before import EXAM, Since, build_before, exam_file, passage_ids, since
from bot.build.content import content_digest
from bot.build.coverage import Coverage, coverage, ways_to_ask
from bot.build.held_back import HeldBack, held_back, held_back_of
from bot.build.not_covered_lines import read_not_covered, refusing
from bot.build.publish import AudienceIndex, Unpublished, add_file, exclusive, seal, swap_in, write_aside
from bot.build.unheard import Unheard, unheard
from bot.builds import Build, open_build, open_directory
from bot.errors import BadKnowledge, IndexRefused
from bot.evaluate import Played, metrics, play
from bot.gold import Stray, StrayLabel, parted, stray_labels
from bot.manifest import Manifest, read_manifest
from bot.manners.reading import read_manners
from bot.manners.record import Manners
from bot.questions import Question, read_question_files
from bot.records.faults import Fault, Remarks
from bot.records.knowledge import PUBLIC, Document
from bot.runs import of_played
from bot.settings import Settings
from bot.text.synonyms import Synonyms, read_synonyms
from bot.threads import keep_to_one_thread

Say = Callable[[str], None]
OWN_QUESTIONS = "_questions.jsonl"
SYNONYMS = "_synonyms.txt"


@dataclass(frozen=True, slots=True)
class Job:
    """What to train: knowledge folders or files, where to publish, and how. `now` is a UTC time, YYYYMMDDTHHMMSSZ."""

    knowledge: Sequence[Path]
    index_dir: Path
    now: str
    questions: Sequence[Path] = ()
    jobs: int = 1
    check_only: bool = False
    settings: Settings = field(default_factory=Settings)
    audiences: Sequence[frozenset[str]] = (frozenset({PUBLIC}),)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: `published`, `unchanged` or `checked`; only a check tells the coverage.

    `unheard` are the words of the labelled questions that the knowledge lacks; empty where nothing was asked. `strays`
    are the questions whose gold names nothing that everybody may read: nothing of them is counted. `since` is what has
    changed since the build that was live before, None without one or where nothing was built. `thin` counts the
    passages with too few ways to ask for the classifier, of those that were built; `reachable` says that the knowledge
    names where a person is to be found, `held_back` which ways to ask raise a red flag, `empty` where a heading has no
    text below it, `twice` which rows of a table ask what another asks. `stray_labels` name nothing beside others that
    do, in the gold of questions that are counted.
    """

    status: str
    build_id: str
    counts: dict[str, int]
    seconds: float
    quality: dict[str, float]
    coverage: Coverage | None = None
    unheard: tuple[Unheard, ...] = ()
    strays: tuple[Stray, ...] = ()
    since: Since | None = None
    thin: int = 0
    reachable: bool = True
    held_back: tuple[HeldBack, ...] = ()
    empty: tuple[Fault, ...] = ()
    twice: tuple[Fault, ...] = ()
    stray_labels: tuple[StrayLabel, ...] = ()


def train(job: Job, say: Say) -> Outcome:
    """Run the job; raises BadKnowledge with every fault, IndexBusy, DiskFull, or OSError.

    Whether another run holds the index, and whether there is room, is asked before the fit, which takes the time.
    """
    begun = time.monotonic()
    content = content_digest(_existing(job.knowledge), job.settings, job.audiences, _asked_beside(job))
    if not job.check_only and (live := _unchanged(job, content)):
        return Outcome("unchanged", live.build, live.counts, time.monotonic() - begun, live.quality)
    say("Reading the knowledge")
    collected = _collect(job)
    with _place(job) as place:
        say(f"Fitting {sum(len(document.passages) for document in collected.documents)} passages")
        build = _fit(job, content, collected)
        return _publish(job, build, collected, place, say, begun)


@dataclass(frozen=True, slots=True)
class _Collected:
    documents: list[Document]
    manners: Manners
    synonyms: Synonyms
    questions: list[Question]
    not_covered: list[str]
    remarks: Remarks


def _existing(paths: Sequence[Path]) -> Sequence[Path]:
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise BadKnowledge([Fault(str(path), 0, "there is no such file or folder.", "Check it.") for path in missing])
    return paths


def _unchanged(job: Job, content: str) -> Manifest | None:
    """Return the live build's manifest if it is sound and made from this very content."""
    try:
        manifest = read_manifest(job.index_dir)
        if manifest.content != content:
            return None
        open_build(job.index_dir)
    except IndexRefused:
        return None
    return manifest


def _collect(job: Job) -> _Collected:
    from bot.sources import read_sources  # brings NLTK, which an unchanged content never needs

    remarks = Remarks()
    documents, faults = read_sources(job.knowledge, job.jobs, frozenset().union(*job.audiences), remarks)
    folders = _folders(job)
    manners, of_manners = read_manners(*folders)
    synonyms, of_synonyms = read_synonyms(*(path for path in (each / SYNONYMS for each in folders) if path.is_file()))
    questions, of_questions = read_question_files(question_files(job))
    not_covered, of_lines = read_not_covered(folders)
    faults += [*of_manners, *of_synonyms, *of_questions, *of_lines]
    if not faults and not any(document.passages for document in documents):
        faults.append(
            Fault(str(job.knowledge[0]), 0, "there is no passage in it.", "Write a heading and a text below.")
        )
    if faults:
        raise BadKnowledge(faults, remarks)
    ways = _ways_to_ask(documents)
    return _Collected(documents, manners.serving(ways), synonyms, questions, not_covered, remarks)


def _folders(job: Job) -> list[Path]:
    """Return the folders given, each once: what stands twice in the files beside the pages is a fault."""
    return list({path.resolve(): path for path in job.knowledge if path.is_dir()}.values())


def _ways_to_ask(documents: Sequence[Document]) -> set[str]:
    passages = (passage for document in documents for passage in document.passages)
    return {way for passage in passages for way in (passage.heading, passage.question, *passage.phrasings)}


def question_files(job: Job) -> list[Path]:
    """Return the owner's own question files and those given, each once."""
    return list({path.resolve(): path for path in (*_own_questions(job), *job.questions)}.values())


def _own_questions(job: Job) -> list[Path]:
    return [folder / OWN_QUESTIONS for folder in _folders(job) if (folder / OWN_QUESTIONS).is_file()]


def _asked_beside(job: Job) -> list[Path]:
    """Return the question files given that aren't the owner's own, which are content anyway."""
    own = {path.resolve() for path in _own_questions(job)}
    return [path for path in question_files(job) if path.resolve() not in own]


def _fit(job: Job, content: str, collected: _Collected) -> Unpublished:
    from bot.build.english import build_english  # scikit-learn takes a second to import
    from bot.build.fit import fit

    keep_to_one_thread()  # SciPy's own BLAS is here only now
    english = build_english(job.settings)
    indexes = []
    for audiences in job.audiences:
        seen = documents_for(collected.documents, audiences)
        lines = refusing(collected.not_covered, _ways_to_ask(seen), collected.manners.safety)
        fitted = fit(seen, english, collected.synonyms, job.settings, lines)
        indexes.append(AudienceIndex(audiences, seen, fitted))
    return Unpublished(
        build_id=_free_id(f"{job.now}-{content[:8]}", job.index_dir / "builds"),
        created=job.now,
        content=content,
        english=english,
        synonyms=collected.synonyms,
        settings=job.settings,
        manners=collected.manners,
        indexes=indexes,
    )


def _free_id(first: str, builds: Path) -> str:
    """Return an id that no build has: content that is changed and changed back may be trained thrice in a second."""
    numbered = (f"{first}-{n}" for n in itertools.count(2))
    return next(one for one in itertools.chain([first], numbered) if not (builds / one).exists())


@contextmanager
def _place(job: Job) -> Iterator[Path]:
    """Give where to write aside: the index, held for this run; for a check a folder that is gone when it ends."""
    if job.check_only:
        with TemporaryDirectory(prefix="sideline-check-") as folder:
            yield Path(folder)
    else:
        with exclusive(job.index_dir):
            yield job.index_dir


def _publish(job: Job, build: Unpublished, collected: _Collected, place: Path, say: Say, begun: float) -> Outcome:
    """Write aside, calibrate and evaluate what was written, and swap it in unless only a check was asked for."""
    from bot.build.calibrate import calibrated  # brings SciPy's optimiser, which unchanged content never needs

    aside, manifest = write_aside(build, place)
    fresh = open_directory(aside, seal(aside, manifest))
    questions, strays = parted(collected.questions, fresh)
    if questions:
        say(f"Asking {len(questions)} labelled questions")
    manifest = msgspec.structs.replace(manifest, curve=calibrated(fresh, questions))
    fresh = open_directory(aside, seal(aside, manifest))
    manifest, step, played = _examine(questions, fresh, aside, manifest, job.index_dir)
    digest = seal(aside, manifest)
    strange = unheard(questions, fresh)
    counts = {"documents": len(fresh.documents), "passages": len(fresh.passages), "terms": len(fresh.index.vocabulary)}
    outcome = Outcome("published", build.build_id, counts, 0, manifest.quality, None, strange, strays, step)
    thin = sum(len(ways_to_ask(passage)) < job.settings.classifier_from for passage in fresh.passages)
    stopped = held_back(fresh.documents.values(), collected.manners)
    stopped += held_back_of(played, collected.manners.safety)
    outcome = replace(outcome, thin=thin, reachable=collected.manners.voice.contact is not None, held_back=stopped)
    outcome = replace(outcome, empty=tuple(collected.remarks.empty), twice=tuple(collected.remarks.twice))
    outcome = replace(outcome, stray_labels=stray_labels(questions, fresh))
    if job.check_only:
        covered = coverage(collected.documents, date.fromisoformat(job.now[:8]))
        outcome = replace(outcome, status="checked", build_id="", coverage=covered)
    else:
        swap_in(aside, digest, build.build_id, job.index_dir)
    return replace(outcome, seconds=time.monotonic() - begun)


def _examine(
    questions: Sequence[Question], fresh: Build, aside: Path, manifest: Manifest, index_dir: Path
) -> tuple[Manifest, Since | None, list[Played]]:
    """Ask the questions and keep what came of them in the build; return its manifest, how it stands to the live, and
    what was replied.
    """
    played = play(questions, fresh)
    came = {one.question.id: of_played(one) for one in played}
    if played:
        manifest = add_file(aside, manifest, EXAM, exam_file(questions, came))
        manifest = msgspec.structs.replace(manifest, quality=metrics(played))
    before = build_before(index_dir)
    ids = passage_ids(aside, manifest)
    step = since(before, questions, came, manifest.quality, ids) if before else None
    return manifest, step, played
