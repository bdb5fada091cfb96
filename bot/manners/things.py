"""What a message names that a passage must name too: parts of the body, illnesses, medicines, a pregnancy.

They are lists of `_safety.md`. What stands in brackets there is one thing: `(foot|=feet)`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from bot.manners.lexicon import Lexicon
from bot.manners.plain_words import plain_words
from bot.manners.rule_spans import spans
from bot.manners.rules import Rule, atoms, read_rule

PLACES, TISSUES, ACUTE = "place", "tissue", "acute"
NAMED = (PLACES, TISSUES, "illness", "medicine", "pregnancy")
"""Lists of things; a tissue says where it hurts only where no place is named beside it ("a tendon of the shoulder")."""


class Things:
    """The things of the lists, and what is acute: signs that never give way."""

    def __init__(self, lists: Mapping[str, str], read: Mapping[str, Rule], real_words: Collection[str]) -> None:
        self._things = {name: _of_list(lists[name], lists, read) for name in NAMED if name in lists}
        for tissue in self._things.get(TISSUES, {}):
            self._things.get(PLACES, {}).pop(tissue, None)
        self._acute = read.get(ACUTE)
        rules = [rule for kind in self._things.values() for rule in kind.values()]
        every = set().union(*map(atoms, [*rules, *([self._acute] if self._acute else [])]))
        self._lexicon = Lexicon(every, real_words)

    def named(self, text: str, *, slips: bool = True) -> set[str]:
        """Return the things that a text names, as the lists write them."""
        found = self._lexicon.found(plain_words(text), slips=slips)
        by_list = {
            name: {thing for thing, rule in kind.items() if spans(rule, found)} for name, kind in self._things.items()
        }
        if by_list.get(PLACES):
            by_list[TISSUES] = set()
        return set().union(*by_list.values())

    def is_acute(self, message: str) -> bool:
        """Tell whether a message has a sign that is to be seen by somebody, whatever a site says."""
        return bool(self._acute and spans(self._acute, self._lexicon.found(plain_words(message))))


def _of_list(written: str, lists: Mapping[str, str], read: Mapping[str, Rule]) -> dict[str, Rule]:
    """Return the things of a list by how they are written; a word of a bracket before is no thing of its own."""
    things: dict[str, Rule] = {}
    for piece in _pieces(written, lists):
        rule = read_rule(piece, read)
        if not any(atoms(rule) <= atoms(other) for other in things.values()):
            things[piece] = rule
    return things


def _pieces(written: str, lists: Mapping[str, str]) -> Iterator[str]:
    """Yield what stands between the bars outside brackets, and in place of `[list]` that list's own."""
    depth, piece = 0, ""
    for sign in f"{written}|":
        depth += (sign == "(") - (sign == ")")
        if sign != "|" or depth:
            piece += sign
            continue
        name = piece.strip()
        if name.startswith("[") and name[1:-1].strip() in lists:
            yield from _pieces(lists[name[1:-1].strip()], lists)
        elif name:
            yield name
        piece = ""
