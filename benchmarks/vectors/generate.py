"""Step 2: lines from templates, filled at random with fixed seeds: plain questions, services, and athletes' talk."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.vectors.sources import tidied

GRAMMARS = Path(__file__).parent / "grammars"
AMOUNTS = {"plain": 200_000, "services": 70_000, "athletes": 130_000, "swapped": 60_000, "joined": 15_000}
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Grammar:
    """Templates, and for each slot what may stand there; an option may hold slots itself."""

    templates: Sequence[str]
    slots: Mapping[str, Sequence[str]]


Draw = Callable[[str], str]
"""Returns something for a slot that the grammar doesn't list."""


def read_grammar(text: str) -> Grammar:
    """Read a grammar: `@name: a | b` lists a slot's options, `> line` is a template; other lines are remarks."""
    slots, templates = {}, []
    for line in text.splitlines():
        if line.startswith("@"):
            name, options = line[1:].split(":", 1)
            slots[name.strip()] = [option.strip() for option in options.split("|")]
        elif line.startswith(">"):
            templates.append(line[1:].strip())
    return Grammar(templates, slots)


def fill(template: str, grammar: Grammar, chance: random.Random, draw: Draw) -> str:
    """Fill all slots of a template, innermost last."""
    line = template
    while found := _SLOT.search(line):
        name = found[1]
        filler = chance.choice(grammar.slots[name]) if name in grammar.slots else draw(name)
        line = line[: found.start()] + filler + line[found.end() :]
    return line


def write_generated(words: Words, lines: Path, seed: int, small: bool) -> dict[str, int]:
    """Write `generated_<kind>.txt` into `lines` for each kind that isn't there yet; return their numbers of lines."""
    counts = {}
    for kind, amount in AMOUNTS.items():
        target = lines / f"generated_{kind}.txt"
        if not target.exists():
            wanted = amount // (200 if small else 1)
            chance = random.Random(f"{seed} {kind}")
            found = dict.fromkeys(_first(_kind(kind, words, lines, chance), wanted))
            target.write_text("\n".join(found) + "\n", "utf-8")
        counts[kind] = sum(1 for _ in target.open(encoding="utf-8"))
    return counts


def _first(lines: Iterator[str], wanted: int) -> list[str]:
    found: dict[str, None] = {}
    for _, line in zip(range(3 * wanted), lines, strict=False):
        if tidy := tidied(line):
            found[tidy] = None
        if len(found) == wanted:
            break
    return list(found)


def _kind(kind: str, words: Words, lines: Path, chance: random.Random) -> Iterator[str]:
    if kind == "swapped":
        return _swapped(words, lines, chance)
    if kind == "joined":
        return _joined(lines, chance)
    grammar = read_grammar((GRAMMARS / f"{kind}.txt").read_text("utf-8"))
    return _filled(grammar, words, chance)


def _filled(grammar: Grammar, words: Words, chance: random.Random) -> Iterator[str]:
    while True:
        line = fill(chance.choice(grammar.templates), grammar, chance, lambda name: words.draw(name, chance))
        yield _first_person_agrees(line)


def _first_person_agrees(line: str) -> str:
    return re.sub(r"\ba (?=[aeio])", "an ", line)


def _swapped(words: Words, lines: Path, chance: random.Random) -> Iterator[str]:
    """Real questions with one or two content words swapped for others of the same part of speech."""
    real = (lines / "questions.txt").read_text("utf-8").splitlines()
    while True:
        tokens = chance.choice(real).split()
        at = [n for n, token in enumerate(tokens) if words.part_of_speech(token)]
        for n in chance.sample(at, min(len(at), chance.randint(1, 2))):
            tokens[n] = words.draw(words.part_of_speech(tokens[n]), chance)
        yield " ".join(tokens)


def _joined(lines: Path, chance: random.Random) -> Iterator[str]:
    """Two short lines as one: people ask two things at once."""
    pool = [
        line
        for name in ("generated_athletes", "generated_services", "conversations", "questions")
        for line in (lines / f"{name}.txt").read_text("utf-8").splitlines()
        if len(line.split()) <= 10
    ]
    while True:
        yield f"{chance.choice(pool)} {chance.choice(pool)}"


@dataclass(frozen=True)
class Words:
    """WordNet's words by part of speech, drawn by the square root of their frequency in English."""

    by_part: Mapping[str, Sequence[str]]
    cumulative: Mapping[str, Sequence[float]]
    part_of: Mapping[str, str]

    def draw(self, part: str, chance: random.Random) -> str:
        """Return a word of a part: noun, verb, adjective or collocation."""
        return chance.choices(self.by_part[part], cum_weights=self.cumulative[part])[0]

    def part_of_speech(self, word: str) -> str:
        """Return the part of a lower-case word that is plainly of one part, else nothing."""
        return self.part_of.get(word, "")


def read_words(wordnet: Path, frequencies: Mapping[str, int]) -> Words:
    """Read WordNet's index files; a word counts for the part in which it has most senses."""
    senses: dict[str, dict[str, int]] = {}
    collocations = []
    for part, ending in (("noun", "noun"), ("verb", "verb"), ("adjective", "adj")):
        for line in next(wordnet.rglob(f"index.{ending}")).read_text("utf-8").splitlines():
            if line.startswith(" "):
                continue
            lemma, _, number = line.split(" ")[:3]
            if "_" in lemma and part == "noun" and lemma.count("_") < 3:
                collocations.append(lemma.replace("_", " "))
            elif lemma.isalpha() and frequencies.get(lemma, 0) > 300_000:
                senses.setdefault(lemma, {})[part] = int(number)
    parts: dict[str, list[str]] = {"noun": [], "verb": [], "adjective": []}
    part_of = {}
    for lemma, by_part in sorted(senses.items()):
        best = max(by_part, key=lambda part: by_part[part])
        parts[best].append(lemma)
        if len(lemma) > 3:
            part_of[lemma] = best
    weights = {part: [frequencies[word] ** 0.5 for word in found] for part, found in parts.items()}
    known = [c for c in sorted(collocations) if all(frequencies.get(word, 0) > 100_000 for word in c.split())]
    weights["collocation"] = [min(frequencies[word] for word in c.split()) ** 0.5 for c in known]
    return Words({**parts, "collocation": known}, {p: _cumulated(w) for p, w in weights.items()}, part_of)


def _cumulated(weights: Sequence[float]) -> list[float]:
    total, found = 0.0, []
    for weight in weights:
        total += weight
        found.append(total)
    return found
