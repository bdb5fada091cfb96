"""Manners: all that the bot says or withholds that no document says. The defaults, merged with an owner's files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from bot.manners.safety import Safety, SafetyTopic
from bot.manners.smalltalk import SmallTalk, SmallTalkCases, find_small_talk
from bot.manners.voice import Voice

PERSON = "a person"  # the small-talk case that is none: the visitor wants a human


@dataclass(frozen=True)
class Manners:
    """The bot's voice, its safety rules, and its small talk; stored whole in a published build."""

    voice: Voice
    safety: Safety
    small_talk: SmallTalkCases

    def case_of(self, question: str) -> SmallTalk | None:
        """Return the case that a whole message is, asking for a person (`PERSON`) among them, or None."""
        return find_small_talk(question, self.small_talk)

    def small_talk_of(self, question: str) -> SmallTalk | None:
        """Return the same, but asking for a person is no small talk."""
        found = self.case_of(question)
        return None if found and found.name == PERSON else found

    def serving(self, ways_to_ask: Iterable[str]) -> Manners:
        """Return these manners for a knowledge that is asked for in these ways."""
        return replace(self, safety=self.safety.serving(ways_to_ask))

    def with_voice(self, voice: Voice) -> Manners:
        """Return these manners in another voice."""
        return replace(self, voice=voice)

    def to_json(self) -> dict[str, Any]:
        """Return all of it as JSON values; `from_json` gives the equal record back."""
        return asdict(self)

    @staticmethod
    def from_json(stored: Mapping[str, Any]) -> Manners:
        """Return the manners that `to_json` wrote."""
        safety, talk = stored["safety"], stored["small_talk"]
        topics = [
            SafetyTopic(
                topic["name"],
                tuple(topic["when"]),
                tuple(topic["unless"]),
                topic["reply"],
                gives_way=topic.get("gives_way", False),
                denied=tuple(topic.get("denied", ())),
                still=topic.get("still", ""),
                minor=topic.get("minor", False),
                holds=topic.get("holds", False),
                granted=topic.get("granted", False),
            )
            for topic in safety["topics"]
        ]
        lists = tuple((name, rule) for name, rule in safety["lists"])
        cases = tuple(SmallTalk(case["name"], tuple(case["ask"]), case["reply"]) for case in talk["cases"])
        return Manners(
            Voice(**stored["voice"]),
            Safety(
                tuple(topics),
                lists,
                tuple(safety["follow_up"]),
                tuple(safety["nods"]),
                tuple(safety["real_words"]),
                tuple(safety.get("served", ())),
            ),
            SmallTalkCases(cases, tuple(talk["real_words"])),
        )
