"""Tell which offered question a message picks: by its place ("the middle one"), by a word of it, or by asking it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.builds import Build
from bot.records.conversation import Conversation
from bot.search import find
from bot.talk.around_a_pick import Clause, clauses_of, is_idle
from bot.talk.offer import Offer
from bot.text.function_words import content_terms, content_words

NOTHING = ""
"""What a place picks at which nothing was offered: then no other way to pick is looked for."""

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
_PLAINLY = re.compile(rf"\bthe\b|\b{_OFFER}\b")
_ANNOUNCED = re.compile(r"\b(?:thing|point|question)\b")
"""What, with more words behind it, is no pick: "the first thing: my elbows flare out"."""
_NUMBERS = frozenset({"one", "1", "two", "2", "three", "3"})
"""What picks by itself where more is said behind it."""
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
    offer, said = Offer(offered, build, asking), clauses_of(message)
    for clause in said:
        for way in (_by_place, _by_name, _by_praise):
            chosen = way(clause, offer)
            if chosen is not None:
                return None if chosen == NOTHING else Pick(chosen, clause.asked_besides())
    if not asking:
        return None
    again = _left_to_the_bot(said, offer) or offer.said_again(message) or _in_short(message, offer)
    return Pick(again) if again else None


def _in_short(message: str, offer: Offer) -> str | None:
    """Return what a message picks by few words of an offered question, unless these surely ask for something else.

    "Before or after the run" has no word of "How often should I train for running?" but the run.
    """
    chosen = offer.said_in_short(message)
    if chosen is None:
        return None
    build = offer.build
    found = find(message, Conversation(), build, correct=True)
    elsewhere = bool(found.best) and build.passages[found.best[0]].passage_id not in offer.passage_ids
    return None if elsewhere and found.confidence(build) >= build.settings.answer_leaving_from else chosen


def _by_place(clause: Clause, offer: Offer) -> str | None:
    """Return what a clause picks by its place: "the second"; `NOTHING` where nothing was offered there."""
    place = _ORDINAL.match(clause.text)
    if place is None:
        return None
    chosen = offer.at(place["which"])
    plainly = bool(_PLAINLY.search(clause.text)) and not (clause.behind and _ANNOUNCED.search(clause.text))
    which = "" if clause.text.startswith("the ") else place["which"]  # "the last. and how …" announces nothing
    if (
        clause.stands_out(which, plainly=plainly, asking=offer.asking)
        or _is_number(place["which"], clause, asking=offer.asking)
        or (chosen and clause.is_said_again(content_terms(offer.asked_for(chosen))))
    ):
        return chosen or NOTHING
    return None


def _is_number(which: str, clause: Clause, *, asking: bool) -> bool:
    """Tell whether a pick is a number by itself, first of all, that nothing behind it undoes: "1 and do i need one"."""
    counts = which in _NUMBERS or clause.text in ("third", "3rd")
    return counts and not clause.before and (asking or clause.text.isdigit()) and not clause.is_undone()


def _by_name(clause: Clause, offer: Offer) -> str | None:
    """Return what a clause picks by what it is about: "the egg one"."""
    named = _ONE_ABOUT.match(clause.text) or _NAMED_ONE.match(clause.text)
    chosen = offer.named(named["about"]) if named else None
    return chosen if chosen and (clause.stands_out(plainly=True) or clause.is_whole()) else None


def _by_praise(clause: Clause, offer: Offer) -> str | None:
    """Return what a clause picks by saying that it would be welcome: "a game would be handy"."""
    liked = _LIKED.match(clause.text) if offer.asking else None
    return offer.named(liked["about"]) if liked else None


def _left_to_the_bot(said: Sequence[Clause], offer: Offer) -> str | None:
    """Return what was offered first, where the choice is left to the bot: "you choose"."""
    leaves = any(_LEAVES_IT.match(clause.text) for clause in said[:2])
    return offer.passage_ids[0] if leaves and not any(_says_more(clause.text) for clause in said) else None


def _says_more(clause: str) -> bool:
    """Tell whether a clause beside "you choose" says what is wanted after all: "any, but for kids"."""
    said = content_words(_TELL.sub("", clause).split())
    return bool(said) and not _LEAVES_IT.match(clause) and not is_idle(clause)
