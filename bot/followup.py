"""Carry a conversation into the next question: mix in what was asked and said, the more the less it says itself.

The history is never joined to the question, which would ruin a change of topic; scores are mixed instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.index import Floats
from bot.records import Conversation
from bot.settings import Settings
from bot.text.analyse import normalise, words
from bot.text.function_words import POINTERS, content_words

_CONTINUES = re.compile(
    r"^(and|but|so|ok(ay)?|then|also|or|what about|how about|why|how so|really|what if|like what)\b"
)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """How far a question leans on its conversation: `leaning` is 0 (stands alone) to 1; `points` if it points back.

    `own` is the weight of the question's own scores: words of grammar alone ("and why?") find little of worth.
    """

    leaning: float
    points: bool
    own: float = 1.0


def leaning(question: str, conversation: Conversation, known: float, settings: Settings) -> FollowUp:
    """Return how much a question needs of what was said before: much if it is short and points back.

    One that points nowhere leans half as much, and less if the knowledge doesn't know its words: it is a new topic.
    `known` is Query.known.
    """
    if not conversation.turns:
        return FollowUp(0.0, False)
    asked = words(question)
    content = len(content_words(asked))
    points = bool(_CONTINUES.match(normalise(question).strip())) or any(word in POINTERS for word in asked)
    gate = min(max((settings.standalone_words - content) / 4, 0.0), 1.0)
    if not content:
        return FollowUp(gate, points, settings.vague_own)
    return FollowUp(gate if points else gate * known / 2, points)


def mix(own: Floats, before: Sequence[Floats], follow_up: FollowUp, settings: Settings) -> Floats:
    """Add the scores of what was asked and said `before` to the question's own; all of shape (n_passages,)."""
    share = np.float32(settings.context_weight * follow_up.leaning)
    return np.asarray(np.float32(follow_up.own) * own + share * np.sum(before, axis=0), np.float32)
