"""What the text quoted last still says, where nothing answers a follow-up."""

from __future__ import annotations

from bot.asked_for import Kind, asked_for, asked_of_quote
from bot.conclusion import judges
from bot.conversation import last_quoted, passage_quoted_last, told
from bot.decision import Decision, is_little
from bot.records.reply import Reply
from bot.search import is_vague
from bot.spans import says, span_giving
from bot.talk.about_quote import nothing_more
from bot.talk.freshness import fresh_passages
from bot.talk.turn import Answering


def judged(turn: Answering) -> Reply | None:
    """Quote what the text quoted last says of how far it holds, where a message asks just that and nothing answers it.

    What is asked ("is it dangerous?") counts before its verdict, that before what it rests on, and what wasn't told yet
    before what was. None where it has none, where a message asks for anything else, and after no quote.
    """
    passage, build = passage_quoted_last(turn.conversation, turn.build), turn.build
    if passage is None or not judges(turn.asked) or build.not_covered.same(turn.found.query):
        return None
    document, heard = build.document(passage), told(passage, turn.conversation)
    kinds: list[Kind] = [kind for kind in (asked_of_quote(turn.asked), "verdict", "evidence") if kind]
    spans = (span_giving(kind, passage, document, before) for before in (heard, ()) for kind in kinds)
    span = next(filter(None, spans), None)
    return turn.from_text_quoted(passage, span) if span else None


def another_reason(turn: Answering) -> Reply | None:
    """Answer a bare "why?": by a reason of the text quoted last that wasn't told, else by what of its topic tells why.

    What was told is no answer to whoever asks why it is so. A reason that the reply before told isn't told again. None
    where something else is asked, and where there is none.
    """
    last, build = last_quoted(turn.conversation), turn.build
    if last is None or not is_vague(turn.found.text) or asked_for(turn.found.text) != "reason":
        return None
    for passage in build.known_passages(last.passage_ids):
        document = build.document(passage)
        if span := span_giving("reason", passage, document, told(passage, turn.conversation)):
            return turn.from_span(passage, span)
    fresh = fresh_passages(turn.found, turn.conversation, build)
    if telling := next((one for one in fresh if asked_for(one.question) == "reason"), None):
        return turn.from_passage(telling)
    again = is_vague(last.question) and asked_for(last.question) == "reason"
    return nothing_more(turn) if again else None


def reading_on(turn: Answering, decision: Decision) -> Reply | None:
    """Quote the rest of the passage quoted last where nothing answers and nothing comes nearer, with what does besides.

    Where it was told to its end, the sentence that says half of what is asked is quoted once more; None without one,
    and where something else comes nearer.
    """
    build, voice = turn.build, turn.build.manners.voice
    last = turn.conversation.last
    if not is_little(decision, build.settings) or not turn.follows or not turn.found.best or last is None:
        return None
    passage = build.passages[turn.found.best[0]]
    if passage.passage_id not in last.passage_ids[:1]:
        return None
    offers = [one for one in turn.readings() if one.passage_id != passage.passage_id]
    if rest := turn.quoting.rest_of(passage):
        return turn.from_quotes([rest], passage, voice.goes_on, offers)
    if says(passage, build.document(passage), turn.found.query, build.weigher) < build.settings.says_again_from:
        return None
    return turn.from_quotes(
        [turn.quoting.sentence(passage)], passage, voice.nearest_again if offers else voice.the_same, offers
    )
