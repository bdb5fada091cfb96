"""A conversation: its turns, as far as the next one needs them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.records.knowledge import Span

Status = Literal["answered", "clarify", "abstained", "small_talk", "safety"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and what came of it, as far as the next turn needs it.

    `spans` are the quoted ones, beside `passage_ids`; `chosen` is the passage that a single one answered from.
    `offered` are the passages whose questions were offered last, as options or suggestions. `opens` says that a topic
    began with it: nothing of what was said before speaks for the turns from here on. `uncovered` says that it asked for
    what the site doesn't cover: it is of no topic.
    """

    question: str
    status: Status
    passage_ids: tuple[str, ...] = ()
    chosen: str | None = None
    spans: tuple[Span, ...] = ()
    offered: tuple[str, ...] = ()
    opens: bool = False
    uncovered: bool = False


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns so far, oldest first."""

    turns: tuple[Turn, ...] = ()

    @property
    def last(self) -> Turn | None:
        """The latest turn; None where there is none yet."""
        return self.turns[-1] if self.turns else None
