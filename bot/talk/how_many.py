"""Reply to "how many people?" with the sentence that says how many took part in a study, or that none does."""

from __future__ import annotations

from bot.builds import Build
from bot.giving import sentences_giving
from bot.participants import asks_how_many, study_counted
from bot.records.knowledge import Passage
from bot.records.reply import Reply
from bot.spans import span_giving
from bot.talk.about_quote import not_told
from bot.talk.reread import figure_again
from bot.talk.turn import Answering
from bot.text.analyse import terms


def how_many(turn: Answering, *, names_study: bool) -> Reply | None:
    """Answer how many people a study had: the one that the message names, else the one quoted last.

    None where the message asks for something else, no quote came before, or the study that it names isn't surely found.
    """
    return _in_named(turn) if names_study else _in_last(turn)


def _in_last(turn: Answering) -> Reply | None:
    """Answer from the passage quoted last, else with the passages of the topic that say it."""
    last = turn.conversation.last
    if last is None or not last.passage_ids:
        return None
    if not asks_how_many(turn.found.text):
        return None
    return figure_again(turn) or _nobody_counted(turn)


def _in_named(turn: Answering) -> Reply | None:
    passage = _quoted_study(turn) or _sure_of(turn)
    if passage is None:
        return None
    span = span_giving("people", passage, turn.build.document(passage), ())
    return _nobody_counted(turn) if span is None else turn.from_span(passage, span)


def _sure_of(turn: Answering) -> Passage | None:
    """Return the best passage where it is good enough to answer; one as good beside it may be of the same study."""
    decision = turn.decision()
    sure = decision.confidence >= turn.build.settings.answer_from and decision.status in ("answered", "clarify")
    return turn.best() if sure else None


def _quoted_study(turn: Answering) -> Passage | None:
    """Return the passage quoted last that tells how many were in a study and has all words that name it.

    A search would rather find a passage that wasn't quoted yet.
    """
    build, named = turn.build, set(terms(study_counted(turn.found.text) or turn.found.text))
    for one in reversed(turn.conversation.turns):
        for passage in build.known_passages(one.passage_ids):
            text = build.document(passage).text[passage.start : passage.end]
            if named.issubset(terms(text)) and _says(passage, build):
                return passage
    return None


def _nobody_counted(turn: Answering) -> Reply:
    return not_told(turn, lambda passage: _says(passage, turn.build))


def _says(passage: Passage, build: Build) -> bool:
    return bool(sentences_giving(passage, build.document(passage).text, "people"))
