"""Step 3: drop what equals, or nearly equals, a text of an evaluation set or of the knowledge."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

NEAR = 0.8
"""Jaccard similarity of two texts' word sets from which they count as nearly equal."""
_WORD = re.compile(r"[a-z0-9]+")


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text as a set, lower case, apostrophes dropped."""
    return frozenset(_WORD.findall(text.lower().replace("'", "").replace("’", "")))


def held_out_texts(paths: Iterable[Path]) -> Iterator[str]:
    """Yield every string of the files: of JSON lines all values; of other text files lines, sentences and phrasings."""
    for given in paths:
        for path in sorted(given.rglob("*")) if given.is_dir() else [given]:
            if path.suffix == ".jsonl":
                for line in path.read_text("utf-8").splitlines():
                    if line.strip():
                        yield from _strings(json.loads(line))
            elif path.suffix in (".md", ".txt", ".csv", ".tsv"):
                yield from _pieces(path.read_text("utf-8", "replace"))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from _pieces(value)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _pieces(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield line
        bare = re.sub(r"^\s*(ask|not-ask|question|title)\s*:", "", line)
        for part in re.split(r"\s*\|\s*|\t", bare):
            yield part
            yield from re.split(r"(?<=[.!?])\s+", part)


@dataclass
class Dropped:
    """How many lines went, and some of them, for the report."""

    equal: int = 0
    near: int = 0
    examples: list[tuple[str, str]] = field(default_factory=list)


class HeldOut:
    """Texts that no training line may equal or nearly equal, found by exact prefix filtering (Chaudhuri et al. 2006).

    Two sets with a Jaccard similarity of t or more share a word among the first |s| − ⌈t|s|⌉ + 1 of each, in one
    order of all words; rare words first makes the candidates few.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        sets = {found for text in texts if (found := word_set(text))}
        self._counts: dict[str, int] = {}
        for words in sets:
            for word in words:
                self._counts[word] = self._counts.get(word, 0) + 1
        self._exact = sets
        self._by_word: dict[str, list[frozenset[str]]] = {}
        for words in sets:
            for word in self._prefix(words):
                self._by_word.setdefault(word, []).append(words)

    def __len__(self) -> int:
        return len(self._exact)

    def judge(self, line: str) -> tuple[str, frozenset[str]]:
        """Return `equal`, `near` or nothing, and the words of the text that it meets."""
        words = word_set(line)
        if words in self._exact:
            return "equal", words
        for word in self._prefix(words):
            for other in self._by_word.get(word, ()):
                shared = len(words & other)
                if shared >= NEAR * (len(words) + len(other) - shared):
                    return "near", other
        return "", frozenset()

    def _prefix(self, words: frozenset[str]) -> Sequence[str]:
        ordered = sorted(words, key=lambda word: (self._counts.get(word, 0), word))
        return ordered[: len(ordered) - math.ceil(NEAR * len(ordered) - 1e-9) + 1]


def sift(lines: Iterable[str], held_out: HeldOut) -> tuple[list[str], Dropped]:
    """Return the lines that may be used, and what was dropped."""
    kept, dropped = [], Dropped()
    for line in lines:
        verdict, other = held_out.judge(line)
        if not verdict:
            kept.append(line)
            continue
        setattr(dropped, verdict, getattr(dropped, verdict) + 1)
        if len(dropped.examples) < 200:
            dropped.examples.append((line, " ".join(sorted(other))))
    return kept, dropped
