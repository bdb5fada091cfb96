"""What it costs to have typed one word for another: the channel of a noisy-channel speller.

A slip's cost is the negative logarithm of about how often it happens (Damerau 1964; Kernighan, Church and Gale 1990): a
letter left out, two swapped or one typed twice are common and need no further choice; a key beside the right one shares
its frequency with the other keys beside it; any other letter is rare, and so is a wrong first letter (Pollock and
Zamora 1984). The numbers are round on purpose: nothing was fitted to one set's slips.
"""

from __future__ import annotations

from string import ascii_lowercase
from typing import Final

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ALIKE = tuple(map(frozenset, ("aeiouy", "ckq", "cszx", "gj", "fv", "st", "td", "mn", "bp", "vw")))

LEFT_OUT: Final = 1.5
"""Cost, in nats, of a letter that is missing."""
ONE_OF_A_PAIR: Final = 1.0
"""Cost of one letter where there should be two of it."""
SWAPPED: Final = 1.5
"""Cost of two neighbouring letters in the other order."""
DOUBLED: Final = 1.7
"""Cost of a letter typed twice."""
NEAR_KEY: Final = 2.7
"""Cost of a key beside the right one."""
SOUNDS_ALIKE: Final = 3.5
"""Cost of a letter that sounds like the right one: no slip of the finger, but how it was thought to be spelt."""
NEAR_KEY_TOO: Final = 3.2
"""Cost of a further key, beside the one before or after it."""
ANY_KEY: Final = 5.5
"""Cost of any other letter, in place of the right one or further."""
FIRST_LETTER: Final = 4.0
"""Added where the first letter is wrong."""


def _neighbours() -> dict[str, frozenset[str]]:
    places = {key: (row, column) for row, keys in enumerate(_ROWS) for column, key in enumerate(keys)}
    return {
        key: frozenset(
            other
            for other, (row, column) in places.items()
            if other != key and abs(row - at[0]) <= 1 and abs(column - at[1]) <= 1
        )
        for key, at in places.items()
    }


NEIGHBOURS = _neighbours()
"""The keys beside each key of a QWERTY keyboard, in its own row and the ones above and below."""


def slip_cost(typed: str, meant: str) -> float:
    """Return the cost, in nats, of the cheapest slips that make `typed` of `meant`; 0 for the same word.

    The optimal string alignment distance (Damerau 1964; Wagner and Fischer 1974) with a cost for each kind of slip.
    """
    above: list[float] = []
    row = [0.0]
    for at in range(len(meant)):
        row.append(row[-1] + _left_out(meant, at) + (FIRST_LETTER if at == 0 else 0))
    for i, key in enumerate(typed):
        first = FIRST_LETTER if i == 0 else 0.0
        further = _further(typed, i) + first
        here = [row[0] + further]
        for j, letter in enumerate(meant):
            other = 0.0 if key == letter else _other(key, letter) + (first if j == 0 else 0)
            best = min(row[j] + other, row[j + 1] + further, here[j] + _left_out(meant, j))
            if i and j and key != letter and key == meant[j - 1] and typed[i - 1] == letter:
                best = min(best, above[j - 1] + SWAPPED + (FIRST_LETTER if i == 1 or j == 1 else 0))
            here.append(best)
        above, row = row, here
    return row[-1]


def _left_out(meant: str, at: int) -> float:
    return ONE_OF_A_PAIR if at and meant[at - 1] == meant[at] else LEFT_OUT


def _other(key: str, letter: str) -> float:
    if letter in NEIGHBOURS.get(key, ()):
        return NEAR_KEY
    return SOUNDS_ALIKE if any(key in alike and letter in alike for alike in _ALIKE) else ANY_KEY


def _further(typed: str, at: int) -> float:
    """Return the cost of the letter at `at` where none was meant."""
    key, before, after = typed[at], typed[at - 1 : at], typed[at + 1 : at + 2]
    if not at:
        return ANY_KEY
    if key == before:
        return DOUBLED
    beside = NEIGHBOURS.get(key, frozenset())
    return NEAR_KEY_TOO if before in beside or after in beside else ANY_KEY


def one_slip(word: str) -> set[str]:
    """Return all strings one slip after the first letter away from a word, itself aside (Norvig 2007)."""
    halves = [(word[:at], word[at:]) for at in range(1, len(word) + 1)]
    lost = {head + tail[1:] for head, tail in halves if tail}
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in halves if len(tail) > 1}
    other = {head + letter + tail[1:] for head, tail in halves if tail for letter in ascii_lowercase}
    more = {head + letter + tail for head, tail in halves for letter in ascii_lowercase}
    return (lost | swapped | other | more) - {word}
