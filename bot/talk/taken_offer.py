"""Reply to an offer that was taken: its passage, by what it was offered for, and what is asked besides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.builds import Build
from bot.conversation import just_told, offered_for
from bot.followup import is_of_aspects, points_back
from bot.query import Query
from bot.quote import quoted
from bot.records.conversation import Conversation
from bot.records.knowledge import Passage, Span
from bot.records.reply import Option, Quote, Reply
from bot.search import find, is_vague
from bot.spans import best_span, is_within, says
from bot.talk.move import Move
from bot.talk.turn import QUOTES, Answering

Ask = Callable[[str, Conversation, Build], Reply]
"""Asks a question as the next turn of a conversation: the whole dialogue once more."""


def taken_offer(passage: Passage, turn: Answering, move: Move, ask: Ask) -> Reply:
    """Quote the passage that was taken, with those taken beside it, and answer what is asked besides."""
    taken = _quoting(passage, turn, move)
    if others := turn.build.known_passages(move.also):
        return _all_of([taken, *(_quoting(one, turn, move) for one in others)], turn)
    return _with_besides(taken, passage, turn, move, ask) if move.besides else taken


def _all_of(replies: Sequence[Reply], turn: Answering) -> Reply:
    """Put replies to picks into one, up to the quotes that it may have; what no longer fits is offered once more.

    A passage is never quoted without what disputes it.
    """
    quotes: list[Quote] = []
    left: list[Option] = []
    for reply in replies:
        fresh = [quote for quote in reply.quotes if not _is_among(quote, quotes)]
        if len(quotes) + len(fresh) <= QUOTES:
            quotes += fresh
        else:
            passage_id = reply.quotes[0].passage_id
            left.append(Option(turn.build.passage(passage_id).question, passage_id))
    return turn.from_quotes(quotes, None, offers=left)


def _quoting(passage: Passage, turn: Answering, move: Move) -> Reply:
    """Quote a passage by what answers the question that it was offered for, not its own title."""
    build, conversation = turn.build, turn.conversation
    wanted = offered_for(passage.passage_id, conversation)
    asked = wanted or move.text
    query = build.weigher.weigh(build.speller.correct(asked)[0] if turn.correct else asked)
    if heard := just_told(passage, conversation):
        return _rest_of(passage, query, heard, turn)
    if wanted is None or is_vague(wanted):
        return turn.from_passage(passage)
    if says(passage, build.document(passage), query, build.weigher) < build.settings.offer_says_of_it:
        return turn.from_passage(passage)
    found = replace(turn.found, query=query)
    again = Answering(
        move.text, conversation, build, found, correct=turn.correct, opens=move.opens, remembered=move.remembered
    )
    return again.from_passage(passage)


def _rest_of(passage: Passage, query: Query, heard: Sequence[Span], turn: Answering) -> Reply:
    """Quote what wasn't told yet of a passage, as its preview showed it; all of it was told where nothing is left."""
    build, document = turn.build, turn.build.document(passage)
    rest = best_span(passage, document, query, build.weigher, build.settings.quoted_sentences, heard)
    if not is_within(rest, heard):
        return turn.from_span(passage, rest)
    quotes = [quoted(passage, document, rest), *turn.quoting.contrast(passage)]
    return turn.from_quotes(quotes, passage, build.manners.voice.as_before)


def _with_besides(reply: Reply, passage: Passage, turn: Answering, move: Move, ask: Ask) -> Reply:
    """Add to `reply` what answers the question behind a pick, or say that it is open, with what it may mean."""
    build, voice = turn.build, turn.build.manners.voice
    more = ask(move.besides, reply.conversation, build)
    if more.status == "safety":
        return more
    if more.status == "answered" and not more.repeats and more.step != "reading_on":
        added = [quote for quote in more.quotes if not _is_among(quote, reply.quotes)]
        return turn.from_quotes([*reply.quotes[: QUOTES - 1], *added][:QUOTES], None) if added else reply
    if points_back(move.besides) and (is_vague(move.besides) or is_of_aspects(move.besides)):
        return reply
    near = _readings(move.besides, reply, turn)
    options = [one for one in near if one.passage_id != passage.passage_id]
    if options:
        return turn.from_quotes(reply.quotes, passage, voice.second_part_open, options)
    return replace(reply, lead=voice.second_part)


def _readings(question: str, after: Reply, turn: Answering) -> tuple[Option, ...]:
    """Return what a question may mean as the next turn after a reply, where it is on the subject at all."""
    found = find(question, after.conversation, turn.build, correct=turn.correct)
    again = Answering(question, after.conversation, turn.build, found, correct=turn.correct)
    return () if again.decision().reason in ("off_topic", "not_covered") else again.readings()


def _is_among(quote: Quote, quotes: Sequence[Quote]) -> bool:
    """Tell whether all of a quote stands in one of these."""
    spans = [(one.start, one.end) for one in quotes if one.passage_id == quote.passage_id]
    return is_within((quote.start, quote.end), spans)
