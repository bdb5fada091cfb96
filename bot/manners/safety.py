"""Decides whether a message is a red flag: not for a bot to answer, but for a doctor or for somebody near.

The rules are text that a coach can read (bot/defaults/safety.md, knowledge/_safety.md; language: bot/manners/rules.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from bot.manners.denials import besides_denial, without_denials
from bot.manners.joined_on import asks_back, asks_cause, asks_leave, is_joined
from bot.manners.lexicon import Lexicon
from bot.manners.plain_words import plain_words
from bot.manners.rulebook import Rulebook, TopicRules
from bot.manners.rules import Rule, atoms, read_rule
from bot.manners.things import Things

_Texts = tuple[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...]
"""Of each topic, what it is raised by, what doesn't count for it and what denies it, as written."""

RULEBOOKS_KEPT = 2
"""Rulebooks kept: that of the live build, which the next one most often shares, and one besides while they change."""


@dataclass(frozen=True, slots=True)
class SafetyTopic:
    """One red flag: rules that raise it, words that don't count for it, and what the bot says.

    One that `gives_way` is silent where the site itself is asked for it and answers (`Safety.served`). Whoever says a
    `denied` afterwards ("he has no pain") isn't held to it any longer. `still` is said to whoever goes on about it.
    A `minor` one doesn't take the place of a graver one that it adds to ("I've taken two paracetamol" after a knock
    to the head), and one that `holds` isn't left by small talk other than thanks ("forget it"). `granted` says that it
    gives way because this owner let it.
    """

    name: str
    when: tuple[str, ...]
    unless: tuple[str, ...]
    reply: str
    gives_way: bool = False
    denied: tuple[str, ...] = ()
    still: str = ""
    minor: bool = False
    holds: bool = False
    granted: bool = False


@dataclass(frozen=True)
class Safety:
    """All topics, most urgent first, with the lists that their rules use.

    `follow_up` are words that add no topic of their own: a message made of these still speaks of the red flag
    before it, unless it holds nothing but `nods` ("ok"). `real_words` are English words that a slip would make of
    a rule's word, and which are never taken for one ("paint" for "faint"). `served` are names of topics that give way
    and that the knowledge itself is asked for (who sells vitamins answers for them), or that its owner let give way.
    """

    topics: tuple[SafetyTopic, ...]
    lists: tuple[tuple[str, str], ...] = ()
    follow_up: tuple[str, ...] = ()
    nods: tuple[str, ...] = ()
    real_words: tuple[str, ...] = ()
    served: tuple[str, ...] = ()

    def topic_of(self, *wordings: str) -> SafetyTopic | None:
        """Return the most urgent topic that any wording of one message raises: as typed, and as corrected."""
        read = (without_denials(wording, self._rulebook) for wording in dict.fromkeys(wordings))
        raised = [n for n in map(self._rulebook.first_raised, read) if n is not None]
        return self.topics[min(raised)] if raised else None

    def carries(self, topic: SafetyTopic, question: str) -> bool:
        """Tell whether `question`, asked after `topic` was raised, still speaks of it ("so just skip that bit?").

        What is joined on to it does, and what asks for leave in spite of it, however harmless by itself.
        """
        if self.denies(topic, question):
            return False
        words = [word for word in plain_words(question) if not self._nodding.knows(word)]
        if words and (asks_leave(question) or asks_cause(question)):
            return True
        if words and not topic.gives_way and (is_joined(question) or asks_back(question)):
            return True
        fresh = [word for word in words if not self._follows.knows(word)]
        if len(fresh) > 1 or not words:
            return False
        mine = {atom for rule in self._rules_of(topic).when for atom in atoms(rule)}
        return not fresh or not mine.isdisjoint(self._rulebook.lexicon.found(fresh))

    def denies(self, topic: SafetyTopic, question: str) -> bool:
        """Tell whether a message says that there is no such thing at all, complains of nothing else, and asks for no
        leave in the same breath.
        """
        rest = self.besides_denial(topic, question)
        return rest is not None and self.topic_of(rest) is None

    def besides_denial(self, topic: SafetyTopic, question: str) -> str | None:
        """Return what a message says besides that there is no such thing; None where it doesn't say so."""
        return besides_denial(question, self._rules_of(topic).denied, self._rulebook, minor=topic.minor)

    def serving(self, ways_to_ask: Iterable[str]) -> Safety:
        """Return the same rules for a knowledge that is asked for in these ways."""
        raised = {topic.name for topic in map(self.topic_of, ways_to_ask) if topic and topic.gives_way}
        granted = {topic.name for topic in self.topics if topic.granted}
        return replace(self, served=tuple(sorted(raised | granted)))

    @cached_property
    def things(self) -> Things:
        """What the lists say of parts of the body, illnesses, medicines and what is acute."""
        return Things(dict(self.lists), read_lists(self.lists), self.real_words)

    def named(self, name: str) -> SafetyTopic | None:
        """Return the topic of this name, None without one."""
        return next((topic for topic in self.topics if topic.name == name), None)

    def topic_rules(self) -> tuple[TopicRules, ...]:
        """Return the rules of each topic, read."""
        return _topic_rules_of(self._texts, self.lists)

    @property
    def _texts(self) -> _Texts:
        return tuple((topic.when, topic.unless, topic.denied) for topic in self.topics)

    def _rules_of(self, topic: SafetyTopic) -> TopicRules:
        return self._rulebook.topics[self.topics.index(topic)]

    @cached_property
    def _rulebook(self) -> Rulebook:
        return _rulebook_of(self._texts, self.lists, self.real_words)

    @cached_property
    def _follows(self) -> Lexicon:
        return _bare_words(self.follow_up)

    @cached_property
    def _nodding(self) -> Lexicon:
        return _bare_words(self.nods)


@lru_cache(RULEBOOKS_KEPT)
def _topic_rules_of(texts: _Texts, lists: tuple[tuple[str, str], ...]) -> tuple[TopicRules, ...]:
    named = read_lists(lists)
    return tuple(TopicRules.read(*rules, named) for rules in texts)


@lru_cache(RULEBOOKS_KEPT)
def _rulebook_of(texts: _Texts, lists: tuple[tuple[str, str], ...], real_words: tuple[str, ...]) -> Rulebook:
    return Rulebook(_topic_rules_of(texts, lists), real_words)


def _bare_words(rules: Iterable[str]) -> Lexicon:
    return Lexicon({atom for rule in rules for atom in atoms(read_rule(rule, {}))}, slips=False)


def read_lists(lists: Iterable[tuple[str, str]]) -> dict[str, Rule]:
    """Read named lists; each may use those before it."""
    read: dict[str, Rule] = {}
    for name, rule in lists:
        read[name] = read_rule(rule, read)
    return read


def with_real_words(safety: Safety, english: frozenset[str]) -> Safety:
    """Return the same rules with the guard list that these English words give."""
    every = set().union(*(rules.atoms for rules in safety.topic_rules()))
    every.update(*map(atoms, read_lists(safety.lists).values()))
    return replace(safety, real_words=Lexicon(every).mistaken(english))
