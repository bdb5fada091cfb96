"""The sets: documents, questions, and the passages that are right; and questions with slips of the finger."""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from bot.questions import read_questions
from bot.records.knowledge import Document
from bot.sources import read_sources
from bot.text.analyse import normalise
from bot.text.synonyms import Synonyms, read_synonyms

HELD_OUT_SHARE = 3


@dataclass(frozen=True)
class Case:
    """One set: its documents and synonyms, and questions with the passages that are right (none: not covered)."""

    name: str
    documents: list[Document]
    synonyms: Synonyms
    questions: list[str]
    gold: list[frozenset[int]]
    covered: list[bool]


def from_files(name: str, knowledge: Path, questions: Path) -> Case:
    """Read a knowledge folder and a question file; knowledge/README.md tells the shapes of both.

    Only single-turn questions about passages, or about nothing, are asked.
    """
    documents = _documents(knowledge)
    by_label: dict[str, set[int]] = {}
    for n, passage in enumerate(p for d in documents for p in d.passages):
        for label in (passage.passage_id, passage.document_id, passage.heading, passage.question):
            by_label.setdefault(normalise(label), set()).add(n)
    asked_here = [q for q in read_questions(questions) if len(q.turns) == 1]
    asked_here = [q for q in asked_here if not {"small_talk", "safety"} & set(q.gold)]
    gold = [frozenset(n for label in q.gold for n in by_label.get(normalise(label), ())) for q in asked_here]
    return Case(
        name, documents, Synonyms(), [q.turns[0] for q in asked_here], gold, ["none" not in q.gold for q in asked_here]
    )


def without_phrasings(name: str, knowledge: Path, seed: int = 1) -> Case:
    """Hold out a third of each passage's phrasings and ask them."""
    chance = random.Random(seed)
    questions, gold, documents, number = [], [], [], 0
    for document in _documents(knowledge):
        passages = []
        for passage in document.passages:
            phrasings = list(passage.phrasings)
            chance.shuffle(phrasings)
            held = phrasings[: len(phrasings) // HELD_OUT_SHARE]
            questions += held
            gold += [frozenset({number})] * len(held)
            passages.append(replace(passage, phrasings=tuple(phrasings[len(held) :])))
            number += 1
        documents.append(replace(document, passages=tuple(passages)))
    synonyms, _ = read_synonyms(knowledge / "_synonyms.txt")
    return Case(name, documents, synonyms, questions, gold, [True] * len(questions))


def _documents(knowledge: Path) -> list[Document]:
    documents, faults = read_sources([knowledge])
    if faults:
        sys.exit("\n".join(map(str, faults)))
    return documents


KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def mistype(question: str, chance: random.Random) -> str:
    """Put slips into one or two words of four letters or more, never into a word's first letter.

    Neighbouring key 30 %, dropped letter 25, swapped pair 20, further letter 15, doubled letter 10.
    """
    words = question.split()
    long = [n for n, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
    for n in chance.sample(long, min(len(long), chance.randint(1, 2))):
        words[n] = _slip(words[n], chance)
    return " ".join(words)


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    kind = chance.choices(("key", "drop", "swap", "more", "double"), (30, 25, 20, 15, 10))[0]
    if kind == "drop":
        return word[:at] + word[at + 1 :]
    if kind == "swap" and at + 1 < len(word):
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == "double":
        return word[:at] + word[at] + word[at:]
    near = _beside(word[at], chance)
    return word[:at] + near + word[at + (kind != "more") :]


def _beside(letter: str, chance: random.Random) -> str:
    for row in KEYS:
        if letter.lower() in row:
            at = row.index(letter.lower())
            return chance.choice([row[n] for n in (at - 1, at + 1) if 0 <= n < len(row)])
    return letter
