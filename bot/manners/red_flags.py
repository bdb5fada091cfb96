"""Red flags in words that no rule has: messages nearer in meaning to known red flags than to anything harmless.

The rules (bot/manners/safety.py) come first and hold everywhere. This net is for what they miss, and only where the
site has no answer: there a red flag taken for an odd question does harm, and an odd question taken for one little.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.semantics import Floats, by_axis, shipped

KNOWN = Path(__file__).parent.parent / "defaults" / "red_flags.tsv"
HARMLESS = "harmless"


@dataclass(frozen=True, slots=True)
class NearestFlag:
    """The known red flag that a text is nearest to: its topic, its message, and the cosine."""

    topic: str
    message: str
    cosine: float


@dataclass(frozen=True, slots=True)
class RedFlags:
    """Known messages: red flags with the topic of each, and harmless ones that sound alike; vectors are (n, 256)."""

    topics: tuple[str, ...]
    messages: tuple[str, ...]
    flags: Floats
    harmless: Floats

    @staticmethod
    def of(lines: list[tuple[str, str]]) -> RedFlags:
        """Take (topic, message); the topic is `HARMLESS` where there is none. There must be messages of both kinds."""
        flags = [(topic, message) for topic, message in lines if topic != HARMLESS]
        harmless = [message for topic, message in lines if topic == HARMLESS]
        embed = shipped().embed_all
        topics, messages = zip(*flags, strict=True)
        return RedFlags(topics, messages, by_axis(embed(list(messages))), by_axis(embed(harmless)))

    def likest(self, vector: Floats) -> NearestFlag:
        """Return what a text with this vector, (256,), is nearest to; cosines of 0 for a text without a word."""
        cosines = self.flags @ vector
        best = int(cosines.argmax())
        return NearestFlag(self.topics[best], self.messages[best], float(cosines[best]))

    def harmless_as(self, vector: Floats) -> float:
        """Return the best cosine of a text with this vector, (256,), with what is harmless."""
        return float((self.harmless @ vector).max())


@cache
def known_red_flags() -> RedFlags:
    """Return the messages that are shipped, read once a process."""
    lines = [line for line in KNOWN.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return RedFlags.of([(topic, message) for topic, _, message in (line.partition("\t") for line in lines)])
