"""Mix what was asked and said before into the scores of a follow-up: the talk tells the topic, the question the rest.

The history is never joined to the question, which would ruin a change of topic; scores are mixed instead.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from bot.builds import Build
from bot.conversation import last_quoted, places_quoted, quoted_before, topical
from bot.decision import score_of
from bot.followup import Alone, FollowUp
from bot.index import Floats
from bot.question_among import question_among
from bot.records.conversation import Conversation, Turn
from bot.retriever import Scores
from bot.settings import Settings
from bot.text.analyse import terms

Score = Callable[[str], Scores]


def is_of_talk(number: int, conversation: Conversation, build: Build) -> bool:
    """Tell whether a passage is of one topic with any that the talk's topic has quoted."""
    return _is_with(number, topical(conversation), build)


def leaves_quote(number: int, conversation: Conversation, build: Build) -> bool:
    """Tell whether a passage is of another topic than what was just quoted; False where nothing was."""
    last = last_quoted(conversation)
    return last is not None and bool(places_quoted((last,), build)) and not _is_with(number, (last,), build)


def topic_of(conversation: Conversation, build: Build, score: Score) -> Floats | None:
    """Return how much speaks for each passage's topic, (n_passages,); None where none is being talked about.

    `score` searches for a text as the question itself was searched for.
    """
    turns = topical(conversation)
    if not turns:
        return None
    return _topic([(weight, score(text).fused) for weight, text in _texts(turns, build)], turns, build)


def opening_of(conversation: Conversation) -> str:
    """Return the question that opened the topic that is being talked about, empty where there is none."""
    turns = topical(conversation)
    return _asked_first(turns) if turns else ""


def alone(question: str, own: Scores, known: float, topic: Floats, conversation: Conversation, build: Build) -> Alone:
    """Return what a question with these scores of its own shows without its talk, of which it is the next turn."""
    best = int(own.fused.argmax())
    highest = float(own.fused[best])
    score = score_of(own.fused, own.likely, best, build.settings) if highest > 0 else 0.0
    of_topic = own.fused[topic >= np.float32(build.settings.topic_share) * topic.max()]
    asked = frozenset(terms(question))
    shared = asked.intersection(terms(topical(conversation)[-1].question))
    within = float(of_topic.max()) / (highest or 1.0)
    quoted = any(turn.passage_ids for turn in topical(conversation)[-2:])
    return Alone(build.curve.confidence(score), within, known, len(shared) / (len(asked) or 1), quoted)


def in_conversation(
    own: Floats, follow_up: FollowUp, topic: Floats | None, conversation: Conversation, build: Build
) -> tuple[Floats, Floats]:
    """Return the fused scores with the topic mixed in: as far as it may speak for an answer, and as it ranks.

    All are of shape (n_passages,).
    """
    if topic is None:
        return own.copy(), own.copy()
    kept = np.ones(len(topic), np.float32)
    kept[quoted_before(conversation, build)] -= np.float32(build.settings.said_penalty)
    asked = np.float32(follow_up.own) * own
    return kept * (asked + np.float32(follow_up.sure) * topic), kept * (asked + np.float32(follow_up.leaning) * topic)


def weight_of(follow_up: FollowUp, conversation: Conversation, settings: Settings) -> float:
    """Return what to divide the fused scores by, so that they are about as high as a single question's."""
    turns = topical(conversation)
    if not turns:
        return 1.0
    of_texts = settings.opening_weight + settings.context_weight * min(len(turns), 2)
    return 1.0 + settings.context_doubt * follow_up.sure * of_texts


def _texts(turns: tuple[Turn, ...], build: Build) -> list[tuple[float, str]]:
    """Return what speaks for the topic, each with its weight: the question that opened it, the last one, the reply."""
    settings = build.settings
    texts = [(settings.opening_weight, _asked_first(turns)), (settings.context_weight, _said(turns, build))]
    return texts if len(turns) == 1 else [*texts, (settings.context_weight, turns[-1].question)]


def _asked_first(turns: tuple[Turn, ...]) -> str:
    """Return the question that opened a topic.

    Of an opening that was answered only its question counts, where one of its sentences asks: who asks is no topic.
    """
    parted = question_among(turns[0].question) if turns[0].status == "answered" else None
    return parted[0] if parted else turns[0].question


def _topic(weighted: Sequence[tuple[float, Floats]], turns: tuple[Turn, ...], build: Build) -> Floats:
    """Add up what speaks for each passage's topic; which passage of it is meant, the question itself must say."""
    share = build.settings.document_share
    total = np.zeros(len(build.passages), np.float32)
    for weight, scores in weighted:
        total += np.float32(weight) * build.topics.spread(scores, share)
    following = _following(turns, build)
    if following is not None:
        total[following] += np.float32(build.settings.reading_on) * total.max()
    return total


def _following(turns: tuple[Turn, ...], build: Build) -> int | None:
    """Return the passage after the one last quoted, if it is of the same topic: there one reads on."""
    quoted = places_quoted(turns[-1:], build)
    if not quoted or quoted[0] + 1 == len(build.passages):
        return None
    return quoted[0] + 1 if build.topics.together(quoted[0], quoted[0] + 1) else None


def _is_with(number: int, turns: Sequence[Turn], build: Build) -> bool:
    return any(build.topics.together(number, quoted) for quoted in places_quoted(turns, build))


def _said(turns: tuple[Turn, ...], build: Build) -> str:
    """Return what one of the last two replies quoted from, or else the last would first have answered from, as text.

    Empty for neither.
    """
    last = turns[-1]
    named = next((turn.passage_ids for turn in reversed(turns[-2:]) if turn.passage_ids), last.offered[:1])
    return "\n".join(f"{passage.heading}\n{build.body(passage)}" for passage in build.known_passages(named))
