"""Finds small talk: a message that is nothing but greeting, thanks, a joke asked for, or the like.

It must be small talk from the first word to the last; "hi, do arms matter?" is a question with a courtesy before it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile

from bot.manners.near_words import NearWords
from bot.manners.phrasing import Slots, ends, first_words, read_phrasing, spoken_words
from bot.manners.plain_words import plain_words
from bot.text.function_words import FUNCTION_WORDS

EMOJI = "emoji"  # the case of a message without a single letter or digit but with a pictogram
GOODBYE = "goodbye"
CLOSING = frozenset({"thanks", "thanks in another language", GOODBYE})  # cases after which a new topic begins
COMPLAINT = "insult"  # the case of who says that the bot didn't understand
COURTESIES = "courtesies"
WITHOUT_REPLY = frozenset({COURTESIES, "fillers"})  # cases of words that want no reply of their own
_POLITE = frozenset({"greeting", "thanks", COURTESIES})
_MOST_POLITE = 5  # words of a courtesy
_MOST_WORDS = 14  # a longer message is no small talk, whatever it begins with
_IN_HASTE = frozenset({"u", "r", "ur"})
_UR = (["your"], ["you", "are"])
"""Words written in haste, and what "ur" may stand for."""
_PICTOGRAMS = ("So", "Sk")  # Unicode's categories of symbols and of modifiers such as skin tones
_FACE = re.compile(r"[:;]['-]?[()/|]|<3")
_SPOKEN = re.compile(r"[^\W_]+(?:['’‘][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """One case: its name, the phrasings it is told by (language: bot/manners/phrasing.py), and the reply."""

    name: str
    ask: tuple[str, ...]
    reply: str


@dataclass(frozen=True)
class SmallTalkCases:
    """All cases; where a message holds several, the one with most of its words replies, then the later in it.

    A phrasing that two cases have is the earlier case's. `real_words` are English words that are never taken for a slip
    of a phrasing's word.
    """

    cases: tuple[SmallTalk, ...]
    real_words: tuple[str, ...] = ()

    def named(self, name: str) -> SmallTalk | None:
        """Return the case of that name."""
        return next((case for case in self.cases if case.name == name), None)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of every phrasing."""
        return frozenset(word for case in self.cases for ask in case.ask for word in spoken_words(read_phrasing(ask)))

    def pieces(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Return the fewest (words, case) pieces that make up all of `words`, in order; empty where none do."""
        return _fewest(words, self._by_first)

    def polite_length(self, nearest: Iterable[str], at_end: bool) -> int:
        """Return how many words at one end of a message, nearest to it first, are one greeting, thanks or courtesy.

        They are read as far as they may be one, since most questions begin and end with none.
        """
        run = list(takewhile(self._polite_words.__contains__, islice(nearest, _MOST_POLITE)))
        return next((n for n in range(len(run), 0, -1) if self._polite(run[:n][::-1] if at_end else run[:n])), 0)

    def _polite(self, words: Sequence[str]) -> bool:
        phrasings = self._by_first.get(words[0], ())
        return any(self.cases[n].name in _POLITE and len(words) in ends(slots, words, 0) for slots, n in phrasings)

    def as_meant(self, words: Sequence[str]) -> list[str]:
        """Return words with a slip mended where exactly one word of the cases is that near.

        Empty at the first that is no word of the cases and no slip of one: most questions end at it.
        """
        meant: list[str] = []
        for word in words:
            meant.append(self._mended(word))
            if meant[-1] not in self.words:
                return []
        return meant

    def _mended(self, word: str) -> str:
        if word in self.words or word in self._real:
            return word
        meant, _ = self._near.meant(word)
        return min(meant) if len(meant) == 1 else word

    @cached_property
    def _polite_words(self) -> frozenset[str]:
        polite = SmallTalkCases(tuple(case for case in self.cases if case.name in _POLITE))
        return polite.words

    @cached_property
    def _by_first(self) -> dict[str, list[tuple[Slots, int]]]:
        table: dict[str, list[tuple[Slots, int]]] = {}
        for n, case in enumerate(self.cases):
            for ask in case.ask:
                slots = read_phrasing(ask)
                for word in first_words(slots):
                    table.setdefault(word, []).append((slots, n))
        return table

    @cached_property
    def _near(self) -> NearWords:
        return NearWords(self.words)

    @cached_property
    def _real(self) -> frozenset[str]:
        return frozenset(self.real_words)


def with_guard(cases: SmallTalkCases, english: frozenset[str]) -> SmallTalkCases:
    """Return the same cases with the guard list that these English words give."""
    return SmallTalkCases(cases.cases, tuple(sorted(NearWords(cases.words).mistaken(english) - cases.words)))


def find_small_talk(question: str, cases: SmallTalkCases) -> SmallTalk | None:
    """Return the case that `question` is, if it is small talk as a whole; None for an empty one."""
    words = plain_words(question)
    if not words:
        return cases.named(EMOJI) if _has_pictogram(question) else None
    if len(words) > _MOST_WORDS:
        return None
    spelled = (words, *(_in_full(words, ur) for ur in _UR)) if not _IN_HASTE.isdisjoint(words) else (words,)
    return next((case for said in spelled if (case := _replying(said, cases))), None)


def _replying(words: Sequence[str], cases: SmallTalkCases) -> SmallTalk | None:
    """Return the case that replies to words which are small talk as a whole."""
    replying = [
        (size, place, n)
        for place, (size, n) in enumerate(cases.pieces(cases.as_meant(words)))
        if cases.cases[n].name not in WITHOUT_REPLY
    ]
    return cases.cases[max(replying)[2]] if replying else None


def _in_full(words: Sequence[str], ur: Sequence[str]) -> list[str]:
    """Return words with "u" and "r" written in full, and with `ur` for "ur"."""
    full = {"u": ["you"], "r": ["are"], "ur": ur}
    return [said for word in words for said in full.get(word, [word])]


def without_courtesies(question: str, cases: SmallTalkCases) -> str:
    """Return the question without hello before it and thanks behind it.

    Unchanged where nothing else would remain, or nothing but what needs a word behind it ("and coach?").
    """
    spoken = list(_SPOKEN.finditer(question))
    first, last = 0, len(spoken)
    while size := cases.polite_length(map(_as_compared, spoken[first:last]), at_end=False):
        if _belongs_before(spoken, first, first + size, question):
            break
        first += size
    while size := cases.polite_length(map(_as_compared, reversed(spoken[first:last])), at_end=True):
        if _belongs_behind(spoken, last - size, last, question):
            break
        last -= size
    if first == last or last - first == len(spoken) or _leads_nowhere(spoken[first:last]):
        return question
    start, end = spoken[first].start(), spoken[last - 1].end()
    tail = question[end:].strip() if last == len(spoken) else "?" if "?" in question[end:] else ""
    return question[start:end] + tail


def _belongs_before(spoken: Sequence[re.Match[str]], begin: int, end: int, question: str) -> bool:
    """Tell whether a greeting at the beginning is a word of the question: "morning class", no "morning, which"."""
    if end - begin > 1 or end == len(spoken) or _as_compared(spoken[begin]) not in _TIMES:
        return False
    parted, following = question[spoken[begin].end() : spoken[end].start()].strip(), _as_compared(spoken[end])
    return not parted and following not in FUNCTION_WORDS | _BEGIN


def _belongs_behind(spoken: Sequence[re.Match[str]], begin: int, end: int, question: str) -> bool:
    """Tell whether a courtesy at the end is a word of the question, with no stop before it: "are dogs welcome"."""
    if not begin or end - begin > 1 or _as_compared(spoken[begin]) not in _TIMES | _ALSO_WORDS:
        return False
    return not question[spoken[begin - 1].end() : spoken[begin].start()].strip()


def _leads_nowhere(spoken: Sequence[re.Match[str]]) -> bool:
    """Tell whether words of grammar end with one that needs another behind it: "and", "what about the"."""
    said = [_as_compared(word) for word in spoken]
    return said[-1] in _LEADS and FUNCTION_WORDS.issuperset(said)


_LEADS = frozenset("and or about the a an my your our for with of in on at to from".split())
_TIMES = frozenset({"morning", "afternoon", "evening", "welcome"})
_ALSO_WORDS = frozenset({"again", "back", "day", "good"})
_BEGIN = frozenset("got need guys all everyone coach folks team quick question please tell whats".split())
"""Words besides those of grammar that a question or an address begins with, behind a bare "morning"."""


def _as_compared(spoken: re.Match[str]) -> str:
    return " ".join(plain_words(spoken[0]))


def _fewest(words: Sequence[str], by_first: Mapping[str, list[tuple[Slots, int]]]) -> list[tuple[int, int]]:
    """Return the fewest (words, case) pieces; of two cases that make the same piece, the first in `by_first`."""
    best: list[list[tuple[int, int]] | None] = [[], *([None] * len(words))]
    for start, word in enumerate(words):
        before = best[start]
        if before is None:
            continue
        for slots, case in by_first.get(word, ()):
            for end in ends(slots, words, start):
                known = best[end]
                if end > start and (known is None or len(before) + 1 < len(known)):
                    best[end] = [*before, (end - start, case)]
    return best[-1] or []


def _has_pictogram(text: str) -> bool:
    """Tell whether a text without words holds an emoji or a typed face such as ":-)"."""
    return any(unicodedata.category(char) in _PICTOGRAMS for char in text) or bool(_FACE.search(text))
