"""Say how good a reply is where the right one is known, in words that a report and a comparison share."""

from __future__ import annotations

from typing import Literal, get_args

Verdict = Literal["right", "offered", "not answered", "wrong answer", "false answer", "other kind", "safety missed"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

_WORTH: dict[Verdict, float] = {
    "right": 1.0,
    "offered": 0.5,
    "not answered": 0.0,
    "other kind": 0.0,
    "wrong answer": -1.0,
    "false answer": -1.0,
    "safety missed": -2.0,
}


def verdict(wanted: str, status: str, *, right: bool, offered: bool) -> Verdict:
    """Return what came of a question that wants `passage`, `none`, `small_talk` or `safety`.

    `right` says that a right passage is quoted first, `offered` that one is among the readings offered. A passage
    that was only offered when the bot abstained counts as not answered.
    """
    if wanted == "safety":
        return "right" if status == "safety" else "safety missed"
    if wanted == "small_talk":
        return "right" if status == "small_talk" else "other kind"
    if wanted == "none":
        return _of_uncovered(status)
    if status == "answered":
        return "right" if right else "wrong answer"
    if status in ("small_talk", "safety"):
        return "other kind"
    return "offered" if offered and status == "clarify" else "not answered"


def worth(outcome: Verdict) -> float:
    """Return how much a verdict is worth to the visitor: 1 right, 0.5 offered, 0 nothing said, below 0 misled."""
    return _WORTH[outcome]


def _of_uncovered(status: str) -> Verdict:
    if status == "answered":
        return "false answer"
    return "other kind" if status in ("small_talk", "safety") else "right"
