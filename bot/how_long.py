"""Reply to "how long does it take?" after a quote with the sentence of its passage that says how long."""

from __future__ import annotations

import re

from bot.context import last_quoted
from bot.participants import SPELLED
from bot.records import Passage, Reply, Span
from bot.spans import is_within
from bot.text.analyse import normalise, words
from bot.text.openers import OPENER
from bot.turn import Answering

_HOW_LONG = re.compile(
    rf"^(?:(?:{OPENER}|and) ){{0,3}}how long(?: (?:does|do|will|would|did|can) (?:it|that|this|they|these))?"
    r"(?: (?:usually|normally|typically|really))?(?: (?:take|last|be|need))?"
    r"(?: (?:then|roughly|about|usually|normally))?$"
)
_DURATION = re.compile(
    rf"\b(?:\d+|{SPELLED}|one|an?|half an?|a few|several|some)(?:(?: to | or |-|\u2013)(?:\d+|{SPELLED}))?"
    r" (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b"
)


def how_long(turn: Answering) -> Reply | None:
    """Answer from the passage quoted last: what was quoted of it first, then its rest.

    None where the message names anything, after no quote, and where the passage says no length of time: then another
    passage of the topic may.
    """
    last = last_quoted(turn.conversation)
    if last is None or not _HOW_LONG.match(" ".join(words(turn.found.text))):
        return None
    found = [
        (passage, span) for passage in turn.build.known_passages(last.passage_ids) for span in _saying(passage, turn)
    ]
    if not found:
        return None
    told = [one for one in found if is_within(one[1], last.spans)]
    return turn.from_span(*(told or found)[0])


def _saying(passage: Passage, turn: Answering) -> list[Span]:
    text = turn.build.document(passage).text
    return [span for span in passage.sentences if _DURATION.search(normalise(text[span[0] : span[1]]))]
