"""Train Sideline on the knowledge: read, fit, evaluate, publish. `python train.py --help` says how."""

from __future__ import annotations

import argparse
import json
import os
import shlex
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from bot.build.before_text import summary as since_summary
from bot.build.coverage import summary as coverage_summary
from bot.build.held_back import summary as held_back_summary
from bot.build.quality_text import kept_out, thin_summary
from bot.build.quality_text import summary as quality_summary
from bot.build.train import Job, Outcome, question_files, train
from bot.build.unheard import summary as unheard_summary
from bot.errors import BadKnowledge, SidelineError
from bot.gold import label_summary
from bot.gold import summary as gold_summary
from bot.records.faults import Fault
from bot.records.knowledge import PUBLIC
from bot.seen_enough import until_seen_enough
from bot.settings import Settings
from bot.threads import keep_to_one_thread

NO_CONTACT = """\
No contact link: below a refusal and below a red flag stands no link to a person, unless the server names one. Whoever
asks for a phone number or an address still gets the sentence of your pages that has one. Put these lines at the top of
_sentences.md in your knowledge folder, with your own words and address:
  ---
  contact: Write to us
  contact-url: mailto:us@example.org
  ---"""
PUBLISHED, BAD_CONTENT, COULD_NOT = 0, 2, 3


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status (contract, section 1)."""
    arguments = _parser().parse_args(argv)
    keep_to_one_thread()
    job = _job(arguments)
    try:
        outcome = train(job, _say if sys.stderr.isatty() else _silent)
    except BadKnowledge as bad:
        with until_seen_enough():
            _tell_faults(bad, arguments.json)
        return BAD_CONTENT
    except (SidelineError, OSError) as fault:
        with until_seen_enough():
            print(fault if isinstance(fault, SidelineError) else _disk(fault, arguments.index), file=sys.stderr)
        return COULD_NOT
    with until_seen_enough():
        print(json.dumps(asdict(outcome)) if arguments.json else _summary(outcome, job))
    return PUBLISHED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="train.py",
        description="Read the knowledge, build the index, evaluate it, and publish it in one step.",
        epilog="Exit status: 0 published or nothing to do, 2 bad content or usage, 3 could not (disk, lock).",
    )
    _add_content(parser)
    _add_meaning(parser)
    parser.add_argument(
        "--check", action="store_true", help="do all but publish: tells every fault, the quality and what to improve"
    )
    parser.add_argument("--json", action="store_true", help="print the summary as JSON")
    return parser


def _add_content(parser: argparse.ArgumentParser) -> None:
    """Add what is read, for whom, and where it goes."""
    setting = os.environ.get
    parser.add_argument(
        "--knowledge",
        nargs="+",
        type=Path,
        metavar="PATH",
        default=[_default_knowledge()],
        help="folders or single files (SIDELINE_KNOWLEDGE; knowledge)",
    )
    parser.add_argument(
        "--index",
        type=Path,
        metavar="DIR",
        default=_default_index(),
        help="where to publish (SIDELINE_INDEX; var/index)",
    )
    parser.add_argument(
        "--questions", nargs="+", type=Path, metavar="FILE", default=[], help="labelled questions to ask as well"
    )
    parser.add_argument("--jobs", type=int, metavar="N", default=1, help="files read at the same time (1)")
    parser.add_argument(
        "--audiences",
        metavar="SETS",
        default=setting("SIDELINE_AUDIENCES", PUBLIC),
        help="audience sets to build, `;` between sets and `,` inside one (SIDELINE_AUDIENCES; public)",
    )


def _default_knowledge() -> Path:
    return Path(os.environ.get("SIDELINE_KNOWLEDGE", "knowledge"))


def _default_index() -> Path:
    return Path(os.environ.get("SIDELINE_INDEX", "var/index"))


def _add_meaning(parser: argparse.ArgumentParser) -> None:
    """Add what tells what words mean."""
    setting = os.environ.get
    parser.add_argument(
        "--vectors",
        choices=("on", "off"),
        default=setting("SIDELINE_VECTORS", "on"),
        help="whether what words mean counts, by our own word vectors (SIDELINE_VECTORS; on)",
    )
    parser.add_argument(
        "--transformer",
        metavar="DIR",
        default=setting("SIDELINE_TRANSFORMER", ""),
        help="folder with model.onnx and tokenizer.json that tells meaning instead (SIDELINE_TRANSFORMER; none)",
    )
    parser.add_argument(
        "--teacher",
        metavar="DIR",
        default=setting("SIDELINE_TEACHER", ""),
        help="folder with all-MiniLM-L6-v2 that embeds the knowledge once, at build (SIDELINE_TEACHER; none)",
    )


def _job(arguments: argparse.Namespace) -> Job:
    sets = [
        frozenset(name.strip() for name in group.split(",") if name.strip()) for group in arguments.audiences.split(";")
    ]
    return Job(
        knowledge=arguments.knowledge,
        index_dir=arguments.index,
        now=datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ"),
        questions=arguments.questions,
        jobs=arguments.jobs,
        check_only=arguments.check,
        settings=_settings(arguments),
        audiences=[group for group in sets if group],
    )


def _settings(arguments: argparse.Namespace) -> Settings:
    transformer, teacher = (
        str(Path(folder).resolve()) if folder else "" for folder in (arguments.transformer, arguments.teacher)
    )
    settings = Settings(vectors=arguments.vectors == "on", teacher=teacher)
    return settings.with_transformer(transformer) if transformer else settings


def _say(stage: str) -> None:
    print(f"{stage} …", file=sys.stderr)


def _silent(stage: str) -> None:
    pass


def _tell_faults(bad: BadKnowledge, as_json: bool) -> None:
    for fault in bad.faults:
        print(fault, file=sys.stderr)
    for remark in _remarks(bad.remarks.empty, bad.remarks.twice):
        print(remark, file=sys.stderr)
    print(bad, file=sys.stderr)
    if as_json:
        print(json.dumps({"status": "refused", "errors": list(map(asdict, bad.faults)), **asdict(bad.remarks)}))


def _disk(fault: OSError, index: Path) -> str:
    named = fault.filename or index
    return (
        f"index {named}: {fault.strerror or fault}. The live build stays; make room or mend the rights and try again."
    )


def _python() -> str:
    """Return the interpreter as whoever stands in this folder calls it."""
    running, here = Path(sys.executable), Path.cwd()
    return str(running.relative_to(here) if running.is_relative_to(here) else running)


def _command(job: Job, *words: str) -> str:
    """Return a command that can be copied as it stands; it names the index only where that isn't asked anyway."""
    index = [] if job.index_dir == _default_index() else ["--index", str(job.index_dir)]
    return shlex.join([_python(), "-m", *words, *index])


def _server(job: Job) -> str:
    """Return the command that serves what was published; `make chat` trains on the usual folder first."""
    usual = job.index_dir == _default_index() and list(job.knowledge) == [_default_knowledge()]
    return "make chat" if usual else _command(job, "web")


def _ways_to_see(job: Job) -> list[str]:
    """Return for each question file the command that shows how its questions were answered."""
    pages = [job.index_dir.parent / f"evaluation{f'-{n}' if n > 1 else ''}.html" for n in range(1, 100)]
    return [
        f"  See which questions went wrong: {_command(job, 'bot', 'evaluate', str(file), '--report', str(page))}"
        for file, page in zip(question_files(job), pages, strict=False)
    ]


def _remarks(empty: Sequence[Fault], twice: Sequence[Fault]) -> list[str]:
    """Return what is told of the knowledge though nothing is held up by it, in some lines each."""
    nothing = "heading(s) have no text below them, so that the bot has nothing to quote there."
    either = "row(s) ask what another row asks, so that a visitor gets one answer of the two."
    return [
        *([_remark(f"Empty: {len(empty)} {nothing}", empty)] if empty else []),
        *([_remark(f"Twice: {len(twice)} {either}", twice)] if twice else []),
    ]


def _remark(head: str, found: Sequence[Fault], lines: int = 10) -> str:
    rest = [f"  … and {len(found) - lines} more: --json tells all of them"] if len(found) > lines else []
    return "\n".join([head, *(f"  {one}" for one in found[:lines]), *rest])


def _and_asked(job: Job) -> str:
    return f" and was asked the questions of {', '.join(map(str, job.questions))}" if job.questions else ""


def _summary(outcome: Outcome, job: Job) -> str:
    counts = ", ".join(f"{number} {name}" for name, number in outcome.counts.items())
    heads = {
        "published": f"Published build {outcome.build_id}",
        "unchanged": f"Nothing to do: build {outcome.build_id} is made from this very content{_and_asked(job)}",
        "checked": "Checked: no fault; nothing was published",
    }
    then = {
        "published": f"A running server takes it up by itself; `{_server(job)}` starts one.",
        "unchanged": "Change a file of the knowledge to build again.",
        "checked": "Leave out --check to publish.",
    }
    lines = [f"{heads[outcome.status]} ({counts}) in {outcome.seconds:.1f} s. {then[outcome.status]}"]
    if outcome.coverage and (hidden := outcome.coverage.passages - outcome.counts["passages"]):
        lines.append(f"Only for some readers, by their `audience:`: {hidden} of {outcome.coverage.passages} passages.")
    if thin := thin_summary(outcome.thin, outcome.counts["passages"], job.settings):
        lines.append(thin)
    if not outcome.reachable:
        lines.append(NO_CONTACT)
    lines += _remarks(outcome.empty, outcome.twice)
    if outcome.held_back:
        lines.append(held_back_summary(outcome.held_back))
    if outcome.quality:
        lines.append(quality_summary(outcome.quality))
        lines += [] if outcome.status == "checked" else _ways_to_see(job)
        lines.append(kept_out(_command(job, "bot", "evaluate", "FILE.jsonl")))
    if outcome.since:
        lines += filter(None, [since_summary(outcome.since, outcome.build_id, job.index_dir, _python())])
    if outcome.strays:
        lines.append(gold_summary(outcome.strays))
    if outcome.stray_labels:
        lines.append(label_summary(outcome.stray_labels))
    if outcome.unheard:
        lines.append(unheard_summary(outcome.unheard))
    if outcome.coverage:
        lines.append(coverage_summary(outcome.coverage, job.settings))
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
