"""What may have been meant: the passages near the best one, each offered by its canonical question."""

from __future__ import annotations

from collections.abc import Callable, Collection

import numpy as np

from bot.builds import Build
from bot.index import Floats
from bot.records.knowledge import Passage
from bot.records.reply import Option
from bot.search import Found

OPTIONS = 3


def near_best(
    found: Found, build: Build, said: Collection[str] = (), fits: Callable[[Passage], bool] | None = None
) -> tuple[Option, ...]:
    """Return the passages that come near the best one, one for each canonical question; two where none does.

    One reading alone would be no choice. Passages `said` before are left out, those that don't `fit`, and a page's
    introduction that isn't the best.
    """
    worth, chosen = _worth(found, build), dict[str, Option]()
    others = sorted(found.best[1:], key=lambda number: -worth[number])
    least = build.settings.reading_share * worth[found.best[0]] if found.best else 0.0
    for number in (*found.best[:1], *others):
        if len(chosen) > 1 and worth[number] < least:
            break
        passage = build.passages[number]
        introduces = number in build.introductions and number != found.best[0]
        if introduces or passage.passage_id in said or (fits and not fits(passage)):
            continue
        chosen.setdefault(passage.question, Option(passage.question, passage.passage_id))
    return tuple(chosen.values())[:OPTIONS]


def _worth(found: Found, build: Build) -> Floats:
    """Return what passages are offered by, (n_passages,): what ranks them, less a main document's gain in a follow-up.

    A passage without ways to ask has its likeness for these (benchmarks/tuning.md, "Likeness"). The few words of a
    follow-up are near nothing, so that gain alone would offer what the site says most generally; what they find
    together with the opening question counts as much as they do.
    """
    worth = found.fused + found.likeness
    if found.with_opening is not None:
        worth += found.with_opening
    if found.follows(build.settings):
        worth[build.index.main] -= np.float32(build.settings.main_weight)
    return worth


def is_apart(found: Found) -> bool:
    """Tell whether the best passage of a follow-up isn't among the best that it finds with its opening question.

    Not where neither finds anything new, and not of what was quoted before, which is asked for once more.
    """
    together = found.with_opening
    if together is None or not found.best or together[found.best[0]] == 0:
        return False
    return int((together > together[found.best[0]]).sum()) >= OPTIONS


def is_near(number: int, found: Found, build: Build) -> bool:
    """Tell whether a passage comes near the best one."""
    return bool(found.fused[number] >= build.settings.reading_share * found.fused[found.best[0]])


def is_like(passage: Passage, found: Found, build: Build, least: float) -> bool:
    """Tell whether what a passage is asked for is like the question in what it means; always without vectors.

    `least` is the cosine from which it is. Beside an abstention nothing else speaks for an offer: that it comes near a
    passage that doesn't answer is no reason.
    """
    if found.query.vector is None or build.index.meanings is None:
        return True
    return bool(found.scores.ask_meaning[build.number(passage.passage_id)] >= least)
