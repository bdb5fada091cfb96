"""What only says that there is no such thing: "he has no pain" after a red flag, "no injury, but how do I …" before a
question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.manners.cleared import asks_how_far, is_cleared
from bot.manners.joined_on import asks_back, asks_leave
from bot.manners.rule_spans import spans
from bot.manners.rulebook import Rulebook
from bot.manners.rules import Rule
from bot.manners.sport import SPORTS
from bot.text.analyse import stem
from bot.text.clauses import clauses

DENIAL_WORDS = 5
"""Words of a clause that may be nothing but a denial: "he has no pain"."""
_JOINT = re.compile(r"^(?:(?:but|and|so|no|nah) )+(?=im |its |i |he |hes |she |shes |nothing )")
_AT_ALL = re.compile(r"(?: (?:at all|whatsoever|lol|haha|thanks|mate|though|anywhere|here))+$")
_HOLDS_ONLY_NOW = frozenset(
    "now anymore longer today yet when while if unless until till but only except after before since rest killers "
    "killer relief medication free never say saying pretend pretending lie lied lying "
    "morning mornings evening evenings".split()
)
"""Words with which "it doesn't hurt" and "no pain" are no denial: "when I rest", "now", "no pain killers help"."""
_TAKEN_BACK = re.compile(r"^(?:only|just|except|unless|until|when|if|but (?:i|it|he|she) (?:am|is|does|do|lie|lied)\b)")
_ONLY_ASKS = re.compile(
    r"^(?:only|just) (?:(?:a bit|a little|slightly|very) )?(?:asking|curious|wondering|tight|tense|stiff|tired"
    r"|looks (?:odd|weird|funny|strange|ugly|uneven) (?:in|on) (?:the |a |my )?(?:video|film|mirror|photos?)"
    r"|(?:want|wanna|wanted)(?: to)? (?:know|ask|hear))\b"
)
_NOT_HURT = re.compile(r"^(?:(?:no|nah|but|and) )*(?:(?:im|i am|its|it is|hes|shes) )?not (?:injured|hurt)$")
"""Said of what is minor, and nothing else in the clause: "not injured!! just asking …"."""
_NOW = frozenset("now anymore longer today".split())
_MISREAD = re.compile(r"\b(?:misread|misunderst\w+) (?:me|that|it)\b")
_SPORT = frozenset(map(stem, SPORTS))
_HOW_IT_IS_DONE = re.compile(r"^(?:how (?:does|do|should|would)|why|what) ")
"""What asks how somebody does it, and for no leave: "how does he run"."""
_FEIGNED = frozenset("pretend pretending lie lied lying".split())


def without_denials(wording: str, rulebook: Rulebook) -> str:
    """Return a message without the clauses that only deny something: "no pain, how do I …" speaks of none."""
    said = clauses(wording)
    if len(said) < 2 or _takes_back(said):
        return wording
    every = [rule for topic in rulebook.topics for rule in topic.denied]
    kept = [clause for clause in said if not _is_denial(clause, every, rulebook)]
    return " ".join(kept) if 0 < len(kept) < len(said) else wording


def besides_denial(message: str, rules: Sequence[Rule], rulebook: Rulebook, *, minor: bool) -> str | None:
    """Return what a message says besides denying by one of these rules, empty for nothing more.

    Of what is `minor`, a doctor's word that it's fine denies it as well. None where it denies nothing for good: it
    takes that back, or asks for leave in the same breath.
    """
    said = clauses(message)
    if any(asks_leave(one) or asks_back(one) for one in (message, *said)) or _takes_back(said):
        return None
    cleared = [clause for clause in said if minor and is_cleared(clause)]
    unhurt = [clause for clause in said if minor and _NOT_HURT.match(clause)]
    for_now = bool(cleared) or (minor and any(map(_MISREAD.search, said)))
    denied = [clause for clause in said if _says_there_is_none(clause, rules, rulebook, for_now=for_now)]
    kept = [clause for clause in said if clause not in (*cleared, *unhurt, *denied)]
    if any(
        len(one.split()) <= 4 and not _HOW_IT_IS_DONE.match(one) and not _SPORT.isdisjoint(map(stem, one.split()))
        for one in kept
    ):
        return None  # asks for leave without saying so: "it doesnt hurt, run tomorrow?"
    if any(map(asks_how_far, kept)):
        return None
    return " ".join(kept) if len(kept) < len(said) else None


def _is_denial(clause: str, rules: Sequence[Rule], rulebook: Rulebook) -> bool:
    return len(clause.split()) <= DENIAL_WORDS and _says_there_is_none(clause, rules, rulebook)


def _says_there_is_none(clause: str, rules: Sequence[Rule], rulebook: Rulebook, *, for_now: bool = False) -> bool:
    """Tell whether a clause ends by saying so: what stands behind ("no pain at first") may take it back.

    `for_now` says that it may hold now alone ("no pain anymore"): a doctor has seen it, or the bot has misread it.
    """
    words = _JOINT.sub("", _AT_ALL.sub("", clause)).split()
    words = [word for word in words if not (for_now and word in _NOW)]
    if not _HOLDS_ONLY_NOW.isdisjoint(words):
        return False
    found = rulebook.lexicon.found(words)
    return any(start < len(words) == end for rule in rules for start, end in spans(rule, found))


def _takes_back(said: Sequence[str]) -> bool:
    """Tell whether what follows a denial takes it back: "no pain, only when I breathe", "i lied, no pain"."""
    return any(_TAKEN_BACK.match(one) and not _ONLY_ASKS.match(one) for one in said[1:]) or any(
        not _FEIGNED.isdisjoint(one.split()) for one in said
    )
