"""Measure how well questions are answered, on every set at hand, and print the table that the README shows.

    .venv/bin/python -m benchmarks.quality --article ../shared/content/article.txt \
        --article-questions ../shared/questions/dev.jsonl --sets ../shared/data/* --write

Our own sets are always measured: the dev questions labelled for our passages, the owner's own questions, and
phrasings left out (each passage loses every third of its phrasings, and these are asked). With `--write` the table
goes into README.md and, with date and counts, into benchmarks/quality.md.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bot.build.english import build_english
from bot.build.fit import fit
from bot.build.train import Job, train
from bot.builds import open_build
from bot.evaluate import metrics, play, read_questions
from bot.query import Weigher
from bot.records import Document
from bot.retriever import order, search
from bot.settings import Settings
from bot.sources import read_sources
from bot.text.synonyms import read_synonyms

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = ("hit@1", "hit@3", "answered_right", "wrong_answers", "false_answers", "auroc")
BEGIN, END = "<!-- quality: begin -->", "<!-- quality: end -->"
Row = tuple[str, dict[str, float]]


def evaluated(name: str, knowledge: Path, questions: Path) -> Row:
    """Train on `knowledge` and play `questions`."""
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        train(Job([knowledge], index, "20000101T000000Z"), say=lambda stage: None)
        return name, metrics(play(read_questions(questions), open_build(index)))


def left_out(knowledge: Path) -> Row:
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
    weigher = Weigher(index, english, synonyms, settings)
    ids = [passage.passage_id for document in kept for passage in document.passages]
    ranks = []
    for phrasing, passage_id in asked:
        scores = search(weigher.weigh(phrasing), index, settings)
        best = [ids[number] for number in order(scores.fused, scores.fused, 3)]
        ranks.append(best.index(passage_id) if passage_id in best else None)
    share = 100 / len(ranks)
    return "our knowledge, phrasings left out", {
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


def measure(arguments: argparse.Namespace) -> Iterator[Row]:
    """Measure one set after the other."""
    own = ROOT / "knowledge"
    if arguments.article:
        yield evaluated("the source article alone, dev questions", arguments.article, arguments.article_questions)
    yield evaluated("our knowledge, dev questions", own, ROOT / "tests/questions/dev.jsonl")
    yield evaluated("our knowledge, owner's questions", own, own / "_questions.jsonl")
    yield left_out(own)
    for folder in arguments.sets:
        if (folder / "questions.jsonl").is_file():
            yield evaluated(folder.name, folder / "knowledge", folder / "questions.jsonl")


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table; shares in percent."""
    head = ["set", "questions (answerable, not)", *(name.replace("_", " ") for name in COLUMNS)]
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    for name, counted in rows:
        asked = f"{counted['questions']:g}"
        if "with_passage" in counted:
            asked += f" ({counted['with_passage']:g}, {counted['none']:g})"
        cells = [f"{counted[column]:g}" if column in counted else "–" for column in COLUMNS]
        lines.append("| " + " | ".join([name, asked, *cells]) + " |")
    return "\n".join(lines)


def write(text: str) -> None:
    """Put the table into the README between its marks, and keep it with its date."""
    readme = ROOT / "README.md"
    marked = re.compile(f"{re.escape(BEGIN)}.*{re.escape(END)}", re.DOTALL)
    readme.write_text(marked.sub(lambda _: f"{BEGIN}\n{text}\n{END}", readme.read_text("utf-8")), "utf-8")
    day = datetime.now(UTC).date().isoformat()
    page = f"# Quality\n\nMeasured {day} by `python -m benchmarks.quality`; percent.\n\n{text}\n"
    (ROOT / "benchmarks/quality.md").write_text(page, "utf-8")


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--article", type=Path, help="a single file to train on, with --article-questions")
    parser.add_argument("--article-questions", type=Path, help="its labelled questions")
    parser.add_argument("--sets", type=Path, nargs="*", default=[], help="folders with knowledge/ and questions.jsonl")
    parser.add_argument("--write", action="store_true", help="put the table into README.md and benchmarks/quality.md")
    arguments = parser.parse_args()
    rows = list(measure(arguments))
    text = table(rows)
    print(text)
    if arguments.write:
        write(text)


if __name__ == "__main__":
    main()
