"""Repair text that was decoded with the wrong single-byte charset, and leave sound text of any language alone."""

from __future__ import annotations

import re

from bot.text.lost_controls import restore
from bot.text.undecode import undecode

# Each round undoes one accident; text that met more than this many is beyond repair.
_ROUNDS = 8
_LEADING_ORNAMENT = re.compile(
    r"^\s*(?:[•▪⚡🔥🧠🎯💡❤⚠➡👉]\ufe0f?"
    # "π they think about …" was an emoji; "π is a number" is none.
    r"|π(?= (?!(?:is|was|are|has|and|or|to|in|as|of|day|r)\b)[A-Za-z]+ [a-z]+ [a-z]))\s*"
)


def repair(text: str) -> str:
    """Return the text with broken punctuation and signs put right; repairing twice changes nothing more."""
    return _until_settled(text, several=2)


def repair_question(text: str) -> str:
    """Return what a visitor pasted, repaired and without an ornament in front; one sign of damage is enough here."""
    if text.isascii():  # neither damage nor ornaments are
        return text
    return _LEADING_ORNAMENT.sub("", _until_settled(text, several=1))


def _until_settled(text: str, *, several: int) -> str:
    for _ in range(_ROUNDS):
        repaired = restore(undecode(text), several=several)
        if repaired == text:
            break
        text = repaired
    return text
