"""Answer a question of two parts (bot/talk/parts.py): each gets its own quotes, or its own "the site doesn't say"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.followup import is_of_aspects, points_back
from bot.records.conversation import Conversation, Turn
from bot.records.knowledge import Passage
from bot.records.reply import Quote, Reply
from bot.search import find
from bot.talk.move import Move
from bot.talk.parts import parts
from bot.talk.turn import QUOTES, Answering


def in_parts(turn: Answering, move: Move) -> Reply | None:
    """Answer part by part; the second may point at the first. None where the message has but one."""
    pieces = parts(turn.found.text)
    if len(pieces) == 1 or len(parts(move.text)) == 1:  # what was sent before it was answered for itself
        return None
    answers = _each(pieces, move.conversation, turn)
    if is_of_aspects(pieces[1]) and any(one.answering() is None for one in answers):
        return None  # "How do you know that? Is there evidence?" asks one thing twice
    return _of_all(turn, answers)


def _each(pieces: Sequence[str], conversation: Conversation, turn: Answering) -> list[Answering]:
    """Search for each part, as the next turn of the talk or, where it points at nothing, of none."""
    leads_on, answers = points_back(pieces[1]), []
    for piece in pieces:
        found = find(piece, conversation, turn.build, correct=turn.correct)
        answers.append(Answering(piece, conversation, turn.build, found, correct=turn.correct))
        first = Turn(piece, "clarify", opens=True)
        conversation = Conversation((*conversation.turns, first)) if leads_on else Conversation()
    return answers


def _of_all(turn: Answering, answers: Sequence[Answering]) -> Reply | None:
    """Quote what answers each part, or say of one that nothing does.

    None where one passage, or none, speaks for both: then they are one question.
    """
    passages = [one.answering() for one in answers]
    found = [passage for passage in passages if passage is not None]
    if not found or len({passage.passage_id for passage in found}) < len(passages) == len(found):
        return None
    quotes = [one.quoting.of(passage) for one, passage in zip(answers, passages, strict=True) if passage is not None]
    quotes += _disputed(turn, found, quotes)
    voice = turn.build.manners.voice
    lead = voice.first_part if passages[0] is None else voice.second_part if passages[1] is None else None
    return turn.from_quotes(quotes[:QUOTES], None, lead)


def _disputed(turn: Answering, passages: Sequence[Passage], quotes: Sequence[Quote]) -> list[Quote]:
    """Return the quotes of what disputes these passages, but for what is quoted anyway."""
    named, added = {quote.passage_id for quote in quotes}, []
    for passage in passages:
        added += [quote for quote in turn.quoting.contrast(passage) if quote.passage_id not in named]
        named.update(quote.passage_id for quote in added)
    return added
