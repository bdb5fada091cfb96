"""What a passage's score is the sum of: each term of the question, in each field of the passage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.builds import Build
from bot.index import ASK, BODY, FIELDS, Index, Postings, Weighted
from bot.query import Query
from bot.retriever import Scores, body_meaning_weights, row_scores
from bot.search import Found
from bot.settings import Settings

SHARES = 40
"""Terms told of each passage, the largest first; what is left over is summed into one."""


@dataclass(frozen=True, slots=True)
class Share:
    """One term's part of a passage's score in one field: `weight_asked` × `weight_here` × `field_weight`.

    A part that is summed over many terms has no weights, but for its field's; what is left over has none at all.
    """

    field: str
    term: str
    weight_asked: float
    weight_here: float
    field_weight: float
    brought: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """One passage: its ranking score, which is the sum of `own`, `conversation` and `other`.

    `own` is what the question's terms brought to its best rows, the sum of `shares`, and `terms` how many these are;
    `conversation` what earlier turns added, or took off a passage already quoted; `other` what all else did: the page
    asked on, a question as it is offered, what was ruled out.
    """

    passage_id: str
    heading: str
    score: float
    own: float
    conversation: float
    other: float
    terms: int
    shares: tuple[Share, ...]


def ranked(found: Found, number: int, build: Build) -> Ranked:
    """Return passage `number` with what its ranking score is the sum of; beyond `SHARES` terms the rest as one."""
    passage, likeness = build.passages[number], float(found.likeness[number])
    fused = float(found.scores.fused[number])
    told = shares(found, number, build)
    n_terms = len(told)
    if len(told) > SHARES:
        told = [*told[:SHARES], _rest_of(told[SHARES:])]
    score, own, conversation = float(found.ranking[number]), fused + likeness, float(found.talked[number]) - fused
    other = score - own - conversation
    return Ranked(passage.passage_id, passage.heading, score, own, conversation, other, n_terms, tuple(told))


def shares(found: Found, number: int, build: Build) -> list[Share]:
    """Return the parts of passage `number`'s own score, largest first, whether they add or take off.

    Their sum is `found.scores.fused[number] + found.likeness[number]`.
    """
    settings, index = build.settings, build.index
    parts: list[Share] = []
    for field, weight in ((ASK, 1.0), (BODY, settings.body_weight)):
        name, row = FIELDS[field], _best_row(found.query, index, index.slot(field, number), settings)
        if row is None:
            continue
        parts += _of(name, found.query.words, index.words, index.vocabulary, row, weight)
        gram_weight = weight * settings.gram_weight
        of_grams = _of(name, found.query.grams, index.grams, index.gram_vocabulary, row, gram_weight)
        if of_grams:
            parts.append(Share(name, "letters", 0.0, 0.0, gram_weight, sum(part.brought for part in of_grams)))
    parts += [part for part in _beyond_words(found.scores, number, build) if part.brought]
    if likeness := float(found.likeness[number]):
        parts.append(_whole("body", "likeness", settings.likeness_weight, likeness / settings.likeness_weight))
    return sorted(parts, key=lambda part: -abs(part.brought))


def _rest_of(parts: Sequence[Share]) -> Share:
    """Return the sum of what isn't told one by one."""
    return Share("", f"{len(parts)} more", 0.0, 0.0, 0.0, sum(part.brought for part in parts))


def _beyond_words(scores: Scores, number: int, build: Build) -> list[Share]:
    """Return what meaning, the classifier, a main document and `not-ask` brought or took; each is one term."""
    settings, index = build.settings, build.index
    of_text = float(body_meaning_weights(index, settings)[number])
    refused = float(scores.not_ask[number]) if scores.not_ask[number] > scores.ask[number] else 0.0
    return [
        _whole("ask", "meaning", settings.ask_meaning_weight, float(scores.ask_meaning[number])),
        _whole("body", "meaning", of_text, float(scores.body_meaning[number])),
        _whole("ask", "classifier", settings.classifier_weight, float(scores.likely[number])),
        _whole("main", "document", settings.main_weight, float(number in index.main)),
        _whole("not-ask", "refusal", -settings.not_ask_weight, refused),
    ]


def _whole(field: str, term: str, weight: float, here: float) -> Share:
    return Share(field, term, weight, here, 1.0, weight * here)


def _best_row(query: Query, index: Index, slot: int, settings: Settings) -> int | None:
    rows = index.owners.rows_of(slot)
    if not rows:
        return None
    scores = row_scores(query, index, settings)
    return rows.start + int(scores[rows.start : rows.stop].argmax())


def _of(
    name: str, asked: Weighted, postings: Postings, vocabulary: Mapping[str, int], row: int, weight: float
) -> list[Share]:
    words = {number: word for word, number in vocabulary.items()}
    here = [(term, asked_weight, postings.weight(term, row)) for term, asked_weight in asked]
    return [
        Share(name, words[term], ours, theirs, weight, ours * theirs * weight) for term, ours, theirs in here if theirs
    ]
