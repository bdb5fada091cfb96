"""Make a large knowledge from a small one: new passages of mixed sentences, with ways to ask made the same way."""

from __future__ import annotations

import json
import random
from pathlib import Path

from bot.sources import read_sources

SENTENCES = (3, 6)
PER_FILE = 5_000
WAYS = 3


def write_many(knowledge: Path, folder: Path, passages: int, seed: int = 1) -> Path:
    """Write FAQ tables of so many passages into `folder`, and return that.

    Each has a page of its own (`page_of`), three ways to ask, with one word in five taken from elsewhere, and three to
    six sentences of different passages; words grow with the passages, since a made-up one stands in each.
    """
    documents, _ = read_sources([knowledge])
    ways, sentences = [], []
    for document in documents:
        for passage in document.passages:
            ways += [passage.question, *passage.phrasings]
            sentences += [document.text[start:end] for start, end in passage.sentences]
    vocabulary = sorted({word for way in ways for word in way.split()})
    chance = random.Random(seed)
    folder.mkdir(parents=True)
    rows = []
    for number in range(passages):
        asked = [_mixed(chance.choice(ways), vocabulary, chance) for _ in range(WAYS)]
        text = " ".join(chance.sample(sentences, chance.randint(*SENTENCES)))
        answer = f"{text} {_new(chance)}."
        row = {"id": f"p{number}", "question": asked[0], "alternates": asked[1:], "answer": answer}
        rows.append(json.dumps(row | {"url": page_of(number)}))
    for begin in range(0, passages, PER_FILE):
        (folder / f"faq-{begin}.jsonl").write_text("\n".join(rows[begin : begin + PER_FILE]), "utf-8")
    return folder


def page_of(number: int) -> str:
    """Return the address of the page that a passage stands on."""
    return f"https://club.example/faq/p{number}"


def _mixed(way: str, vocabulary: list[str], chance: random.Random) -> str:
    return " ".join(chance.choice(vocabulary) if chance.random() < 0.2 else word for word in way.split())


def _new(chance: random.Random) -> str:
    return "".join(chance.choice("bcdfgklmnprstv") + chance.choice("aeiou") for _ in range(4)).capitalize()
