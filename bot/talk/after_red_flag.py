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
from bot.said.beside_a_question import LEADS_IN
from bot.said.yes_and_no import PLEASE
from bot.search import Found
from bot.settings import Settings
from bot.text.analyse import in_plain_words, normalise, words
from bot.text.asking import ASKING, one_of
from bot.text.function_words import FUNCTION_WORDS, SPEAKERS, content_words
from bot.text.openers import JOINTS, OPENERS

_CLAUSE = re.compile(r"(?<=[?!.;:\n])\s*|,(?!\s*or\b)\s*")
_ASKS = re.compile(
    # "Will do" and "will see a doctor" ask nothing.
    rf"^{OPENERS}(?!will (?!i |we |he |she |it |they |you |this |that |the |my |our |there ))"
    rf"(?:{one_of(ASKING)}|any|got any|give|teach|help|describe|compare|list"
    r"|i (?:want|need|would like|d like|wanted) to (?:know|ask|learn|hear|talk about)|id like to"
    r"|i ?a?m (?:asking|looking for|curious)|my question (?:is|was)|i (?:was|am) wondering)\b"
)
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
_BESIDE = re.compile(rf"^(?:(?:{JOINTS}|anyway|meanwhile) )+")
"""What joins a question to such a word."""
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
_WHY = re.compile(rf"^{OPENERS}(?:why|how come) ")
_ONE_OF = re.compile(r"\bone (?=(?:arm|leg|hand|side|elbow|shoulder|foot|knee)\b)", re.IGNORECASE)
"""What points back at nothing, behind a doctor's word that it's fine: "just wanna know if one arm makes me slower"."""
_ADDS = re.compile(
    r"^(?:(?:yes|yeah|no|ok|well|hm|and|but) ){0,2}(?:only|just|more|most|mostly|mainly|both|also|especially"
    r"|when(?! (?:do|does|did|can|could|should|shall|will|would|is|are|was|must|may|to)\b)|while|after|before|at|in|on"
    r"|during|if|since|for|once|twice|every|sometimes|always|too|even)\b"
)
"""How a message begins that tells more of what was told, of plain words: "only at top speed", "more on the outside"."""
_PERSON = frozenset(
    "i im ive id ill me my mine myself we us our he hes his him himself she shes her herself they theyre them their "
    "nobody everyone everybody".split()
)
_THIRD_PERSONS = frozenset("he hes him his she shes her hers they theyre".split())
_POINTS_AT_IT = frozenset("it its this that these those them".split())
"""The words, of those that point back (POINTERS), that may stand for the red flag itself and not for a person."""
_SPOILS = frozenset(
    "but though tho anyway anyways still only just instead nothing without until unless not no never if "
    "dont wont cant didnt doesnt isnt".split()
)
_ONLY_ASKED = re.compile(
    rf"^{OPENERS}(?:i )?(?:just|only) (?:(?:want|wanna|wanted)(?: to)? (?:know|ask|hear)|wondering|asking|curious)\b"
)
_THANKS = re.compile(
    r"\b(?:thanks|thank you|thankyou|thx|ty|tysm|cheers|bye|goodbye|good bye|see ya|see you|ciao"
    r"|will do|much appreciated)\b"
)
_GOODBYE = re.compile(r"\b(?:bye|goodbye|good bye|farewell|see ya|see you|ciao)\b")
_QUESTIONS = frozenset("what whats which how hows why where who whose".split())
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
    said = words(message)
    if not _THANKS.search(" ".join(said)) or not _SPOILS.isdisjoint(said) or _asking(message):
        return False
    brought = _BROUGHT if names_help(message) else frozenset[str]()
    return _DOES_SO.union(_HELP, FUNCTION_WORDS, brought).issuperset(said)


def names_help(message: str) -> bool:
    """Tell whether a message names somebody who helps."""
    return not _HELP.isdisjoint(words(message))


def promises_help(message: str) -> str | None:
    """Return what a message asks behind the word that somebody who helps is seen: "ok i'll see the doc. so why …?".

    None where it gives no such word, or adds anything else but thanks.
    """
    said = [clause for clause in _CLAUSE.split(normalise(message)) if words(clause)]
    helped = [one for one in said if _is_of_help(one)]
    asking = [_BESIDE.sub("", in_plain_words(one)) for one in said if one not in helped and _asking(one)]
    idle = [one for one in said if one not in helped and not _asking(one) and content_words(words(one))]
    if not helped or not asking or not all(map(goes_with_thanks, idle)) or not all(map(_stands_alone, asking)):
        return None
    return " ".join(asking)


def _is_of_help(clause: str) -> bool:
    """Tell whether a clause only says that somebody who helps is seen or called."""
    said = set(words(clause))
    return (
        not _asking(clause)
        and not _HELP.isdisjoint(said)
        and _SPOILS.isdisjoint(said)
        and _DOES_SO.union(_HELP, FUNCTION_WORDS).issuperset(said)
    )


def says_goodbye(message: str) -> bool:
    """Tell whether a message says goodbye, which is no plain end of every talk."""
    return bool(_GOODBYE.search(in_plain_words(message)))


def puts_right(message: str) -> bool:
    """Tell whether a message says that the one before it was misread: "no, i meant …", "I'm not ill, …"."""
    return bool(_PUTS_RIGHT.match(in_plain_words(message)))


def supposes(message: str) -> bool:
    """Tell whether a message speaks of somebody made up: "ok lets say a healthy runner ties one arm …".

    Not where it points back or takes something: "imagine a healthy runner gets that" speaks of the red flag.
    """
    said = words(message)
    return bool(_SUPPOSES.match(" ".join(said))) and (_POINTS_AT_IT | SPEAKERS | _NOT_MADE_UP).isdisjoint(said)


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
    asking = [] if _adds(message) else _asking(message)
    if is_of_the_bot(message) or (asking and _goes_elsewhere(message)):
        return False
    leads_in = LEADS_IN.match(normalise(message).strip()) or _goes_elsewhere(message)
    leads_on = not asking and (not _POINTS_AT_IT.isdisjoint(said) or bool(leads_in) or _adds(message))
    if _is_of_the_site(decision, found, settings) and not leads_on:
        return False
    sure = answered and decision.confidence >= settings.answer_leaving_from
    if not asking:
        return not sure or _adds(message) or not (_PERSON | _POINTS_AT_IT).isdisjoint(said)
    if sure:
        return False
    if holds:
        return True
    if not all(map(_stands_alone, asking)):
        return True
    asked = {word for clause in asking for word in words(clause)}
    if answered:
        return not _THIRD_PERSONS.isdisjoint(asked)
    return decision.status != "clarify" and not (_PERSON | _POINTS_AT_IT).isdisjoint(asked)


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
    if not _POINTS_AT_IT.isdisjoint(said) or not content_words(words(message)) or (_adds(message) and not likened):
        return False
    if decision.status == "answered":
        return True
    return (decision.status == "clarify" or likened) and _PERSON.isdisjoint(said)


def leaves_cleared(message: str, decision: Decision, found: Found, settings: Settings) -> bool:
    """Tell whether what stands behind a doctor's word asks for something else, and points at nothing of before."""
    only_asked = _ONLY_ASKED.match(in_plain_words(message))
    question = _ONE_OF.sub("an ", f"{message}?" if only_asked else message)
    asking = _asking(question)
    if not asking or not _POINTS_AT_IT.isdisjoint(words(message)):
        return False
    return all(map(_stands_alone, asking)) or not stays(question, decision, found, settings, holds=False)


def _goes_elsewhere(message: str) -> bool:
    return any(_ELSEWHERE.match(in_plain_words(clause)) for clause in _CLAUSE.split(normalise(message)))


def _asking(message: str) -> list[str]:
    """Return the clauses of a message that ask for something."""
    clauses = [clause for clause in _CLAUSE.split(normalise(message)) if words(clause)]
    return [one for one in clauses if one.rstrip().endswith("?") or _ASKS.match(in_plain_words(one)) or _begs(one)]


def _begs(clause: str) -> bool:
    """Tell whether a clause asks by "please", and for nobody: "arm carriage for a marathon please"."""
    said = words(clause)
    return said[-1] in PLEASE and (_PERSON | _POINTS_AT_IT).isdisjoint(said)


def _stands_alone(clause: str) -> bool:
    said = words(clause)
    if not _POINTS_AT_IT.isdisjoint(said) and not (_PERSON - _POINTS_AT_IT).isdisjoint(said):
        return False  # "could I just foam roll it": beyond two words of content it points back all the same
    content = content_words(said)
    return bool(content) and names_subject(clause) and not is_of_aspects(clause) and not _points(clause)


def _points(clause: str) -> bool:
    """Tell whether a clause points back; a "why" alone doesn't, when whole questions begin with it."""
    return points_back(_WHY.sub("", in_plain_words(clause)))
