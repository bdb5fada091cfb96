"""The labelled questions fit the knowledge, and the knowledge isn't written towards them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from bot.records.knowledge import Document
from bot.sources import read_sources
from bot.text.analyse import stem, words
from bot.text.function_words import content_words

ROOT = Path(__file__).parent.parent
KNOWLEDGE = ROOT / "knowledge"
QUESTIONS = Path(__file__).parent / "questions" / "dev.jsonl"
SPECIAL = {"none", "small_talk", "safety"}

TOO_ALIKE = 0.6
"""Jaccard of stemmed content words from which on a phrasing counts as a copy of a question."""


@cache
def documents() -> tuple[Document, ...]:
    found, faults = read_sources([KNOWLEDGE])
    assert not faults, "\n".join(map(str, faults))
    return tuple(found)


@cache
def questions() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines())


def content(text: str) -> frozenset[str]:
    """The stems of what is left without words of grammar; the list of those holds whole words, so they go first."""
    return frozenset(stem(word) for word in content_words(words(text)))


def test_at_least_eighty_questions_are_judged_and_each_id_stands_once() -> None:
    ids = [question["id"] for question in questions()]
    assert len(ids) == len(set(ids))
    assert sum(bool(question["gold"]) for question in questions()) >= 80
    assert sum(not SPECIAL & set(question["gold"]) for question in questions()) >= 50


def test_every_gold_passage_is_in_the_knowledge() -> None:
    known = {passage.passage_id for document in documents() for passage in document.passages} | SPECIAL
    lost = [
        f"{question['id']} {question['turns'][-1]!r}: {label}"
        for question in questions()
        for label in question["gold"]
        if label not in known
    ]
    assert not lost, "Label these anew by reading, not by a ranking:\n" + "\n".join(lost)


def test_a_special_label_stands_alone_and_none_says_why() -> None:
    for question in questions():
        gold = question["gold"]
        assert len(gold) == len(set(gold)), f"{question['id']} names a passage twice"
        assert len(gold) == 1 or not SPECIAL & set(gold), f"{question['id']} mixes passages and {SPECIAL & set(gold)}"
        assert (gold == ["none"]) == bool(question.get("why", "").strip()), f"{question['id']}: `why` belongs to `none`"


def test_no_phrasing_copies_a_labelled_question() -> None:
    asked = [(one["id"], content(one["turns"][0])) for one in questions() if len(one["turns"]) == 1]
    asked = [(name, stems) for name, stems in asked if len(stems) >= 2]
    phrasings = [
        (document.document_id, phrasing, content(phrasing))
        for document in documents()
        for passage in document.passages
        for phrasing in {passage.heading, passage.question, *passage.phrasings}
    ]
    assert len(asked) > 60
    assert len(phrasings) > 1200
    copies = [
        f"{name}: {document_id}: {phrasing!r}"
        for document_id, phrasing, ours in phrasings
        for name, theirs in asked
        if len(ours & theirs) >= TOO_ALIKE * len(ours | theirs)
    ]
    assert not copies, "Take these phrasings out of knowledge/ (never reword towards the question):\n" + "\n".join(
        copies
    )
