"""Replies to what is asked about the last quote: what comes next, an example, where it comes from, or less of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bot.conversation import latest_with_quote, told, topical
from bot.readings import is_like, is_near
from bot.records.knowledge import Passage
from bot.records.reply import Reply
from bot.spans import opening_span, span_giving
from bot.talk.turn import Answering
from bot.talk.where_from import sources


def going_on(turn: Answering) -> Reply:
    """Quote what comes next: the rest of the passage quoted last, else the one after it, else the next best.

    Below a question of an FAQ stands another, which is no more of it: then what is nearest to it is quoted, as what it
    is.
    """
    passage, *others = _further(turn)
    if not _is_of_faq(passage):
        return _next_of([passage, *others], turn)
    topic = [one for one in others if not _is_of_faq(one) and _together(passage, one, turn)]
    return _told_next([passage, *topic], turn) or _beside(passage, turn)


def _beside(passage: Passage, turn: Answering) -> Reply:
    """Quote what would be asked next, and say that it is another question."""
    build = turn.build
    related = build.known_passages(option.passage_id for option in turn.related_to(passage))
    return _told_next(related, turn, build.manners.voice.beside or None) or nothing_more(turn)


def _is_of_faq(passage: Passage) -> bool:
    """Tell whether a passage is a question with its answer: its heading asks."""
    return passage.heading.endswith("?")


def _together(one: Passage, other: Passage, turn: Answering) -> bool:
    number = turn.build.number
    return turn.build.topics.together(number(one.passage_id), number(other.passage_id))


def _next_of(passages: Sequence[Passage], turn: Answering) -> Reply:
    return _told_next(passages, turn) or nothing_more(turn)


def _told_next(passages: Sequence[Passage], turn: Answering, lead: str | None = None) -> Reply | None:
    """Quote what wasn't told yet of the first of these passages that has anything left; None where none has."""
    for passage in passages:
        if rest := turn.quoting.rest_of(passage):
            contrast = [] if told(passage, turn.conversation) else turn.quoting.contrast(passage)
            return turn.from_quotes([rest, *contrast], passage, lead)
    return None


def with_example(turn: Answering) -> Reply:
    """Quote an example: one of the passage quoted last, not told yet or not by itself, else of the next that has one.

    Where none has, it goes on in these: in a glossary, what comes next is no example of what was asked.
    """
    last, *further = _further(turn)
    settings = turn.build.settings
    others = [one for one in further if is_like(one, turn.found, turn.build, settings.offer_refused_from)]
    others = others[: settings.example_among]
    for passage, heard in [(last, True), (last, False), *((one, True) for one in others)]:
        before = told(passage, turn.conversation)
        span = span_giving("example", passage, turn.build.document(passage), before if heard else ())
        if span is not None and span not in before:
            return turn.from_span(passage, span)
    return _next_of([last, *others], turn)


def nothing_more(turn: Answering) -> Reply:
    """Say that all was told, with the readings that weren't quoted yet."""
    return turn.reply("abstained", "not_covered", turn.build.manners.voice.nothing_more, options=turn.readings())


def not_told(turn: Answering, tells: Callable[[Passage], bool]) -> Reply:
    """Say that the site doesn't tell what is asked, with the readings near that tell it of something else."""
    build, found = turn.build, turn.found
    near = turn.readings(lambda passage: is_near(build.number(passage.passage_id), found, build) and tells(passage))
    lead = build.manners.voice.lead_without_answer("abstained", "not_covered", offers=bool(near))
    return turn.reply("abstained", "not_covered", lead, options=near)


def shorter(turn: Answering) -> Reply:
    """Quote how the last answer began, in one sentence where that stands alone; say so where that was the answer."""
    build, last = turn.build, latest_with_quote(turn.conversation.turns)
    passage = build.passage(last.passage_ids[0])
    span = opening_span(passage, build.document(passage), last.spans[0])
    lead = build.manners.voice.shortest or None if span in last.spans else None
    return turn.from_span(passage, span, lead)


def after_conclusion(turn: Answering) -> Reply:
    """Answer a conclusion ("so it's useless?") by how the last answer began, which says most; then by its rest."""
    passage = _further(turn)[0]
    span = opening_span(passage, turn.build.document(passage), (passage.body_start, passage.end))
    if span not in told(passage, turn.conversation):
        return turn.from_span(passage, span)
    rest = turn.quoting.rest_of(passage)
    return turn.from_quotes([rest], passage) if rest else nothing_more(turn)


def _further(turn: Answering) -> list[Passage]:
    """Return where to read on after the last answer: its passage, the next of its topic, then the other hits."""
    build, found = turn.build, turn.found
    last = latest_with_quote(topical(turn.conversation))
    number = build.number(last.chosen or last.passage_ids[0])
    topic = [n for n in range(number, len(build.passages)) if build.topics.together(number, n)]
    said = turn.already_said()
    near = [n for n in found.best if is_near(n, found, build) and build.passages[n].passage_id not in said]
    return [build.passages[n] for n in dict.fromkeys([*topic, *near])]


OF_THE_QUOTE: Mapping[str, Callable[[Answering], Reply]] = {
    "more": going_on,
    "example": with_example,
    "sources": sources,
    "shorter": shorter,
    "conclude": after_conclusion,
}
"""How each kind of move (bot/talk/moves.py) that is only about the last quote is answered."""
