"""Tell which of the offered questions a message picks that wants more than one: "both", "1 and 3", "all of them"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.talk.offer import PLACES
from bot.text.clauses import clauses

_BEFORE = (
    r"(?:(?:yes|yeah|yep|ok|okay|oh|hm+|maybe|well|id say|i (?:think|guess|mean|want)|(?:show|give|tell) me"
    r"|let me (?:see|have)|the|number|option|options|questions?|no|nr) )*+"
)
_BEHIND = r"(?: (?:ones?|please|pls|then|thanks|i (?:think|guess)|if (?:possible|i may|thats ok)))*+"
_PLACE = r"(?:(?:first|1st|second|2nd|third|3rd|last)(?: one\b)?+|one|1|two|2|three|3)"
"""A place: an ordinal takes the "one" behind it along, which counts nothing there ("the second one")."""
_AND = r" (?:(?:and|plus|then|also|or|the|number|option|n) )*+"
_COUNTED = re.compile(rf"^{_BEFORE}(?P<places>{_PLACE}(?:{_AND}{_PLACE}){{1,2}}){_BEHIND}$")
_FIRST_TWO = re.compile(rf"^{_BEFORE}first (?:two|2|couple){_BEHIND}$")
_LAST_TWO = re.compile(rf"^{_BEFORE}last (?:two|2){_BEHIND}$")
_BOTH = re.compile(rf"^{_BEFORE}both(?: of (?:them|these|those))?{_BEHIND}$")
_ALL = re.compile(rf"^{_BEFORE}(?:all|all of (?:them|these|those|the above)|all (?:three|3)){_BEHIND}$")


def several_picked(message: str, offered: Sequence[str]) -> tuple[str, ...]:
    """Return two or three of the passages `offered` that a message wants, in its order; empty for one or none.

    "Both" are meant where two were offered, "all" where two or three were. Where anything else is said, none is picked.
    """
    said = clauses(message)
    if not said or len(offered) < 2:
        return ()
    clause = " and ".join(said)
    if _ALL.match(clause) or (_BOTH.match(clause) and len(offered) == 2):
        return tuple(offered)
    if _FIRST_TWO.match(clause):
        return tuple(offered[:2])
    if _LAST_TWO.match(clause):
        return tuple(offered[-2:])
    counted = _COUNTED.match(clause)
    return _at(re.findall(rf"\b{_PLACE}\b", counted["places"]), offered) if counted else ()


def _at(places: Sequence[str], offered: Sequence[str]) -> tuple[str, ...]:
    """Return the passages at these places; empty where one isn't there, or where there is but one."""
    named = (PLACES[place.split()[0]] for place in places)
    numbers = list(dict.fromkeys(place if place >= 0 else len(offered) + place for place in named))
    if len(numbers) < 2 or max(numbers) >= len(offered):
        return ()
    return tuple(offered[number] for number in numbers)
