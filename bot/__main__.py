"""Ask, chat, evaluate and compare on the terminal: `python -m bot --help`."""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import msgspec

from bot.build.before import seen_at_training
from bot.build.quality_text import seen_summary
from bot.builds import Build, newest_sound
from bot.compare import compare, told
from bot.dialogue import answer
from bot.errors import AudienceRefused, BadKnowledge, IndexRefused, NotWritable, SidelineError
from bot.evaluate import metrics, play, write_run
from bot.gold import Stray, StrayLabel, label_summary, parted, stray_labels, to_count
from bot.gold import summary as gold_summary
from bot.manners.smalltalk import GOODBYE
from bot.metrics_text import told as told_metrics
from bot.questions import Question, read_questions
from bot.quote import reply_text
from bot.records.conversation import Conversation
from bot.records.reply import Reply
from bot.reply_json import reply_json
from bot.runs import Side, open_folder, side
from bot.seen_enough import until_seen_enough
from bot.threads import keep_to_one_thread
from bot.why.explanation import explain, explanation_json
from bot.why.told import told as told_why

ANSWERED, USAGE, NOT_ANSWERED = 0, 2, 3
LEAVING = frozenset({"", "exit", "quit", "/exit", "/quit"})
"""Lines that end a conversation on the terminal."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status, as the README's table of commands has it."""
    arguments = _parser().parse_args(argv)
    keep_to_one_thread()
    status = ANSWERED
    try:
        with until_seen_enough():
            status = int(arguments.run_command(arguments))
    except BadKnowledge as bad:
        for line in bad.faults:
            print(line, file=sys.stderr)
        print(f"{bad.what}: nothing was asked. Put it right and try again.", file=sys.stderr)
        return USAGE
    except SidelineError as fault:
        print(fault, file=sys.stderr)
        return USAGE
    except (OSError, UnicodeError) as fault:
        print(f"{_named(fault)}. Check the path and try again.", file=sys.stderr)
        return USAGE
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="Ask the published index from the terminal.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    index = _usual_index()
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--index",
        type=Path,
        metavar="DIR",
        default=index,
        help="the index to ask, or the folder of one build (SIDELINE_INDEX; var/index)",
    )

    ask = commands.add_parser("ask", parents=[shared], help="answer one question (exit 0 answered, 3 not, 2 usage)")
    ask.add_argument("question", help="in quotation marks")
    ask.add_argument("--json", action="store_true", help="the whole reply, as the API gives it")
    ask.add_argument(
        "--why",
        action="store_true",
        help="terms, weights, corrections, thresholds and build; with --json as `explanation`",
    )
    ask.set_defaults(run_command=_ask)

    chat = commands.add_parser("chat", parents=[shared], help="a conversation; `exit` or an empty line ends it")
    chat.add_argument("--why", action="store_true", help="the same of each reply as `ask --why`, follow-ups among them")
    chat.set_defaults(run_command=_chat)

    evaluate = commands.add_parser("evaluate", parents=[shared], help="play labelled questions and count")
    evaluate.add_argument("file", type=Path, metavar="FILE.jsonl")
    evaluate.add_argument("--run", type=Path, metavar="OUT.jsonl", help="write one line per question")
    evaluate.add_argument("--report", type=Path, metavar="PAGE.html", help="write it all as one page to look at")
    evaluate.add_argument("--json", action="store_true", help="print the metrics as JSON")
    evaluate.set_defaults(run_command=_evaluate)

    diff = commands.add_parser("diff", help="tell which questions get another answer from another build")
    diff.add_argument("file", type=Path, metavar="FILE.jsonl", help="labelled questions")
    side = "a run (evaluate --run), an index, or the folder of one build"
    diff.add_argument("--old", type=Path, metavar="RUN_OR_INDEX", required=True, help=side)
    diff.add_argument(
        "--new", type=Path, metavar="RUN_OR_INDEX", default=index, help="the same (SIDELINE_INDEX; var/index)"
    )
    diff.add_argument("--report", type=Path, metavar="PAGE.html", help="write it as one page, side by side")
    diff.add_argument("--json", action="store_true", help="print the changes as JSON")
    diff.set_defaults(run_command=_diff)
    return parser


def _open(index: Path) -> Build:
    """Open what `--index` names; raises IndexRefused, whose next step names an older sound build if there is one."""
    try:
        return open_folder(index)
    except AudienceRefused:
        raise
    except IndexRefused as refused:
        remedy = _remedy(refused, index)
        if older := newest_sound(index):
            sound = shlex.quote(str(index / "builds" / older.build_id))
            remedy += f" An older build is sound: ask it by `--index {sound}`."
        raise IndexRefused(refused.path, refused.why, remedy) from None


def _named(fault: OSError | UnicodeError) -> str:
    """Say what the system refused, the file first, without its number."""
    if isinstance(fault, OSError) and fault.filename:
        return f"file {fault.filename}: {fault.strerror}"
    return str(fault)


def _usual_index() -> Path:
    return Path(os.environ.get("SIDELINE_INDEX", "var/index"))


def _remedy(refused: IndexRefused, folder: Path) -> str:
    """Return the next step, with the index that `folder` is or lies in where training would publish elsewhere."""
    index = folder.parent.parent if folder.parent.name == "builds" else folder
    if index == _usual_index():
        return refused.remedy
    command = shlex.join(["python", "train.py", "--index", str(index)])
    others = "Add `--knowledge` and your folder where that isn't `knowledge`."
    return refused.remedy.replace("`python train.py`", f"`{command}`") + f" {others}"


def _ask(arguments: argparse.Namespace) -> int:
    build = _open(arguments.index)
    reply = answer(arguments.question, Conversation(), build)
    why = explain(arguments.question, Conversation(), reply, build) if arguments.why else None
    if arguments.json:
        whole = reply_json(reply) | ({"explanation": explanation_json(why)} if why else {})
        print(msgspec.json.format(msgspec.json.encode(whole)).decode())
    else:
        print(_shown(reply, build) + (f"\n\n{told_why(why)}" if why else ""))
    return NOT_ANSWERED if reply.status in ("abstained", "clarify") else ANSWERED


def _chat(arguments: argparse.Namespace) -> int:
    build = _open(arguments.index)
    conversation = Conversation()
    print(f"{build.manners.voice.greeting}\n(“exit” or an empty line ends it.)")
    while True:
        try:
            question = input("\n> ")
        except (EOFError, KeyboardInterrupt):
            print()
            return ANSWERED
        if question.strip().casefold() in LEAVING:
            return ANSWERED
        reply = answer(question, conversation, build)
        leaves = reply.status == "small_talk" and _says_goodbye(question, build)
        reply = replace(reply, suggestions=()) if leaves else reply
        why = explain(question, conversation, reply, build) if arguments.why else None
        print("\n" + _shown(reply, build) + (f"\n\n{told_why(why)}" if why else ""))
        if leaves:
            return ANSWERED
        conversation = reply.conversation


def _says_goodbye(message: str, build: Build) -> bool:
    case = build.manners.small_talk_of(message)
    return case is not None and case.name == GOODBYE


def _evaluate(arguments: argparse.Namespace) -> int:
    _look_for_folders(arguments.run, arguments.report)
    build = _open(arguments.index)
    questions = read_questions(arguments.file)
    counted, strays = to_count(questions, build)
    labels = stray_labels(counted, build)
    _say_asking(questions)
    played = play(questions, build)
    if arguments.run:
        write_run(played, arguments.run)
    ids = {question.id for question in counted}
    played = [one for one in played if one.question.id in ids]
    seen = seen_summary(seen_at_training(counted, build.build_id, arguments.index), len(counted))
    if arguments.report:
        from bot.report.pages import evaluation_page, write_page  # Jinja would slow down every `ask`

        write_page(evaluation_page(played, build, arguments.file.name, strays, labels, seen), arguments.report)
    if arguments.json:
        print(msgspec.json.encode(metrics(played) | {"strays": strays, "stray_labels": labels}).decode())
    else:
        print("\n".join([*_above(strays, labels), told_metrics(played), *(["", seen] if seen else [])]))
    return ANSWERED


def _diff(arguments: argparse.Namespace) -> int:
    _look_for_folders(arguments.report)
    questions = read_questions(arguments.file)
    new = _side(questions, arguments.new)
    counted, strays = to_count(questions, new.build) if new.build else (questions, ())
    old = _side(counted, arguments.old)
    unknown = parted(counted, old.build)[1] if old.build else ()
    found = compare(counted, old.outcomes, new.outcomes, strays, tuple(one.question_id for one in unknown))
    labels = stray_labels(counted, new.build) if new.build else ()
    found = replace(found, old=old.origin, new=new.origin, stray_labels=labels)
    if arguments.report:
        from bot.report.comparison import comparison_page  # Jinja would slow down every `ask`
        from bot.report.pages import write_page

        page = comparison_page(found, arguments.file.name, old, new)
        write_page(page, arguments.report)
    print(msgspec.json.encode(found).decode() if arguments.json else "\n".join([*_above(strays, labels), told(found)]))
    return ANSWERED


def _say_asking(questions: Sequence[Question]) -> None:
    """Tell who waits at a terminal what is going on: thousands take a minute."""
    if sys.stderr.isatty():
        print(f"Asking {len(questions)} question(s) …", file=sys.stderr)


def _look_for_folders(*paths: Path | None) -> None:
    """Refuse a file that can't be written before anything is asked; raises NotWritable."""
    for path in filter(None, paths):
        if path.is_dir():
            raise NotWritable(str(path), "a folder has this name", "Name a file in it.")
        if not path.parent.is_dir():
            raise NotWritable(str(path), f"there is no folder {path.parent}", "Make it, or name another.")


def _side(questions: Sequence[Question], source: Path) -> Side:
    if source.is_dir():
        _say_asking(questions)
    try:
        return side(questions, source)
    except AudienceRefused:
        raise
    except IndexRefused as refused:
        raise IndexRefused(refused.path, refused.why, _remedy(refused, source)) from None


def _above(strays: Sequence[Stray], labels: Sequence[StrayLabel]) -> list[str]:
    told = [told for told in (gold_summary(strays), label_summary(labels)) if told]
    return [*told, ""] if told else []


def _shown(reply: Reply, build: Build) -> str:
    """Return a reply as a person reads it on a terminal, where nothing serves the built-in reader."""
    files = {document_id: document.source for document_id, document in build.documents.items()}
    corrected = [f"(understood {c.typed} as {c.understood})" for c in reply.corrections]
    following = [f"  · {question}" for question in reply.suggestions]
    head = ["You could go on with:"] if following else []
    return "\n".join([*corrected, reply_text(reply, files=files), *([""] if head else []), *head, *following]).strip()


if __name__ == "__main__":
    sys.exit(main())
