"""Reply to a red flag (bot/talk/raised.py), and keep to it as long as what follows doesn't leave it
(bot/talk/after_red_flag.py).
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.conclusion import judges
from bot.conversation import last_quoted
from bot.decision import Decision
from bot.manners.carried import carried, only_denied, raised_by_rule
from bot.manners.cleared import is_cleared
from bot.manners.joined_on import asks_leave
from bot.manners.safety import SafetyTopic
from bot.manners.smalltalk import CLOSING, COMPLAINT, SmallTalk
from bot.records.reply import Raised, RaisedBy, Reply
from bot.talk.after_red_flag import (
    is_of_the_bot,
    leaves_cleared,
    leaves_lightly,
    puts_right,
    red_flag_before,
    stays,
    supposes,
)
from bot.talk.likely_red_flag import likely_red_flag, likest_topic
from bot.talk.move import Move
from bot.talk.raised import is_left_to_the_offer, raised_before
from bot.talk.thanks_for_help import goes_with_thanks, promises_help, says_goodbye, without_help
from bot.talk.turn import Answering
from bot.text.clauses import clauses

_MEANWHILE = re.compile(r"\b(?:meanwhile|today|tonight|through it|worse|better|until|till|help|helps)\b")
"""Said of what the red flag is about, behind the word that help is seen."""


def raised_or_carried_on(topic: SafetyTopic | None, turn: Answering, move: Move, *, chosen: bool) -> Reply | None:
    """Answer the `topic` that a message raises, or the one that the turns before have raised and it still speaks of."""
    asked, safety, before = turn.asked, turn.build.manners.safety, raised_before(turn)
    if before and (_goes(asked, turn, before) or _is_only_cleared(asked, turn, before)):
        return _youre_welcome(turn)
    if topic and not only_denied(safety, turn.conversation, topic, asked):
        graver = before if before and topic.minor and not before.minor else None
        return _still(graver, turn) if graver else _told(topic, "rule", turn)
    if chosen or is_of_the_bot(asked) or _is_of_somebody_made_up(asked, before):
        return None
    if before and _asks_behind_help(asked, turn):
        return None
    wordings = dict.fromkeys((asked, move.text))  # as typed, and without its "no, I meant"
    kept = (_carried(said, turn) for said in wordings)
    return next((_still(carried_on, turn) for carried_on in kept if carried_on), None)


def _carried(said: str, turn: Answering) -> SafetyTopic | None:
    """Return the topic that the last turns raised and a message carries on; None for none."""
    build = turn.build
    between = build.settings.red_flag_between
    return carried(build.manners.safety, turn.conversation, said, lambda text: likest_topic(text, build), between)


def not_left(asked: str, turn: Answering, decision: Decision) -> Reply | None:
    """Answer what doesn't leave the red flag right before it, though no rule hears it."""
    topic = raised_before(turn)
    if topic is None or is_put_right(asked, turn) or _is_of_somebody_made_up(asked, topic):
        return None
    if not topic.holds and _asks_behind_help(asked, turn):
        return None
    found, settings = turn.found, turn.build.settings
    likened = not topic.holds and not _is_by_rule(turn)
    if (topic.minor or likened) and leaves_lightly(asked, decision, likened=likened):
        return None
    if not asks_leave(asked) and not stays(asked, decision, found, settings, holds=topic.holds):
        return None
    return None if _is_over(asked, topic, turn, decision) else _still(topic, turn)


def _is_by_rule(turn: Answering) -> bool:
    """Tell whether a rule raised the red flag that a message comes after, and not its likeness alone."""
    return raised_by_rule(turn.build.manners.safety, turn.conversation)


def _is_over(asked: str, topic: SafetyTopic, turn: Answering, decision: Decision) -> bool:
    """Tell whether a message denies a topic; behind a doctor's word that it's fine only a question that leaves it."""
    safety = turn.build.manners.safety
    rest = safety.besides_denial(topic, asked)
    if rest is None or safety.topic_of(rest):
        return False
    if not rest or not any(map(is_cleared, clauses(asked))):
        return True
    return leaves_cleared(rest, decision, turn.found, turn.build.settings)


def likened(asked: str, turn: Answering, decision: Decision) -> Reply | None:
    """Answer what may be a red flag that no rule knows, as if one did; None where it isn't like any.

    What only says how far a quote holds ("coach says its a fault") is like many a message, and no red flag; nor is what
    denies the one before it. Of another language's words the vectors know nothing.
    """
    before, safety = raised_before(turn), turn.build.manners.safety
    denied = before is not None and safety.denies(before, asked)
    if denied or is_put_right(asked, turn) or (last_quoted(turn.conversation) and judges(asked)) or turn.is_foreign:
        return None
    near = likely_red_flag(turn.found, turn.build, answered=decision.status == "answered")
    topic = safety.named(near.topic) if near else None
    if topic and is_left_to_the_offer(topic, turn):
        return None
    return _told(topic, "likeness", turn, like=near.message) if near and topic else None


def is_put_right(asked: str, turn: Answering) -> bool:
    """Tell whether a message says that a red flag was misread which no rule raised: its likeness may well mislead."""
    safety, before = turn.build.manners.safety, red_flag_before(turn.conversation)
    topic = raised_before(turn)
    if before is None or topic is None or safety.topic_of(before.question):
        return False
    return puts_right(asked) or safety.denies(topic, asked)


def of_small_talk_after(case: SmallTalk, turn: Answering) -> Reply | None:
    """Answer small talk right after a red flag; None where it is as harmless as anywhere else."""
    topic = raised_before(turn)
    if topic and (topic.holds or case.name == COMPLAINT):  # which goes on about it
        return _still(topic, turn)
    return _youre_welcome(turn) if topic and case.name in CLOSING else None


def _is_only_cleared(asked: str, turn: Answering, before: SafetyTopic) -> bool:
    """Tell whether a message only says that a doctor has found it fine."""
    return turn.build.manners.safety.besides_denial(before, asked) == "" and any(map(is_cleared, clauses(asked)))


def _is_of_somebody_made_up(asked: str, topic: SafetyTopic | None) -> bool:
    """Tell whether a message leaves a topic by asking of somebody made up; only what is minor is left so."""
    return topic is not None and topic.minor and supposes(asked)


def _goes(asked: str, turn: Answering, before: SafetyTopic) -> bool:
    """Tell whether a message thanks for it and raises no red flag itself: "we'll see a doctor, thanks"."""
    if not goes_with_thanks(asked) or (before.holds and says_goodbye(asked)):
        return False
    return turn.build.manners.safety.topic_of(without_help(asked)) is None


def _asks_behind_help(asked: str, turn: Answering) -> bool:
    """Tell whether a message says that help is seen and asks for something else, without leave for anything."""
    rest = promises_help(asked)
    if rest is None or _MEANWHILE.search(rest) or turn.decision().status != "answered":
        return False
    return not asks_leave(rest) and turn.build.manners.safety.topic_of(rest) is None


def _still(topic: SafetyTopic, turn: Answering) -> Reply:
    return _told(topic, "carried_on", turn)


def _told(topic: SafetyTopic, by: RaisedBy, turn: Answering, like: str | None = None) -> Reply:
    """Answer a red flag in the words of its topic."""
    voice = turn.build.manners.voice
    said = topic.still or voice.safety_still if by == "carried_on" else topic.reply
    return replace(turn.reply("safety", None, voice.safety_reply(said)), red_flag=Raised(topic.name, by, like))


def _youre_welcome(turn: Answering) -> Reply:
    """Answer thanks without the joke that other thanks may get."""
    return turn.reply("small_talk", None, turn.build.manners.voice.safety_thanks)
