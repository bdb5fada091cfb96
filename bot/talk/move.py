"""What a message does in its conversation, and what is to be looked up for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.records.conversation import Conversation, Turn

Kind = Literal[
    "ask", "same", "people", "choose", "which", "refuse", "more", "example", "sources", "shorter", "conclude"
]


@dataclass(frozen=True, slots=True)
class Move:
    """What a message does, and what is to be looked up for it.

    `text` is looked up as the next turn of `conversation`; `joined` is another reading of it, such as with the pieces
    sent before it, or empty. `dropped` are passages that a wrong reading led to. `passage_id` is what was chosen, and
    `also` what was chosen with it; `offered` what there is to choose from. `opens` says that it leaves what was talked
    about last; `besides` is what is asked in one breath with a choice.
    """

    kind: Kind
    text: str
    conversation: Conversation
    joined: str = ""
    dropped: tuple[str, ...] = ()
    passage_id: str | None = None
    also: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    opens: bool = False
    besides: str = ""

    @property
    def remembered(self) -> str | None:
        """Return the question that the talk goes on from, where the message only stands for it ("the second one")."""
        if self.kind == "people":
            return f"how many people were in the {self.text} study"
        return self.text if self.kind not in ("ask", "same", "which", "refuse") else None


def before(conversation: Conversation, last: Turn | None = None) -> Conversation:
    """Return the conversation before its last turn, or before the one given, which is one of its last two."""
    back = 1 if last is None or last is conversation.turns[-1] else 2
    return Conversation(conversation.turns[:-back])
