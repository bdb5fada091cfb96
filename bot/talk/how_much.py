"""Reply to "by how much?" with what the last answers say of it: an amount, or that there is none; never another's.

"How much is it?" may be asked of a price, which another passage may tell of the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from bot.conversation import told, topical
from bot.giving import gives
from bot.records.conversation import Conversation, Turn
from bot.records.knowledge import Passage, Span
from bot.records.reply import Reply
from bot.search import is_vague
from bot.spans import is_within, opening_span
from bot.talk.about_quote import not_told, nothing_more
from bot.talk.amounts import asks_how_much, has_amount, may_ask_price, says_none
from bot.talk.told_elsewhere import told_elsewhere
from bot.talk.turn import Answering
from bot.text.analyse import normalise, terms
from bot.text.function_words import content_terms

_MEASURED = r"(?:%|s\b|sec(?:ond)?s?\b|m\b|m/s\b|km\b|cm\b|kg\b|g\b|times\b)"
_CLOCK = re.compile(rf"\b\d{{1,2}}[:.][0-5]\d\b(?! ?{_MEASURED}| (?:to|and|or) \d+[.]\d+ ?{_MEASURED})")
"""A time of day, which is no amount: "2.58 s" is none."""


def how_much(turn: Answering) -> Reply | None:
    """Answer "by how much?" after a quote, which "and why?" may have come after.

    None where the message asks for something else, or after no quote.
    """
    quoted = _of_one_question(turn.conversation)
    if not quoted or not asks_how_much(turn.found.text):
        return None
    said = next(filter(None, (_told(one, turn) for one in quoted)), [])
    fresh = [(passage, span) for passage, span in said if (span,) != quoted[0].spans]
    if fresh:
        return turn.from_span(*fresh[0])
    if said:
        return nothing_more(turn)
    price = told_elsewhere(turn, "cost") if may_ask_price(turn.found.text) else None
    return price or not_told(turn, lambda passage: bool(_amounts(passage, turn)))


def _of_one_question(conversation: Conversation) -> list[Turn]:
    """Return the turns with a quote, latest first, back to the last question that has words of its own."""
    quoted = [one for one in reversed(topical(conversation)) if one.passage_ids]
    vague = len(list(takewhile(lambda one: is_vague(one.question), quoted)))
    return quoted[: vague + 1]


def _told(earlier: Turn, turn: Answering) -> list[tuple[Passage, Span]]:
    """Return what the passages that an earlier turn quoted say of how much it is."""
    passages = turn.build.known_passages(earlier.passage_ids)
    return [(passage, span) for passage in passages for span in _in_order(passage, earlier, turn)]


def _in_order(passage: Passage, last: Turn, turn: Answering) -> Iterator[Span]:
    """Yield the sentences of a passage that tell how much: how it begins, what the talk has quoted, then its rest.

    One that begins by saying that there is no effect, or that nobody measured it, has no amount to tell: its figures
    are of something else.
    """
    document = turn.build.document(passage)
    begins, ends = opening = opening_span(passage, document, (passage.body_start, passage.end))
    amounts = _amounts(passage, turn)
    yield from (span for span in amounts if is_within(span, [opening]))
    if says_none(normalise(document.text[begins:ends])):
        yield opening
        return
    yield from (span for span in amounts if is_within(span, told(passage, turn.conversation)))
    yield from (span for span in amounts if _speaks_of(document.text[span[0] : span[1]], last.question))


def _speaks_of(sentence: str, question: str) -> bool:
    """Tell whether a sentence that wasn't quoted shares most of what the last question was about."""
    asked = content_terms(question)
    return 2 * len(asked.intersection(terms(sentence))) > len(asked)


def _amounts(passage: Passage, turn: Answering) -> list[Span]:
    """Return the sentences of a passage that say how much of what is asked, in order: prices, where it has any.

    Who asks by how much something changes ("how much slower?") asks for no price.
    """
    text, asked = turn.build.document(passage).text, normalise(turn.found.text)
    said = {span: normalise(text[span[0] : span[1]]) for span in passage.sentences}
    prices = [span for span in said if may_ask_price(asked) and gives(said[span], "cost")]
    return prices or [span for span in said if has_amount(_CLOCK.sub("", said[span]), asked)]
