"""Search for a question inside a conversation: correct, weigh, score, mix with what was said."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

import numpy as np

from bot.builds import Build
from bot.decision import score_of
from bot.followup import FollowUp, leaning, mix
from bot.index import Floats
from bot.query import Query
from bot.records import Conversation, Correction, Hit, Turn
from bot.retriever import Scores, order, search
from bot.text.analyse import words
from bot.text.function_words import content_words

HITS = 10


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: `text` is the question as understood; scores are of shape (n_passages,), in passage order.

    `fused` are those of `scores` with the conversation mixed in, `ranking` with what stands on the page preferred;
    `best` are the best ranked passages.
    """

    text: str
    corrections: tuple[Correction, ...]
    query: Query
    scores: Scores
    fused: Floats
    ranking: Floats
    best: tuple[int, ...]
    follow_up: FollowUp

    def hits(self, build: Build) -> tuple[Hit, ...]:
        """Return the best passages as records."""
        return tuple(self._hit(build, number) for number in self.best)

    def score(self, build: Build) -> float:
        """Return the decision's score of the best passage, 0 where nothing was found."""
        return score_of(self.fused, self.scores.likely, self.best[0], build.settings) if self.best else 0.0

    def _hit(self, build: Build, number: int) -> Hit:
        passage = build.passages[number]
        score = max(float(self.ranking[number]), 0.0)
        parts = (f"ask {self.scores.ask[number]:.3f}", f"body {self.scores.body[number]:.3f}")
        return Hit(passage.passage_id, passage.document_id, passage.heading, score, parts)


def find(
    question: str, conversation: Conversation, build: Build, *, correct: bool, page_path: str | None = None
) -> Found:
    """Score all passages for `question` as the next turn of `conversation`."""
    text, corrections = build.speller.correct(question) if correct else (question, ())
    query = build.weigher.weigh(text)
    scores = search(query, build.index, build.settings)
    follow_up = leaning(text, conversation, query.known, build.settings)
    fused = _in_conversation(scores, follow_up, conversation, build)
    if (offered := build.canonical.get(" ".join(words(question)))) is not None:
        fused[offered] += np.float32(build.settings.canonical_bonus)
    ranking = fused + _on_page(page_path, build) if page_path else fused
    best = tuple(order(ranking, fused, HITS))
    return Found(text, corrections, query, scores, fused, ranking, best, follow_up)


def is_vague(text: str) -> bool:
    """Tell whether a question has no word that carries content ."""
    return not content_words(words(text))


def _on_page(path: str, build: Build) -> Floats:
    """Return the bonus of each passage: given to those whose document, or row, has this page's path in its address."""
    urls = (passage.url or build.documents[passage.document_id].url for passage in build.passages)
    bonus = build.settings.page_bonus
    return np.fromiter((bonus if url and urlsplit(url).path == path else 0 for url in urls), np.float32)


def _in_conversation(own: Scores, follow_up: FollowUp, conversation: Conversation, build: Build) -> Floats:
    """Return the fused scores with what was asked and said before mixed in."""
    if not follow_up.leaning:
        return own.fused.copy()
    settings, last = build.settings, conversation.turns[-1]
    texts = [_said(last, build), *dict.fromkeys((last.question, conversation.turns[0].question))]
    before = [search(build.weigher.weigh(text), build.index, settings).fused for text in texts]
    return _shares(follow_up, conversation, build) * mix(own.fused, before, follow_up, settings)


def _shares(follow_up: FollowUp, conversation: Conversation, build: Build) -> Floats:
    """Return the share of its score that each passage keeps: less if it was quoted, more where it was said."""
    shares = np.ones(len(build.passages), np.float32)
    said = [n for turn in conversation.turns for p in turn.passage_ids if (n := build.numbers.get(p)) is not None]
    shares[np.unique(np.asarray(said, np.int64))] -= np.float32(build.settings.said_penalty)
    if follow_up.own < 1:
        shares[_same_document(conversation.turns[-1], build)] += np.float32(build.settings.reading_on)
    return shares


def _same_document(last: Turn, build: Build) -> list[int]:
    """Return the passages of the document that the last reply quoted: who asks "and why?" reads on there."""
    quoted = next((p for p in last.passage_ids if p in build.numbers), None)
    if quoted is None:
        return []
    return [build.numbers[p.passage_id] for p in build.documents[build.passage(quoted).document_id].passages]


def _said(turn: Turn, build: Build) -> str:
    """Return what the last reply quoted from, as text; empty for a reply without quotes."""
    passages = [build.passage(passage_id) for passage_id in turn.passage_ids if passage_id in build.numbers]
    return "\n".join(
        f"{passage.heading}\n{build.documents[passage.document_id].text[passage.body_start : passage.end]}"
        for passage in passages
    )
