"""All that happens to a question, from top to bottom: its move, safety, small talk, search, rank, decide, quote."""

from __future__ import annotations

from dataclasses import replace

from bot.about_quote import OF_THE_QUOTE, nothing_more
from bot.builds import Build
from bot.context import offered_for
from bot.followup import is_of_aspects, points_back
from bot.how_long import how_long
from bot.how_many import how_many
from bot.how_much import how_much
from bot.in_kind import in_kind
from bot.kept_to_red_flag import likened, not_left, raised_or_carried_on
from bot.language import without_naming_english
from bot.moves import Move, read_move
from bot.records import Conversation, Passage, Reply
from bot.reread import figure_again, gives_none, reread
from bot.search import Found, find, is_vague
from bot.spans import says
from bot.text.repair import repair_question
from bot.turn import QUOTES, Answering
from bot.two_parts import in_parts
from bot.without_answer import asking_back, without_answer


def answer(
    question: str,
    conversation: Conversation,
    build: Build,
    *,
    passage_id: str | None = None,
    correct: bool = True,
    page_path: str | None = None,
) -> Reply:
    """Reply to `question` as the next turn of `conversation`, from `build` alone.

    With `passage_id` (an option that the visitor chose) the reply comes from that passage and is never asked back;
    raises UnknownPassage. With `correct=False` the words are taken as typed. `page_path` is the path of the page that
    the question was asked on: what stands on it is preferred a little.
    """
    asked = heard(question)
    move = read_move(asked, conversation, build)
    found = understood(move, build, correct=correct, page_path=page_path)
    turn = Answering(asked, conversation, build, found, opens=move.opens, remembered=move.remembered)
    chosen = passage_id or move.passage_id
    return (
        raised_or_carried_on(asked, turn, move, chosen=bool(chosen))
        or _of_move(turn, move, chosen, correct=correct)
        or in_kind(turn)
        or _of_knowledge(asked, turn, move, correct=correct)
    )


def _of_move(turn: Answering, move: Move, chosen: str | None, *, correct: bool) -> Reply | None:
    """Answer what is only about the last quote, what takes an offer, and what refuses one."""
    if said_of_it := OF_THE_QUOTE.get(move.kind):  # before a passage chosen, which may be the one a talk came to
        return said_of_it(turn)
    if chosen:
        taken = _from_chosen(turn.build.passage(chosen), turn, move, correct=correct)
        return _with_besides(taken, turn, move, correct=correct) if move.besides else taken
    return asking_back(turn, move.offered, move.dropped) if move.kind in ("which", "refuse") else None


def _of_knowledge(asked: str, turn: Answering, move: Move, *, correct: bool) -> Reply:
    """Answer from the knowledge, ask back, or say that it doesn't say."""
    decision = turn.decision()
    if reply := not_left(asked, turn, decision) or likened(asked, turn, decision):
        return reply
    if reply := how_many(turn, names_study=move.kind == "people") or how_much(turn) or how_long(turn):
        return reply
    if reply := in_parts(turn, move, correct=correct):
        return reply
    if decision.status == "answered":
        return _answered(turn)
    elsewhere = decision.reason == "not_covered" or decision.confidence >= turn.build.settings.answer_from
    otherwise = decision.reason == "other_language" or move.kind == "people"
    again = None if otherwise else reread(turn, elsewhere=elsewhere)
    return again or without_answer(turn, decision)


def _from_chosen(passage: Passage, turn: Answering, move: Move, *, correct: bool) -> Reply:
    """Quote a passage that was offered by what answers the question that it was offered for, not its own title."""
    build, conversation = turn.build, turn.conversation
    wanted = offered_for(passage.passage_id, conversation)
    if wanted is None or is_vague(wanted):
        return turn.from_passage(passage)
    text = build.speller.correct(wanted)[0] if correct else wanted
    query = build.weigher.weigh(text)
    if says(passage, build.document(passage), query, build.weigher) < build.settings.offer_says_of_it:
        return turn.from_passage(passage)
    found = replace(turn.found, query=query)
    again = Answering(move.text, conversation, build, found, opens=move.opens, remembered=move.remembered)
    return again.from_passage(passage)


def _with_besides(reply: Reply, turn: Answering, move: Move, *, correct: bool) -> Reply:
    """Add to an offer that was taken what answers the question asked in one breath with it, or that nothing does.

    That question is asked as the next turn, so it may point at what was taken ("and is it bad for kids?").
    """
    build = turn.build
    found = find(move.besides, reply.conversation, build, correct=correct)
    more = Answering(move.besides, reply.conversation, build, found)
    passage = more.answering()
    if passage is None:
        of_it = points_back(move.besides) and (is_vague(move.besides) or is_of_aspects(move.besides))
        return reply if of_it else replace(reply, lead=build.manners.voice.second_part)
    if passage.passage_id in {quote.passage_id for quote in reply.quotes}:
        return reply
    return turn.from_quotes([*reply.quotes[: QUOTES - 1], more.quote(passage)], None)


def _answered(turn: Answering) -> Reply:
    """Quote the best passage; where that was quoted already, what it says of the few words that are asked."""
    if turn.is_exhausted():
        return figure_again(turn) or reread(turn) or nothing_more(turn)
    reply = turn.from_passage(turn.best())
    same = turn.build.manners.voice.the_same
    if not same or reply.lead != same:
        return reply
    return reread(turn) or gives_none(turn, turn.best()) or reply


def heard(question: str) -> str:
    """Return a question as it is taken: mended where it came damaged, and without the words that it is in English."""
    return without_naming_english(repair_question(question).strip())


def understood(move: Move, build: Build, *, correct: bool, page_path: str | None) -> Found:
    """Search for a message as it is and with the pieces sent before it; the reading that finds more counts."""
    readings = [text for text in (move.joined, move.text) if text]
    found = [
        find(text, move.conversation, build, correct=correct, page_path=page_path, dropped=move.dropped)
        for text in readings or [""]
    ]
    return found[0] if len(found) == 1 else max(found, key=lambda one: one.score(build))
