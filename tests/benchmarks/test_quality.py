"""The comparison, on the club's small knowledge: every system gets the same, and the table says what was measured."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest

from benchmarks import marks
from benchmarks.quality import OURS, left_out, measure, tables
from benchmarks.rivals import tfidf
from benchmarks.sets import ROOT, Set, judged, rows_of
from bot.questions import Question
from bot.sources import read_sources

QUESTIONS = [
    {"id": "shoes", "turns": ["which shoes do I need"], "gold": ["first-weeks#shoes"]},
    {"id": "rest", "turns": ["how long should I rest between sprints"], "gold": ["first-weeks#rest"]},
    {"id": "elbows", "turns": ["how should I bend my elbows"], "gold": ["How to hold the elbows"]},
    {"id": "cup", "turns": ["who won the cup in 1998"], "gold": ["none"]},
]


@pytest.fixture
def club_set(club_knowledge: Path, tmp_path: Path) -> Set:
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(map(json.dumps, QUESTIONS)))
    return Set("the club", club_knowledge, file)


def test_all_systems_are_measured_on_the_same_set(club_set: Set) -> None:
    (found,) = measure([club_set], None, say=lambda text: None)
    assert {"TfidfVectorizer", OURS} <= set(found.systems)
    for figures in found.systems.values():
        assert set(figures) == {"hit@1", "hit@3", "auroc", "typos"}
    assert found.systems[OURS]["hit@1"] == 100
    assert found.switch is not None
    text = tables([found])
    assert "| the club | 4 (3, 1) | hit@1 |" in text
    assert "| the club | 4 (3, 1) | 100.0 (44–100) | 100.0 (44–100) | 100.0 (3 of 3) |" in text


def test_a_passage_scores_its_best_row(club_knowledge: Path) -> None:
    rows = rows_of(read_sources([club_knowledge])[0])
    (scores,) = tfidf(rows.texts)(["do I need spikes"])
    best = rows.best(scores)
    assert rows.passage_ids[int(best.argmax())] == "first-weeks#shoes"
    assert best.max() == scores.max() == pytest.approx(1)
    assert len(best) == len(rows.passage_ids)


def test_a_score_of_nothing_finds_nothing(club_knowledge: Path) -> None:
    rows = rows_of(read_sources([club_knowledge])[0])
    question = Question("a", ["?"], [rows.passage_ids[0]])
    nothing, something = np.zeros(len(rows.passage_ids)), np.eye(len(rows.passage_ids))[0]
    assert judged([question], [nothing], rows)["hit@3"] == 0
    assert judged([question], [something], rows)["hit@1"] == 100


def test_the_readme_has_a_place_for_the_tables() -> None:
    told = marks.read(ROOT / "README.md", "quality")
    assert re.match(r"Measured \d{4}-\d\d-\d\d by `python -m benchmarks\.quality`; percent\.\n\n\| set \|", told)


def test_what_phrasings_mean_counts_where_they_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "_synonyms.txt").touch()
    (tmp_path / "k.md").write_text(
        "# Racing\n\n## Sleep\nask: slumber | sleeping well | a nap in the afternoon\n\nEight.\n\n## Food\n"
        "ask: breakfast ahead of a contest | what to eat in the morning of a race | meal before the start\n\nRice.\n"
    )
    assert left_out(tmp_path) == {"questions": 2, "hit@1": 100.0, "hit@3": 100.0}
