"""The rule language of `_safety.md`: how a coach writes which words, near each other, mean something.

pain            the word and its forms: pain, pains, painful
=heats          this form alone
concuss*        all words that begin so
passed out      words in a row
coach ... hits  the same with up to three words between
touched !foot   `touched` without `foot` right behind it; `!was hurt` is `hurt` without `was` right before it
cries ... !when `cries` without `when` right behind it or up to three words later
a & !b          `a` without `b` within twelve words
a | b           either
a & b           both within twelve words, in any order; five such parts at most
(…)             as in arithmetic; `|` binds loosest
[body]          a list that a `list: body = …` line has named
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

GAP = 3  # words that `...` may stand for
NEAR_PARTS = 5  # of `a & b & …`: every order of them is tried, and nine parts have 362,880
_TOKEN = re.compile(r"\s*(\.\.\.|…|[()|&!]|\[[^\]]*\]|=?[^\W_]+\*?)")
_APOSTROPHES = str.maketrans("", "", "'’‘")


class BadRule(ValueError):
    """Raised when a rule can't be read; its text says why, for the author."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, `=form` or `prefix*` of a rule, as written."""

    atom: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """Words of which one is enough: what an Either of bare words becomes, since it is read far quicker."""

    atoms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Row:
    """Parts one after the other; `gaps[i]` words may stand before part i."""

    parts: tuple[Rule, ...]
    gaps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """What must not stand there: in a row behind what comes before it, or before the row where it's first; beside `&`
    anywhere within the window.
    """

    part: Rule


@dataclass(frozen=True, slots=True)
class Near:
    """Parts that stand within the window, in any order."""

    parts: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Parts of which one is enough."""

    parts: tuple[Rule, ...]


Rule = Word | OneOf | Row | Without | Near | Either


def read_rule(text: str, lists: Mapping[str, Rule]) -> Rule:
    """Read one rule; `lists` are the named ones it may use.

    Raises BadRule where a bracket is open, a part is missing, a list unknown, a sign is none of the language, a word
    is marked as a form alone and as a beginning, or `&` joins more than `NEAR_PARTS` parts.
    """
    return _Reader(text, lists).whole()


def atoms(rule: Rule) -> set[str]:
    """Return every word, form and prefix that stands in a rule."""
    if isinstance(rule, Word):
        return {rule.atom}
    if isinstance(rule, OneOf):
        return set(rule.atoms)
    if isinstance(rule, Without):
        return atoms(rule.part)
    return {atom for part in rule.parts for atom in atoms(part)}


def alternatives(rule: Rule) -> tuple[Rule, ...]:
    """Return the parts of which one is enough, for a rule that is made of such; else the rule alone."""
    return rule.parts if isinstance(rule, Either) else (rule,)


def needed(rule: Rule) -> list[set[str]]:
    """Return sets of atoms of each of which a message must have one, for the rule to have any chance."""
    if isinstance(rule, Row | Near):
        return [need for part in rule.parts if not isinstance(part, Without) for need in needed(part)]
    return [atoms(rule)]


def _either(parts: list[Rule]) -> Rule:
    if len(parts) == 1:
        return parts[0]
    words = frozenset(atom for part in parts if isinstance(part, Word | OneOf) for atom in atoms(part))
    others = tuple(part for part in parts if not isinstance(part, Word | OneOf))
    return OneOf(words) if not others else Either((OneOf(words), *others) if words else others)


class _Reader:
    """Reads a rule from left to right, one function per level of binding."""

    def __init__(self, text: str, lists: Mapping[str, Rule]) -> None:
        self._lists = lists
        self._tokens: list[str] = []
        text, at = text.translate(_APOSTROPHES).casefold().strip(), 0
        while at < len(text):
            token = _TOKEN.match(text, at)
            if token is None:
                raise BadRule(f"{text[at:].strip()[:1]!r} is no sign of the rules")
            self._tokens.append("..." if token[1] == "…" else token[1])
            at = token.end()
        self._written = tuple(self._tokens)

    def whole(self) -> Rule:
        rule = self._either()
        if self._tokens:
            raise BadRule(f"{self._tokens[0]!r} stands alone")
        return rule

    def _next(self) -> str:
        return self._tokens[0] if self._tokens else ""

    def _either(self) -> Rule:
        parts = [self._near()]
        while self._next() == "|":
            self._tokens.pop(0)
            parts.append(self._near())
        return _either(parts)

    def _near(self) -> Rule:
        left = len(self._tokens)
        parts = [self._row()]
        while self._next() == "&":
            self._tokens.pop(0)
            parts.append(self._row())
        if len(parts) > NEAR_PARTS:
            written = " ".join(self._written[-left : len(self._written) - len(self._tokens)])
            raise BadRule(
                f'"{written}" joins {len(parts)} parts by &, and {NEAR_PARTS} are the most that are looked for in any'
                " order; leave some out, or write those that always follow each other as a row (a ... b)"
            )
        if all(isinstance(part, Without) for part in parts):
            raise BadRule("there is nothing beside what '!' rules out")
        return parts[0] if len(parts) == 1 else Near(tuple(parts))

    def _row(self) -> Rule:
        parts, gaps = [self._part()], [0]
        while self._next() not in ("", "|", "&", ")"):
            gap = GAP if self._next() == "..." else 0
            if gap:
                self._tokens.pop(0)
            gaps.append(gap)
            parts.append(self._part())
        if len(parts) > 1 and all(isinstance(part, Without) for part in parts[:2]):
            raise BadRule("there is nothing beside what '!' rules out")
        return parts[0] if len(parts) == 1 else Row(tuple(parts), tuple(gaps))

    def _part(self) -> Rule:
        piece = self._tokens.pop(0) if self._tokens else ""
        if piece == "!":
            if self._next() == "!":
                raise BadRule("'!' stands twice")
            return Without(self._part())
        if piece == "(":
            rule = self._either()
            if self._next() != ")":
                raise BadRule("a bracket is open")
            self._tokens.pop(0)
            return rule
        if piece.startswith("["):
            name = piece[1:-1].strip()
            if name not in self._lists:
                raise BadRule(f"there is no list [{name}]")
            return self._lists[name]
        if not piece or piece in ("|", "&", ")", "..."):
            raise BadRule(f"a word is missing before {piece!r}" if piece else "a word is missing at the end")
        return Word(_one_kind(piece))


def _one_kind(word: str) -> str:
    """Return a word that is a form alone or a beginning; BadRule where it is marked as both, which no word matches."""
    if word.startswith("=") and word.endswith("*"):
        bare = word[1:-1]
        raise BadRule(f"{word!r} is one form and all that begins so at once; write ={bare} or {bare}*")
    return word
