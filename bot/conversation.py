"""What a conversation has quoted, told and offered so far, as its next turn asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.builds import Build
from bot.records.conversation import Conversation, Turn
from bot.records.knowledge import Passage, Span
from bot.settings import Settings
from bot.spans import is_within
from bot.text.analyse import words

ASIDE_WORDS = 2
"""Words up to which small talk is a mere aside."""


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
    last = conversation.last
    if last is None or last.status not in ("clarify", "abstained") or passage_id not in last.offered:
        return None
    return last.question


def fails_again(conversation: Conversation, settings: Settings) -> bool:
    """Tell whether one more reply without an answer is the third in a row (WCAG 2.2, 3.2.6)."""
    needed = settings.contact_after - 1
    latest = conversation.turns[-needed:]
    return len(latest) == needed and all(turn.status in ("clarify", "abstained") for turn in latest)


def quoted_before(conversation: Conversation, build: Build) -> list[int]:
    """Return the places of the passages that the talk has quoted."""
    return places_quoted(conversation.turns, build)


def places_quoted(turns: Sequence[Turn], build: Build) -> list[int]:
    """Return the places of the passages that these turns have quoted, in order; one twice where it was quoted twice."""
    return [build.number(one) for turn in turns for one in turn.passage_ids]


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
