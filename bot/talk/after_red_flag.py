"""Tell whether a message after a red flag leaves it: whoever was told to see a doctor goes on about it, unless he asks
for something else.

What was said there has no words of its own as often as not ("about 20, an hour ago", "it was pink more than red"), and
half of it is like some passage, so neither rules nor confidence tell: what plays the danger down is a statement, and
what leaves it is a question that names what it asks for.
"""

from __future__ import annotations

import re

from bot.decision import Decision
from bot.records.conversation import Conversation, Turn
from bot.said.beside_a_question import LEADS_IN
from bot.search import Found
from bot.settings import Settings
from bot.talk.asking_clauses import PERSON, POINTS_AT_IT, asking_clauses, clauses_with_stops, stands_alone
from bot.text.analyse import in_plain_words, normalise, words
from bot.text.asking import QUESTION_WORDS
from bot.text.function_words import SPEAKERS, content_words
from bot.text.openers import OPENERS

_OTHER = r"(?:different|another|other|new|unrelated|next|separate)"
_ELSEWHERE = re.compile(
    rf"^{OPENERS}(?:(?:lets|can we|could we|id rather) talk about (?:something|anything) else"
    rf"|(?:(?:my|one|a|an) )?(?:{_OTHER} (?:question|topic|thing|athlete|runner|subject)|never ?mind"
    r"|something else|(?:sorry for )?the odd one|back to (?:my|the|our) (?:question|topic|first)))\b"
)
_SUPPOSES = re.compile(
    rf"^{OPENERS}(?:lets say|say|suppose|imagine|assume|hypothetically)(?: that)? (?:a|an|some|any|another) "
    r"(?:healthy|fit|normal|different|other|uninjured) (?:runner|athlete|sprinter|jogger|person|swimmer|player)s?\b"
)
"""Said of somebody made up, so that what is asked is no longer about whoever was told to see a doctor."""
_NOT_MADE_UP = frozenset(
    "em same regardless anyway anyways too take takes took taken pill pills tablet tablets had has cast".split()
)
"""Words by which somebody made up is like the one who was told."""
_OF_THE_BOT = re.compile(
    r"^(?:so |and |ok )*(?:what else (?:can|do) you|who are you|are you a"
    r"|(?:is|whats|what is|who (?:made|wrote|runs|owns)) this (?:site|page|website|bot|chat|app)(?: [a-z]+){0,2}$)\b"
)
_PUTS_RIGHT = re.compile(
    r"^(?:(?:no|nope|nah|sorry|what|huh|wait|lol|why) ){0,2}"
    r"(?:i (?:mean|meant|asked|was asking|only (?:asked|meant|want))|thats not (?:what i|it)|you (?:misread|misunderst)"
    r"|(?:im|i am|its|it is|hes|shes|nobody is|no one is) not (?:ill|sick|injured|hurt|about|medical|a medical)"
    r"|not (?:that|what i)|wrong)\b"
)
_ONE_OF = re.compile(r"\bone (?=(?:arm|leg|hand|side|elbow|shoulder|foot|knee)\b)", re.IGNORECASE)
"""What points back at nothing, behind a doctor's word that it's fine: "just wanna know if one arm makes me slower"."""
_ADDS = re.compile(
    r"^(?:(?:yes|yeah|no|ok|well|hm|and|but) ){0,2}(?:only|just|more|most|mostly|mainly|both|also|especially"
    r"|when(?! (?:do|does|did|can|could|should|shall|will|would|is|are|was|must|may|to)\b)|while|after|before|at|in|on"
    r"|during|if|since|for|once|twice|every|sometimes|always|too|even)\b"
)
"""How a message begins that tells more of what was told, of plain words: "only at top speed", "more on the outside"."""
_QUESTIONS = QUESTION_WORDS - {"when"}
"""What doesn't stand in what only adds; "when I laugh too" does."""
_THIRD_PERSONS = frozenset("he hes him his she shes her hers they theyre".split())
_ONLY_ASKED = re.compile(
    rf"^{OPENERS}(?:i )?(?:just|only) (?:(?:want|wanna|wanted)(?: to)? (?:know|ask|hear)|wondering|asking|curious)\b"
)


def red_flag_before(conversation: Conversation) -> Turn | None:
    """Return the turn with the red flag that a message comes right after, small talk aside; None for none."""
    for turn in reversed(conversation.turns[-2:]):
        if turn.status == "safety":
            return turn
        if turn.status != "small_talk":
            break
    return None


def puts_right(message: str) -> bool:
    """Tell whether a message says that the one before it was misread: "no, i meant …", "I'm not ill, …"."""
    return bool(_PUTS_RIGHT.match(in_plain_words(message)))


def supposes(message: str) -> bool:
    """Tell whether a message speaks of somebody made up: "ok lets say a healthy runner ties one arm …".

    Not where it points back or takes something: "imagine a healthy runner gets that" speaks of the red flag.
    """
    said = words(message)
    return bool(_SUPPOSES.match(" ".join(said))) and (POINTS_AT_IT | SPEAKERS | _NOT_MADE_UP).isdisjoint(said)


def is_of_the_bot(message: str) -> bool:
    """Tell whether a message asks what the bot is or can: that leaves whatever was told before."""
    return bool(_OF_THE_BOT.search(in_plain_words(message)))


def _is_of_the_site(decision: Decision, found: Found, settings: Settings) -> bool:
    """Tell whether a message is so near to what the site is asked for that it's on nothing else, red flag or not."""
    if decision.status != "answered" or settings.transformer:  # whose cosines are others
        return False
    return float(found.scores.ask_meaning[found.best[0]]) >= settings.red_flag_left_from


def stays(message: str, decision: Decision, found: Found, settings: Settings, *, holds: bool) -> bool:
    """Tell whether a message right after a red flag, which no rule hears, still speaks of it.

    A question leaves it that is surely answered, or that names what it asks for and is at least understood; a bare "arm
    swing uphill" does where it is surely answered. A statement doesn't, however sure the answer, but for one that is a
    way to ask of the site's ("my arms cross in front of me"). What `holds` is left by no question that isn't
    answered.
    """
    plain = in_plain_words(message)
    answered, said = decision.status == "answered", set(plain.split())
    asking = [] if _adds(message) else asking_clauses(message)
    if is_of_the_bot(message) or (asking and _goes_elsewhere(message)):
        return False
    leads_in = LEADS_IN.match(normalise(message).strip()) or _goes_elsewhere(message)
    leads_on = not asking and (not POINTS_AT_IT.isdisjoint(said) or bool(leads_in) or _adds(message))
    if _is_of_the_site(decision, found, settings) and not leads_on:
        return False
    sure = answered and decision.confidence >= settings.answer_leaving_from
    if not asking:
        return not sure or _adds(message) or not (PERSON | POINTS_AT_IT).isdisjoint(said)
    if sure:
        return False
    if holds:
        return True
    if not all(map(stands_alone, asking)):
        return True
    asked = {word for clause in asking for word in words(clause)}
    if answered:
        return not _THIRD_PERSONS.isdisjoint(asked)
    return decision.status != "clarify" and not (PERSON | POINTS_AT_IT).isdisjoint(asked)


def _adds(message: str) -> bool:
    """Tell whether a message only tells more of what was told: "when I laugh too"."""
    said = words(message)
    return "?" not in message and _QUESTIONS.isdisjoint(said) and bool(_ADDS.match(" ".join(said)))


def leaves_lightly(message: str, decision: Decision, *, likened: bool) -> bool:
    """Tell whether a message right after a minor red flag, or one that was only `likened`, is about something else.

    What is answered, or may be, and points at nothing before it is, unless it only adds to what was said ("when I laugh
    too"). After what was only likened, which is false more often than not, so is whatever speaks of nobody.
    """
    said = set(words(message))
    if not POINTS_AT_IT.isdisjoint(said) or not content_words(words(message)) or (_adds(message) and not likened):
        return False
    if decision.status == "answered":
        return True
    return (decision.status == "clarify" or likened) and PERSON.isdisjoint(said)


def leaves_cleared(message: str, decision: Decision, found: Found, settings: Settings) -> bool:
    """Tell whether what stands behind a doctor's word asks for something else, and points at nothing of before."""
    only_asked = _ONLY_ASKED.match(in_plain_words(message))
    question = _ONE_OF.sub("an ", f"{message}?" if only_asked else message)
    asking = asking_clauses(question)
    if not asking or not POINTS_AT_IT.isdisjoint(words(message)):
        return False
    return all(map(stands_alone, asking)) or not stays(question, decision, found, settings, holds=False)


def _goes_elsewhere(message: str) -> bool:
    return any(_ELSEWHERE.match(in_plain_words(clause)) for clause in clauses_with_stops(message))
