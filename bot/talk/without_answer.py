"""Replies that quote nothing: ask what was meant, or say that the site doesn't say, with the nearest to choose from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.conversation import fails_again, last_quoted, passage_quoted_last
from bot.decision import Decision
from bot.readings import OPTIONS, is_like
from bot.records.conversation import Conversation
from bot.records.reply import Option, Reply
from bot.said.of_oneself import tells_more_of_who_asks, tells_who_asks
from bot.said.something_else import IN_VAIN, OTHER_ADVICE
from bot.search import find, is_vague
from bot.suggest import next_questions
from bot.talk.pieces import only_told_who_asks
from bot.talk.turn import Answering
from bot.text.analyse import in_plain_words, words
from bot.text.function_words import naming_terms
from bot.text.languages import language_of
from bot.word_for_word import names_all

_OTHERS = re.compile(
    r"\b(?:instead|alternatives?|(?:better|other|rather|different) than|apart from|besides"
    r"|(?:any|some|every)thing (?:else|better)|what else|other (?:exercises?|drills?|ways?|options?|ones))\b"
)
"""Said to have something other than what was quoted, of plain words."""


def without_answer(turn: Answering, decision: Decision) -> Reply:
    """Ask back or abstain, with the nearest options, and with the contact where asking back has failed before."""
    build, voice = turn.build, turn.build.manners.voice
    status, reason, options = decision.status, decision.reason, _options(turn, decision)
    if status == "abstained" and reason != "other_language" and _tells_who_asks(turn):
        return replace(turn.reply(status, reason, voice.your_question), confidence=decision.confidence)
    names_nothing, again = is_vague(turn.found.text), _asked_back_before(turn.conversation)
    lead = voice.lead_without_answer(status, reason, offers=bool(options), names_nothing=names_nothing, again=again)
    if turn.careful and options:
        lead = f"{voice.with_care} {lead}"
    reply = turn.reply(status, reason, lead, options=options, uncovered=reason == "not_covered")
    reply = replace(reply, confidence=decision.confidence, compared=decision.confidence)
    if reason == "other_language":
        lead, lang = voice.other_language_lead(language_of(words(turn.asked)))
        reply = replace(reply, lead=lead, lead_lang=lang, corrections=())
    if status == "clarify" and not fails_again(turn.conversation, build.settings):
        return reply
    return replace(reply, contact=voice.contact)


def _tells_who_asks(turn: Answering) -> bool:
    return tells_who_asks(turn.asked) or (
        only_told_who_asks(turn.conversation, turn.build) and tells_more_of_who_asks(turn.asked)
    )


def asking_back(turn: Answering, offered: Sequence[str], dropped: Sequence[str]) -> Reply:
    """Ask what was meant: among `offered` where there are any, else among the readings that weren't `dropped`."""
    build = turn.build
    left = tuple(option for option in turn.readings() if option.passage_id not in dropped)
    options = tuple(Option(build.passage(p).question, p) for p in offered) or left
    if len(options) > 1:
        again = _asked_back_before(turn.conversation) and not offered
        lead = build.manners.voice.lead_without_answer("clarify", "ambiguous", offers=True, again=again)
        return turn.reply("clarify", "ambiguous", lead, options=options)
    return turn.reply("abstained", "low_confidence", build.manners.voice.what_then)


def something_else(turn: Answering) -> Reply | None:
    """Offer what else there is, where a message asks for other than what was quoted: "anything better than planks?".

    None where it doesn't, and where there is nothing else.
    """
    last = last_quoted(turn.conversation)
    if last is None or not _OTHERS.search(in_plain_words(turn.asked)):
        return None
    others = turn.readings(lambda passage: passage.passage_id not in last.passage_ids)
    return turn.reply("clarify", "ambiguous", options=others) if len(others) > 1 else None


def anything_else(turn: Answering) -> Reply | None:
    """Offer what else comes near the question of the text quoted last: "anything better than that?".

    Such a message has no word of its own to look that up by. None where it has one, or asks for something else.
    """
    if naming_terms(turn.asked) or not _OTHERS.search(in_plain_words(turn.asked)):
        return None
    others = _beside_the_quote(turn)
    return turn.reply("clarify", "ambiguous", options=others) if others else None


def after_trying(turn: Answering) -> Reply | None:
    """Offer the same where what was quoted was tried in vain, or other advice is asked for: "tried that".

    None where a message says anything else, after no quote, and where there is nothing else.
    """
    said = in_plain_words(turn.asked)
    if not (IN_VAIN.match(said) or OTHER_ADVICE.match(said)):
        return None
    others, voice = _beside_the_quote(turn), turn.build.manners.voice
    lead = voice.lead_without_answer("clarify", "ambiguous", offers=True, again=True)
    return turn.reply("clarify", "ambiguous", lead, options=others) if others else None


def _beside_the_quote(turn: Answering) -> tuple[Option, ...]:
    """Return what comes nearest the question of the text quoted last and wasn't quoted itself; empty after no quote."""
    passage, build = passage_quoted_last(turn.conversation, turn.build), turn.build
    if passage is None:
        return ()
    said = turn.already_said() | {passage.passage_id}
    near = find(passage.question, Conversation(), build, correct=False).best
    return next_questions(passage, near, said, build)


def _asked_back_before(conversation: Conversation) -> bool:
    return conversation.last is not None and conversation.last.status == "clarify"


def _options(turn: Answering, decision: Decision) -> tuple[Option, ...]:
    """Return the readings to choose from; for an abstention the nearest, if they are near at all."""
    if decision.reason in ("no_known_term", "other_language", "off_topic"):
        return ()
    refused = decision.reason == "not_covered"
    leans = turn.follows or (decision.status == "clarify" and turn.found.follow_up.points)
    if leans and not refused:
        return _with_what_was_quoted(turn.readings(), turn)
    if decision.status == "clarify":
        return turn.readings()
    settings = turn.build.settings
    least = settings.offer_refused_from if refused else settings.offer_unsure_from
    opens = not refused and not turn.conversation.turns
    return turn.readings(
        lambda one: is_like(one, turn.found, turn.build, least) or (opens and names_all(turn.asked, one, turn.build))
    )


def _with_what_was_quoted(near: tuple[Option, ...], turn: Answering) -> tuple[Option, ...]:
    """Return what to choose from after a follow-up, with the passage quoted last among it.

    It is what a follow-up that nothing answers is about most often (benchmarks/tuning.md, "Follow-ups", "The quoted
    passage among the offers"), and the sentence of it that says most of what is asked is shown beside it. Not where it
    was offered in vain just before.
    """
    passage = passage_quoted_last(turn.conversation, turn.build)
    if passage is None or passage.passage_id in {
        *(one.passage_id for one in near),
        *turn.conversation.turns[-1].offered,
    }:
        return near
    return (*near[: OPTIONS - 1], Option(passage.question, passage.passage_id))
