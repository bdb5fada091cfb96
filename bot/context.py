"""Mix what was asked and said before into the scores of a follow-up: the talk tells the topic, the question the rest.

The history is never joined to the question, which would ruin a change of topic; scores are mixed instead.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from bot.builds import Build
from bot.decision import score_of
from bot.followup import Alone, FollowUp
from bot.index import Floats
from bot.question_among import question_among
from bot.records import Conversation, Passage, Span, Turn
from bot.retriever import Scores
from bot.settings import Settings
from bot.spans import is_within
from bot.text.analyse import terms, words

ASIDE_WORDS = 2
"""Words up to which small talk is a mere aside."""
Score = Callable[[str], Scores]


def known_to(build: Build, conversation: Conversation) -> Conversation:
    """Return a conversation with those passages alone that a build has: it may have begun with another one.

    Passages and spans stay in step.
    """
    every = {one for turn in conversation.turns for one in (*turn.passage_ids, *turn.offered, turn.chosen) if one}
    if every <= build.numbers.keys():
        return conversation
    return Conversation(tuple(_known(turn, build) for turn in conversation.turns))


def _known(turn: Turn, build: Build) -> Turn:
    """Return a turn with the passages that a build has; an answer that has none of them left is none any longer."""
    places = [place for place, one in enumerate(turn.passage_ids) if one in build.numbers]
    gone = bool(turn.passage_ids) and not places
    return replace(
        turn,
        status="abstained" if gone else turn.status,
        passage_ids=tuple(turn.passage_ids[place] for place in places),
        chosen=turn.chosen if turn.chosen in build.numbers else None,
        spans=tuple(turn.spans[place] for place in places if place < len(turn.spans)),
        offered=() if gone else tuple(one for one in turn.offered if one in build.numbers),
    )


def topical(conversation: Conversation) -> tuple[Turn, ...]:
    """Return the turns of the topic that is being talked about, oldest first.

    Small talk, red flags and what the site doesn't cover are of none.
    """
    opened = [number for number, turn in enumerate(conversation.turns) if turn.opens]
    turns = conversation.turns[opened[-1] if opened else 0 :]
    return tuple(turn for turn in turns if turn.status not in ("small_talk", "safety") and not turn.uncovered)


def latest_with_quote(turns: Sequence[Turn]) -> Turn:
    """Return the latest turn with a quote, however long ago; for a move that is only read where there is one."""
    return next(one for one in reversed(turns) if one.passage_ids)


def last_quoted(conversation: Conversation) -> Turn | None:
    """Return the turn with the quote that "that" stands for: the last, or the one before a reply without answer.

    A laugh or a nod in between is no answer either; a joke that was told, thanks and a goodbye are talk of their own.
    """
    for turn in reversed(conversation.turns[-2:]):
        if turn.passage_ids:
            return turn
        if turn.status == "safety" or (turn.status == "small_talk" and not _is_aside(turn)):
            break
    return None


def passage_quoted_last(conversation: Conversation, build: Build) -> Passage | None:
    """Return the passage that "that" stands for: the first one that the last quote is from; None after no quote."""
    last = last_quoted(conversation)
    return next(iter(build.known_passages(last.passage_ids)), None) if last else None


def texts_quoted_last(conversation: Conversation, build: Build) -> list[str]:
    """Return the quotes that "that" stands for, as texts; empty after no quote."""
    last = last_quoted(conversation)
    quoted = zip(build.known_passages(last.passage_ids), last.spans, strict=False) if last else ()
    return [build.document(passage).text[start:end] for passage, (start, end) in quoted]


def _is_aside(turn: Turn) -> bool:
    """Tell whether small talk was a word or two: "lol", "oh nice"."""
    return not turn.opens and len(words(turn.question)) <= ASIDE_WORDS


def offered_for(passage_id: str, conversation: Conversation) -> str | None:
    """Return the question after which this passage was offered in the last reply, None where it wasn't."""
    last = conversation.turns[-1:]
    if not last or last[0].status not in ("clarify", "abstained") or passage_id not in last[0].offered:
        return None
    return last[0].question


def is_of_talk(number: int, conversation: Conversation, build: Build) -> bool:
    """Tell whether a passage is of one topic with any that the talk's topic has quoted."""
    return _is_with(number, topical(conversation), build)


def leaves_quote(number: int, conversation: Conversation, build: Build) -> bool:
    """Tell whether a passage is of another topic than what was just quoted; False where nothing was."""
    last = last_quoted(conversation)
    return last is not None and bool(_quoted((last,), build)) and not _is_with(number, (last,), build)


def fails_again(conversation: Conversation, settings: Settings) -> bool:
    """Tell whether one more reply without an answer is the third in a row (WCAG 2.2, 3.2.6)."""
    needed = settings.contact_after - 1
    latest = conversation.turns[-needed:]
    return len(latest) == needed and all(turn.status in ("clarify", "abstained") for turn in latest)


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


def quoted_before(conversation: Conversation, build: Build) -> list[int]:
    """Return the places of the passages that the talk has quoted."""
    return _quoted(conversation.turns, build)


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


def told(passage: Passage, conversation: Conversation) -> list[Span]:
    """Return the spans of a passage that were quoted before."""
    return [
        span
        for turn in conversation.turns
        for passage_id, span in zip(turn.passage_ids, turn.spans, strict=False)
        if passage_id == passage.passage_id
    ]


def just_told(passage: Passage, conversation: Conversation) -> list[Span]:
    """Return the spans of a passage that the last reply with a quote had."""
    last = last_quoted(conversation)
    return told(passage, Conversation((last,))) if last else []


def is_told(passage: Passage, conversation: Conversation) -> bool:
    """Tell whether every sentence of a passage was quoted before."""
    heard = told(passage, conversation)
    return bool(heard) and all(is_within(sentence, heard) for sentence in passage.sentences)


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
    quoted = _quoted(turns[-1:], build)
    if not quoted or quoted[0] + 1 == len(build.passages):
        return None
    return quoted[0] + 1 if build.topics.together(quoted[0], quoted[0] + 1) else None


def _is_with(number: int, turns: Sequence[Turn], build: Build) -> bool:
    return any(build.topics.together(number, quoted) for quoted in _quoted(turns, build))


def _quoted(turns: Sequence[Turn], build: Build) -> list[int]:
    return [build.number(one) for turn in turns for one in turn.passage_ids]


def _said(turns: tuple[Turn, ...], build: Build) -> str:
    """Return what one of the last two replies quoted from, or else the last would first have answered from, as text.

    Empty for neither.
    """
    last = turns[-1]
    named = next((turn.passage_ids for turn in reversed(turns[-2:]) if turn.passage_ids), last.offered[:1])
    return "\n".join(f"{passage.heading}\n{build.body(passage)}" for passage in build.known_passages(named))
