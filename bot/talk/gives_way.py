"""Whether a red flag's topic gives way to what the site has: to a passage asked for so, or as its owner let it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.builds import Build
from bot.manners.safety import SafetyTopic
from bot.manners.things import Things
from bot.records.knowledge import Passage
from bot.text.analyse import in_plain_words

_OF_SERVICE = re.compile(
    r"\b(?:(?:do|can|could|will|would|are|have) (?:you|u) (?!think|know|reckon|believe|say)"
    r"|(?:see|with|to|from) (?:you|u)\b"
    r"|(?:do|will|would|must) (?:i|we) (?:need|have to)\b)"
)
"""Asks what the site's people do, or what one needs for it, of plain words: "do you treat …?", "will I need …?"."""
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n")


def gives_way(topic: SafetyTopic, asked: str, passage: Passage, build: Build) -> bool:
    """Tell whether `topic` gives way to `passage`, which answers what was `asked`.

    Where its owner let it (`granted`), nothing acute may be said, and the passage must name each part of the body,
    illness and medicine that the message names: one on knees answers no elbow. Else one of its ways to ask must raise
    the topic itself.
    """
    safety = build.manners.safety
    if topic.name not in safety.served:
        return False
    if topic.granted:
        things = safety.things
        return not things.is_acute(asked) and things.named(asked) <= _named_by(passage, build, things)
    raised = map(safety.topic_of, (passage.question, *passage.phrasings))
    return any(one and one.name == topic.name for one in raised)


def gives_way_to_offer(topic: SafetyTopic, asked: str, offered: Sequence[Passage], build: Build) -> bool:
    """Tell whether `topic` gives way to what would be `offered` where nothing is surely the answer.

    Its owner let it, the message asks what the site's people do and doesn't only complain, and one of the passages
    names the things that it names, of which there must be some.
    """
    if not topic.granted or not _OF_SERVICE.search(in_plain_words(asked)):
        return False
    if not build.manners.safety.things.named(asked):
        return False
    return any(gives_way(topic, asked, passage, build) for passage in offered)


def _named_by(passage: Passage, build: Build, things: Things) -> set[str]:
    """Return the things that a passage names, its document's title included."""
    texts = (build.document(passage).title, passage.question, *passage.phrasings)
    sentences = _SENTENCE_END.split(build.body(passage))
    return set().union(*(things.named(text, slips=False) for text in (*texts, *sentences)))
