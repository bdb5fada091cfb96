"""Said to tell who asks, before anything is asked: "im a 52 yo woman", "hes 6", "i do crossfit", "race in 3 weeks"."""

from __future__ import annotations

import re

from bot.text.analyse import words
from bot.text.asking import AUXILIARIES, QUESTION_WORDS, REQUESTS

MOST_WORDS = 9
"""Words up to which a message may only tell who asks; a longer one tells what is the matter. By judgement."""
_BEGINNING = r"^(?:(?:hi|hey|hello|ok|okay|so|well|and|also|btw) )*"
_ROLES = (
    r"(?:coach|mum|mom|mother|dad|father|parent|gran|grandma|grandpa|wife|husband|teacher|trainer|pe teacher|captain"
    r"|physio|nurse|player|athlete|runner|sprinter|hurdler|jogger|swimmer|climber|cyclist|rower|dancer|[a-z]*footballer"
    r"|winger|striker|keeper|member|student|beginner|newbie|amateur|veteran|senior|masters)s?"
)
_OCCASIONS = (
    r"(?:(?:half )?marathon|half|race|parkrun|10k|5k|competition|comp|meet|match|game|tournament|trials?|sports day"
    r"|season|exam|test|interview|concert|show|wedding|holiday|trip|birthday)"
)
_SOON = (
    r"(?:in (?:a|an|one|two|three|four|five|six|[0-9]+) (?:days?|weeks?|months?)"
    r"|(?:on|this|next) [a-z]+|tomorrow|tonight|today|soon)"
)
_WHO = re.compile(
    rf"{_BEGINNING}"
    r"(?:im|i am|ive (?:been|done|got)|i (?:have|do|play|run|jog|train|coach|teach|row|swim|cycle|lift|started|used to)"
    r"|(?:hes|shes|he is|she is|were|we are|theyre) (?:a|an|only|just|new|nearly|almost|[0-9]+)\b"
    r"|my (?:son|daughter|kid|child|wife|husband|team|athletes?|mum|mom|dad) (?:is|are|has|have|does|plays|runs)"
    rf"|(?:(?:a|an|the) )?(?:[a-z0-9]+ )?{_ROLES} (?:of|to|at|from) |(?:(?:a|an) )?(?:[a-z0-9]+ ){{0,2}}{_ROLES} here\b"
    r"|(?:been|started) [a-z]+ing (?:for |since )?(?:[0-9]+|a|an|one|two|three|last|this|some|many|all) "
    rf"|(?:(?:have|got|doing|running|my|a|an|the|first|big|next|our) ){{0,3}}{_OCCASIONS} (?:is |comes up )?{_SOON}$)"
)
_ADDS = re.compile(r"^(?:and|also|plus) (?!(?:the|for|with|in|on|at|to|a|my)\b)")
"""How a message goes on that tells more of who asks: "and lift a lot"."""
_WANTS = frozenset(
    """
    ask asking bot but cant cannot confused curious dont else find help hurt hurts info information interested know
    lost looking meant need not pain question read site sore sorry sure that think this tired understand unsure u want
    wonder wondering wrong you your
    """.split()
)
"""Words of which a message has one that wants something, complains, or speaks of the talk."""


def tells_who_asks(message: str) -> bool:
    """Tell whether a message asks and wants nothing, and only tells who asks, what they do or have before them."""
    return _tells(message, _WHO)


def tells_more_of_who_asks(message: str) -> bool:
    """Tell the same of one that goes on after such a message: "and lift a lot"."""
    return _tells(message, _WHO) or _tells(message, _ADDS)


def _tells(message: str, form: re.Pattern[str]) -> bool:
    said = words(message)
    if "?" in message or len(said) > MOST_WORDS or not (_WANTS | QUESTION_WORDS | REQUESTS).isdisjoint(said):
        return False
    spoken = " ".join(said)
    told = form.match(spoken)
    return told is not None and AUXILIARIES.isdisjoint(spoken[told.end() :].split())  # "i row should i bend my arms"
