"""Answer a few words after a quote ("is that bad?", "how do I fix it?", "by how much?") by what the same text says."""

from __future__ import annotations

from bot.asked_for import Kind, asked_for, asked_of_quote
from bot.context import last_quoted, told
from bot.followup import is_of_aspects
from bot.giving import gives, sentences_giving
from bot.quote import quoted
from bot.records import Passage, Reply, Span
from bot.search import is_vague
from bot.spans import is_within, opening_span, span_giving
from bot.text.analyse import normalise
from bot.turn import Answering


def reread(turn: Answering) -> Reply | None:
    """Quote what the text quoted last says of what is asked: what wasn't quoted yet, else the very sentence once more.

    None where the message names what it is about or is a line of what isn't covered, where nothing was quoted before
    it, and where the text says nothing of it.
    """
    text = turn.found.text
    last, kind = last_quoted(turn.conversation), asked_of_quote(text)
    if last is None or kind is None or turn.build.not_covered.same(turn.found.query):
        return None
    if not (is_vague(text) or is_of_aspects(text)):
        return None
    for passage in turn.build.known_passages(last.passage_ids):
        heard = told(passage, turn.conversation)
        if span := _giving(kind, passage, turn, heard):
            lead = turn.build.manners.voice.in_the_quote if is_within(span, heard) else None
            return turn.from_quotes([quoted(passage, turn.build.document(passage), span)], passage, lead)
    return None


def figure_again(turn: Answering) -> Reply | None:
    """Quote the one sentence of the last reply that has the figure asked for, or how many took part; None without.

    Those quoted come before the rest of their passages.
    """
    kind, last = asked_for(turn.found.text), turn.conversation.turns[-1]
    if kind not in ("figure", "people"):
        return None
    found = [
        (passage, passage.sentences[number])
        for passage in turn.build.known_passages(last.passage_ids)
        for number in sentences_giving(passage, turn.build.document(passage).text, kind)
    ]
    told_last = [(passage, span) for passage, span in found if is_within(span, last.spans)]
    best = next(iter([*told_last, *found]), None)
    return turn.from_span(*best) if best else None


def _giving(kind: Kind, passage: Passage, turn: Answering, heard: list[Span]) -> Span | None:
    """Return the span that gives it; a verdict is how a text begins: further on it is one on something else."""
    document = turn.build.document(passage)
    if kind not in ("verdict", "danger"):
        return span_giving(kind, passage, document, heard) or span_giving(kind, passage, document, ())
    begins, ends = opening = opening_span(passage, document, (passage.body_start, passage.end))
    return opening if gives(normalise(document.text[begins:ends]), kind) else None
