"""Reply to what is asked of the tests just quoted (bot/talk/facts.py).

Such a fact stands in the text quoted or nowhere: another passage would tell of other tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.conversation import last_quoted, topical
from bot.records.conversation import Turn
from bot.records.knowledge import Passage, Span
from bot.records.reply import Reply
from bot.spans import is_within, units_of
from bot.talk.facts import Fact, fact_asked
from bot.talk.turn import Answering
from bot.talk.where_from import sources
from bot.text.analyse import normalise, terms

_DIGITS = re.compile(r"(?<![\d.,])\d+(?![\d.,]*\d)")


def measured(turn: Answering) -> Reply | None:
    """Answer a fact of the tests quoted last from their texts: what was quoted of it first, then their rest.

    None where the message asks for something else, after no quote, and where another passage may tell it.
    """
    last = last_quoted(turn.conversation)
    found = fact_asked(turn.found.text) if last else None
    if last is None or found is None:
        return None
    fact, besides = found
    build, known = turn.build, turn.build.known_passages(last.passage_ids)
    passages = [one for one in known if besides.issubset(terms(build.with_heading(one)))]
    passages = passages if _names_number(passages, turn) else _with_number(turn) or passages
    for says in filter(None, (fact.says, fact.loosely)):
        if saying := [(one, span) for one in passages for span in _saying(says, one, turn)]:
            return _quoted(saying, last, turn)
    if fact.general or not passages:
        return None
    if not fact.cited:
        return _untold(fact, turn)
    return sources(turn) if any(turn.quoting.of(one).references for one in passages) else None


def _with_number(turn: Answering) -> list[Passage]:
    """Return the passages quoted earlier in the talk that have a number of the message: "u said 2% slower, …"."""
    earlier = dict.fromkeys(one for turn_ in reversed(topical(turn.conversation)) for one in turn_.passage_ids)
    return [one for one in turn.build.known_passages(tuple(earlier)) if _names_number([one], turn)]


def _names_number(passages: Iterable[Passage], turn: Answering) -> bool:
    asked = set(_DIGITS.findall(turn.found.text))
    return any(asked.intersection(_DIGITS.findall(normalise(turn.build.body(one)))) for one in passages)


def _saying(says: re.Pattern[str], passage: Passage, turn: Answering) -> list[Span]:
    """Return the spans of the sentences of a passage, those that can't be parted, that say a fact.

    Where the message names a number of the text ("only 16 runners, men or women?"), it is asked of that one alone.
    """
    units = [(span, normalise(said)) for span, said in units_of(passage, turn.build.document(passage))]
    numbers = set(_DIGITS.findall(turn.found.text))
    named = [said for _, said in units if numbers.intersection(_DIGITS.findall(said))]
    return [span for span, said in units if says.search(said) and (said in named or not named)]


def _quoted(saying: list[tuple[Passage, Span]], last: Turn, turn: Answering) -> Reply:
    heard = [one for one in saying if is_within(one[1], last.spans)]
    passage, span = (heard or saying)[0]
    lead = turn.build.manners.voice.in_the_quote if heard else None
    return turn.from_span(passage, span, lead)


def _untold(fact: Fact, turn: Answering) -> Reply:
    """Say that the text doesn't tell it, with what is near and asked for just this of other tests."""
    near = turn.readings(lambda passage: bool(fact.says.search(normalise(passage.question))))
    lead = turn.build.manners.voice.no_detail or None
    return turn.reply("abstained", "not_covered", lead, options=near, uncovered=True)
