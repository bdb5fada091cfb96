"""Tell whether a message after a red flag leaves it: whoever was told to see a doctor goes on about it, unless he asks
for something else.

What was said there has no words of its own as often as not ("about 20, an hour ago", "it was pink more than red"), and
half of it is like some passage, so neither rules nor confidence tell: what plays the danger down is a statement, and
what leaves it is a question that names what it asks for.
"""

from __future__ import annotations

import re

from bot.decision import Decision
from bot.followup import is_of_aspects, names_subject, points_back
from bot.records import Conversation, Turn
from bot.search import Found
from bot.settings import Settings
from bot.text.analyse import normalise, words
from bot.text.function_words import content_words
from bot.text.openers import OPENERS

_CLAUSE = re.compile(r"(?<=[?!.;:\n])\s*|,(?!\s*or\b)\s*")
_ASKS = re.compile(
    rf"^{OPENERS}(?:what|whats|which|who|whos|when|where|wheres|why|how|hows|is|are|was|do|does|did|can|could"
    r"|will(?! do\b)|would|shall|should|may|must|has|have|any|got any|tell|show|explain|give|teach|help|describe"
    r"|compare|list|i (?:want|need|would like|d like|wanted) to (?:know|ask|learn|hear|talk about)|id like to"
    r"|im (?:looking for|curious)|i (?:was|am) wondering)\b"
)
_OTHER = r"(?:different|another|other|new|unrelated|next|separate)"
_ELSEWHERE = re.compile(
    rf"\b(?:{_OTHER} (?:question|topic|thing|athlete|runner|subject)|never ?mind|something else"
    r"|change the (?:topic|subject)|back to (?:my|the|our) (?:question|topic|first))\b"
)
_OF_THE_BOT = re.compile(
    r"^(?:so |and |ok )*(?:what else (?:can|do) you|who are you|are you a)\b"
    r"|\bthis (?:site|page|website|bot|chat|app)\b"
)
_WHY = re.compile(rf"^{OPENERS}(?:why|how come) ")
_PERSON = frozenset(
    "i im ive id ill me my mine myself we us our he hes his him himself she shes her herself they theyre them their "
    "nobody everyone everybody".split()
)
_POINTERS = frozenset("it its this that these those them him her".split())
_THANKS = re.compile(r"\b(?:thanks|thank you|thankyou|thx|ty|tysm|cheers|bye|goodbye|will do|much appreciated)\b")
_HELP = frozenset(
    "doctor doctors doc gp physio physiotherapist hospital ambulance paramedic paramedics er emergency nurse clinic "
    "helpline hotline police checked examined scanned seen looked 112 911 999".split()
)
_TAKES_BACK = re.compile(
    r"\b(?:but|though|tho|anyway|anyways|still|only|just|instead|nothing|without|until|unless|not|dont|wont|cant|didnt"
    r"|doesnt|isnt|no|never|if|goodbye (?:world|everyone|forever))\b"
)
THANKS_WORDS = 12
"""Words that whoever thanks and goes may use: "ok thanks, we'll see a doctor tomorrow". A guess; longer tells more."""


def red_flag_before(conversation: Conversation) -> Turn | None:
    """Return the turn with the red flag that a message comes right after, small talk aside; None for none."""
    for turn in reversed(conversation.turns[-2:]):
        if turn.status == "safety":
            return turn
        if turn.status != "small_talk":
            break
    return None


def without_help(message: str) -> str:
    """Return the words of a message but for those of who helps, which raise a red flag by themselves."""
    return " ".join(word for word in words(message) if word not in _HELP)


def goes_with_thanks(message: str) -> bool:
    """Tell whether a message after a red flag only thanks, or says goodbye, and does what it was told."""
    plain = " ".join(words(message))
    if not _THANKS.search(plain) or len(plain.split()) > THANKS_WORDS or _TAKES_BACK.search(plain):
        return False
    return not _asking(message)


def is_of_the_bot(message: str) -> bool:
    """Tell whether a message asks what the bot is or can: that leaves whatever was told before."""
    return bool(_OF_THE_BOT.search(" ".join(words(message))))


def _is_of_the_site(decision: Decision, found: Found, settings: Settings) -> bool:
    """Tell whether a message is so near to what the site is asked for that it's on nothing else, red flag or not."""
    return decision.status == "answered" and float(found.scores.ask_meaning.max()) >= settings.red_flag_left_from


def stays(message: str, decision: Decision, found: Found, settings: Settings) -> bool:
    """Tell whether a message right after a red flag, which no rule hears, still speaks of it.

    A question leaves it that names what it asks for and is answered, or is at least understood; a bare "arm swing
    uphill" does where it is surely answered. A statement doesn't, however sure the answer, but for one that is a way to
    ask of the site's ("my arms cross in front of me").
    """
    plain = " ".join(words(message))
    if _ELSEWHERE.search(plain) or is_of_the_bot(message) or _is_of_the_site(decision, found, settings):
        return False
    answered, asking, said = decision.status == "answered", _asking(message), set(plain.split())
    sure = answered and decision.confidence >= settings.answer_leaving_from
    if not asking:
        return not sure or not (_PERSON | _POINTERS).isdisjoint(said)
    if answered:
        return _points(message) and not sure
    if not all(map(_stands_alone, asking)):
        return True
    understood = decision.status == "clarify" or decision.reason == "not_covered"
    return not understood and not _PERSON.isdisjoint(said)


def _asking(message: str) -> list[str]:
    """Return the clauses of a message that ask for something."""
    clauses = [clause for clause in _CLAUSE.split(normalise(message)) if words(clause)]
    return [one for one in clauses if one.rstrip().endswith("?") or _ASKS.match(" ".join(words(one)))]


def _stands_alone(clause: str) -> bool:
    said = words(clause)
    if not _POINTERS.isdisjoint(said) and not (_PERSON - _POINTERS).isdisjoint(said):
        return False  # "could I just foam roll it": beyond two words of content it points back all the same
    content = content_words(said)
    return bool(content) and names_subject(clause) and not is_of_aspects(clause) and not _points(clause)


def _points(clause: str) -> bool:
    """Tell whether a clause points back; a "why" alone doesn't, when whole questions begin with it."""
    return points_back(_WHY.sub("", " ".join(words(clause))))
