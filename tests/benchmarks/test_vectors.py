"""The pure parts of rebuilding our vectors: templates, the filter against evaluation texts, packing."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.vectors.generate import GRAMMARS, fill, read_grammar
from benchmarks.vectors.near import NEAR, HeldOut, held_out_texts, sift, word_set
from benchmarks.vectors.pack import pack
from benchmarks.vectors.sources import MOST_WORDS, tidied
from bot.semantics import Floats, Units, Vectors

WORDS = st.lists(st.sampled_from("how do i run jump fast slow arm leg the a".split()), min_size=1, max_size=8)
LINES = st.lists(WORDS.map(" ".join), min_size=1, max_size=12)


def test_templates_are_filled_to_the_last_slot() -> None:
    grammar = read_grammar("# remark\n@part: arm | {side} arm\n@side: left | right\n> does my {part} {verb}?\n")
    chance = random.Random(1)
    lines = {fill(grammar.templates[0], grammar, chance, lambda slot: f"<{slot}>") for _ in range(50)}
    assert lines == {f"does my {part} <verb>?" for part in ("arm", "left arm", "right arm")}


@pytest.mark.parametrize("name", ["athletes", "services"])
def test_every_template_we_ship_can_be_filled(name: str) -> None:
    grammar = read_grammar((GRAMMARS / f"{name}.txt").read_text("utf-8"))
    chance = random.Random(1)
    for template in grammar.templates:
        line = fill(template, grammar, chance, lambda slot: pytest.fail(f"no options for {slot!r}"))
        assert "{" not in line
        assert line.isascii()


@given(LINES, LINES)
def test_the_filter_finds_what_comparing_all_with_all_finds(held: list[str], lines: list[str]) -> None:
    def is_near(line: str) -> bool:
        words = word_set(line)
        return any(len(words & word_set(h)) >= NEAR * len(words | word_set(h)) for h in held)

    kept, dropped = sift(lines, HeldOut(held))
    assert kept == [line for line in lines if not is_near(line)]
    assert dropped.equal + dropped.near == len(lines) - len(kept)


def test_held_out_texts_are_all_strings_of_questions_and_knowledge(tmp_path: Path) -> None:
    (tmp_path / "questions.jsonl").write_text(json.dumps({"id": "q1", "turns": ["First?", "Then what?"]}) + "\n")
    (tmp_path / "page.md").write_text("# Title\n\nask: one way | another way\n\nA sentence. And one more.\n")
    found = set(held_out_texts([tmp_path]))
    assert {"First?", "Then what?", "one way", "another way", "A sentence.", "And one more."} <= {
        t.strip() for t in found
    }


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  Why do\n arms   swing? ", "Why do arms swing?"),
        ("one", ""),
        ("1 2 3 4 5 + 6", ""),
        ("word " * (MOST_WORDS + 1), ""),
    ],
)
def test_only_short_texts_of_words_become_lines(text: str, line: str) -> None:
    assert tidied(text) == line


def test_what_is_packed_reads_back_nearly_the_same(tmp_path: Path) -> None:
    chance = np.random.default_rng(1)
    table = chance.normal(size=(4, 256)).astype(np.float32) * np.array([[1.0], [0.01], [30.0], [2.0]], np.float32)
    pack(tmp_path / "small.npz", Units({"run": 0, "fast": 1, "##ner": 2}, {(0, 1): 3}), table, None)
    vectors = Vectors.load(tmp_path / "small.npz")
    for text, rows in (("run", [0]), ("runner", [0, 2]), ("Run fast", [0, 1, 3]), ("xyz", [])):
        assert vectors.units.of(text) == rows
        wanted = table[rows].sum(axis=0)
        assert vectors.embed(text) @ wanted >= 0.98 * np.linalg.norm(wanted)


def test_the_hidden_layer_is_read_as_it_was_trained(tmp_path: Path) -> None:
    chance = np.random.default_rng(2)
    table = chance.normal(size=(2, 256)).astype(np.float32)
    head: dict[str, Floats] = {
        "inner": chance.normal(size=(64, 256)).astype(np.float32) / np.float32(16),
        "outer": chance.normal(size=(256, 64)).astype(np.float32) / np.float32(8),
        "bias": chance.normal(size=64).astype(np.float32),
    }
    pack(tmp_path / "small.npz", Units({"arms": 0, "swing": 1}, {}), table, head)
    sums = table.sum(axis=0) / np.linalg.norm(table.sum(axis=0))
    wanted = sums + head["outer"] @ np.maximum(head["inner"] @ (4 * sums) + head["bias"], 0)
    found = Vectors.load(tmp_path / "small.npz").embed("arms swing")
    assert found @ wanted / np.linalg.norm(wanted) >= 0.98
