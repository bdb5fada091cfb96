"""Explain a score to the last term: which words and n-grams of which row brought how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.builds import Build
from bot.index import Field, Postings, Weighted
from bot.query import Query
from bot.search import Found

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Share:
    """One term's part of a passage's score in one field: `weight_asked` × `weight_here` × the field's weight."""

    field: str
    term: str
    weight_asked: float
    weight_here: float
    brought: float


def shares(found: Found, number: int, build: Build) -> list[Share]:
    """Return the parts of passage `number`'s own score, largest first; their sum is `found.scores.fused[number]`."""
    settings, index = build.settings, build.index
    parts: list[Share] = []
    for name, field, weight in (("ask", index.ask, 1.0), ("body", index.body, settings.body_weight)):
        row = _best_row(found.query, field, number, settings.gram_weight)
        if row is None:
            continue
        parts += _of(name, found.query.words, field.words, index.vocabulary, row, weight)
        of_grams = _of(name, found.query.grams, field.grams, index.gram_vocabulary, row, weight * settings.gram_weight)
        if of_grams:
            parts.append(Share(name, "letters", 0.0, 0.0, sum(part.brought for part in of_grams)))
    return sorted(parts, key=lambda part: -part.brought)


def explain(found: Found, build: Build) -> str:
    """Return the explanation of the three best as text for the terminal."""
    settings = build.settings
    lines = [f"understood as: {found.text}", f"known share of the question's weight: {found.query.known:.2f}"]
    if found.query.unknown:
        lines.append("words that the knowledge lacks: " + ", ".join(found.query.unknown))
    lines += [f"corrected: {c.typed} → {c.understood}" for c in found.corrections]
    if found.follow_up.leaning:
        lines.append(f"leans on the conversation: {found.follow_up.leaning:.2f}")
    lines.append(f"answers from {settings.answer_from:g}, offers from {settings.offer_from:g}; build {build.build_id}")
    for number in found.best[:3]:
        passage = build.passages[number]
        lines.append(f"\n{found.ranking[number]:.3f}  {passage.passage_id}  ({passage.heading})")
        lines += [
            f"   {part.brought:6.3f}  {part.field}: {part.term}{_factors(part)}"
            for part in shares(found, number, build)[:SHOWN]
        ]
    return "\n".join(lines)


def _factors(part: Share) -> str:
    """Return what a term's part is the product of; groups of letters are summed and have none."""
    return f"  {part.weight_asked:.3f} × {part.weight_here:.3f}" if part.weight_here else "  (summed over all groups)"


def _best_row(query: Query, field: Field, number: int, gram_weight: float) -> int | None:
    rows = field.rows_of(number)
    if not rows:
        return None
    scores = field.words.dot(query.words) + gram_weight * field.grams.dot(query.grams)
    return rows.start + int(scores[rows.start : rows.stop].argmax())


def _of(
    name: str, asked: Weighted, postings: Postings, vocabulary: Mapping[str, int], row: int, weight: float
) -> list[Share]:
    words = {number: word for word, number in vocabulary.items()}
    here = [(term, asked_weight, postings.weight(term, row)) for term, asked_weight in asked]
    return [Share(name, words[term], ours, theirs, ours * theirs * weight) for term, ours, theirs in here if theirs]
