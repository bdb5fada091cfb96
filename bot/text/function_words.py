"""Words of English grammar: what is left of a question without them is what it is about."""

from __future__ import annotations

from collections.abc import Iterable

from bot.text.analyse import stems, words
from bot.text.asking import AUXILIARIES, QUESTION_WORDS

FUNCTION_WORDS = QUESTION_WORDS.union(
    AUXILIARIES,
    """
    a an the this that these those it its he him his she her hers they them their theirs we us our you your yours ya u
    i me my mine myself yourself itself themselves one ones
    be been being done doing having ought
    cant dont doesnt didnt isnt arent wasnt werent wont wouldnt shouldnt couldnt im ive id ill youre youve theyre weve
    hes shes thats theres
    and or but nor so if then than because cos cuz while though although unless until
    of in on at to from by with without for about into onto over under between through during before after above below
    up down out off as like
    not no yes yeah yep nope nah ok okay well oh ah eh hey hi hello please pls thanks thx ty
    there here now again also too very really just only even still yet much many more most some any all both each every
    such own same other another else
    gonna wanna gotta kinda sorta
    """.split(),
)

POINTERS = frozenset(
    "it its this that these those they them their he him his she her one ones then so there such same other others "
    "instead thats".split()
)
"""Words that point back at what was said."""

SPEAKERS = frozenset("i im ive id ill me my mine myself you your yours u ya we our us".split())
"""Words by which somebody speaks of himself, or to the bot."""

STEERING = frozenset("up down over under above below before after during off out without between through".split())
"""Words of grammar that say what a follow-up is about where it says nothing else: "and down?", "and before?"."""

MEASURES = frozenset(
    """
    often times time week weeks weekly day days daily month months hour hours minute minutes min mins second seconds sec
    secs long longer soon per sets set reps rep repetitions rounds sessions session hold enough
    degree degrees percent metre metres meter meters centimetre centimetres centimeter centimeters km kilometre
    kilometres kilometer kilometers mile miles kilo kilos kg gram grams litre litres liter liters
    """.split()
)
"""Words that ask how often, how long or how many of something that they don't name."""

SIZES = frozenset(
    "big large small tall high low wide broad deep thick heavy light strong old young fast slow hot cold far".split()
)
"""Words that ask the same behind "how": "how big?", "how old must they be?"."""

ASPECTS = frozenset(
    """
    anyone anybody someone somebody bad good right wrong ok okay safe unsafe dangerous danger harmful harm harms
    harmless normal weird fault mistake problem problems issue issues trouble worry worried worrying matter
    matters important importance necessary needed need useful useless useable worth waste better worse best faster
    slower quicker fast slow slows difference differences proven proved prove proof true false real evidence
    tested test tests measured measure checked research researched myth cause causes caused causing causal reason
    reasons happen happens happening explain explanation mean means meaning fix fixed fixing stop stopping avoid
    prevent correct correcting change changing cure solve help helps helped helping work works worked working
    improve improving improves try tried trying start starting begin beginning practise practice learn learning
    train training exercise exercises drill drills cue cues tip tips trick tricks advice alternative alternatives
    put make makes made making else example examples number numbers figure amount easy easier hard harder difficult
    simple simpler
    """.split()
)
"""Words that ask something of what they don't name: whether it is bad, proven or worth it, its cause, its remedy."""

TERMS = frozenset(
    "cost costs price prices fee fees pay free expensive cheap anything date place next take takes last lasts".split()
)
"""Words that ask when, where or for how much of what they don't name; each may be what a whole passage is about."""


def content_words(said: Iterable[str]) -> list[str]:
    """Return the words that carry content, in order."""
    return [word for word in said if word not in FUNCTION_WORDS]


def content_terms(text: str) -> set[str]:
    """Return the stems of a text's words of content."""
    return set(stems(content_words(words(text))))


def naming_words(said: Iterable[str], *, terms_name: bool = False) -> list[str]:
    """Return the words of content that name what a text is about and don't only ask something of it, in order.

    Where `terms_name`, so do words of cost, date and place (`TERMS`): a whole passage may be about them.
    """
    asking = ASPECTS | MEASURES if terms_name else ASPECTS | MEASURES | TERMS
    return [word for word in content_words(said) if word not in asking]


def naming_terms(text: str) -> set[str]:
    """Return the stems of a text's words that name what it is about."""
    return set(stems(naming_words(words(text))))
