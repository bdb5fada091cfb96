"""Tell which canonical questions may be meant by what is typed so far: its last word is read as a beginning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.builds import Build
from bot.readings import is_like, is_near
from bot.records.conversation import Conversation
from bot.search import Found, find
from bot.text.analyse import stem, words
from bot.text.function_words import FUNCTION_WORDS, content_words
from bot.text.slips import LEFT_OUT, NEAR_KEY, slip_cost

_SHORTEST = 2
"""Letters from which a beginning tells a word of its own: "a" is in every question."""
_SHORTEST_SLIP = 4
"""Letters from which a beginning may be one with a slip."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The words typed so far; of the last it is known how it begins."""

    before: tuple[str, ...]
    last: str

    @staticmethod
    def of(text: str, build: Build) -> Typed | None:
        """Read a text, its slips forgiven where no question of the site goes on as it stands; None for no word."""
        typed = words(text)
        if not typed:
            return None
        as_typed = Typed(tuple(typed[:-1]), typed[-1])
        if as_typed._is_of(build) or build.speller.spelled.words.keys() >= set(typed):
            return as_typed
        mended = words(build.speller.correct(text)[0])
        as_mended = Typed(tuple(mended[:-1]), mended[-1])
        if as_mended._is_of(build):
            return as_mended
        before = as_mended.before if len(mended) == len(typed) else as_typed.before
        return Typed(before, _meant(as_typed.last, build) or as_mended.last)

    @property
    def whole(self) -> str:
        """Return all of it in one line."""
        return " ".join((*self.before, self.last))

    def tier(self, question: str) -> int | None:
        """Return how a question, words with a blank between, has what is typed: 0 begins with it, 1 has it in a row,
        2 has a word that begins with the last and every word of content before; None where it hasn't.
        """
        said = f" {question}"
        if question.startswith(self.whole):
            return 0
        if len(self.last) < _SHORTEST and not self.before:
            return None
        if f" {self.whole}" in said:
            return 1
        named = content_words(self.before)
        tells = self.last not in FUNCTION_WORDS and len(self.last) >= _SHORTEST
        if not (named or tells) or (tells and f" {self.last}" not in said):
            return None
        if tells and not any(word.startswith(self.last) for word in content_words(question.split())):
            return None  # "sh" is no "should"
        return 2 if all(f" {stem(word)}" in said for word in named) else None

    def _is_of(self, build: Build) -> bool:
        return any(self.tier(question) is not None for question in build.canonical)


def completions(text: str, build: Build) -> list[int]:
    """Return the numbers of the passages whose question may be meant by a text, best first.

    Those that begin with it go first, then those that have it, each the nearest to it first; then the best of a search
    for it, if that is sure enough to be offered, and more of it where no question has what is typed.
    """
    typed = Typed.of(text, build)
    if typed is None:
        return []
    tiers = {number: tier for question, number in build.canonical.items() if (tier := typed.tier(question)) is not None}
    found = find(" ".join((*typed.before, _completed(typed, list(tiers), build))), Conversation(), build, correct=False)
    having = sorted(tiers, key=lambda number: (tiers[number], -found.fused[number], number))
    sure = _surely_found(found, build)
    return list(dict.fromkeys([*having, *(sure[:1] if having else sure)]))


def _surely_found(found: Found, build: Build) -> Sequence[int]:
    """Return the passages near the best one, where the bot would offer that for a question."""
    if not found.best or found.confidence(build) < build.settings.offer_from:
        return ()
    least = build.settings.offer_unsure_from
    fitting = (n for n in found.best if is_near(n, found, build) and is_like(build.passages[n], found, build, least))
    return [number for number in fitting if number not in build.introductions]


def _completed(typed: Typed, having: Sequence[int], build: Build) -> str:
    """Return the last word whole: as the questions that have it say it most often, else as the knowledge does."""
    said = build.speller.spelled.words
    if typed.last in said or len(typed.last) < _SHORTEST:
        return typed.last
    near = [word for number in having for word in words(build.passages[number].question)]
    begun = [word for word in near or said if word.startswith(typed.last)]
    return max(begun, key=lambda word: said.get(word, 0), default=typed.last)


def _meant(last: str, build: Build) -> str | None:
    """Return the beginning of a word of the questions that the last word may be with one slip, the likeliest; else
    None.
    """
    if len(last) < _SHORTEST_SLIP:
        return None
    lengths = (len(last) - 1, len(last), len(last) + 1)
    known = {word for question in build.canonical for word in question.split() if word[0] == last[0]}
    begun = {word[:length] for word in known for length in lengths if len(word) >= length}
    likeliest = min(((slip_cost(last, one), one) for one in begun), default=(NEAR_KEY + 1, ""))
    return likeliest[1] if likeliest[0] <= max(LEFT_OUT, NEAR_KEY) else None
