"""Mistype questions as people do: one or two words each, never a first letter, the same way at every run."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

import msgspec

from bot.questions import Question

_WORD = re.compile(r"[A-Za-z]{3,}")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SHARES = (0.30, 0.25, 0.20, 0.15, 0.10)
"""Of neighbour key, dropped letter, swap, extra key, doubled letter, as in the field's evidence on typing."""


def mistyped(questions: Sequence[Question], seed: int = 1) -> list[Question]:
    """Return the questions with their last turns mistyped; one without a word of three letters stays as it is."""
    return [msgspec.structs.replace(one, turns=[*one.turns[:-1], mistype(one.turns[-1], seed)]) for one in questions]


def mistype(text: str, seed: int = 1) -> str:
    """Return `text` with one or two words mistyped; the same text and seed give the same slips."""
    chance = random.Random(f"{seed} {text}")
    found = list(_WORD.finditer(text))
    chosen = chance.sample(found, min(len(found), chance.choice((1, 2))))
    for match in sorted(chosen, key=lambda match: -match.start()):
        text = text[: match.start()] + slip(match.group(), chance) + text[match.end() :]
    return text


def slip(word: str, chance: random.Random) -> str:
    """Return a word of three letters or more with one slip after its first letter."""
    kinds: tuple[Callable[[str, int, random.Random], str], ...] = (_neighbour, _dropped, _swapped, _extra, _doubled)
    (kind,) = chance.choices(kinds, _SHARES)
    return kind(word, chance.randrange(1, len(word)), chance)


def _near(letter: str, chance: random.Random) -> str:
    """Return a key beside a letter's, in its own row or the ones above and below."""
    row = next(number for number, keys in enumerate(_ROWS) if letter.lower() in keys)
    at = _ROWS[row].index(letter.lower())
    beside = [
        keys[place]
        for number, keys in enumerate(_ROWS)
        if abs(number - row) <= 1
        for place in range(max(at - 1, 0), min(at + 2, len(keys)))
        if (number, place) != (row, at)
    ]
    return chance.choice(beside)


def _neighbour(word: str, at: int, chance: random.Random) -> str:
    return word[:at] + _near(word[at], chance) + word[at + 1 :]


def _dropped(word: str, at: int, _: random.Random) -> str:
    return word[:at] + word[at + 1 :]


def _swapped(word: str, at: int, _: random.Random) -> str:
    at = min(at, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _extra(word: str, at: int, chance: random.Random) -> str:
    return word[: at + 1] + _near(word[at], chance) + word[at + 1 :]


def _doubled(word: str, at: int, _: random.Random) -> str:
    return word[: at + 1] + word[at:]
