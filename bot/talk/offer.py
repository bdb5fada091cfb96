"""What the last reply offered, and which of it a text names: by its place, by a word of it, or by its own question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile

from bot.builds import Build
from bot.said.yes_and_no import NO, YES
from bot.text.analyse import in_plain_words, terms, words
from bot.text.asking import AUXILIARIES
from bot.text.function_words import POINTERS, content_terms, naming_words

_MIDDLE = "middle"
PLACES = {"first": 0, "1st": 0, "1": 0, "one": 0, "former": 0, "second": 1, "2nd": 1, "2": 1, "two": 1}
PLACES |= {"third": 2, "3rd": 2, "3": 2, "three": 2, "last": -1, "latter": -1}
"""The place that a word names, from 0; from the end, below 0."""
IN_SHORT = 3
"""Content words up to which a message may be an offered question in short: "which arm in front yeah"."""
_RULES_OUT = frozenset("not no dont isnt without other else except".split())
SAID_AGAIN = 2
"""Content words from which an offered question is picked by saying all of them."""
_JOINTS = frozenset("and but so ok okay then also well".split())
_POINTING = frozenset("it that this these those".split())
"""What points at something said before wherever it stands in a question."""
_YOURS = re.compile(r"\b(?:the one|what|which|that) you (?:offered|suggested|named|mentioned|showed|listed|proposed)\b")
"""Said of an offer: then half of its words will do."""


@dataclass(frozen=True, slots=True)
class Offer:
    """The passages that were offered, in order; `asking` says that the reply asked which of them was meant."""

    passage_ids: Sequence[str]
    build: Build
    asking: bool

    def at(self, which: str) -> str | None:
        """Return the passage at the place that a word names; None where nothing was offered there."""
        offered = self.passage_ids
        if which == _MIDDLE:
            return offered[len(offered) // 2] if len(offered) % 2 else None
        place = PLACES[which]
        return offered[place] if place < len(offered) else None

    def named(self, about: str) -> str | None:
        """Return the one passage whose question and heading have the most of these words; None for a tie or none.

        Where the reply asked, a sentence of each is shown as well: where these have none of the words, its text tells.
        """
        wanted = content_terms(about)
        for said_in in (self.asked_for, self._text_of) if self.asking else (self.asked_for,):
            shares = [len(wanted & set(terms(said_in(one)))) for one in self.passage_ids]
            best = max(shares)
            if best:
                return self.passage_ids[shares.index(best)] if shares.count(best) == 1 else None
        return None

    def said_again(self, message: str) -> str | None:
        """Return the one passage all of whose question's words of content a message has; None for none or several."""
        said, yours = content_terms(message), bool(_YOURS.search(in_plain_words(message)))
        asked = {one: content_terms(self.build.passage(one).question) for one in self.passage_ids}
        least = {one: len(wanted) / 2 if yours else len(wanted) for one, wanted in asked.items()}
        return _only([one for one, wanted in asked.items() if len(wanted & said) >= max(SAID_AGAIN, least[one])])

    def said_in_short(self, message: str) -> str | None:
        """Return the one passage whose question has a message's few words of content; None for none or several.

        A verdict, a nod or a no ("right", "wrong", "not the shoes") picks nothing, nor does what is asked of what was
        said before ("does that help me run?").
        """
        spoken = words(message)
        named = naming_words(spoken, terms_name=True)
        if not 0 < len(named) <= IN_SHORT or _rules_out(spoken) or _asks_of_it(spoken):
            return None
        said = content_terms(" ".join(named))
        return _only([one for one in self.passage_ids if said <= content_terms(self.build.passage(one).question)])

    def asked_for(self, passage_id: str) -> str:
        """Return what an offered passage is asked for by: its question and its heading."""
        passage = self.build.passage(passage_id)
        return f"{passage.question} {passage.heading}"

    def _text_of(self, passage_id: str) -> str:
        return self.build.body(self.build.passage(passage_id))


def _only(found: Sequence[str]) -> str | None:
    return found[0] if len(found) == 1 else None


def _rules_out(spoken: Sequence[str]) -> bool:
    """Tell whether a message nods, says no, or has a word that takes something out."""
    plain = " ".join(spoken)
    return not _RULES_OUT.isdisjoint(spoken) or bool(YES.match(plain) or NO.match(plain))


def _asks_of_it(spoken: Sequence[str]) -> bool:
    """Tell whether a message is a question of what was said before: "is it", "and do the arms matter for that"."""
    auxiliary, *behind = [*dropwhile(_JOINTS.__contains__, spoken), ""]
    return auxiliary in AUXILIARIES and not (POINTERS.isdisjoint(behind[:1]) and _POINTING.isdisjoint(behind))
