"""The metrics as a person reads them on a terminal: each with its counts, its interval and what it says."""

from __future__ import annotations

from collections.abc import Sequence

from bot.evaluate import Played, counts, metrics
from bot.report.shares import auroc_interval, wilson

MEANINGS = {
    "questions": "asked",
    "with_passage": "that the site answers",
    "none": "that it doesn't answer",
    "hit@1": "a right passage ranks first, quoted or not",
    "hit@3": "one ranks among the first three",
    "mrr@10": "mean of 1 / the right passage's rank",
    "coverage": "of what the site answers was answered",
    "answered_right": "was answered from a right passage",
    "offered": "was asked back with a right passage among what was offered",
    "asked_back": "was asked back, with it or without",
    "right": "answered from a right passage, and half of what was offered among others",
    "wrong_answers": "of all answers quoted no right passage",
    "false_answers": "of what the site doesn't answer was answered",
    "small_talk": "of the small talk was met so",
    "safety": "of the red flags were met with care",
    "false_safety": "of all else was taken for a red flag",
    "auroc": "of pairs in which the confidence tells what the site answers from what it doesn't",
}
"""What each of the metrics says, in plain words."""
_NO_SHARE = "mrr@10"
"""A mean, whose counts and interval would not be those of a share."""
_BRACKETS = "In brackets: where the share of all such questions most likely lies, in percent (95 % interval)."


def told(played: Sequence[Played]) -> str:
    """Return a line for each metric, and what the brackets say; the first three are counts."""
    figures, shares = metrics(played), counts(played)
    lines = []
    for name, value in figures.items():
        if name in ("questions", "with_passage", "none"):
            lines.append(f"{name:15} {value:g} {MEANINGS[name]}")
            continue
        of = bounds = ""
        if name == "auroc":
            bounds, of = _area(value / 100, int(figures["with_passage"]), int(figures["none"]))
        elif name != _NO_SHARE:
            share = shares[name]
            bounds, of = _brackets(*wilson(share.part, share.whole)), f"{share.part:g} of {share.whole}"
        lines.append(f"{name:15} {value:5g} % {bounds:9} {of:13} {MEANINGS[name]}")
    return "\n".join([*lines, *([_BRACKETS] if len(lines) > 3 else [])])


def _area(area: float, positives: int, negatives: int) -> tuple[str, str]:
    pairs = positives * negatives
    return _brackets(*auroc_interval(area, positives, negatives)), f"{pairs} pair{'s' if pairs > 1 else ''}"


def _brackets(low: float, high: float) -> str:
    return f"({100 * low:.0f}–{100 * high:.0f})"
