"""Search for a question inside a conversation: correct, weigh, score, mix with what was said."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

import numpy as np

from bot.builds import Build
from bot.context import alone, in_conversation, topic_of, topical, weight_of
from bot.decision import score_of
from bot.followup import Alone, FollowUp, leaning
from bot.index import Floats
from bot.opposite import opposite
from bot.query import Query
from bot.records import Conversation, Correction, Hit
from bot.retriever import Scores, order, search
from bot.settings import Settings
from bot.text.analyse import words
from bot.text.by_ear import BY_EAR
from bot.text.function_words import content_words
from bot.text.negation import lacking, without_ruled_out
from bot.titles import title_named

HITS = 10


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: `text` is the question as understood, `sought` that without what it rules out.

    Scores are of shape (n_passages,), in passage order.

    `likeness` is what words that are alike brought (bot/likeness.py): it ranks, and what is more than
    usual speaks for an answer.
    `fused` are those of `scores` with the conversation mixed in as far as it may speak for an answer, `ranking` as far
    as the question leans on it, and with what stands on the page preferred; `best` are the best ranked passages.
    `weight` is what to divide `fused` by where a confidence is read from it, as from a single question's scores.
    `alone` is what the question finds without the talk, None where there is none, and `topic` what speaks for each
    passage's being of the talk's topic. `talked` are the scores that rank with the conversation alone mixed in.
    """

    text: str
    sought: str
    corrections: tuple[Correction, ...]
    query: Query
    scores: Scores
    likeness: Floats
    fused: Floats
    ranking: Floats
    talked: Floats
    best: tuple[int, ...]
    follow_up: FollowUp
    weight: float = 1.0
    alone: Alone | None = None
    topic: Floats | None = None

    @property
    def lead(self) -> float:
        """How far the best passage is ahead of the second, as a share of its own score, 0 to 1; 1 where it is alone."""
        if len(self.best) < 2:
            return 1.0
        first, second = (float(self.ranking[number]) for number in self.best[:2])
        return max(0.0, 1 - second / first) if first > 0 else 0.0

    def hits(self, build: Build) -> tuple[Hit, ...]:
        """Return the best passages as records."""
        return tuple(self._hit(build, number) for number in self.best)

    def told_corrections(self, asked: str) -> tuple[Correction, ...]:
        """Return the corrections that are worth telling who typed `asked`: of words of it, and of another meaning.

        A message may have been read with those sent before it, and "tho" for "though", "wifi" for "wi fi" and "dvd" for
        "dvds" change nothing that was meant.
        """
        typed = set(words(asked))
        return tuple(one for one in self.corrections if set(words(one.typed)) <= typed and _says_another(one))

    def score(self, build: Build) -> float:
        """Return the decision's score of the best passage, 0 where nothing was found."""
        return score_of(self.fitting(build), self.scores.likely, self.best[0], build.settings) if self.best else 0.0

    def fitting(self, build: Build) -> Floats:
        """Return how well each passage fits, (n_passages,), as the decision's score reads it."""
        fused = self.fused / np.float32(self.weight)
        if len(build.likeness.passages):
            fused += build.likeness.beyond_usual(self.likeness, self.follow_up.leaning, build.settings)
        return fused

    def follows(self, settings: Settings) -> bool:
        """Tell whether the question is sooner a follow-up than the beginning of another topic."""
        return self.follow_up.leaning >= settings.follows_from

    def _hit(self, build: Build, number: int) -> Hit:
        passage = build.passages[number]
        score = max(float(self.ranking[number]), 0.0)
        return Hit(passage.passage_id, passage.document_id, passage.heading, score)


def find(
    question: str,
    conversation: Conversation,
    build: Build,
    *,
    correct: bool,
    page_path: str | None = None,
    dropped: tuple[str, ...] = (),
) -> Found:
    """Score all passages for `question` as the next turn of `conversation`; `dropped` ones were a wrong reading."""
    text, corrections = build.speller.correct(question) if correct else (question, ())
    sought = without_ruled_out(text)
    query = build.weigher.weigh(sought)
    scores = search(query, build.index, build.settings)
    topic = topic_of(conversation, build, lambda said: _scores(said, build, correct=correct))
    by_itself = None if topic is None else alone(text, scores, query.read, topic, conversation, build)
    follow_up = FollowUp(0.0, False) if by_itself is None else leaning(text, by_itself, build.settings)
    weight = weight_of(follow_up, conversation, build.settings)
    fused, talked = in_conversation(scores.fused, follow_up, topic, conversation, build)
    likeness = _likeness(sought, follow_up, build)
    offered = None if topic is not None and is_vague(text) else _asked_by_name(question, text, conversation, build)
    fused, ranking = _as_talked(offered, dropped, fused, talked + likeness, build)
    if page_path:
        ranking = ranking + _page_bonus(page_path, build)
    fused, ranking, best = _best(text, fused, ranking, build)
    return Found(
        text=text,
        sought=sought,
        corrections=corrections,
        query=query,
        scores=scores,
        likeness=likeness,
        fused=fused,
        ranking=ranking,
        talked=talked,
        best=best,
        follow_up=follow_up,
        weight=weight,
        alone=by_itself,
        topic=topic,
    )


def _asked_by_name(question: str, understood: str, conversation: Conversation, build: Build) -> int | None:
    """Return the place of the passage whose question this is, word for word, or whose title it names.

    It may name that together with the question before it: "warming up", then "and the fingers?".
    """
    if not build.titles:
        return build.canonical.get(" ".join(words(question)))
    before = [f"{turn.question} {understood}" for turn in topical(conversation)[-1:]]
    named = (build.titles.get(title_named(text)) for text in (understood, *before))
    return build.canonical.get(" ".join(words(question)), next((place for place in named if place is not None), None))


def _as_talked(
    offered: int | None, dropped: tuple[str, ...], fused: Floats, ranking: Floats, build: Build
) -> tuple[Floats, Floats]:
    """Return both scores, (n_passages,): less for a wrong reading and an introduction, more for what is named."""
    settings = build.settings
    if wrong := _numbers(dropped, build):
        fused, ranking = (_lessened(scores, wrong, settings.dropped_penalty) for scores in (fused, ranking))
    if build.introductions:
        fused, ranking = (
            _lessened(s, sorted(build.introductions), settings.introduction_penalty) for s in (fused, ranking)
        )
    if offered is not None:
        bonus = np.zeros(len(fused), np.float32)
        bonus[offered] = settings.canonical_bonus
        fused, ranking = fused + bonus, ranking + bonus
    return fused, ranking


def _best(text: str, fused: Floats, ranking: Floats, build: Build) -> tuple[Floats, Floats, tuple[int, ...]]:
    """Return both scores, less where a passage speaks of what the question does without, and the best ranked."""
    best = order(ranking, fused, HITS)
    if opposed := opposite(lacking(text), best, build):
        fused, ranking = (_lessened(scores, opposed, build.settings.opposite_penalty) for scores in (fused, ranking))
        best = order(ranking, fused, HITS)
    return fused, ranking, tuple(best)


def _says_another(correction: Correction) -> bool:
    """Tell whether a correction is of more than a habit of writing, a blank, or an s at the end."""
    typed, understood = ("".join(words(text)) for text in (correction.typed, correction.understood))
    return typed not in BY_EAR and typed.removesuffix("s") != understood.removesuffix("s")


def _scores(text: str, build: Build, *, correct: bool) -> Scores:
    """Score a text of the talk: its questions are kept as they were typed."""
    meant = build.speller.correct(text)[0] if correct else text
    return search(build.weigher.weigh(meant), build.index, build.settings)


def _likeness(text: str, follow_up: FollowUp, build: Build) -> Floats:
    """Return what words that are alike bring to the ranking; a follow-up's words say less of what it is about."""
    if not len(build.likeness.passages):
        return np.zeros(len(build.passages), np.float32)
    weight = build.settings.likeness_weight * (1 - follow_up.leaning)
    return np.float32(weight) * build.likeness.scores(build.weigher.asked(text, build.likeness), build.settings)


def _numbers(passage_ids: tuple[str, ...], build: Build) -> list[int]:
    return [build.number(one) for one in dict.fromkeys(passage_ids)]


def _lessened(scores: Floats, numbers: list[int], share: float) -> Floats:
    """Return the scores with a share of those of some passages taken off."""
    lessened = scores.copy()
    lessened[numbers] *= np.float32(1 - share)
    return lessened


def is_vague(text: str) -> bool:
    """Tell whether a question has no word that carries content."""
    return not content_words(words(text))


def on_page(path: str, build: Build) -> list[int]:
    """Return the passages whose document, or row, has this page's path in its address."""
    urls = (passage.url or build.document(passage).url for passage in build.passages)
    return [number for number, url in enumerate(urls) if url and urlsplit(url).path == path]


def _page_bonus(path: str, build: Build) -> Floats:
    bonus = np.zeros(len(build.passages), np.float32)
    bonus[on_page(path, build)] = build.settings.page_bonus
    return bonus
