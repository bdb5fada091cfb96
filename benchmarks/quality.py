"""Measure how well questions are answered, on every set at hand, beside what others take off the shelf.

    .venv/bin/pip install -r benchmarks/requirements.txt
    .venv/bin/python -m benchmarks.quality --article PATH/TO/article.txt \
        --article-questions PATH/TO/questions.jsonl --sets PATH/TO/SETS/* --minilm FOLDER --write

Our own sets are always measured: the dev questions labelled for our passages, the owner's own questions, and
phrasings left out (each passage loses every third of its phrasings, and these are asked). The others get the same
passages, each way to ask and each text as a row of its own, which suits them best, and the last question alone, since
they know no conversation. With `--write` the tables go into README.md, with their date.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from benchmarks import marks
from benchmarks.mistype import mistyped
from benchmarks.rivals import Scorer, rivals
from benchmarks.sets import ROOT, Rows, Set, judged, own_sets, rows_of, sets_in, trained
from benchmarks.switch import switched
from benchmarks.tables import comparison_table, reply_table
from bot.build.english import build_english
from bot.build.fit import fit
from bot.builds import Build
from bot.embedders import embedder
from bot.evaluate import metrics, play
from bot.query import Weigher
from bot.questions import Question
from bot.records.knowledge import Document
from bot.retriever import order, search
from bot.settings import Settings
from bot.sources import read_sources
from bot.text.synonyms import read_synonyms

OURS = "Sideline"
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Measured:
    """One set's figures: `systems` by name, Sideline last, each with hit@1, hit@3, auroc and typos, as far as counted.

    `typos` is the hit@1 lost to slips of the finger, in points. `replies` are Sideline's metrics, `switch` its hit@1
    lost to an unrelated question before, in points; None where no question stands alone.
    """

    name: str
    systems: dict[str, dict[str, float]]
    replies: dict[str, float]
    switch: float | None = None


def measure(sets: Sequence[Set], minilm: Path | None, say: Say = print) -> Iterator[Measured]:
    """Measure one set after the other; sets of the same knowledge share what is fitted."""
    for knowledge, group in groupby(sets, key=lambda one: one.knowledge):
        of_this = list(group)
        rows = rows_of(of_this[0].read_documents())
        fitted = {name: rival(rows.texts) for name, rival in rivals(minilm)}
        with trained(knowledge) as build:
            for one in of_this:
                say(f"{one.name} …")
                yield measured(one, build, rows, fitted)


def measured(one: Set, build: Build, rows: Rows, fitted: dict[str, Scorer]) -> Measured:
    """Measure Sideline and all that is `fitted` on one set."""
    questions = one.read_questions()
    slips = mistyped(questions)
    systems = {}
    for name, scorer in fitted.items():
        clean, typed = (_judged(asked, scorer, rows) for asked in (questions, slips))
        systems[name] = clean | _lost("typos", clean, typed)
    replies = metrics(play(questions, build))
    shown = {name: replies[name] for name in ("hit@1", "hit@3", "auroc") if name in replies}
    systems[OURS] = shown | _lost("typos", replies, metrics(play(slips, build)))
    return Measured(one.name, systems, replies, topic_switch(questions, build))


def topic_switch(questions: Sequence[Question], build: Build) -> float | None:
    """Return the points of hit@1 that an unrelated question before costs; None without questions that stand alone."""
    plain, after = (metrics(play(asked, build)) for asked in switched(questions))
    return _lost("switch", plain, after).get("switch")


def _judged(questions: list[Question], scorer: Scorer, rows: Rows) -> dict[str, float]:
    row_scores = scorer([question.turns[-1] for question in questions])
    return judged(questions, [rows.best(scores) for scores in row_scores], rows)


def _lost(name: str, before: dict[str, float], after: dict[str, float]) -> dict[str, float]:
    return {name: before["hit@1"] - after["hit@1"]} if "hit@1" in before else {}


def left_out(knowledge: Path) -> dict[str, float]:
    """Ask every third phrasing of each passage of an index that lacks it; ranking alone is judged."""
    documents, _ = read_sources([knowledge])
    kept, asked = [], []
    for document in documents:
        thinner, missing = without_thirds(document)
        kept.append(thinner)
        asked += missing
    settings, (synonyms, _) = Settings(), read_synonyms(knowledge / "_synonyms.txt")
    english = build_english(settings)
    index = fit(kept, english, synonyms, settings).index
    weigher = Weigher(index, english, synonyms, settings, embedder(settings))
    ids = [passage.passage_id for document in kept for passage in document.passages]
    ranks = []
    for phrasing, passage_id in asked:
        scores = search(weigher.weigh(phrasing), index, settings)
        best = [ids[number] for number in order(scores.fused, scores.fused, 3)]
        ranks.append(best.index(passage_id) if passage_id in best else None)
    share = 100 / len(ranks)
    return {
        "questions": len(ranks),
        "hit@1": round(share * ranks.count(0), 1),
        "hit@3": round(share * sum(rank is not None for rank in ranks), 1),
    }


def without_thirds(document: Document) -> tuple[Document, list[tuple[str, str]]]:
    """Return the document without every third phrasing, and those as (phrasing, passage id)."""
    missing = [(text, p.passage_id) for p in document.passages for text in p.phrasings[::3]]
    thinner = [
        replace(p, phrasings=tuple(text for n, text in enumerate(p.phrasings) if n % 3)) for p in document.passages
    ]
    return replace(document, passages=tuple(thinner)), missing


def tables(found: Sequence[Measured], left: dict[str, float] | None = None) -> str:
    """Return both tables in Markdown; `left` are the figures of phrasings left out."""
    compared = [(one.name, one.replies, one.systems) for one in found]
    replies = [(one.name, one.replies | ({} if one.switch is None else {"switch": one.switch})) for one in found]
    if left:
        replies.append(("our knowledge, phrasings left out", left))
    return f"{comparison_table(compared)}\n\n{reply_table(replies)}"


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--article", type=Path, help="a single file to train on, with --article-questions")
    parser.add_argument("--article-questions", type=Path, help="its labelled questions")
    parser.add_argument("--sets", type=Path, nargs="*", default=[], help="folders with knowledge/ and questions.jsonl")
    parser.add_argument("--minilm", type=Path, help="a folder with model.onnx and tokenizer.json of MiniLM")
    parser.add_argument("--only", action="store_true", help="leave out the sets of the repository")
    parser.add_argument("--write", action="store_true", help="put the tables into README.md")
    arguments = parser.parse_args()
    if bool(arguments.article) != bool(arguments.article_questions):
        parser.error("--article and --article-questions go together")
    article = [Set("the source article alone, dev questions", arguments.article, arguments.article_questions)]
    sets = [*(article if arguments.article else []), *([] if arguments.only else own_sets()), *sets_in(arguments.sets)]
    left = None if arguments.only else left_out(ROOT / "knowledge")
    text = tables(list(measure(sets, arguments.minilm)), left)
    print(text)
    if arguments.write:
        marks.put(ROOT / "README.md", "quality", f"{marks.dated('benchmarks.quality')}\n\n{text}")


if __name__ == "__main__":
    main()
