"""Find the one question among the sentences of a message: "Dear team, I found you yesterday. Do arms help? Regards"."""

from __future__ import annotations

import re

from bot.followup import points_back
from bot.settings import Settings
from bot.text.analyse import normalise, words
from bot.text.asking import AUXILIARIES, QUESTION_WORDS
from bot.text.clauses import sentences
from bot.text.framing import without_framing
from bot.text.function_words import naming_words
from bot.text.openers import JOINTS

_JOINT = re.compile(rf"^(?:(?:{JOINTS}|also|please|pls)[ ,]+)*+")
_BEGINS = QUESTION_WORDS | AUXILIARIES


def question_among(message: str) -> tuple[str, str] | None:
    """Return the sentence that asks, without what frames it, and all others; None for one sentence.

    None as well where none of them asks or several do, and where the one that asks leans on another: it names nothing,
    or points back ("my arms cross in front. is that bad?").
    """
    said = sentences(message)
    asking = [sentence for sentence in said if _asks(sentence)] if len(said) > 1 else []
    if len(asking) != 1:
        return None
    asked = _plainly(asking[0])
    if points_back(asked) or not any(map(str.isalpha, naming_words(words(asked)))):
        return None
    return without_framing(asking[0]), " ".join(one for one in said if one is not asking[0])


def says_all(question: str, confidence: float, settings: Settings) -> bool:
    """Tell whether a question is answered so surely that what stands beside it only tells who asks.

    The more it names, the less it can have left to its neighbours: "I swim. does holding a phone slow me down?".
    """
    named = len(set(naming_words(words(question))))
    least = settings.answer_from if named >= settings.question_says_all else settings.question_alone_from
    return named > 1 and confidence >= least


def _asks(sentence: str) -> bool:
    return sentence.endswith("?") or not _BEGINS.isdisjoint(words(_plainly(sentence))[:1])


def _plainly(sentence: str) -> str:
    """Return a sentence, folded, without what frames it and what joins it to the one before."""
    return _JOINT.sub("", normalise(without_framing(sentence)))
