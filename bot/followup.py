"""Tell how far a question leans on its conversation: the less it says itself, the more it takes from before."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import pairwise

from bot.conclusion import TO_THE_BOT
from bot.settings import Settings
from bot.text.analyse import normalise, words
from bot.text.function_words import (
    FUNCTION_WORDS,
    MEASURES,
    POINTERS,
    SIZES,
    SPEAKERS,
    STEERING,
    content_words,
    naming_words,
)

_CONTINUES = re.compile(
    r"^(and|but|so|ok(ay)?|then|also|or|what about|how about|why|how so|how come|really|what if|like what|even)\b"
)
_CONNECTS = frozenset({"so", "then", "there"})  # they point back at the beginning of a question, not inside it
_OPENS = frozenset({"to", "that", "if", "when"})  # "is it better to …": this `it` stands for what follows


@dataclass(frozen=True, slots=True)
class FollowUp:
    """How far a question leans on its conversation: `leaning` is 0 (stands alone) to 1; `points` if it points back.

    `own` is the weight of the question's own scores: words of grammar alone ("and why?") find little of worth.
    `sure` is how far the conversation may speak for the answer, 0 to 1: not at all if the knowledge knows none of the
    question's own words.
    """

    leaning: float
    points: bool
    own: float = 1.0
    sure: float = 0.0


@dataclass(frozen=True, slots=True)
class Alone:
    """What a question shows without its talk, all 0 to 1.

    `told` says that one of the last two replies on its topic had a quote.
    `confidence` is that of its best passage; `within` the score of the best passage of the topic talked about, as a
    share of the best of all; `known` is Query.read; `shared` the share of its terms that the last question had.
    """

    confidence: float
    within: float
    known: float
    shared: float
    told: bool


def leaning(question: str, alone: Alone, settings: Settings) -> FollowUp:
    """Return how much a question needs of what was said before: the probability that it is a follow-up.

    A logistic curve over its content words, whether it points back, whether it speaks of who asks, and what it finds
    alone: a question that is surely answered elsewhere, or speaks of what the knowledge doesn't know, left the topic,
    however short it is (benchmarks/tuning.md, "Follow-ups").
    """
    content, points = content_count(question), points_back(question)
    if not content:
        return FollowUp(1.0, points, settings.vague_own, 1.0)
    stands = alone.within >= settings.aspect_within or (alone.confidence >= settings.sure_from and not points)
    if alone.told and (not names_subject(question) or (is_of_aspects(question) and not stands)):
        return FollowUp(1.0, points, settings.measure_own, settings.context_confidence)
    sum_of_signs = (
        settings.follow_middle
        - settings.follow_word * min(content, settings.follow_most_words)
        + settings.follow_pointer * points
        - settings.follow_speaker * speaks_of_oneself(question)
        - settings.follow_confidence * alone.confidence
        + settings.follow_within * alone.within
        + settings.follow_known * alone.known
        + settings.follow_shared * alone.shared
    )
    gate = 1 / (1 + math.exp(-sum_of_signs))
    share = settings.context_confidence * (1.0 if points else settings.context_unpointed)
    return FollowUp(gate, points, 1.0, gate * alone.known * share)


def content_count(question: str) -> int:
    """Return how many words carry content; of how many that steer a talk where there are none."""
    asked = words(question)
    return len(content_words(asked) or STEERING.intersection(asked))


def names_subject(question: str) -> bool:
    """Tell whether a question says what it asks about: "how many times a week" doesn't, nor does "how big"."""
    asked = words(question)
    sizes = {word for how, word in pairwise(asked) if how == "how" and word in SIZES}
    content = content_words(asked)
    return not content or not (MEASURES | sizes).issuperset(content)


def is_of_aspects(question: str) -> bool:
    """Tell whether a question only asks something of what it doesn't name: "is it bad?", "how do I fix that?"."""
    asked = words(question)
    names = naming_words(asked, terms_name=True)
    return bool(content_words(asked)) and not names and not TO_THE_BOT.search(" ".join(asked))


def points_back(question: str) -> bool:
    """Tell whether a question points at what was said before, by its beginning, by a pronoun, or as a bare "down?".

    After two words of content, a pronoun points inside the question itself ("my arms hurt, is this normal?").
    """
    if goes_on(question):
        return True
    asked = words(question)
    if not content_words(asked) and not STEERING.isdisjoint(asked):
        return True
    content = 0
    for place, word in enumerate(asked):
        content += word not in FUNCTION_WORDS
        if content == 2:
            break
        if word in POINTERS - _CONNECTS and not _points_within(asked, place):
            return True
    return False


def goes_on(question: str) -> bool:
    """Tell whether a question begins by going on with what was said: "and for kids?", "what about the legs"."""
    return bool(_CONTINUES.match(normalise(question).strip()))


def speaks_of_oneself(question: str) -> bool:
    """Tell whether a question speaks of its asker or to the bot: "do my arms help" sooner stands alone."""
    return not SPEAKERS.isdisjoint(words(question))


def _points_within(asked: list[str], place: int) -> bool:
    """Tell whether the pronoun at `place` belongs to its own sentence: "is it bad to", "the arm that swings"."""
    if asked[place] == "it":
        return bool(_OPENS & set(asked[place + 2 : place + 3]))
    return asked[place] == "that" and place > 0 and asked[place - 1] not in FUNCTION_WORDS
