"""Answer what asks nothing of the knowledge: small talk, whoever wants a person, and a message without words."""

from __future__ import annotations

import re

from bot.asked_for import ARRANGED, asked_of_quote
from bot.context import leaves_quote
from bot.conversation import last_quoted
from bot.evidence import is_own_question
from bot.followup import points_back
from bot.giving import sentences_giving
from bot.manners.record import PERSON
from bot.manners.smalltalk import CLOSING, SmallTalk
from bot.readings import OPTIONS
from bot.records.reply import Reply
from bot.suggest import starters
from bot.talk.kept_to_red_flag import of_small_talk_after
from bot.talk.price import price
from bot.talk.reread import reread
from bot.talk.step import by
from bot.talk.to_a_person import leads_to_a_person, to_a_person
from bot.talk.told_elsewhere import told_elsewhere
from bot.talk.turn import Answering
from bot.text.analyse import stem, terms, words
from bot.text.asking import ASKING
from bot.text.clauses import clauses
from bot.text.function_words import SPEAKERS, content_terms, content_words

_SUMS_UP = re.compile(r"^(?:(?:ah|oh|hm|ok|okay|right|cool|great|nice|got it|i see)(?: |$))*(?:(?:so|then)\b|$)")
"""How a clause begins that only says what its writer takes from an answer."""

_SUMMING = frozenset("got see right cool great nice good keep just fine simple easy makes sense understood".split())
"""Words of content that sum up in themselves."""

_OF_DATA = frozenset("data privacy account gdpr".split())
"""Words of what a site may keep beside the chat."""


def in_kind(turn: Answering) -> Reply | None:
    """Answer small talk in kind, or None where something is asked."""
    case = turn.build.manners.case_of(turn.asked) or _closing(turn)
    if case and (reply := of_small_talk_after(case, turn)):
        return by("red_flag", reply)
    if case and case.name == PERSON:
        return None if _goes_on_to_a_word(turn) else by("person", to_a_person(turn))
    if case and asked_of_quote(turn.asked) in ARRANGED and (fact := _fact(turn)):
        return fact
    if case and not _asks_the_site(turn):
        told = None if case.name in CLOSING else by("price", price(turn))
        return told or by("small_talk", _small_talk(case, turn))
    return None if words(turn.asked) else by("no_words", _without_words(turn))


def _goes_on_to_a_word(turn: Answering) -> bool:
    """Tell whether what may ask for a person goes on from a quote to a passage of that word: "and support?"."""
    passage = turn.answering()
    if passage is None or leads_to_a_person(passage) or last_quoted(turn.conversation) is None:
        return False
    named = content_terms(turn.asked)
    return words(turn.asked)[:1] == ["and"] and bool(named) and named.issubset(terms(passage.question))


def _fact(turn: Answering) -> Reply | None:
    """Answer a price, a time or a place from the text quoted last, or from the passage that tells it of that thing."""
    return by("last_quote", reread(turn)) or by("told_elsewhere", told_elsewhere(turn))


def _closing(turn: Answering) -> SmallTalk | None:
    """Return the thanks or the goodbye that a message ends with, which only sums up what was told before it.

    "Ok so dont force it. thanks bye" asks for nothing, speaks of nobody, and has no word that wasn't quoted.
    """
    quoted = last_quoted(turn.conversation)
    if quoted is None or "?" in turn.asked:
        return None
    *before, last = clauses(turn.asked) or [""]
    case = turn.build.manners.small_talk_of(last) if before else None
    if case is None or case.name not in CLOSING:
        return None
    before = [clause for clause in before if not turn.build.manners.small_talk_of(clause)]
    passages = turn.build.known_passages(quoted.passage_ids)
    told = {term for passage in passages for term in terms(turn.build.with_heading(passage))}
    return case if all(_sums_up(clause, told) for clause in before) else None


def _sums_up(clause: str, told: set[str]) -> bool:
    said = clause.split()
    if not _SUMS_UP.match(clause) or not (ASKING | SPEAKERS).isdisjoint(said):
        return False
    return told.issuperset(stem(word) for word in content_words(said) if word not in _SUMMING)


def _small_talk(case: SmallTalk, turn: Answering) -> Reply:
    """Answer in kind, with questions to begin with."""
    opens = case.name in CLOSING
    closing = Answering(turn.asked, turn.conversation, turn.build, turn.found, correct=turn.correct, opens=opens)
    return closing.reply("small_talk", None, case.reply, suggestions=starters(turn.build, OPTIONS))


def _without_words(turn: Answering) -> Reply:
    return turn.reply("abstained", "empty_question", suggestions=starters(turn.build, OPTIONS))


def _asks_the_site(turn: Answering) -> bool:
    """Tell whether what may be small talk ("how much does it cost") asks for what was offered, in a word of it.

    So does what is one of the site's own questions, or a way to ask of the passage found, word for word.
    """
    if is_own_question(turn.asked, turn.build) or _is_way_to_ask(turn) or _is_fact_of_the_site(turn):
        return True
    if _is_of_data_of_the_site(turn):
        return True
    last = turn.conversation.last
    if last is None or not last.offered or not points_back(turn.found.text):
        return False
    passage = turn.answering()
    if passage is None or passage.passage_id not in last.offered:
        return False
    return not content_terms(turn.found.text).isdisjoint(terms(passage.question))


def _is_fact_of_the_site(turn: Answering) -> bool:
    """Tell whether a price or a place is asked for ("what does it cost") and the passage that answers has one.

    What points back ("how much do they cost") asks it of what the talk is about.
    """
    kind, passage = asked_of_quote(turn.asked), turn.answering()
    if passage is None or kind not in ("cost", "where"):
        return False
    number = turn.build.number(passage.passage_id)
    if points_back(turn.asked) and leaves_quote(number, turn.conversation, turn.build):
        return False
    return bool(sentences_giving(passage, turn.build.document(passage).text, kind))


def _is_of_data_of_the_site(turn: Answering) -> bool:
    """Tell whether data are asked for ("is my data safe") and the passage that answers is asked for them as well: a
    practice keeps notes of its own, whatever the bot does.
    """
    passage, asked = turn.answering(), _OF_DATA.intersection(words(turn.asked))
    return passage is not None and not asked.isdisjoint(words(" ".join((passage.question, *passage.phrasings))))


def _is_way_to_ask(turn: Answering) -> bool:
    found, asked = turn.found.best[:1], words(turn.asked)
    return any(words(way) == asked for number in found for way in turn.build.passages[number].phrasings)
