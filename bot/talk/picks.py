"""Tell which of the offered questions a message picks: by its place ("the middle one") or by a word of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.builds import Build
from bot.followup import points_back
from bot.move_words import NO, SOURCES, YES
from bot.participants import asks_how_many
from bot.text.analyse import stem, terms, words
from bot.text.asking import ASKING, AUXILIARIES, one_of
from bot.text.clauses import clauses
from bot.text.function_words import POINTERS, content_words, naming_words

ASIDE = 2
"""Content words that a clause before the pick may have: "no. downhill? ok the second then"."""

_BEFORE = (
    r"^(?:(?:yes|yeah|yep|yup|ye|yea|ok|okay|oh|aha|ha|hm|hmm|ah|well|so|then|and|but|nah|maybe|probably|definitely|just"
    r"|please|nice|great|cool|perfect|sure"
    r"|i (?:think|guess|want|choose|pick|take|mean|meant)|id (?:like|say)|ill (?:take|have)|(?:lets )?go (?:with|for)"
    r"|(?:let me|lets|can i|id like to) (?:see|hear|read|have)|(?:show|give|tell) me|its) )*+"
)
_BEHIND = (
    r"(?: (?:please|pls|plz|ok|okay|cool|wow|then|yes|now|again|lol|haha|obviously|obvs|obv|definitely|for sure"
    r"|of course|kinda|kind of"
    r"|sort of|ig|i (?:think|guess|meant?|suppose)"
    r"|(?:sounds|looks|seems|is)(?: (?:more|most|just|exactly|very))? (?:like )?(?:me|mine|us|ours|him|her|them)"
    r"|(?:is|sounds|looks) (?:right|good|interesting|useful|about right)|sounds like it"
    r"|(?:comes|is|sounds|looks) (?:the )?(?:close|closer|closest|near|nearest|nearer)|will (?:have to )?do"
    r"|fits(?: best)?|thanks|thx|ty|(?:may be|might be|could be|must be) (?:right|good)"
    r"|(?:is|may be|might be|could be|looks like|must be) (?:it|fine|the one"
    r"|what i(?:m| am)? (?:meant|mean|want|wanted|need|looking for|after)))(?= |$))*+$"
)
_OFFER = r"(?:one|option|question|offer|suggestion|point|thing)"
_ORDINAL = re.compile(
    rf"{_BEFORE}(?!no one\b|(?:one|last) (?:thing|question|point)\b)(?:(?:the|number|no|nr|option|question|answer) )*"
    r"(?P<which>first|1st|1|one|second|2nd|2|two|third|3rd|3|three|middle|last|latter|former)"
    rf"(?: 1)?(?: {_OFFER}| of them| of these| of those)?{_BEHIND}"
)
"""A choice by its place, of plain words."""
_ONE_ABOUT = re.compile(rf"{_BEFORE}(?:the|that) {_OFFER} (?:about|on|with|for|of) (?P<about>.+?){_BEHIND}")
_NO_NAME = (
    r"(?!(?:a|an|the|that|for|was|is|it|this|back|which|other|another|next|any|each|every|same|quick|short|simple|my|real"
    r"|stupid|silly|only|no|not|good|better|best|right|wrong|whole) )"
)
_NAMED_ONE = re.compile(rf"{_BEFORE}(?:(?:the|that) )?{_NO_NAME}(?P<about>[^ ]+(?: [^ ]+){{0,5}}) {_OFFER}{_BEHIND}")
"""Choices by what they are about: "the one about shoes", "the egg one", "the why do they disagree one"."""
_PRAISE = r"(?:handy|nice|great|good|useful|helpful|interesting|perfect|cool|fun|right)"
_LIKED = re.compile(
    rf"{_BEFORE}(?:(?:the|a|an|some|that) )?(?P<about>[^ ]+(?: [^ ]+){{0,5}}?)"
    rf" (?:(?:would|could|might) (?:actually |really )?be|sounds?(?: actually| really)?) {_PRAISE}$"
)
"""The same with praise: "a game would be handy"."""
_MIDDLE = "middle"
PLACES = {"first": 0, "1st": 0, "1": 0, "one": 0, "former": 0, "second": 1, "2nd": 1, "2": 1, "two": 1}
PLACES |= {"third": 2, "3rd": 2, "3": 2, "three": 2, "last": -1, "latter": -1}
"""The place that a word names, from 0; from the end, below 0."""
_ANNOUNCES = frozenset({"last", "latter", "one", "1", "two", "2", "three", "3"})
"""What, before more words, is no pick: "last one. do arms help?" is a last question. "Last one but …" is a pick."""
_ANNOUNCED = re.compile(r"\b(?:thing|point|question)\b")
"""What, with more words behind it, is no pick: "the first thing: my elbows flare out"."""
_UNDOES = re.compile(
    r"^(?:(?:two|three|four|five|six|\d+)\b|(?:no|nope|wait|actually|none|not|sorry|rather|or)\b"
    r"|(?:thats|that is|its|it is) (?:my|our|his|her|the|how)\b)|\b(?:i mean|i meant)\b"
)
"""What stands behind a number that picks nothing: another one, a second thought, or what it counts."""
_NUMBERS = frozenset({"one", "1", "two", "2", "three", "3"})
_BREAK = re.compile(rf"(?<=\w) (?=but \w|and (?:(?:what|how) about|{'|'.join(sorted(ASKING))}) )", re.IGNORECASE)
"""Where a pick may end without a stop: "the second one and how far should I lean"."""
_IDLE = re.compile(
    r"^(?:please|pls|obviously|obvs|definitely|exactly|for sure|of course|you read my mind|go on|go ahead"
    r"|(?:i (?:think|guess|suppose|reckon)|maybe|probably|perhaps)"
    r"|(?:then )?(?:show|tell|give) me(?: (?:that|it|this))?|lets (?:see|hear|go)(?: (?:that|it|this))?"
    r"|(?:sounds|looks) (?:good|right|interesting)|(?:thats|its) (?:it|the one|what i (?:meant|mean|want)))"
    r"(?: (?:please|pls|then|now|thanks))?$"
)
"""What stands beside a pick and asks for nothing else."""
_PLAINLY = re.compile(rf"\bthe\b|\b{_OFFER}\b")
_ASKS = re.compile(rf"^(?:(?:at|in|on|by|for|from|until|till|to|with|of|since|about) )?{one_of(ASKING)}\b")
_JOINED = re.compile(r"^(?:(?:and|also|but|so|then|ok|oh) )+")
IN_SHORT = 3
"""Content words up to which a message may be an offered question in short: "which arm in front yeah"."""
_RULES_OUT = frozenset("not no dont isnt without other else except".split())
SAID_AGAIN = 2
"""Content words from which an offered question is picked by saying all of them."""
_LEAVES_IT = re.compile(
    r"^(?:(?:ok|okay|well|idk|dunno|i dont know|not sure|hm+|no idea|haha|lol) )*"
    r"(?:(?:(?:you|u) (?:can |may )?(?:choose|pick|decide|tell me)|your (?:choice|pick|call)|surprise me)"
    r"|(?:any|either|whichever|whatever)(?: (?:one|of (?:them|these|those)))?"
    r"(?: (?:is fine|will do|you like|you want))?"
    r"|(?:doesnt|does not) matter which(?: one)?|(?:its )?all the same to me)(?: then| please| pls)?$"
)
"""Said by whoever leaves the choice to the bot, of plain words: what it named first, it thinks likeliest."""
_TELL = re.compile(r"^(?:just |please )*(?:tell|show|give) me(?: the (?:number|answer|one))?|^(?:idk|dunno|not sure)$")
"""Said beside it, and of nothing else."""
_YOURS = re.compile(r"\b(?:the one|what|which|that) you (?:offered|suggested|named|mentioned|showed|listed|proposed)\b")
"""Said of an offer: then half of its words will do."""


@dataclass(frozen=True, slots=True)
class Pick:
    """The passage that a message picks, and what it asks besides, empty for nothing ("the first, and do shoes …")."""

    passage_id: str
    besides: str = ""


def picked(message: str, offered: Sequence[str], build: Build, *, asking: bool) -> Pick | None:
    """Return what a message picks among the passages `offered`; None where it picks none of them.

    A pick may stand by itself, behind a word or two ("no. downhill? ok the second then") or before what goes on from
    it ("third. and who found that?"), which then is answered by the passage itself or asked again. Where the bot was
    `asking`, it may also be the offered question in nearly its words.
    """
    if not offered or build.manners.small_talk_of(message):
        return None
    said, questioning = clauses(_BREAK.sub(", ", message)), message.rstrip().endswith("?")
    for at, clause in enumerate(said):
        before, behind = said[:at], said[at + 1 :]
        if place := _ORDINAL.match(clause):
            chosen = _at(place["which"], offered)
            which = "" if clause.startswith("the ") else place["which"]  # "the last. and how …" announces nothing
            plainly = bool(_PLAINLY.search(clause)) and not (behind and _ANNOUNCED.search(clause))
            stands_out = _stands_out(which, before, behind, plainly=plainly, asking=asking)
            counted = not before and (asking or clause.isdigit()) and _is_number(clause, place["which"], behind)
            stands_out = stands_out or counted
            if stands_out or (chosen and _is_of(chosen, behind, build)):
                return Pick(chosen, _asked_besides(behind, questioning)) if chosen else None
        named = _ONE_ABOUT.match(clause) or _NAMED_ONE.match(clause)
        chosen = _named(named["about"], offered, build) if named else None
        if chosen and (_stands_out("", before, behind, plainly=True) or _only_remarked_on(before, behind)):
            return Pick(chosen, _asked_besides(behind, questioning))
        liked = _LIKED.match(clause) if asking else None
        if liked and (chosen := _named(liked["about"], offered, build)):
            return Pick(chosen, _asked_besides(behind, questioning))
    if not asking:
        return None
    if any(map(_LEAVES_IT.match, said[:2])) and not any(map(_says_more, said)):
        return Pick(offered[0])
    again = _said_again(message, offered, build) or _said_in_short(message, offered, build)
    return Pick(again) if again else None


def _says_more(clause: str) -> bool:
    """Tell whether a clause beside "you choose" says what is wanted after all: "any, but for kids"."""
    said = content_words(_TELL.sub("", clause).split())
    return bool(said) and not _LEAVES_IT.match(clause) and not _IDLE.match(clause)


def _asked_besides(behind: Sequence[str], questioning: bool) -> str:
    """Return the question that stands behind a pick, empty for none: "and what about my shoulders?".

    Where the message ends by a question mark (`questioning`) it needs no word that asks: "boys and girls the same?".
    """
    asked = _unjoined(" ".join(clause for clause in behind if not _IDLE.match(clause)))
    asks = (questioning or _ASKS.match(asked)) and content_words(asked.split())
    return asked if asks and not asks_how_many(asked) and not SOURCES.match(asked) else ""


def _stands_out(
    which: str, before: Sequence[str], behind: Sequence[str], *, plainly: bool, asking: bool = False
) -> bool:
    """Tell whether what stands around a pick leaves it one; `plainly` says that it has "the" or "one"."""
    if any(len(content_words(clause.split())) > ASIDE for clause in before):
        return False
    if not any(content_words(clause.split()) for clause in behind if not _IDLE.match(clause)):
        return True
    if behind[0].startswith("but ") or (asking and plainly and _is_remark(behind)):
        return True
    asks = bool(_ASKS.match(behind[0]))
    return which not in _ANNOUNCES and (points_back(behind[0]) or (plainly and asks))


def _is_remark(behind: Sequence[str]) -> bool:
    """Tell whether what stands behind a pick asks nothing and takes nothing back: "they're only six though"."""
    return not any(_ASKS.match(_unjoined(one)) or _UNDOES.search(one) for one in behind)


def _unjoined(clause: str) -> str:
    return _JOINED.sub("", clause)


def _is_number(clause: str, which: str, behind: Sequence[str]) -> bool:
    """Tell whether a pick is a number by itself that nothing behind it undoes ("1. do arms help? 2. do legs?")."""
    return (which in _NUMBERS or clause in ("third", "3rd")) and not any(map(_UNDOES.search, behind))


def _only_remarked_on(before: Sequence[str], behind: Sequence[str]) -> bool:
    """Tell whether a pick by name has but remarks behind it: "the pull-ups one, please. She does love them"."""
    return not before and not any(_ASKS.match(clause) for clause in behind)


def _is_of(passage_id: str, behind: Sequence[str], build: Build) -> bool:
    """Tell whether what stands behind a pick says it once more, and asks nothing: "the third, strength training"."""
    said = [clause for clause in behind if not _IDLE.match(clause)]
    asks = any(_ASKS.match(clause) for clause in said)
    return not asks and any(_content(clause) & _content(_asked_for(passage_id, build)) for clause in said[:1])


def _content(text: str) -> set[str]:
    """Return the stems of a text's words of content."""
    return set(map(stem, content_words(words(text))))


def _at(which: str, offered: Sequence[str]) -> str | None:
    if which == _MIDDLE:
        return offered[len(offered) // 2] if len(offered) % 2 else None
    place = PLACES[which]
    return offered[place] if place < len(offered) else None


def _named(about: str, offered: Sequence[str], build: Build) -> str | None:
    """Return the one passage whose question and heading have the most of these words; None for a tie or none.

    A sentence of each is shown as well, so where these have none of the words its text tells.
    """
    wanted = _content(about)
    for said_in in (_asked_for, _text_of):
        shares = [len(wanted & set(terms(said_in(passage_id, build)))) for passage_id in offered]
        best = max(shares)
        if best:
            return offered[shares.index(best)] if shares.count(best) == 1 else None
    return None


def _said_again(message: str, offered: Sequence[str], build: Build) -> str | None:
    """Return the one passage all of whose question's words of content the message has; None for none or several."""
    said, yours = _content(message), bool(_YOURS.search(" ".join(words(message))))
    asked = {one: _content(build.passage(one).question) for one in offered}
    least = {one: len(wanted) / 2 if yours else len(wanted) for one, wanted in asked.items()}
    found = [one for one, wanted in asked.items() if len(wanted & said) >= max(SAID_AGAIN, least[one])]
    return found[0] if len(found) == 1 else None


def _said_in_short(message: str, offered: Sequence[str], build: Build) -> str | None:
    """Return the one passage whose question has the message's few words of content; None for none or several.

    A verdict, a nod or a no ("right", "wrong", "not the shoes") picks nothing, nor does what is asked of what was said
    before ("does that help me run?").
    """
    spoken = words(message)
    said = naming_words(spoken, terms_name=True)
    plain = " ".join(spoken)
    of_it = spoken[:1] and spoken[0] in AUXILIARIES and not POINTERS.isdisjoint(spoken[1:2])
    if (
        of_it
        or not 0 < len(said) <= IN_SHORT
        or not _RULES_OUT.isdisjoint(spoken)
        or YES.match(plain)
        or NO.match(plain)
    ):
        return None
    found = [one for one in offered if _content(" ".join(said)) <= _content(build.passage(one).question)]
    return found[0] if len(found) == 1 else None


def _text_of(passage_id: str, build: Build) -> str:
    return build.body(build.passage(passage_id))


def _asked_for(passage_id: str, build: Build) -> str:
    passage = build.passage(passage_id)
    return f"{passage.question} {passage.heading}"
