"""Tell what a message does in its conversation: it asks, chooses among what was offered, refuses, or asks for more."""

from __future__ import annotations

import re

from bot.builds import Build
from bot.manners.smalltalk import without_courtesies
from bot.participants import asks_how_many, study_counted
from bot.records.conversation import Conversation, Turn
from bot.said.beside_a_question import LEADS_IN
from bot.said.citing import cited
from bot.said.of_quote import BARE_WHY
from bot.said.sources import SOURCES
from bot.said.the_same import THE_SAME_OF
from bot.said.yes_and_no import BARE_NO, BARE_NODS, CLOSING_NODS, NO, OTHER_ONE, PLEASE, YES
from bot.talk.move import Move, before
from bot.talk.picks import Pick, picked
from bot.talk.pieces import joined, of_who_asks
from bot.talk.put_right import anew, carried_over, correction, named_first
from bot.talk.quote_moves import before_a_remark, behind_a_pointer, of_quote, of_topic, without_source
from bot.talk.several_picks import several_picked
from bot.text.analyse import in_plain_words, normalise, words
from bot.text.clauses import clauses, without_asides
from bot.text.framing import without_framing
from bot.text.function_words import content_words
from bot.text.openers import OPENERS

_WHY_NOT = re.compile(rf"^{OPENERS}why not(?: (?:then|though|exactly|really|please))*$")


def read_move(asked: str, conversation: Conversation, build: Build) -> Move:
    """Read a message as the next turn of `conversation`."""
    asked = _without_citing(without_asides(asked), conversation)
    courteous = without_courtesies(asked, build.manners.small_talk)
    message = without_framing(_without_leading_in(courteous))
    said = in_plain_words(message)
    last = conversation.last
    if last and _is_bare_why(said, last):
        message = said = "why"
    if people := _of_study(message, last, conversation):
        return people
    if last is None:
        return Move("ask", message, conversation)
    return (
        anew(message, last, thanked=_is_cut(courteous, asked))
        or _of_offer(said, message, conversation, build, closes=last.uncovered or _thanks(message, asked))
        or of_topic(said, message, conversation, build)
        or of_quote(said, conversation, build)
        or of_quote(behind_a_pointer(message, conversation, build), conversation, build)
        or of_quote(before_a_remark(message), conversation, build)
        or correction(message, last, conversation, build)
        or carried_over(said, conversation)
        or named_first(message, conversation)
        or _of_who_asks(message, conversation, build)
        or Move("ask", without_source(message), conversation, joined(message, conversation, build))
    )


def _of_who_asks(message: str, conversation: Conversation, build: Build) -> Move | None:
    both = of_who_asks(message, conversation, build)
    return Move("ask", both, conversation) if both else None


def _is_bare_why(said: str, last: Turn) -> bool:
    """Tell whether a message only asks for the reason, in words of content ("how come that happens") or as "why not".

    After an answer "why not" asks that of it; to what the bot asked back it says yes.
    """
    if content_words(said.split()):
        return bool(BARE_WHY.match(said))
    return last.status == "answered" and bool(_WHY_NOT.match(said))


def _without_citing(message: str, conversation: Conversation) -> str:
    """Return a message without the words by which it cites the bot: "you mentioned attention. What's that about?"."""
    rest = cited(message) if conversation.turns else None
    if rest is None:
        return message
    last = clauses(rest)[-1:]
    return last[0] if last and SOURCES.match(last[0]) else rest


def _without_leading_in(message: str) -> str:
    """Return a message without what only says that a question follows: "one more thing: where do I look?"."""
    found = LEADS_IN.match(normalise(message).strip())
    return found["rest"] if found and content_words(words(found["rest"])) else message


def _of_study(message: str, last: Turn | None, conversation: Conversation) -> Move | None:
    """Read how many people a study had, and the same asked of another one ("and the 50m one?").

    "Sample size" itself would rather find what is said of sizes of samples, so it is looked up by the study alone.
    """
    study, said = study_counted(message), in_plain_words(message)
    if study is None and last and (asks_how_many(last.question) or study_counted(last.question)):
        another = THE_SAME_OF.match(said)
        study = another["rest"] if another and content_words(another["rest"].split()) else None
    whole = said if "how many" in said else ""
    return Move("people", study, conversation, whole) if study else None


def _is_cut(courteous: str, asked: str) -> bool:
    """Tell whether courtesies were taken off before a question: a "please" behind it thanks for nothing."""
    spoken = words(courteous)
    return words(asked)[: len(spoken)] != spoken


def _thanks(message: str, asked: str) -> bool:
    """Tell whether thanks stand behind a nod: "ok thanks" closes what "ok" and "ok please" take up."""
    nod = words(message)
    behind = words(asked)[len(nod) :] if words(asked)[: len(nod)] == nod else []
    return " ".join(nod) in CLOSING_NODS and not PLEASE.issuperset(behind)


def _of_offer(said: str, message: str, conversation: Conversation, build: Build, *, closes: bool) -> Move | None:
    """Read a choice, a yes or a no to what the last reply offered or said; a mere "ok" is none where it `closes`."""
    last = conversation.turns[-1]
    offered = last.offered
    asking = last.status in ("clarify", "abstained") and bool(offered)
    if (asking or _is_of_numbers(said)) and (several := several_picked(message, offered)):
        return Move("choose", build.passage(several[0]).question, conversation, passage_id=several[0], also=several[1:])
    pick = picked(message, offered, build, asking=asking)
    accepted = YES.match(said) and not (closes and said in BARE_NODS)
    if pick is None and len(offered) == 1 and accepted:
        pick = Pick(offered[0])
    if pick:
        question = build.passage(pick.passage_id).question
        return Move("choose", question, conversation, passage_id=pick.passage_id, besides=pick.besides)
    if asking and accepted:
        return Move("which", message, conversation, offered=offered)
    if OTHER_ONE.match(said) and (asking or last.status == "answered"):
        return _other_one(last, conversation, offered if asking else ())
    if NO.match(said) and (asking or (last.status == "answered" and said not in BARE_NO)):
        return Move("refuse", last.question, before(conversation), dropped=(*last.passage_ids, *offered))
    return None


def _is_of_numbers(said: str) -> bool:
    """Tell whether a message is numbers with "and" between them, which after an answer pick of what it suggests."""
    return any(map(str.isdigit, said.split())) and all(one.isdigit() or one == "and" for one in said.split())


def _other_one(last: Turn, conversation: Conversation, offered: tuple[str, ...]) -> Move:
    """Read "the other one": after readings it is still open which; after an answer it is any reading but that."""
    if offered:
        return Move("which", last.question, conversation, offered=offered)
    return Move("refuse", last.question, before(conversation), dropped=last.passage_ids)
