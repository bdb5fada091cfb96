"""Tell whether a message is joined on to the one before it: "but should I …", "and how …", "can I still …"."""

from __future__ import annotations

import re

from bot.manners.plain_words import plain_words

_JOINS = re.compile(
    r"^(?:(?:ok|okay|yes|yeah|no|right|fine|well|hm|hmm|i see|i know|sure|alright|thats fine) ){0,3}"
    r"(?:but|and|so|then|or|yet|though)\b(?! (?:something else|another (?:question|topic|thing)|by the way)\b)"
)
_ASKS_LEAVE = re.compile(
    r"^(?:(?:ok|okay|yes|well|hm|please) ){0,2}"
    r"(?:(?:can|could|may|might|should|shall|must|would|will|do|does|is|are|am) .{0,60}?"
    r"\b(?:still|anyway|anyways|at least|instead|allowed|again|today|tonight|tomorrow|(?:this|next) week(?:end)?"
    r"|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"|is it (?:ok|okay|safe|fine|alright|all right|bad|dangerous) (?:to|if|for)\b)"
)


def is_joined(message: str) -> bool:
    """Tell whether a message begins by going on from what was said before."""
    return bool(_JOINS.match(" ".join(plain_words(message))))


def asks_leave(message: str) -> bool:
    """Tell whether a message asks for leave to do something in spite of what was said: "can I still race"."""
    return bool(_ASKS_LEAVE.match(" ".join(plain_words(message))))
