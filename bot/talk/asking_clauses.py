"""Find the clauses of a message after a red flag that ask for something, and whether they ask for something else."""

from __future__ import annotations

import re

from bot.followup import is_of_aspects, names_subject, points_back
from bot.said.yes_and_no import PLEASE
from bot.text.analyse import in_plain_words, normalise, words
from bot.text.asking import ASKING, one_of
from bot.text.function_words import content_words
from bot.text.openers import OPENERS

_CLAUSE = re.compile(r"(?<=[?!.;:\n])\s*|,(?!\s*or\b)\s*")
_ASKS = re.compile(
    # "Will do" and "will see a doctor" ask nothing.
    rf"^{OPENERS}(?!will (?!i |we |he |she |it |they |you |this |that |the |my |our |there ))"
    rf"(?:{one_of(ASKING)}|any|got any|give|teach|help|describe|compare|list"
    r"|i (?:want|need|would like|d like|wanted) to (?:know|ask|learn|hear|talk about)|id like to"
    r"|i ?a?m (?:asking|looking for|curious)|my question (?:is|was)|i (?:was|am) wondering)\b"
)
_WHY = re.compile(rf"^{OPENERS}(?:why|how come) ")
PERSON = frozenset(
    "i im ive id ill me my mine myself we us our he hes his him himself she shes her herself they theyre them their "
    "nobody everyone everybody".split()
)
POINTS_AT_IT = frozenset("it its this that these those them".split())
"""The words, of those that point back (POINTERS), that may stand for the red flag itself and not for a person."""


def clauses_with_stops(message: str) -> list[str]:
    """Return the clauses of a message that have words, folded, each with the stop behind it."""
    return [clause for clause in _CLAUSE.split(normalise(message)) if words(clause)]


def asking_clauses(message: str) -> list[str]:
    """Return the clauses of a message that ask for something."""
    return [one for one in clauses_with_stops(message) if _asks(one)]


def _asks(clause: str) -> bool:
    return clause.rstrip().endswith("?") or bool(_ASKS.match(in_plain_words(clause))) or _begs(clause)


def _begs(clause: str) -> bool:
    """Tell whether a clause asks by "please", and for nobody: "arm carriage for a marathon please"."""
    said = words(clause)
    return said[-1] in PLEASE and (PERSON | POINTS_AT_IT).isdisjoint(said)


def stands_alone(clause: str) -> bool:
    """Tell whether a clause names what it asks for, and points neither back nor at what was told."""
    said = words(clause)
    if not POINTS_AT_IT.isdisjoint(said) and not (PERSON - POINTS_AT_IT).isdisjoint(said):
        return False  # "could I just foam roll it": beyond two words of content it points back all the same
    content = content_words(said)
    return bool(content) and names_subject(clause) and not is_of_aspects(clause) and not _points(clause)


def _points(clause: str) -> bool:
    """Tell whether a clause points back; a "why" alone doesn't, when whole questions begin with it."""
    return points_back(_WHY.sub("", in_plain_words(clause)))
