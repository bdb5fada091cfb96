"""Said to tell who asks, before anything is asked: "im a 52 yo woman", "hes 6", "i do crossfit"."""

from __future__ import annotations

import re

from bot.text.analyse import words
from bot.text.asking import AUXILIARIES, QUESTION_WORDS, REQUESTS

MOST_WORDS = 9
"""Words up to which a message may only tell who asks; a longer one tells what is the matter. By judgement."""
_WHO = re.compile(
    r"^(?:(?:hi|hey|hello|ok|okay|so|well|and|also|btw) )*"
    r"(?:im|i am|ive (?:been|done|got)|i (?:have|do|play|run|jog|train|coach|teach|row|swim|cycle|lift|started|used to)"
    r"|(?:hes|shes|he is|she is|were|we are|theyre) (?:a|an|only|just|nearly|almost|[0-9]+)\b"
    r"|my (?:son|daughter|kid|child|wife|husband|team|athletes?|mum|mom|dad) (?:is|are|has|have|does|plays|runs))\b"
)
_WANTS = frozenset(
    """
    ask asking bot but cant cannot confused curious dont else find help hurt hurts info information interested know
    lost looking meant need not pain question read site sore sorry sure that think this tired understand unsure u want
    wonder wondering wrong you your
    """.split()
)
"""Words of which a message has one that wants something, complains, or speaks of the talk."""


def tells_who_asks(message: str) -> bool:
    """Tell whether a message asks and wants nothing, and only tells who asks or what they do."""
    said = words(message)
    if "?" in message or len(said) > MOST_WORDS or not (_WANTS | QUESTION_WORDS | REQUESTS).isdisjoint(said):
        return False
    spoken = " ".join(said)
    told = _WHO.match(spoken)
    return told is not None and AUXILIARIES.isdisjoint(spoken[told.end() :].split())  # "i row should i bend my arms"
