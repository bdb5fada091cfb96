"""Search for a question inside a conversation: correct, weigh, score, mix with what was said."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from bot.builds import Build
from bot.context import alone, in_conversation, opening_of, topic_of, weight_of
from bot.conversation import quoted_before
from bot.decision import score_of
from bot.followup import Alone, FollowUp, goes_on, leaning
from bot.index import Floats
from bot.query import Query
from bot.ranker import place_named, ranked, weighed_up, with_said
from bot.records.conversation import Conversation
from bot.records.reply import Correction, Hit
from bot.retriever import Scores, is_refused, search
from bot.settings import Settings
from bot.text.analyse import words
from bot.text.by_ear import BY_EAR
from bot.text.function_words import content_words
from bot.text.negation import without_ruled_out
from bot.word_for_word import place_said


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
    `with_opening` is what a follow-up finds together with the question that opened its topic, 0 for what was quoted
    before; None for any other question.
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
    with_opening: Floats | None = None

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

    def confidence(self, build: Build) -> float:
        """Return the confidence of the best passage, 0 to 1; 0 where nothing was found."""
        return build.curve.confidence(self.score(build)) if self.best else 0.0

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
    asked = _understood(question, build, correct=correct)
    talk = _talk_before(asked, conversation, build, correct=correct)
    leans_wholly = talk.topic is not None and is_vague(asked.text)
    named = None if leans_wholly else place_named(question, asked.text, conversation, build)
    talked = in_conversation(asked.scores.fused, talk.follow_up, talk.topic, conversation, build)
    likeness = _likeness(asked.sought, talk.follow_up, build)
    scored = weighed_up(talked[0], talked[1] + likeness, build, named=named, dropped=dropped, page_path=page_path)
    fused, ranking, best = ranked(asked.text, *scored, build)
    found = Found(
        text=asked.text,
        sought=asked.sought,
        corrections=asked.corrections,
        query=asked.query,
        scores=asked.scores,
        likeness=likeness,
        fused=fused,
        ranking=ranking,
        talked=talked[1],
        best=best,
        follow_up=talk.follow_up,
        weight=weight_of(talk.follow_up, conversation, build.settings),
        alone=talk.alone,
        topic=talk.topic,
        with_opening=_with_opening(asked, talk.follow_up, conversation, build, correct=correct),
    )
    return found if named is not None else _with_what_says_it(found, conversation, build)


def _with_what_says_it(found: Found, conversation: Conversation, build: Build) -> Found:
    """Put the one passage first that says all that is asked word for word, where what was found is in doubt."""
    said = place_said(found.sought, build) if _is_in_doubt(found, conversation, build) else None
    if said is None or said in quoted_before(conversation, build):  # a word of the quote is asked for its meaning
        return found
    if is_refused(said, found.query, found.scores, build.index, build.settings):
        return found
    fused, ranking, best = with_said(found.fused, found.ranking, said, build)
    return replace(found, fused=fused, ranking=ranking, best=best)


def _is_in_doubt(found: Found, conversation: Conversation, build: Build) -> bool:
    """Tell whether what was found may not be quoted: for want of confidence, or for a second that comes near."""
    settings = build.settings
    least = settings.answer_leaving_from if conversation.turns else settings.answer_from
    return found.lead < settings.answer_lead or found.confidence(build) < least


@dataclass(frozen=True, slots=True)
class _Understood:
    """A question as understood, what it seeks (bot/text/negation.py), and what it finds by itself."""

    text: str
    sought: str
    corrections: tuple[Correction, ...]
    query: Query
    scores: Scores


def _understood(question: str, build: Build, *, correct: bool) -> _Understood:
    text, corrections = build.speller.correct(question) if correct else (question, ())
    sought = without_ruled_out(text)
    query = build.weigher.weigh(sought)
    return _Understood(text, sought, corrections, query, search(query, build.index, build.settings))


@dataclass(frozen=True, slots=True)
class _TalkBefore:
    """The talk that a question comes in: its topic, what the question is without it, and how far it leans on it."""

    topic: Floats | None
    alone: Alone | None
    follow_up: FollowUp


_ALONE = FollowUp(0.0, False)


def _talk_before(asked: _Understood, conversation: Conversation, build: Build, *, correct: bool) -> _TalkBefore:
    topic = topic_of(conversation, build, lambda said: _scores(said, build, correct=correct))
    if topic is None:
        return _TalkBefore(None, None, _ALONE)
    by_itself = alone(asked.text, asked.scores, asked.query.read, topic, conversation, build)
    return _TalkBefore(topic, by_itself, leaning(asked.text, by_itself, build.settings))


def _with_opening(
    asked: _Understood, follow_up: FollowUp, conversation: Conversation, build: Build, *, correct: bool
) -> Floats | None:
    """Return what a question finds together with the one that opened its topic (benchmarks/tuning.md, "The opening").

    None where it has no words of its own, and where it leaves the topic and doesn't begin by going on ("and …").
    """
    opening = opening_of(conversation)
    if (
        not opening
        or is_vague(asked.text)
        or not (goes_on(asked.text) or follow_up.leaning >= build.settings.leaves_below)
    ):
        return None
    both = f"{build.speller.correct(opening)[0] if correct else opening} {asked.sought}"
    found = search(build.weigher.weigh(both), build.index, build.settings).fused + _likeness(both, _ALONE, build)
    found[quoted_before(conversation, build)] = 0
    return found


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


def is_vague(text: str) -> bool:
    """Tell whether a question has no word that carries content."""
    return not content_words(words(text))
