"""A change of topic: does an unrelated question before it cost a question its answer?"""

from __future__ import annotations

import random
from collections.abc import Sequence

import msgspec

from bot.questions import Question, wanted


def switched(questions: Sequence[Question], seed: int = 1) -> tuple[list[Question], list[Question]]:
    """Return the answerable questions that stand alone, as they are and each after an unrelated one.

    Unrelated are questions whose right passages lie in other documents; where all lie in one, in other passages.
    Both lists are empty where there is no such pair.
    """
    alone = [one for one in questions if wanted(one) == "passage" and len(one.turns) == 1]
    places = [_documents(one) for one in alone]
    if len(set().union(*places)) < 2:
        places = [set(one.gold) for one in alone]
    chance = random.Random(seed)
    plain, after = [], []
    for question, here in zip(alone, places, strict=True):
        unrelated = [one for one, there in zip(alone, places, strict=True) if not here & there]
        if unrelated:
            before = chance.choice(unrelated)
            plain.append(question)
            after.append(msgspec.structs.replace(question, turns=[before.turns[0], question.turns[0]]))
    return plain, after


def _documents(question: Question) -> set[str]:
    return {label.partition("#")[0] for label in question.gold}
