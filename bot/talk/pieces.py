"""A question that is sent in pieces: "so" / "arms in a sprint" / "how high?"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.builds import Build
from bot.followup import points_back
from bot.records.conversation import Conversation
from bot.said.of_oneself import tells_more_of_who_asks, tells_who_asks
from bot.text.analyse import words
from bot.text.asking import ASKING
from bot.text.function_words import content_words

PIECE_WORDS = 3
"""Content words up to which a message after an unanswered one may be a piece of it."""

_THINGS = frozenset("it its that thats this".split())
"""Words that point back at what was said, and at nobody."""


def joined(message: str, conversation: Conversation, build: Build) -> str:
    """Return a message with the unanswered ones before it, where all look like pieces of one question.

    What the site doesn't cover was a whole one. Where these only told who asks, the message may be any question.
    """
    earlier = _unanswered(conversation, build)
    if not (_is_piece(message) or _only_tell(earlier)) or build.manners.small_talk_of(message):
        return ""
    return "\n".join([*earlier, message]) if earlier else ""  # each stays a clause of its own: "it isn't numb" denies


def of_who_asks(message: str, conversation: Conversation, build: Build) -> str:
    """Return the same of a question that points back where nothing was told but who asks, at what they do or have.

    "i do crossfit" / "does that slow my arms down". Empty for any other.
    """
    points = not _THINGS.isdisjoint(words(message)) and points_back(message)
    if not points or len(_unanswered(conversation, build)) < len(conversation.turns):
        return ""
    if not only_told_who_asks(conversation, build):
        return ""
    return joined(message, conversation, build)


def only_told_who_asks(conversation: Conversation, build: Build) -> bool:
    """Tell whether the last messages got no answer because they only told who asks."""
    return _only_tell(_unanswered(conversation, build))


def _only_tell(messages: Sequence[str]) -> bool:
    """Tell whether messages told who asks, one after another, and nothing else; False for none."""
    return bool(messages) and tells_who_asks(messages[0]) and all(map(tells_more_of_who_asks, messages[1:]))


def _unanswered(conversation: Conversation, build: Build) -> list[str]:
    """Return the questions of the last turns that got no answer, oldest first."""
    earlier: list[str] = []
    for turn in reversed(conversation.turns[-build.settings.pieces_before :]):
        if turn.status not in ("clarify", "abstained") or turn.uncovered:
            break
        earlier.insert(0, turn.question)
    return earlier


def _is_piece(message: str) -> bool:
    """Tell whether a message may be no more than a piece of a question: short, and asking nothing itself."""
    said = words(message)
    content = content_words(said)
    return 0 < len(content) <= PIECE_WORDS and said[0] not in ASKING
