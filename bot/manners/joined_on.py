"""Tell whether a message is joined on to the one before it: "but should I …", "and how …", "can I still …"."""

from __future__ import annotations

import re

from bot.manners.plain_words import plain_words
from bot.manners.sport import FINE, SPORT

_JOINS = re.compile(
    r"^(?:(?:ok|okay|yes|yeah|no|right|fine|well|hm|hmm|i see|i know|sure|alright|thats fine) ){0,3}"
    r"(?:but|and|so|then|or|yet|though)\b(?! (?:something else|another (?:question|topic|thing)|by the way)\b)"
)
_MAY = r"(?:can|could|may|might|should|shall|must|would|will|do|does|is|are|am)"
_DAY = r"(?:today|tonight|tomorrow|(?:this|next) week(?:end)?|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_WHO = r"(?:i|we|he|she|they|(?:my|our) [a-z]+)"
_NO_TECHNIQUE = (
    r"(?!.*\b(?:with|without|faster|quicker|better|arms?|hands?|elbows?|shoulders?|wrists?|torso|trunk|core|posture"
    r"|uphill|downhill|hills?)\b)"
)
_SPORT = rf"(?:{SPORT}|go (?:to|[a-z]{{2,12}}ing)|do|start in)"
_FINE = rf"(?:{FINE}|safe)"
_ASKS_LEAVE = re.compile(
    r"^(?:(?:ok|okay|yes|well|hm|please|so|and|but|then|no i meant?) ){0,2}"
    rf"(?:{_NO_TECHNIQUE}(?:{_MAY} {_WHO} {_SPORT}(?: [a-z0-9]+){{0,4}}$"
    rf"|(?:just |only ).{{0,40}}\b{_FINE}(?: right| then| or not)?$|is .{{1,40}} {_FINE}(?: then)?$"
    r"|(?:just|only) (?:jogging|running|walking|training|easy|slowly|slow|a bit)\b.{0,30}$)"
    rf"|{_MAY} (?!(?:you|u) ).{{0,60}}?\b"
    rf"(?:(?<!stay )(?<!stand )still|anyway|anyways|at least|instead|allowed|again|(?:till|til|until) then|{_DAY})\b"
    rf"|{_MAY} {_WHO} .{{0,60}}?\b(?:with|on|despite) (?:it|this|that|them)(?: then| now| please)?$"
    rf"|is it (?:{_FINE}|bad|dangerous) (?:to|if|for)\b"
    r"|(?:.{1,60} )?(?:good|safe|ready) to go(?: then| now| right)?$)"
)
_ASKS_BACK = re.compile(
    r"^(?:(?:ok|okay|so|and|but|then|well|yes|please) ){0,3}"
    rf"(?:(?:{_MAY} {_WHO}|is it {_FINE} (?:to|if|for)) .{{0,60}}?\b{_DAY}"
    rf"|when (?:can|could|may|should|will) {_WHO} (?:.{{0,60}}?\b(?:again|resume|go back|return)\b.{{0,40}}"
    rf"|(?:{SPORT}))"
    rf"|how (?:long|soon) (?:until|till|before) {_WHO} (?:can|could|may) "
    rf"(?:{SPORT}|go back|return)\b.{{0,40}}"
    rf"|(?:should|must|do|would|{_WHO} should) (?:{_WHO} )?(?:have to |need to |better )?"
    r"(?:rest|pause|quit|take (?:a break|(?:a |some )?(?:days?|weeks?|time) off)|(?:see|go to|call) (?:a|the|my) doctor"
    r"|stop(?: (?:running|training|sprinting|it|now))?))(?: then| now| please)?$"
)
_ASKS_CAUSE = re.compile(
    r"^(?:(?:ok|okay|so|and|but|then|well) ){0,3}"
    r"(?:(?:is|was|could|can|might|may|would|does|did) (?:it|this|that|they) (?:(?:be|come|happen|just|all) ){0,3}"
    r"(?:from|because|due to|caused by|down to)|(?:what is|whats) causing (?:it|this|that)"
    r"|what causes (?:it|this|that))\b"
)


def is_joined(message: str) -> bool:
    """Tell whether a message begins by going on from what was said before."""
    return bool(_JOINS.match(" ".join(plain_words(message))))


def asks_leave(message: str) -> bool:
    """Tell whether a message asks for leave to do something in spite of what was said: "can I still race"."""
    return bool(_ASKS_LEAVE.match(" ".join(plain_words(message))))


def asks_cause(message: str) -> bool:
    """Tell whether a message asks where that comes from which was told: "is it from my arm swing"."""
    return bool(_ASKS_CAUSE.match(" ".join(plain_words(message))))


def asks_back(message: str) -> bool:
    """Tell whether a message goes back to what was told a while ago: leave for a day, or whether to rest or stop."""
    return bool(_ASKS_BACK.match(" ".join(plain_words(message))))
