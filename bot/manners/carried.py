"""Which red flag a talk is still about: the one that its last turns raised, if the next message carries it on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import dropwhile, takewhile

from bot.manners.joined_on import asks_back, asks_leave, is_joined
from bot.manners.safety import Safety, SafetyTopic
from bot.records.conversation import Conversation, Turn

Likest = Callable[[str], SafetyTopic | None]
"""Gives the topic of a message that no rule raised, by its likeness to known red flags."""


def carried(
    safety: Safety, conversation: Conversation, question: str, likest: Likest, others: int
) -> SafetyTopic | None:
    """Return the topic that the last turns raised and `question` carries on, if any.

    What only went on from the message before it is likened to nothing, since everything is like some red flag. What
    asks back ("can I race on Sunday") may have up to `others` other turns in between.
    """
    turns = list(reversed(conversation.turns))
    between = list(takewhile(lambda turn: turn.status != "safety", turns[:others])) if asks_back(question) else []
    run = _run(turns[len(between) :])
    if topic := _gravest(safety, run):
        return topic if safety.carries(topic, question) and not (between and topic.gives_way) else None
    for said in run:
        if said is not run[-1] and _goes_on(said):
            continue
        if (topic := likest(said)) and safety.carries(topic, question):
            return topic
    return None


def raised(safety: Safety, conversation: Conversation, likest: Likest) -> SafetyTopic | None:
    """Return the topic of the red flags that the talk has just heard, small talk aside; None for none.

    It is the latest that a rule raised, but for a minor one beside a graver; else what the first of them is like,
    since those that followed are often about it without a word of it.
    """
    run = _latest_run(conversation)
    return _gravest(safety, run) or (likest(run[-1]) if run else None)


def raised_by_rule(safety: Safety, conversation: Conversation) -> bool:
    """Tell whether a rule raised any of the red flags that the talk has just heard, small talk aside."""
    return _gravest(safety, _latest_run(conversation)) is not None


def only_denied(safety: Safety, conversation: Conversation, topic: SafetyTopic, question: str) -> bool:
    """Tell whether a message that raises a topic only denies it right after a red flag: "no, he has no pain"."""
    last = conversation.last
    if last is None or last.status != "safety":
        return False
    return safety.denies(safety.topic_of(last.question) or topic, question)  # of what was raised before


def _latest_run(conversation: Conversation) -> list[str]:
    """Return the messages of the latest red flags, small talk after them aside, the last one first."""
    return _run(dropwhile(lambda turn: turn.status == "small_talk", reversed(conversation.turns)))


def _run(turns: Iterable[Turn]) -> list[str]:
    """Return the messages of the turns up to the first that was no red flag."""
    return [turn.question for turn in takewhile(lambda turn: turn.status == "safety", turns)]


def _gravest(safety: Safety, run: Sequence[str]) -> SafetyTopic | None:
    """Return the first topic of these messages that isn't minor, else the first that any raises."""
    topics = [topic for topic in map(safety.topic_of, run) if topic]
    return next((topic for topic in topics if not topic.minor), topics[0] if topics else None)


def _goes_on(question: str) -> bool:
    return is_joined(question) or asks_leave(question)
