"""Reply to "and what does it cost?" after a quote by the passage that tells the price of that very thing."""

from __future__ import annotations

from bot.asked_for import ARRANGED, Kind, asked_of_quote
from bot.context import leaves_quote
from bot.conversation import last_quoted
from bot.giving import sentences_giving
from bot.records.knowledge import Passage
from bot.records.reply import Reply
from bot.talk.reread import reread
from bot.talk.step import by
from bot.talk.turn import Answering
from bot.text.analyse import words
from bot.text.function_words import naming_terms

_ALL = frozenset({"prices", "fees"})
"""Words that ask for all prices of a site."""


def told_elsewhere(turn: Answering, kind: Kind | None = None) -> Reply | None:
    """Quote the passage that is asked for the price, the time or the place of what was quoted last, and gives it.

    What is asked is told by the message, unless it is given as `kind`. A passage that is asked for no thing ("what does
    it cost?") gives it of all that its topic is about. None where the message names a thing of its own, after no quote,
    and where no passage near is asked for it.
    """
    last, kind = last_quoted(turn.conversation), kind or asked_of_quote(turn.asked)
    if last is None or kind not in ARRANGED or naming_terms(turn.asked):
        return None
    told = turn.build.known_passages(last.passage_ids)
    things = {thing for one in told for thing in naming_terms(turn.build.with_heading(one))}
    near = [turn.build.passages[number] for number in turn.found.best[: turn.build.settings.elsewhere_among]]
    found = next(
        (one for one in near if one not in told and _tells(one, kind, turn) and _is_of(things, one, turn)), None
    )
    return turn.from_passage(found) if found else None


def told_rather(turn: Answering) -> Reply | None:
    """Answer the same from the text quoted last, or else so, where the passage that was found tells nothing of it.

    It may be nearer by no more than the thing that both are about: "where is it?" is no question of its price. "Price?"
    asks for that of what was just quoted, whatever else has one, and "prices?" for those of no one thing.
    """
    kind, best = asked_of_quote(turn.asked), turn.best()
    if kind not in ARRANGED or naming_terms(turn.asked):
        return None
    if kind == "cost" and _ALL.isdisjoint(words(turn.asked)) and _has_just_quoted(turn) and (own := reread(turn)):
        return by("last_quote", own)
    if _tells(best, kind, turn):
        return None
    if sentences_giving(best, turn.build.document(best).text, kind):
        return None
    return by("last_quote", reread(turn)) or by("told_elsewhere", told_elsewhere(turn))


def _has_just_quoted(turn: Answering) -> bool:
    last = turn.conversation.last
    return last is not None and bool(last.passage_ids)


def _is_of(things: set[str], passage: Passage, turn: Answering) -> bool:
    """Tell whether a passage is asked for one of these things, or for none and is of the topic just quoted."""
    named = naming_terms(passage.question)
    if named:
        return not named.isdisjoint(things)
    return not leaves_quote(turn.build.number(passage.passage_id), turn.conversation, turn.build)


def _tells(passage: Passage, kind: Kind, turn: Answering) -> bool:
    """Tell whether a passage gives a price, or is asked for the time or the place by the first word of a way to ask.

    A price must be given, since what is asked for a cost may cost something else: "what does it cost in energy".
    """
    if kind == "cost":
        return bool(sentences_giving(passage, turn.build.document(passage).text, kind))
    return any(words(way)[:1] == [kind] for way in (passage.question, *passage.phrasings))
