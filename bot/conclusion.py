"""Tell a conclusion that is drawn from an answer and put to the bot: "so it's useless?", "then it doesn't matter?"."""

from __future__ import annotations

import re

from bot.text.analyse import words
from bot.text.asking import QUESTION_WORDS
from bot.text.function_words import ASPECTS, FUNCTION_WORDS, SPEAKERS
from bot.text.openers import OPENERS

_DRAWS = re.compile(
    rf"^{OPENERS}(?:so|then|(?:does|do) (?:that|this|it|you) mean|"
    r"(?:that|this|which) means|meaning|you mean|in other words)\b"
)
_JUDGEMENTS = frozenset(
    """
    actually anything avoid bad basically best better bother bothering care completely crap difference
    differences effect effort enough everything fake false forget gain gimmick good harm harmful harmless
    harms help helpful helping helps hype ignore important kind leave lie lose luxury make makes marketing matter
    matters mean meaning means myth necessary need needed no nonsense nothing optional overrated placebo point
    pointless pretty right rubbish scam sense silly skip sort stupid time totally true unimportant unnecessary
    use useful useless waste wasted wasting work working works worry worse worth worthless wrong yes
    coach coaches coachs trainer teacher physio dad mum everyone everybody people hes shes theyre
    """.split()
)
"""Words by which somebody says what he takes from an answer, and that alone name no topic."""
_CLAIMS = frozenset(
    """
    say says said saying claim claims claimed thing things tell tells told idea cause causes caused goes together
    actual scientific proof chance coincidence fault mistake big small little lot alot bit
    """.split()
)
"""Words by which somebody speaks of what was said, beside those judgements."""
_OF_PERSONS = frozenset(
    "coach coaches trainer teacher physio dad mum everybody everyone he hes him his she shes her they theyre".split()
)
_DEGRADING = frozenset("stupid worthless nothing useless waste wasted mistake silly crap rubbish secret".split())
"""Words by which a person is degraded, where one is spoken of: that judges no text."""
_WHOSE = frozenset("his her their".split())
_HOPELESS = frozenset("nothing everything worthless".split())
_IT = frozenset("it its that thats this these those they hes shes he she".split())
TO_THE_BOT = re.compile(r"\b(?:are you|you are|youre|u are|are u|ur|this bot|the bot)\b")
"""Said of the bot itself, of plain words."""


def judges(message: str) -> bool:
    """Tell whether a message only asks or says how far something holds: "does that really matter?", "so hes wrong?".

    It points at what was said, and names no topic of its own; who speaks of people ("is it my fault", "its her fault")
    judges no text.
    """
    asked = words(message)
    if (
        _IT.isdisjoint(asked)
        or not (QUESTION_WORDS | SPEAKERS | _WHOSE).isdisjoint(asked)
        or TO_THE_BOT.search(" ".join(asked))
    ):
        return False
    if not _OF_PERSONS.isdisjoint(asked) and not _DEGRADING.isdisjoint(asked):
        return False
    judging = (_JUDGEMENTS | _CLAIMS | ASPECTS) - _HOPELESS
    return not judging.isdisjoint(asked) and judging.union(FUNCTION_WORDS).issuperset(asked)


def concludes(message: str) -> bool:
    """Tell whether a message only draws a conclusion: beginning as one, with a judgement and no topic of its own.

    What asks for something ("so what helps?") or is said of the bot ("so you are useless") draws none.
    """
    asked = words(message)
    said = " ".join(asked)
    if not _DRAWS.match(said) or TO_THE_BOT.search(said) or not QUESTION_WORDS.isdisjoint(asked):
        return False
    return not _JUDGEMENTS.isdisjoint(asked) and _JUDGEMENTS.union(FUNCTION_WORDS).issuperset(asked)
