"""A set to measure on: a knowledge, and questions labelled for it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.build.train import Job, train
from bot.builds import Build, open_build
from bot.evaluate import auroc
from bot.questions import Question, is_gold, read_questions, wanted
from bot.records.knowledge import Document, Passage
from bot.sources import read_sources

ROOT = Path(__file__).resolve().parent.parent
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Set:
    """Knowledge at `knowledge`, asked with the file `questions`."""

    name: str
    knowledge: Path
    questions: Path

    def read_questions(self) -> list[Question]:
        """Read the questions."""
        return read_questions(self.questions)

    def read_documents(self) -> list[Document]:
        """Read the knowledge as the trainer does."""
        return read_sources([self.knowledge])[0]


def own_sets() -> list[Set]:
    """Return the sets that the repository holds."""
    own = ROOT / "knowledge"
    return [
        Set("our knowledge, dev questions", own, ROOT / "tests" / "questions" / "dev.jsonl"),
        Set("our knowledge, owner's questions", own, own / "_questions.jsonl"),
    ]


def sets_in(folders: list[Path]) -> list[Set]:
    """Return the sets in folders that hold `knowledge/` and `questions.jsonl`; other folders are passed over."""
    whole = (folder for folder in folders if (folder / "questions.jsonl").is_file())
    return [Set(folder.name, folder / "knowledge", folder / "questions.jsonl") for folder in whole]


@contextmanager
def trained(knowledge: Path) -> Iterator[Build]:
    """Train on `knowledge` aside, as `train.py` would, and give the build."""
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        train(Job([knowledge], index, "20000101T000000Z"), say=lambda stage: None)
        yield open_build(index)


@dataclass(frozen=True, slots=True)
class Rows:
    """What every rival gets to index: each way to ask, and each text, as a row; a passage scores its best row."""

    texts: list[str]
    owners: npt.NDArray[np.int64]
    passage_ids: list[str]
    headings: list[str]

    def best(self, row_scores: Floats) -> Floats:
        """Return the score of each passage, shape (n_passages,)."""
        best = np.full(len(self.passage_ids), -np.inf)
        np.maximum.at(best, self.owners, row_scores)
        return best


def rows_of(documents: list[Document]) -> Rows:
    """Return the rows of all passages, in passage order."""
    passages = [(document, passage) for document in documents for passage in document.passages]
    texts, owners = [], []
    for number, (document, passage) in enumerate(passages):
        for text in (*_ways(passage), document.text[passage.body_start : passage.end]):
            if text.strip():
                texts.append(text)
                owners.append(number)
    ids = [passage.passage_id for _, passage in passages]
    return Rows(texts, np.asarray(owners, np.int64), ids, [passage.heading for _, passage in passages])


def judged(questions: list[Question], scores: list[Floats], rows: Rows) -> dict[str, float]:
    """Return hit@1, hit@3 and AUROC in percent from scores of shape (n_passages,), one array a question.

    Ties go to the earlier passage; a score of 0 finds nothing. Shares whose base is empty are left out.
    """
    answerable = [n for n, question in enumerate(questions) if wanted(question) == "passage"]
    none = [n for n, question in enumerate(questions) if wanted(question) == "none"]
    ranks = [_rank(questions[n], scores[n], rows) for n in answerable]
    found: dict[str, float] = {}
    if ranks:
        found["hit@1"] = 100 * sum(rank == 0 for rank in ranks) / len(ranks)
        found["hit@3"] = 100 * sum(rank is not None for rank in ranks) / len(ranks)
    if answerable and none:
        highest = [float(passage_scores.max()) for passage_scores in scores]
        found["auroc"] = 100 * auroc([highest[n] for n in answerable], [highest[n] for n in none])
    return found


def _ways(passage: Passage) -> tuple[str, ...]:
    return tuple(dict.fromkeys((passage.heading, passage.question, *passage.phrasings)))


def _rank(question: Question, passage_scores: Floats, rows: Rows) -> int | None:
    for rank, number in enumerate(np.argsort(-passage_scores, kind="stable")[:3]):
        passage_id = rows.passage_ids[number]
        names = (passage_id, passage_id.partition("#")[0], rows.headings[number])
        if passage_scores[number] > 0 and is_gold(question, *names):
            return rank
    return None
