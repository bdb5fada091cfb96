"""Measure what a reply costs, as ratios within one run: to scikit-learn's transform, and to Flask saying nothing.

    .venv/bin/python -m benchmarks.speed

1. CPU of one whole reply against one `TfidfVectorizer.transform` of the same question, both fitted on the same
   passages: our knowledge, and one of 10,000 passages made from it by mixing sentences.
2. A whole turn over HTTP against a Flask route that returns a constant, on the same server with the same settings,
   asked in turns over connections that stay open: time on the wire, and CPU of the server's processes.

Every question comes from a page, as the widget's do; among the 10,000 passages one stands on that page.

Times alone mean little on a machine that others use; ratios of medians taken alternately in one run mean something.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from sklearn.feature_extraction.text import TfidfVectorizer

from benchmarks.constant_server import turn_ratios
from benchmarks.many_passages import page_of, write_many
from benchmarks.sets import ROOT, rows_of, trained
from bot.builds import Build
from bot.dialogue import answer
from bot.questions import read_questions
from bot.records.conversation import Conversation
from bot.sources import read_sources

OWN = ROOT / "knowledge"
MANY = 10_000
PAGE = urlsplit(page_of(0)).path
ROUNDS = 5


def cpu_ratio(build: Build, texts: list[str], questions: Sequence[str]) -> dict[str, float]:
    """Return medians of CPU in ms for a reply and for a transform, and the median of the questions' ratios.

    The two alternate, so that whatever else the machine does falls upon both.
    """
    vectorizer = TfidfVectorizer().fit(texts)
    nothing = Conversation()
    for question in questions[:20]:
        answer(question, nothing, build, page_path=PAGE)
        vectorizer.transform([question])
    replies, transforms = [], []
    for question in questions:
        ours, theirs = [], []
        for _ in range(ROUNDS):
            ours.append(_cpu(lambda: answer(question, nothing, build, page_path=PAGE)))  # noqa: B023 - called at once
            theirs.append(_cpu(lambda: vectorizer.transform([question])))  # noqa: B023
        replies.append(min(ours))
        transforms.append(min(theirs))
    ratios = [ours / theirs for ours, theirs in zip(replies, transforms, strict=True)]
    return {
        "reply_ms": statistics.median(replies),
        "transform_ms": statistics.median(transforms),
        "ratio": statistics.median(ratios),
    }


def profile(build: Build, questions: Sequence[str], lines: int = 16) -> str:
    """Return where the replies' time goes: in each function with all that it calls, and in its own body alone."""
    profiler = cProfile.Profile()
    nothing = Conversation()
    profiler.enable()
    for question in questions:
        answer(question, nothing, build, page_path=PAGE)
    profiler.disable()
    found = pstats.Stats(profiler).stats.items()  # type: ignore[attr-defined]
    whole = sum(own for _, (_, _, own, _, _) in found)
    ours = [(where, cost) for where, cost in found if f"{ROOT}/bot" in where[0]]
    within = sorted(((cost[3], cost[1], where) for where, cost in ours), reverse=True)[:lines]
    alone = sorted(((cost[2], cost[1], where) for where, cost in found), reverse=True)[:lines]
    said = []
    for head, costs in (("with what it calls", within), ("its own body", alone)):
        said.append(f"   {head}:")
        said += [
            f"   {100 * part / whole:5.1f} %  {count / len(questions):7.1f} calls  {_place(where)}"
            for part, count, where in costs
        ]
    return "\n".join(said)


def _place(where: tuple[str, int, str]) -> str:
    file, _, name = where
    return name if file == "~" else f"{Path(file).name}:{name}"


def _cpu(call: Callable[[], object]) -> float:
    """Return the CPU time of one call in this thread, in ms."""
    begun = time.thread_time_ns()
    call()
    return (time.thread_time_ns() - begun) / 1e6


def _told(name: str, found: dict[str, float], goal: float) -> str:
    return (
        f"{name:22} {found['ratio']:5.2f} × (goal {goal:g})   reply {found['reply_ms']:.3f} ms, "
        f"transform {found['transform_ms']:.3f} ms"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--profile", action="store_true", help="also tell which functions cost most")
    parser.add_argument("--no-http", action="store_true", help="leave out the turn over HTTP")
    arguments = parser.parse_args()
    questions = [one.turns[-1] for one in read_questions(ROOT / "tests" / "questions" / "dev.jsonl")]
    with tempfile.TemporaryDirectory() as folder:
        many = write_many(OWN, Path(folder) / "many", MANY)
        for name, knowledge, goal in (("shipped knowledge", OWN, 3.0), (f"{MANY:,} passages", many, 6.0)):
            texts = rows_of(read_sources([knowledge])[0]).texts
            with trained(knowledge) as build:
                print(_told(name, cpu_ratio(build, texts, questions), goal))
                if arguments.profile:
                    print(profile(build, questions))
    if not arguments.no_http:
        wire, cpu = turn_ratios(OWN, questions)
        print(f"{'whole HTTP turn':22} {wire:5.2f} × (goal 5)   on the wire; {cpu:.2f} × in CPU of the server")


if __name__ == "__main__":
    main()
