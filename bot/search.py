"""Search for a question inside a conversation: correct, weigh, score, mix with what was said."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.builds import Build
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
    """What was found: `text` is the question as understood; scores are of shape (n_passages,), in passage order."""

    text: str
    corrections: tuple[Correction, ...]
    query: Query
    scores: Scores
    ranking: Floats
    best: tuple[int, ...]
    follow_up: FollowUp

    def hits(self, build: Build) -> tuple[Hit, ...]:
        """Return the best passages as records."""
        return tuple(self._hit(build, number) for number in self.best)

    def _hit(self, build: Build, number: int) -> Hit:
        passage = build.passages[number]
        score = float(self.ranking[number])
        parts = (f"ask {self.scores.ask[number]:.3f}", f"body {self.scores.body[number]:.3f}")
        return Hit(passage.passage_id, passage.document_id, passage.heading, score, parts)


def find(question: str, conversation: Conversation, build: Build, *, correct: bool) -> Found:
    """Score all passages for `question` as the next turn of `conversation`."""
    text, corrections = build.speller.correct(question) if correct else (question, ())
    query = build.weigher.weigh(text)
    scores = search(query, build.index, build.settings)
    follow_up = leaning(text, conversation, query.known, build.settings)
    ranking = mix(
        scores.total,
        follow_up,
        conversation,
        lambda earlier: _total(earlier, build),
        lambda turn: _said(turn, build),
        build.settings,
    )
    if follow_up.leaning:
        ranking = _less_of_what_was_said(ranking, conversation, build)
    if follow_up.leaning and follow_up.own < 1:
        ranking = _more_of_where_it_was_said(ranking, conversation.turns[-1], build)
    return Found(text, corrections, query, scores, ranking, tuple(order(ranking, HITS)), follow_up)


def is_vague(text: str, build: Build) -> bool:
    """Tell whether a question has no word that carries content in this knowledge."""
    return not content_words(words(text))


def _total(text: str, build: Build) -> Floats:
    return search(build.weigher.weigh(text), build.index, build.settings).total


def _said(turn: Turn, build: Build) -> str:
    """Return what the last reply quoted from, as text; empty for a reply without quotes."""
    passages = [build.passage(passage_id) for passage_id in turn.passage_ids if passage_id in build.numbers]
    return "\n".join(
        f"{passage.heading}\n{build.documents[passage.document_id].text[passage.body_start : passage.end]}"
        for passage in passages
    )


def _less_of_what_was_said(ranking: Floats, conversation: Conversation, build: Build) -> Floats:
    """Take a share off the passages already quoted: who asks on wants more, not the same again."""
    said = [n for turn in conversation.turns for p in turn.passage_ids if (n := build.numbers.get(p)) is not None]
    lessened = ranking.copy()
    lessened[np.unique(np.asarray(said, np.int64))] *= np.float32(1 - build.settings.said_penalty)
    return lessened


def _more_of_where_it_was_said(ranking: Floats, last: Turn, build: Build) -> Floats:
    """Prefer the document of the last quote for a bare "and why?": who asks so reads on."""
    if not last.passage_ids or last.passage_ids[0] not in build.numbers:
        return ranking
    here = build.passage(last.passage_ids[0]).document_id
    bonus = np.fromiter((passage.document_id == here for passage in build.passages), np.float32, len(build.passages))
    return np.asarray(ranking + np.float32(build.settings.reading_on) * bonus * (ranking > 0), np.float32)
