"""Tell whether a message after a red flag thanks, or says that somebody who helps is seen, and what it asks besides."""

from __future__ import annotations

import re

from bot.talk.asking_clauses import asking_clauses, clauses_with_stops, stands_alone
from bot.text.analyse import in_plain_words, words
from bot.text.function_words import FUNCTION_WORDS, content_words
from bot.text.openers import JOINTS

_SPOILS = frozenset(
    "but though tho anyway anyways still only just instead nothing without until unless not no never if "
    "dont wont cant didnt doesnt isnt".split()
)
_THANKS = re.compile(
    r"\b(?:thanks|thank you|thankyou|thx|ty|tysm|cheers|bye|goodbye|good bye|see ya|see you|ciao"
    r"|will do|much appreciated)\b"
)
_GOODBYE = re.compile(r"\b(?:bye|goodbye|good bye|farewell|see ya|see you|ciao)\b")
_BROUGHT = frozenset("taking taken takes take brought driving".split())
"""What is only said of whoever is brought to somebody who helps: "I have taken them all" takes something else."""
_HELP = frozenset(
    "cardiologist surgeon consultant specialist midwife dentist "
    "doctor doctors doc gp physio physiotherapist hospital ambulance paramedic paramedics er emergency nurse clinic "
    "helpline hotline police checked examined scanned seen looked 112 911 999 medic medics xray scan "
    "appointment counsellor therapist".split()
)
_DOES_SO = frozenset(
    "thanks thank thankyou thx ty tysm cheers bye goodbye appreciated call calling ring ask see go going come coming "
    "book booked booking tell get got do done have has wait way here there on in to at by today tomorrow tonight now "
    "morning afternoon monday tuesday wednesday thursday friday saturday sunday week right away quick quickly fast "
    "answer advice help helpful reply being kind much very really so good great all ok okay fine alright sure yes "
    "understood understand know hear soon straight mate "
    "contact mum mom mother dad father parents parent teacher friend wife husband aunt uncle "
    "number saved honest people ya later epipen".split()
)
"""What whoever thanks and does what he was told may say besides, with words of grammar and those of who helps."""
_BESIDE = re.compile(rf"^(?:(?:{JOINTS}|anyway|meanwhile) )+")
"""What joins a question to such a word."""


def without_help(message: str) -> str:
    """Return the words of a message but for those of who helps, which raise a red flag by themselves."""
    return " ".join(word for word in words(message) if word not in _HELP)


def names_help(message: str) -> bool:
    """Tell whether a message names somebody who helps."""
    return not _HELP.isdisjoint(words(message))


def goes_with_thanks(message: str) -> bool:
    """Tell whether a message after a red flag only thanks, or says goodbye, and does what it was told."""
    said = words(message)
    if not _THANKS.search(" ".join(said)) or not _SPOILS.isdisjoint(said) or asking_clauses(message):
        return False
    brought = _BROUGHT if names_help(message) else frozenset[str]()
    return _DOES_SO.union(_HELP, FUNCTION_WORDS, brought).issuperset(said)


def promises_help(message: str) -> str | None:
    """Return what a message asks behind the word that somebody who helps is seen: "ok i'll see the doc. so why …?".

    None where it gives no such word, or adds anything else but thanks.
    """
    said = clauses_with_stops(message)
    helped = [one for one in said if _is_of_help(one)]
    asking = [_BESIDE.sub("", in_plain_words(one)) for one in said if one not in helped and asking_clauses(one)]
    idle = [one for one in said if one not in helped and not asking_clauses(one) and content_words(words(one))]
    if not helped or not asking or not all(map(goes_with_thanks, idle)) or not all(map(stands_alone, asking)):
        return None
    return " ".join(asking)


def _is_of_help(clause: str) -> bool:
    """Tell whether a clause only says that somebody who helps is seen or called."""
    said = set(words(clause))
    return (
        not asking_clauses(clause)
        and not _HELP.isdisjoint(said)
        and _SPOILS.isdisjoint(said)
        and _DOES_SO.union(_HELP, FUNCTION_WORDS).issuperset(said)
    )


def says_goodbye(message: str) -> bool:
    """Tell whether a message says goodbye, which is no plain end of every talk."""
    return bool(_GOODBYE.search(in_plain_words(message)))
