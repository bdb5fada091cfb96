"""What a conversation carries on: its latest turns, and those that opened the topics before them."""

from __future__ import annotations

from dataclasses import replace

from bot.records.conversation import Conversation, Turn

REMEMBERED = 8
"""Turns that a conversation carries: the latest, and those that opened topics before them."""
OPENINGS = 3
"""Turns among them that opened an earlier topic."""


def remembering(turn: Turn, conversation: Conversation) -> Conversation:
    """Return the conversation with one turn more, within its bounds; only the last offer can still be taken."""
    longer = Conversation((*(replace(before, offered=()) for before in conversation.turns), turn))
    while len(longer.turns) > REMEMBERED:
        longer = fewer(longer)
    return longer


def fewer(conversation: Conversation) -> Conversation:
    """Return the conversation without its oldest turn; those that opened the latest topics go after all others.

    The last turn goes after these.
    """
    turns = conversation.turns
    openings = [number for number, turn in enumerate(turns[:-1]) if turn.opens][-OPENINGS:]
    others = (number for number in range(len(turns) - 1) if number not in openings)
    out = next(others, 0)
    return Conversation(turns[:out] + turns[out + 1 :])
