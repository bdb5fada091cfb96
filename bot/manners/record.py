"""Manners: all that the bot says or withholds that no document says. The defaults, merged with an owner's files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.manners.safety import Safety
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
