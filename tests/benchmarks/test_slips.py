"""The generators of the benchmark: what they change, what they leave alone, and that every run does the same."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.many_passages import write_many
from benchmarks.mistype import mistype, mistyped
from benchmarks.switch import switched
from bot.questions import Question
from bot.sources import read_sources

WORDS = st.lists(st.from_regex(r"[A-Za-z]{1,9}", fullmatch=True), min_size=1, max_size=8)


@given(WORDS, st.integers(0, 50))
def test_one_or_two_words_change_and_never_their_first_letters(words: list[str], seed: int) -> None:
    typed = mistype(" ".join(words), seed).split(" ")
    assert len(typed) == len(words)
    assert [word[0] for word in typed] == [word[0] for word in words]
    changed = [(one, other) for one, other in zip(words, typed, strict=True) if one != other]
    assert len(changed) <= 2
    for one, other in changed:
        assert len(one) >= 3
        assert abs(len(one) - len(other)) <= 1
        assert other.isalpha()


def test_nearly_every_question_changes_and_all_kinds_of_slip_come() -> None:
    texts = [f"question number seventeen about sprinting round {chr(97 + n % 26)}{'x' * (n // 26)}" for n in range(300)]
    slips = [mistype(text) for text in texts]
    assert sum(one != other for one, other in zip(texts, slips, strict=True)) > 290
    lengths = Counter(len(other) - len(one) for one, other in zip(texts, slips, strict=True))
    assert {-1, 0, 1} <= set(lengths)


def test_only_last_turns_are_mistyped_and_always_the_same_way() -> None:
    questions = [Question("a", ["how to sprint", "what about elbows"], ["x#y"])]
    (first,), (second,) = mistyped(questions), mistyped(questions)
    assert first == second
    assert first.turns[0] == "how to sprint"
    assert first.turns[1] != "what about elbows"
    assert first.gold == ["x#y"]


def test_a_topic_switch_comes_from_elsewhere() -> None:
    questions = [
        Question("1", ["one"], ["a#x"]),
        Question("2", ["two"], ["a#y", "b#x"]),
        Question("3", ["three"], ["c#z"]),
        Question("4", ["not covered"], ["none"]),
        Question("5", ["before", "after"], ["d#z"]),
    ]
    plain, after = switched(questions)
    assert [one.id for one in plain] == [one.id for one in after] == ["1", "2", "3"]
    for one, other in zip(plain, after, strict=True):
        assert other.turns[-1:] == one.turns
        assert other.turns[0] != one.turns[0]
    assert after[0].turns[0] == after[1].turns[0] == "three"


def test_in_one_document_other_passages_are_elsewhere() -> None:
    plain, after = switched([Question("1", ["one"], ["faq#x"]), Question("2", ["two"], ["faq#y"])])
    assert [one.turns for one in after] == [["two", "one"], ["one", "two"]]
    assert switched([Question("1", ["one"], ["faq#x"])]) == ([], [])
    assert len(plain) == 2


def test_a_large_knowledge_is_sound_and_as_large_as_asked(club_knowledge: Path, tmp_path: Path) -> None:
    documents, faults = read_sources([write_many(club_knowledge, tmp_path / "many", 120)])
    assert faults == []
    passages = [passage for document in documents for passage in document.passages]
    assert len(passages) == 120
    assert all(
        re.search(r"\w", document.text[p.body_start : p.end]) for document in documents for p in document.passages
    )
