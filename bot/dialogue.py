"""All that happens to a question, from top to bottom: its move, search and ranking, red flags, what is said of the last
quote or takes an offer, small talk, then the decision, and a quote or none.
"""

from __future__ import annotations

from functools import partial

from bot.builds import Build
from bot.conversation import known_to
from bot.language import without_naming_english
from bot.question_among import question_among, says_all
from bot.records.conversation import Conversation
from bot.records.reply import Reply
from bot.refusal import is_ruled_out
from bot.search import Found, find
from bot.talk.about_quote import OF_THE_QUOTE, nothing_more
from bot.talk.doubted import doubted
from bot.talk.fall_back import another_reason, judged, reading_on
from bot.talk.how_many import how_many
from bot.talk.how_much import how_much
from bot.talk.in_kind import in_kind
from bot.talk.kept_to_red_flag import likened, not_left, raised_or_carried_on
from bot.talk.meaning import meaning
from bot.talk.measured import measured
from bot.talk.move import Move
from bot.talk.moves import read_move
from bot.talk.raised import given_way, topic_raised
from bot.talk.reread import figure_again, gives_none, reread, same_of_quote
from bot.talk.step import by
from bot.talk.taken_offer import taken_offer
from bot.talk.told_elsewhere import told_elsewhere, told_rather
from bot.talk.turn import Answering
from bot.talk.two_parts import in_parts
from bot.talk.without_answer import after_trying, anything_else, asking_back, something_else, without_answer
from bot.text.repair import repair_question
from bot.text.slashed import without_slashes


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
    turn, move = taken_up(question, conversation, build, correct=correct, page_path=page_path)
    topic, turn = given_way(topic_raised(turn, move), turn)
    chosen = passage_id or move.passage_id
    return (
        by("red_flag", raised_or_carried_on(topic, turn, move, chosen=bool(chosen)))
        or _of_move(turn, move, chosen)
        or in_kind(turn)
        or _of_knowledge(turn.asked, turn, move)
    )


def taken_up(
    question: str, conversation: Conversation, build: Build, *, correct: bool, page_path: str | None
) -> tuple[Answering, Move]:
    """Return `question` as the next turn of `conversation`, with what was found for it, and what it does there."""
    asked, conversation = heard(question), known_to(build, conversation)
    move = read_move(asked, conversation, build)
    found = understood(move, build, correct=correct, page_path=page_path)
    turn = Answering(asked, conversation, build, found, correct=correct, opens=move.opens, remembered=move.remembered)
    return turn, move


def _of_move(turn: Answering, move: Move, chosen: str | None) -> Reply | None:
    """Answer what is only about the last quote, what takes an offer, and what refuses one."""
    if said_of_it := OF_THE_QUOTE.get(move.kind):  # before a passage chosen, which may be the one a talk came to
        return by("about_quote", said_of_it(turn))
    if chosen:
        ask = partial(_asked_next, correct=turn.correct)
        return by("offer_taken", taken_offer(turn.build.passage(chosen), turn, move, ask))
    if move.kind in ("which", "refuse"):
        return by("asked_which", asking_back(turn, move.offered, move.dropped))
    return None


def _of_knowledge(asked: str, turn: Answering, move: Move) -> Reply:
    """Answer from the knowledge, ask back, or say that it doesn't say."""
    decision = turn.decision()
    if reply := not_left(asked, turn, decision) or likened(asked, turn, decision):
        return by("red_flag", reply)
    if reply := _of_tests(turn, move):
        return reply
    if reply := by("two_parts", in_parts(turn, move)) or by("meaning", meaning(turn, decision)):
        return reply
    if move.kind == "same" and (same := same_of_quote(turn)):
        return by("last_quote", same)
    if reply := by("last_quote", another_reason(turn)) or by("something_else", after_trying(turn)):
        return reply
    if decision.status == "answered":
        return told_rather(turn) or _answered(turn)
    elsewhere = decision.reason == "not_covered" or decision.confidence >= turn.build.settings.answer_from
    otherwise = decision.reason == "other_language" or move.kind == "people"
    again = None if otherwise else reread(turn, elsewhere=elsewhere)
    return (
        by("last_quote", again)
        or by("told_elsewhere", told_elsewhere(turn))
        or by("something_else", anything_else(turn))
        or by("last_quote", judged(turn))
        or by("reading_on", reading_on(turn, decision))
        or by("no_answer", without_answer(turn, decision))
    )


def _of_tests(turn: Answering, move: Move) -> Reply | None:
    """Answer how many people, how much, or what else is asked of the tests just quoted, or how far they reach."""
    return (
        by("people_counted", how_many(turn, names_study=move.kind == "people"))
        or by("amount", how_much(turn))
        or by("tested", measured(turn))
        or by("last_quote", doubted(turn))
    )


def _asked_next(question: str, conversation: Conversation, build: Build, *, correct: bool) -> Reply:
    return answer(question, conversation, build, correct=correct)


def _answered(turn: Answering) -> Reply:
    """Quote the best passage; where that was quoted already, what it says of the few words that are asked."""
    if turn.is_exhausted():
        return by("last_quote", figure_again(turn) or reread(turn) or nothing_more(turn))
    reply = turn.from_passage(turn.best())
    if not reply.repeats:
        return by("ranking", reply)
    again = by("last_quote", reread(turn) or gives_none(turn, turn.best()))
    return again or by("something_else", something_else(turn)) or by("ranking", reply)


def heard(question: str) -> str:
    """Return a question as it is taken: mended where it came damaged, "w/o" in full, and without naming English."""
    return without_naming_english(without_slashes(repair_question(question)).strip())


def understood(move: Move, build: Build, *, correct: bool, page_path: str | None) -> Found:
    """Search for a message as it is and with the pieces sent before it; the reading that finds more counts.

    So does the one question of a first message alone, where nothing answers what stands beside it; where it surely is
    answered alone, nothing else counts (benchmarks/tuning.md, "Framing"). Not where the owner rules the whole out, nor
    further on in a talk, where what stands beside it is often what it is about.
    """
    look_up = partial(find, conversation=move.conversation, build=build, correct=correct, page_path=page_path)
    readings = [text for text in (move.joined, move.text) if text] or [""]
    found = [look_up(text, dropped=move.dropped) for text in readings]
    parted = None if move.conversation.turns else question_among(move.text)
    if parted and not is_ruled_out(found[0], build, follows=False):
        question, beside = (look_up(text) for text in parted)
        if says_all(question.text, question.confidence(build), build.settings):
            return question
        if beside.confidence(build) < build.settings.answer_from:
            found.append(question)
    return max(found, key=lambda one: one.score(build))
