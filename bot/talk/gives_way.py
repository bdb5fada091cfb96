"""Whether a red flag's topic gives way to a passage: one asked for in its words, or one that an owner let answer."""

from __future__ import annotations

from bot.builds import Build
from bot.manners.safety import SafetyTopic
from bot.records.knowledge import Passage
from bot.text.analyse import stems, terms


def gives_way(topic: SafetyTopic, asked: str, passage: Passage, build: Build) -> bool:
    """Tell whether `topic` gives way to `passage`, which answers what was `asked`.

    Where its owner let it (`granted`), the passage must have every part of the body that is named: one on knees answers
    no elbow. Else one of its ways to ask must raise the topic itself.
    """
    safety = build.manners.safety
    if topic.name not in safety.served:
        return False
    if topic.granted:
        told = {term for text in (build.body(passage), *passage.phrasings) for term in terms(text)}
        return told.issuperset(stems(safety.parts_in(asked)))
    raised = map(safety.topic_of, (passage.question, *passage.phrasings))
    return any(one and one.name == topic.name for one in raised)
