"""Gather what the decision on a question reads: of its words, of what was found for it, and of what speaks against."""

from __future__ import annotations

import re

from bot.builds import Build
from bot.context import leaves_quote
from bot.conversation import last_quoted, texts_quoted_last
from bot.decision import Evidence
from bot.followup import points_back
from bot.language import is_other_language
from bot.orders import is_order
from bot.readings import OPTIONS, is_apart
from bot.records.conversation import Conversation
from bot.refusal import is_ruled_out
from bot.search import Found, is_vague
from bot.text.analyse import in_plain_words, normalise, terms, words
from bot.text.asking import ASKING
from bot.text.function_words import content_words, naming_terms, naming_words

_FIGURE = re.compile(r"(?<!\d)\d+(?=\s?%)|(?<!\d)\d+\.\d+")


def evidence_of(
    asked: str, conversation: Conversation, found: Found, build: Build, confidence: float, *, readings: int
) -> Evidence:
    """Return the evidence on a question as it was `asked`; `confidence` is that of the best passage found."""
    vague = is_vague(found.text) and not is_own_question(asked, build)
    follows = found.follows(build.settings)
    return Evidence(
        confidence=confidence,
        readings=readings,
        known=found.query.known,
        follows=follows and (found.follow_up.points or vague),
        leans=follows and found.query.known >= build.settings.offer_known,
        other_language=_is_other_language(asked, found, build),
        vague=vague,
        refused=is_ruled_out(found, build, follows=follows) and not _cites_a_figure(asked, conversation, build),
        order=is_order(asked),
        thin=any(build.passages[n].has_fewer_ways_than(build.settings.classifier_from) for n in found.best[:OPTIONS]),
        nearness=None if found.query.vector is None else found.scores.nearness,
        tied=not follows and found.lead < build.settings.answer_lead and _differ(found, build),
        bare=not follows and found.lead < build.settings.answer_word_lead and _names_many(found, build),
        leaves=bool(found.best) and leaves_quote(found.best[0], conversation, build),
        apart=is_apart(found),
        strays=_is_of_another_thing(found, conversation, build) and _only_points(found.text),
    )


def _only_points(text: str) -> bool:
    """Tell whether a question asks when, where or how much of nothing but what it points at: "what do they cost"."""
    said = words(text)
    return points_back(text) and bool(content_words(said)) and not naming_words(said)


def _is_of_another_thing(found: Found, conversation: Conversation, build: Build) -> bool:
    """Tell whether the best passage is asked for by no word of what was quoted last, and so not for what it costs."""
    last = last_quoted(conversation)
    told = [build.with_heading(one) for one in build.known_passages(last.passage_ids if last else ())]
    if not told or not found.best:
        return False
    asked = set(naming_words(words(build.passages[found.best[0]].question)))
    return bool(asked) and all(asked.isdisjoint(words(text)) for text in told)


def _names_many(found: Found, build: Build) -> bool:
    """Tell whether a question is a bare word that several of the best passages are asked for by: "and elbows"."""
    said, named = words(found.text), naming_terms(found.text)
    asks = "about" not in said and not ASKING.isdisjoint(said)
    if asks or len(content_words(said)) != 1 or len(named) != 1:
        return False
    asking = [number for number in found.best if named <= set(terms(build.passages[number].question))]
    return len(asking) >= build.settings.word_names_many


def _differ(found: Found, build: Build) -> bool:
    """Tell whether the two best passages say different things, and neither is preferred: a main one, or a contrast."""
    first, second = found.best[:2]
    if (first in build.index.main) != (second in build.index.main):
        return False
    if build.passages[second].passage_id == build.passages[first].contrast:
        return False
    one, other = (set(words(build.body(build.passages[number]))) for number in (first, second))
    return len(one & other) < build.settings.same_text * min(len(one), len(other))


def _cites_a_figure(asked: str, conversation: Conversation, build: Build) -> bool:
    """Tell whether a message takes up a figure of the last quote ("what is 3 to 13% in minutes?"): that's covered."""
    return not _figures(asked).isdisjoint(_figures(" ".join(texts_quoted_last(conversation, build))))


def _figures(text: str) -> set[str]:
    """Return a text's percentages and decimals; a bare number is in too many texts by chance."""
    return set(_FIGURE.findall(normalise(text)))


def is_own_question(asked: str, build: Build) -> bool:
    """Tell whether a message is one of the site's questions, word for word: "where are you?" of a shop."""
    return in_plain_words(asked) in build.canonical


def _is_other_language(asked: str, found: Found, build: Build) -> bool:
    corrected = {normalise(one.typed): normalise(one.understood) for one in found.corrections}
    return is_other_language(
        words(asked), build.speller.spelled.words, build.weigher.english, corrected, build.settings
    )
