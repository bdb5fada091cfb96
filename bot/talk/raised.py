"""Find the red flag that a message raises by a rule, and the one that it comes right after; neither replies to it."""

from __future__ import annotations

from bot.manners.carried import raised
from bot.manners.cleared import besides_what_was_cleared, is_cleared
from bot.manners.safety import SafetyTopic
from bot.records.conversation import Turn
from bot.talk.after_red_flag import red_flag_before
from bot.talk.gives_way import gives_way, gives_way_to_offer
from bot.talk.likely_red_flag import likest_topic
from bot.talk.move import Move
from bot.talk.thanks_for_help import without_help
from bot.talk.turn import Answering
from bot.text.analyse import in_plain_words
from bot.text.clauses import clauses


def topic_raised(turn: Answering, move: Move) -> SafetyTopic | None:
    """Return the topic that a rule hears in a message, as typed and as corrected; None for none.

    A minor one isn't raised by what only names who helps, nor by what a doctor has found fine.
    """
    safety = turn.build.manners.safety
    topic = safety.topic_of(turn.asked, "" if turn.is_foreign else turn.found.text, move.joined)
    if topic is None or not topic.minor:
        return topic
    if raised_before(turn):  # "I'll get it looked at. How should I …" raises it by who helps alone
        return topic if safety.topic_of(without_help(turn.asked)) else None
    return None if _is_cleared_of(topic, turn) or _was_cleared_before(turn) else topic


def given_way(topic: SafetyTopic | None, turn: Answering) -> tuple[SafetyTopic | None, Answering]:
    """Return the topic that is left to be answered, and the turn as it goes on.

    Where the topic gives way to the passage that answers, or to those that would be offered, none is left; did its
    owner let it, the reply begins with when to be seen.
    """
    if topic and _gave_way_before(topic, turn):
        return None, turn
    if topic is None or not (_is_left_to_the_answer(topic, turn) or is_left_to_the_offer(topic, turn)):
        return topic, turn
    return None, turn.with_care() if topic.granted else turn


def is_left_to_the_offer(topic: SafetyTopic, turn: Answering) -> bool:
    """Tell whether a topic gives way to the passages that would be offered."""
    if turn.decision().status != "clarify":
        return False
    offered = [turn.build.passage(option.passage_id) for option in turn.readings()]
    return gives_way_to_offer(topic, turn.asked, offered, turn.build)


def _is_left_to_the_answer(topic: SafetyTopic, turn: Answering) -> bool:
    passage = turn.answering()
    return passage is not None and gives_way(topic, turn.asked, passage, turn.build)


def _gave_way_before(topic: SafetyTopic, turn: Answering) -> bool:
    """Tell whether only the message before raised a topic, which gave way to it, and this one adds nothing acute."""
    safety, last = turn.build.manners.safety, turn.conversation.turns[-1:]
    if not topic.gives_way or not last or last[0].status not in ("answered", "clarify"):
        return False
    if safety.topic_of(turn.asked) or safety.things.is_acute(turn.asked):
        return False
    return safety.topic_of(last[0].question) == topic


def raised_before(turn: Answering) -> SafetyTopic | None:
    """Return the topic of the red flag that a message comes right after; None where it comes after none."""
    if red_flag_before(turn.conversation) is None:
        return None
    return raised(turn.build.manners.safety, turn.conversation, lambda text: likest_topic(text, turn.build))


def _is_cleared_of(topic: SafetyTopic, turn: Answering) -> bool:
    """Tell whether a message only says that a doctor has found it fine, and asks for something else."""
    return any(map(is_cleared, clauses(turn.asked))) and turn.build.manners.safety.denies(topic, turn.asked)


def _was_cleared_before(turn: Answering) -> bool:
    """Tell whether a message names nothing but what a doctor has found fine a few turns ago, and no new complaint."""
    turns, safety = turn.conversation.turns, turn.build.manners.safety
    since = next((at for at in reversed(range(len(turns))) if _is_of_clearance(turns[at])), None)
    if since is None or len(turns) - since > turn.build.settings.red_flag_cleared_for:
        return False
    if any(one.status == "safety" for one in turns[since:]):
        return False
    flags = [safety.topic_of(one.question) for one in turns if one.status == "safety"]
    if not all(flag and flag.minor for flag in flags):
        return False
    told = " ".join(in_plain_words(one.question) for one in turns[: since + 1])
    rest = besides_what_was_cleared(in_plain_words(turn.asked), told)
    return rest is not None and safety.topic_of(rest) is None


def _is_of_clearance(turn: Turn) -> bool:
    return any(map(is_cleared, clauses(turn.question)))
