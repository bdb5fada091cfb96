"""Decides whether a message is a red flag: not for a bot to answer, but for a doctor or for somebody near.

The rules are text that a coach can read (bot/defaults/safety.md, knowledge/_safety.md; language: bot/manners/rules.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import dropwhile, takewhile

from bot.manners.joined_on import asks_back, asks_cause, asks_leave, is_joined
from bot.manners.lexicon import Lexicon
from bot.manners.plain_words import plain_words
from bot.manners.rules import Found, Rule, alternatives, atoms, needed, read_rule, spans
from bot.records import Conversation, Turn
from bot.text.analyse import stem
from bot.text.clauses import clauses
from bot.text.function_words import FUNCTION_WORDS

BETWEEN = 3
"""Turns after a red flag in which whoever asks for leave, or whether to rest, is still heard as asking about it."""
_AT_ALL = re.compile(r"(?: (?:at all|whatsoever|lol|haha|thanks|mate|though|anywhere|here))+$")
DENIAL_WORDS = 5
"""Words of a clause that may be nothing but a denial: "he has no pain"."""
_HOLDS_ONLY_NOW = frozenset(
    "now anymore longer today yet when while if unless until till but only except after before since rest killers "
    "killer relief medication free never say saying pretend pretending lie lied lying "
    "morning mornings evening evenings".split()
)
"""Words with which "it doesn't hurt" and "no pain" are no denial: "when I rest", "now", "no pain killers help"."""


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
    still: str = ""  # these four as in a build written before there were such lines
    minor: bool = False
    holds: bool = False
    granted: bool = False


@dataclass(frozen=True)
class Safety:
    """All topics, most urgent first, with the lists that their rules use.

    `follow_up` are words that add no topic of their own: a message made of these still speaks of the red flag
    before it, unless it holds nothing but `nods` ("ok"). `real_words` are English words that a slip would make of
    a rule's word, and which are never taken for one ("paint" for "faint"). `served` are names of topics that give way
    and that the knowledge itself is asked for: who sells vitamins answers for them.
    """

    topics: tuple[SafetyTopic, ...]
    lists: tuple[tuple[str, str], ...] = ()
    follow_up: tuple[str, ...] = ()
    nods: tuple[str, ...] = ()
    real_words: tuple[str, ...] = ()
    served: tuple[str, ...] = ()

    def topic_of(self, *wordings: str) -> SafetyTopic | None:
        """Return the most urgent topic that any wording of one message raises: as typed, and as corrected."""
        raised = [n for n in map(self._first_raised, dict.fromkeys(wordings)) if n is not None]
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
        mine = {atom for rule in self._rules[self.topics.index(topic)].when for atom in atoms(rule)}
        return not fresh or not mine.isdisjoint(self._lexicon.found(fresh))

    def _without_denials(self, wording: str) -> str:
        """Return a message without the clauses that only deny something: "no pain, how do I …" speaks of none."""
        said = clauses(wording)
        if len(said) < 2 or _takes_back(said):
            return wording
        kept = [clause for clause in said if not self._is_denial(clause)]
        return " ".join(kept) if 0 < len(kept) < len(said) else wording

    def _is_denial(self, clause: str) -> bool:
        every = [rule for topic in self._rules for rule in topic.denied]
        return len(clause.split()) <= DENIAL_WORDS and self._says_there_is_none(clause, every)

    def denied(self, conversation: Conversation, topic: SafetyTopic, question: str) -> bool:
        """Tell whether a message that raises a topic only denies it right after a red flag: "no, he has no pain"."""
        last = conversation.turns[-1:]
        if not last or last[0].status != "safety":
            return False
        return self.denies(self.topic_of(last[0].question) or topic, question)  # of what was raised before

    def denies(self, topic: SafetyTopic, question: str) -> bool:
        """Tell whether a message says that there is no such thing at all, complains of nothing else, and asks for no
        leave in the same breath.
        """
        rules = self._rules[self.topics.index(topic)].denied
        said = clauses(question)
        if not rules or any(asks_leave(one) or asks_back(one) for one in (question, *said)) or _takes_back(said):
            return False
        kept = [clause for clause in said if not self._says_there_is_none(clause, rules)]
        if any(len(one.split()) <= 4 and not _SPORT.isdisjoint(one.split()) for one in kept):
            return False  # asks for leave without saying so: "it doesnt hurt, run tomorrow?"
        return len(kept) < len(said) and self._first_raised(" ".join(kept)) is None

    def _says_there_is_none(self, clause: str, rules: Sequence[Rule]) -> bool:
        """Tell whether a clause ends by saying so: what stands behind ("no pain at first") may take it back."""
        words = _AT_ALL.sub("", clause).split()
        if not _HOLDS_ONLY_NOW.isdisjoint(words):
            return False
        found = self._lexicon.found(words)
        return any(start < len(words) == end for rule in rules for start, end in spans(rule, found))

    def carried(
        self, conversation: Conversation, question: str, likest: Callable[[str], SafetyTopic | None]
    ) -> SafetyTopic | None:
        """Return the topic that the last turns raised and `question` carries on, if any.

        `likest` gives the topic of a message that no rule raised, but its likeness to known red flags: not where it
        only went on from the one before it, since everything is like some red flag. What asks back ("can I race on
        Sunday") may have a few other turns in between.
        """
        turns = list(reversed(conversation.turns))
        between = list(takewhile(lambda turn: turn.status != "safety", turns[:BETWEEN])) if asks_back(question) else []
        run = _run(turns[len(between) :])
        if topic := self._gravest(run):
            return topic if self.carries(topic, question) and not (between and topic.gives_way) else None
        for said in run:
            if said is not run[-1] and _goes_on(said):
                continue
            if (topic := likest(said)) and self.carries(topic, question):
                return topic
        return None

    def raised(self, conversation: Conversation, likest: Callable[[str], SafetyTopic | None]) -> SafetyTopic | None:
        """Return the topic of the red flags that the talk has just heard, small talk aside; None for none.

        It is the latest that a rule raised, but for a minor one beside a graver; else what the first of them is like,
        since those that followed are often about it without a word of it.
        """
        turns = list(dropwhile(lambda turn: turn.status == "small_talk", reversed(conversation.turns)))
        run = _run(turns)
        return self._gravest(run) or (likest(run[-1]) if run else None)

    def _gravest(self, run: Sequence[str]) -> SafetyTopic | None:
        """Return the first topic of these messages that isn't minor, else the first that any raises."""
        topics = [topic for topic in map(self.topic_of, run) if topic]
        return next((topic for topic in topics if not topic.minor), topics[0] if topics else None)

    def serving(self, ways_to_ask: Iterable[str]) -> Safety:
        """Return the same rules for a knowledge that is asked for in these ways."""
        raised = {topic.name for topic in map(self.topic_of, ways_to_ask) if topic and topic.gives_way}
        return replace(self, served=tuple(sorted(raised)))

    def parts_in(self, message: str) -> list[str]:
        """Return the words of a message that name a part of the body, by the list `part` of the rules."""
        listed = next((rule for name, rule in self.lists if name == "part"), "")
        every = {atom.lstrip("=") for atom in atoms(read_rule(listed, {}))} if listed else set()
        return [word for word in plain_words(message) if not every.isdisjoint((word, stem(word)))]

    def named(self, name: str) -> SafetyTopic | None:
        """Return the topic of this name, None without one."""
        return next((topic for topic in self.topics if topic.name == name), None)

    @cached_property
    def _rules(self) -> tuple[_TopicRules, ...]:
        lists = read_lists(self.lists)
        return tuple(_TopicRules.read(topic, lists) for topic in self.topics)

    @cached_property
    def _lexicon(self) -> Lexicon:
        every = {atom for rules in self._rules for rule in rules.all for atom in atoms(rule)}
        return Lexicon(every, self.real_words)

    @cached_property
    def _follows(self) -> Lexicon:
        return _bare_words(self.follow_up)

    @cached_property
    def _nodding(self) -> Lexicon:
        return _bare_words(self.nods)

    @cached_property
    def _alternatives(self) -> tuple[_Alternative, ...]:
        return tuple(
            _Alternative.of(part, n, self._lexicon.bits)
            for n, rules in enumerate(self._rules)
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

    def _first_raised(self, wording: str) -> int | None:
        found = self._lexicon.found(plain_words(self._without_denials(wording)))
        present = sum(self._lexicon.bits[atom] for atom in found)
        for n in sorted({n for atom in found for n in self._by_atom.get(atom, ())}):
            alternative = self._alternatives[n]
            if all(map(present.__and__, alternative.masks)) and spans(alternative.rule, found):
                counted = _without(found, self._rules[alternative.topic].unless)
                if spans(alternative.rule, counted):
                    return alternative.topic
        return None


@dataclass(frozen=True, slots=True)
class _Alternative:
    """One way to raise a topic; a message needs an atom of each mask for it to have any chance."""

    rule: Rule
    topic: int
    masks: tuple[int, ...]

    @classmethod
    def of(cls, rule: Rule, topic: int, bits: Mapping[str, int]) -> _Alternative:
        return cls(rule, topic, tuple(sum(bits[atom] for atom in need) for need in needed(rule)))


@dataclass(frozen=True, slots=True)
class _TopicRules:
    when: tuple[Rule, ...]
    unless: tuple[Rule, ...]
    denied: tuple[Rule, ...]

    @classmethod
    def read(cls, topic: SafetyTopic, lists: dict[str, Rule]) -> _TopicRules:
        return cls(
            *(tuple(read_rule(rule, lists) for rule in rules) for rules in (topic.when, topic.unless, topic.denied))
        )

    @property
    def all(self) -> tuple[Rule, ...]:
        return (*self.when, *self.unless, *self.denied)


_TAKEN_BACK = re.compile(r"^(?:only|just|except|unless|until|when|if|but (?:i|it|he|she) (?:am|is|does|do|lie|lied)\b)")
_ONLY_ASKS = re.compile(
    r"^(?:only|just) (?:(?:a bit|a little|slightly|very) )?(?:asking|curious|wondering|tight|tense|stiff|tired)\b"
)
_SPORT = frozenset("run running race racing play playing train training jog jogging sprint lift".split())
_FEIGNED = frozenset("pretend pretending lie lied lying".split())


def _takes_back(said: Sequence[str]) -> bool:
    """Tell whether what follows a denial takes it back: "no pain, only when I breathe", "i lied, no pain"."""
    return any(_TAKEN_BACK.match(one) and not _ONLY_ASKS.match(one) for one in said[1:]) or any(
        not _FEIGNED.isdisjoint(one.split()) for one in said
    )


def _run(turns: Iterable[Turn]) -> list[str]:
    """Return the messages of the turns up to the first that was no red flag."""
    return [turn.question for turn in takewhile(lambda turn: turn.status == "safety", turns)]


def _goes_on(question: str) -> bool:
    return is_joined(question) or asks_leave(question)


def _bare_words(rules: Iterable[str]) -> Lexicon:
    return Lexicon({atom for rule in rules for atom in atoms(read_rule(rule, {}))}, slips=False)


def read_lists(lists: Iterable[tuple[str, str]]) -> dict[str, Rule]:
    """Read named lists; each may use those before it."""
    read: dict[str, Rule] = {}
    for name, rule in lists:
        read[name] = read_rule(rule, read)
    return read


def with_real_words(safety: Safety, english: Collection[str]) -> Safety:
    """Return the same rules with the guard list that these English words give."""
    lists = read_lists(safety.lists)
    every = (
        atoms(read_rule(rule, lists)) for topic in safety.topics for rule in (*topic.when, *topic.unless, *topic.denied)
    )
    return replace(safety, real_words=Lexicon(set().union(*every)).mistaken(english))


def _commonness(need: Collection[str]) -> tuple[int, int]:
    """Return what orders sets of atoms by how many messages have one: words of grammar stand in nearly all."""
    return sum(atom.lstrip("=") in FUNCTION_WORDS for atom in need), len(need)


def _without(found: Found, unless: Sequence[Rule]) -> Found:
    """Return what was found but for the words that an `unless` covers."""
    covered = {at for rule in unless for start, end in spans(rule, found) for at in range(start, end)}
    return {atom: places - covered for atom, places in found.items()} if covered else found
