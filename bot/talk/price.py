"""Reply to "is it free?" and "do I have to pay?", which name nothing, by what the site says of its prices."""

from __future__ import annotations

import re

from bot.asked_for import asked_of_quote
from bot.giving import sentences_giving
from bot.readings import OPTIONS
from bot.records.knowledge import Passage
from bot.records.reply import Option, Reply
from bot.retriever import order, search
from bot.talk.turn import Answering
from bot.text.analyse import words
from bot.text.function_words import naming_words

_IN_WORDS = "price prices cost costs fee fees"
"""What a passage on a price is looked up by: a question such as "do I have to pay" has no word of it."""
_CHARGED = frozenset({"charge", "paid"})
"""Words that ask for a price in small talk alone: elsewhere a battery has a charge."""
_ASKED_BY = re.compile(rf"\b(?:{'|'.join(_IN_WORDS.split())})\b")


def price(turn: Answering) -> Reply | None:
    """Quote the passage that is asked for the price of nothing in particular, and gives it: "What does it cost?".

    Where the last reply asked among passages, the first of these with a price is meant. Else reply by those whose own
    question is for the price of one thing ("Hire prices"): quote the only one, or ask back among several. None where no
    price is asked, or the site has none.
    """
    if asked_of_quote(turn.asked) != "cost" and _CHARGED.isdisjoint(words(turn.asked)):
        return None
    if offered := _offered(turn):
        return turn.from_passage(offered)
    found = _prices(turn)
    chosen = next((one for one in found if any(_names(way) == 0 for way in _ways(one))), None)
    of_one_thing = [one for one in found if any(_names(way) == 1 for way in _ways(one, phrasings=False))]
    if chosen or len(of_one_thing) == 1:
        return turn.from_passage(chosen or of_one_thing[0])
    options = tuple(Option(one.question, one.passage_id) for one in of_one_thing[:OPTIONS])
    return turn.reply("clarify", "ambiguous", options=options) if options else None


def _offered(turn: Answering) -> Passage | None:
    """Return the first passage with a price of those that the last reply asked among: "it" is one of them."""
    last = turn.conversation.last
    asked_among = turn.build.known_passages(last.offered) if last and last.status == "clarify" else []
    return next((one for one in asked_among if _gives(one, turn)), None)


def _gives(passage: Passage, turn: Answering) -> bool:
    return bool(sentences_giving(passage, turn.build.document(passage).text, "cost"))


def _prices(turn: Answering) -> list[Passage]:
    """Return the passages near the words of a price that are asked for one and give one, nearest first."""
    build = turn.build
    scores = search(build.weigher.weigh(_IN_WORDS), build.index, build.settings)
    near = [build.passages[number] for number in order(scores.ask, scores.ask, build.settings.prices_among)]
    return [one for one in near if _ways(one) and _gives(one, turn)]


def _ways(passage: Passage, *, phrasings: bool = True) -> list[str]:
    """Return the ways in which a passage is asked for a price; without `phrasings` its question and heading alone."""
    ways = (passage.question, passage.heading, *(passage.phrasings if phrasings else ()))
    return [way for way in ways if asked_of_quote(way) == "cost" and _ASKED_BY.search(" ".join(words(way)))]


def _names(way: str) -> int:
    """Return how many things a way to ask names: "fees" none, "Hire prices" one."""
    return len(naming_words(words(way)))
