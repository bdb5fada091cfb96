"""What a conversation carries on: its latest turns, and those that opened the topics before them."""

from __future__ import annotations

from dataclasses import replace

from bot.records import Conversation, Turn

REMEMBERED = 8
"""Turns that a conversation carries: the latest, and those that opened topics before them."""
OPENINGS = 3
"""Turns among them that opened an earlier topic."""


def remembering(turn: Turn, conversation: Conversation) -> Conversation:
    """Return the conversation with one turn more, within its bounds; only the last offer can still be taken."""
    turns = (*(replace(before, offered=()) for before in conversation.turns), turn)
    if len(turns) <= REMEMBERED:
        return Conversation(turns)
    openings = [number for number, one in enumerate(turns[:-1]) if one.opens][-OPENINGS:]
    latest = range(len(turns) - 1, -1, -1)
    kept = list(dict.fromkeys([*openings, *latest]))[:REMEMBERED]
    return Conversation(tuple(turns[number] for number in sorted(kept)))
