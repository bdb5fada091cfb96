"""Find the first topic that a message raises, among some thousand rules, by the few that its words may set off."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.manners.lexicon import Lexicon
from bot.manners.plain_words import plain_words
from bot.manners.rule_spans import Found, spans
from bot.manners.rules import Rule, alternatives, atoms, needed, read_rule
from bot.settings import Settings
from bot.text.function_words import FUNCTION_WORDS
from bot.text.languages import is_of_other_grammar

_FOREIGN_GRAMMAR = Settings().foreign_grammar


@dataclass(frozen=True, slots=True)
class TopicRules:
    """The rules of one topic: what raises it, what doesn't count for it, and what denies it."""

    when: tuple[Rule, ...]
    unless: tuple[Rule, ...]
    denied: tuple[Rule, ...]

    @classmethod
    def read(
        cls, when: Iterable[str], unless: Iterable[str], denied: Iterable[str], lists: Mapping[str, Rule]
    ) -> TopicRules:
        """Read them from text; raises ValueError for a rule that can't be read."""
        return cls(*(tuple(read_rule(rule, lists) for rule in rules) for rules in (when, unless, denied)))

    @property
    def atoms(self) -> set[str]:
        """Return every atom that any of them has."""
        return {atom for rule in (*self.when, *self.unless, *self.denied) for atom in atoms(rule)}


class Rulebook:
    """The rules of all topics, most urgent first, and the words of messages that meet them."""

    def __init__(self, topics: Sequence[TopicRules], real_words: Collection[str]) -> None:
        self.topics = tuple(topics)
        self.lexicon = Lexicon({atom for topic in topics for atom in topic.atoms}, real_words)

    def first_raised(self, wording: str) -> int | None:
        """Return the number of the most urgent topic that a message raises, None for none.

        In a message in another language no word is a slip of an English one: "sollen" isn't "swollen".
        """
        said = plain_words(wording)
        found = self.lexicon.found(said, slips=not is_of_other_grammar(said, _FOREIGN_GRAMMAR))
        present = sum(self.lexicon.bits[atom] for atom in found)
        for n in sorted({n for atom in found for n in self._by_atom.get(atom, ())}):
            alternative = self._alternatives[n]
            if all(map(present.__and__, alternative.masks)) and spans(alternative.rule, found):
                counted = _without(found, self.topics[alternative.topic].unless)
                if counted is found or spans(alternative.rule, counted):
                    return alternative.topic
        return None

    @cached_property
    def _alternatives(self) -> tuple[_Alternative, ...]:
        return tuple(
            _Alternative.of(part, n, self.lexicon.bits)
            for n, rules in enumerate(self.topics)
            for rule in rules.when
            for part in alternatives(rule)
        )

    @cached_property
    def _by_atom(self) -> dict[str, list[int]]:
        """The alternatives that each atom may set off, so that a message wakes few of them: none by "my" alone."""
        table: dict[str, list[int]] = {}
        for n, alternative in enumerate(self._alternatives):
            for atom in min(needed(alternative.rule), key=_commonness):
                table.setdefault(atom, []).append(n)
        return table


@dataclass(frozen=True, slots=True)
class _Alternative:
    """One way to raise a topic; a message needs an atom of each mask for it to have any chance."""

    rule: Rule
    topic: int
    masks: tuple[int, ...]

    @classmethod
    def of(cls, rule: Rule, topic: int, bits: Mapping[str, int]) -> _Alternative:
        return cls(rule, topic, tuple(sum(bits[atom] for atom in need) for need in needed(rule)))


def _commonness(need: Collection[str]) -> tuple[int, int]:
    """Return what orders sets of atoms by how many messages have one: words of grammar stand in nearly all."""
    return sum(atom.lstrip("=") in FUNCTION_WORDS for atom in need), len(need)


def _without(found: Found, unless: Sequence[Rule]) -> Found:
    """Return what was found but for the words that an `unless` covers."""
    covered = {at for rule in unless for start, end in spans(rule, found) for at in range(start, end)}
    return {atom: places - covered for atom, places in found.items()} if covered else found
