"""A set under the engine without vectors, and what vectors add to its scores."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.semantics.cases import Case, mistype
from benchmarks.semantics.embedders import Embed
from bot.build.english import build_english
from bot.build.fit import fit
from bot.build.rows import body_weight, parts, weighed_ways
from bot.evaluate import auroc
from bot.index import Index
from bot.query import Weigher
from bot.retriever import search
from bot.settings import Settings
from bot.text.spelling import Speller


@dataclass(frozen=True)
class Laid:
    """A case with its index, the questions as typed and with typos, and the lexical scores of both.

    The lexical score is that of words and letters: neither vectors nor the classifier are in it.
    """

    case: Case
    ask: list[tuple[int, str, float]]
    body: list[tuple[int, str, float]]
    n_passages: int
    clean: list[str]
    mistyped: list[str]
    lexical: np.ndarray
    lexical_mistyped: np.ndarray


def lay(case: Case, settings: Settings) -> Laid:
    """Fit the engine without vectors and classifier, and score all questions by it."""
    settings = replace(settings, vectors=False, classifier_weight=0.0)
    english = build_english(settings)
    fitted = fit(case.documents, english, case.synonyms, settings)
    speller = Speller.over(fitted.spelled, english, case.synonyms.stems(), settings)
    weigher = Weigher(fitted.index, english, case.synonyms, settings, None)
    passages = [(d, p) for d in case.documents for p in d.passages]
    chance = random.Random(7)
    clean = [speller.correct(question)[0] for question in case.questions]
    mistyped = [speller.correct(mistype(question, chance))[0] for question in case.questions]
    return Laid(
        case,
        [(n, text, length) for n, (_, p) in enumerate(passages) for text, length in weighed_ways(p, settings)],
        [(n, part, body_weight(p, settings)) for n, (d, p) in enumerate(passages) for part in parts(d, p, settings)],
        len(passages),
        clean,
        mistyped,
        *_lexical(clean, mistyped, weigher, fitted.index, settings),
    )


def _lexical(
    clean: Sequence[str], mistyped: Sequence[str], weigher: Weigher, index: Index, settings: Settings
) -> tuple[np.ndarray, np.ndarray]:
    found, of_mistyped = (
        [search(weigher.weigh(question), index, settings).fused for question in questions]
        for questions in (clean, mistyped)
    )
    return np.stack(found), np.stack(of_mistyped)


def semantic(laid: Laid, embed: Embed, questions: Sequence[str], settings: Settings) -> np.ndarray:
    """Return the vectors' part of the score, shape (questions, passages), before the weight."""
    asking = embed(questions)
    total = np.zeros((len(questions), laid.n_passages), np.float32)
    for rows, share in ((laid.ask, 1.0), (laid.body, settings.body_weight)):
        if rows:
            owners = np.array([n for n, _, _ in rows])
            lengths = np.array([length for _, _, length in rows], np.float32)
            best = np.full_like(total.T, -1.0)
            np.maximum.at(best, owners, lengths[:, None] * (embed([text for _, text, _ in rows]) @ asking.T))
            total += np.float32(share) * np.maximum(best.T, 0)
    return total


def measured(laid: Laid, scores: np.ndarray, mistyped: np.ndarray) -> dict[str, float]:
    """Return hit@1, hit@3, AUROC and hit@1 with typos, in percent; no AUROC where all is covered."""
    covered = np.array(laid.case.covered)
    found: dict[str, float] = {"hit@1": _hit(laid, scores, 1), "hit@3": _hit(laid, scores, 3)}
    if not covered.all():
        best = scores.max(axis=1)
        found["AUROC"] = 100 * auroc(best[covered].tolist(), best[~covered].tolist())
    found["typos"] = _hit(laid, mistyped, 1)
    return found


def _hit(laid: Laid, scores: np.ndarray, first: int) -> float:
    order = np.argsort(-scores, axis=1, kind="stable")[:, :first]
    asked_here = [n for n, covered in enumerate(laid.case.covered) if covered]
    return 100 * float(np.mean([bool(laid.case.gold[n] & set(order[n].tolist())) for n in asked_here]))
