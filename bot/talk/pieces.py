"""A question that is sent in pieces: "so" / "arms in a sprint" / "how high?"."""

from __future__ import annotations

from bot.builds import Build
from bot.records.conversation import Conversation
from bot.text.analyse import words
from bot.text.asking import ASKING
from bot.text.function_words import content_words

PIECE_WORDS = 3
"""Content words up to which a message after an unanswered one may be a piece of it."""


def joined(message: str, conversation: Conversation, build: Build) -> str:
    """Return a message with the unanswered ones before it, where all look like pieces of one question.

    What the site doesn't cover was a whole one.
    """
    earlier: list[str] = []
    for turn in reversed(conversation.turns[-build.settings.pieces_before :]):
        if turn.status not in ("clarify", "abstained") or turn.uncovered:
            break
        earlier.insert(0, turn.question)
    if not earlier or not _is_piece(message) or build.manners.small_talk_of(message):
        return ""
    return "\n".join([*earlier, message])  # each stays a clause of its own: "it isn't numb" denies


def _is_piece(message: str) -> bool:
    """Tell whether a message may be no more than a piece of a question: short, and asking nothing itself."""
    said = words(message)
    content = content_words(said)
    return 0 < len(content) <= PIECE_WORDS and said[0] not in ASKING
