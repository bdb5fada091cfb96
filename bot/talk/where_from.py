"""Reply to whoever asks where the last quote is from: a sentence of it, whose references travel with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.conversation import latest_with_quote
from bot.giving import gives
from bot.quote import quoted
from bot.records.knowledge import Passage, Reference, Span
from bot.records.reply import Quote, Reply
from bot.spans import is_within, opening_span, units_of
from bot.talk.turn import Answering

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_STUDIED = re.compile(
    r"\b(?:stud(?:y|ies)|trials|reviews?|pooled|meta-analys[ei]s|research|measured|simulations?)\b"
    r"|\bin (?:[a-z]+ ){1,3}(?:tests?|trials?|experiments?)\b"
    r"|\b(?:tests?|trials?|experiments?) (?:shows?|found|finds?)\b"
)
"""What speaks of a study that was made: "a fair test would draw lots" speaks of none."""
_UNTESTED = re.compile(
    r"\bopinions?\b|\bno (?:[a-z-]+ ){0,2}(?:stud(?:y|ies)|trials?|tests?|research|evidence|proof)\b"
    r"|\b(?:not|n't|never|nobody has|no [^.]{0,30}) (?:been )?(?:tested|measured|compared|studied|shown|proven|known)\b"
)
"""What rests on no study."""


def sources(turn: Answering) -> Reply:
    """Quote again, in a sentence each, what was quoted last and what it rests on, or say that it names nothing.

    A sentence with a figure of the message goes first, and the same works are shown once.
    """
    build, last = turn.build, latest_with_quote(turn.conversation.turns)
    figures = set(_FIGURE.findall(turn.asked))
    again = [
        _sentence(build.passage(one), span, figures, turn)
        for one, span in zip(last.passage_ids, last.spans, strict=False)
    ]
    quotes = _each_work_once(sorted(again, key=lambda quote: figures.isdisjoint(_FIGURE.findall(quote.text))))
    voice, cited = build.manners.voice, any(quote.references for quote in quotes)
    passage = build.passage(quotes[0].passage_id)
    return replace(
        turn.from_quotes(quotes, passage, voice.sources if cited else voice.no_sources), references_asked=cited
    )


def _sentence(passage: Passage, span: Span, figures: set[str], turn: Answering) -> Quote:
    """Quote the sentence of a span that has one of these figures, else the one that sooner says what was found: it has
    any figure, or speaks of a study, and not of what none has tested; else its first.
    """
    document = turn.build.document(passage)
    within = [(unit, said) for unit, said in units_of(passage, document) if is_within(unit, [span])]
    worth = {unit: _tells_found(said, figures) for unit, said in within}
    best = max(worth, key=lambda unit: worth[unit], default=None)
    return quoted(passage, document, best if best and any(worth[best]) else opening_span(passage, document, span))


def _tells_found(sentence: str, figures: set[str]) -> tuple[bool, bool, bool, bool]:
    """Return what speaks for a sentence, heaviest first: the works named below it don't support an opinion."""
    own = set(_FIGURE.findall(sentence))
    found = bool(own or _STUDIED.search(sentence)) and not _UNTESTED.search(sentence)
    return bool(own & figures), found, bool(own), gives(sentence, "evidence")


def _each_work_once(quotes: Sequence[Quote]) -> list[Quote]:
    """Return the quotes that cite what none before them did; the first of all where none cites anything."""
    shown: set[Reference] = set()
    kept = []
    for quote in quotes:
        if not shown.issuperset(quote.references):
            kept.append(quote)
        shown.update(quote.references)
    return kept or list(quotes[:1])
