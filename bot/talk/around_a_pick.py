"""What stands around a pick: whether that leaves it one, and what is asked besides ("third. and who found that?")."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from bot.followup import points_back
from bot.participants import asks_how_many
from bot.said.sources import SOURCES
from bot.text.asking import ASKING, one_of
from bot.text.clauses import clauses
from bot.text.function_words import content_terms, content_words
from bot.text.openers import JOINTS

ASIDE = 2
"""Content words that a clause before the pick may have: "no. downhill? ok the second then"."""
_ANNOUNCES = frozenset({"last", "latter", "one", "1", "two", "2", "three", "3"})
"""What, before more words, is no pick: "last one. do arms help?" is a last question. "Last one but …" is a pick."""
_UNDOES = re.compile(
    r"^(?:(?:two|three|four|five|six|\d+)\b|(?:no|nope|wait|actually|none|not|sorry|rather|or)\b"
    r"|(?:thats|that is|its|it is) (?:my|our|his|her|the|how)\b)|\b(?:i mean|i meant)\b"
)
"""What stands behind a number that picks nothing: another one, a second thought, or what it counts."""
_BREAK = re.compile(rf"(?<=\w) (?=but \w|and (?:(?:what|how) about|{'|'.join(sorted(ASKING))}) )", re.IGNORECASE)
"""Where a pick may end without a stop: "the second one and how far should I lean"."""
_IDLE = re.compile(
    r"^(?:please|pls|obviously|obvs|definitely|exactly|for sure|of course|you read my mind|go on|go ahead"
    r"|(?:i (?:think|guess|suppose|reckon)|maybe|probably|perhaps)"
    r"|(?:then )?(?:show|tell|give) me(?: (?:that|it|this))?|lets (?:see|hear|go)(?: (?:that|it|this))?"
    r"|(?:sounds|looks) (?:good|right|interesting)|(?:thats|its) (?:it|the one|what i (?:meant|mean|want)))"
    r"(?: (?:please|pls|then|now|thanks))?$"
)
"""What stands beside a pick and asks for nothing else."""
_ASKS = re.compile(rf"^(?:(?:at|in|on|by|for|from|until|till|to|with|of|since|about) )?{one_of(ASKING)}\b")
_JOINED = re.compile(rf"^(?:(?:{JOINTS}|also) )+")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a message, with those before and behind it; `questioning` says that the message ends by a "?"."""

    text: str
    before: tuple[str, ...]
    behind: tuple[str, ...]
    questioning: bool

    def stands_out(self, which: str = "", *, plainly: bool, asking: bool = False) -> bool:
        """Tell whether what stands around leaves a pick by the word `which` one; `plainly`: it has "the" or "one"."""
        if any(len(content_words(clause.split())) > ASIDE for clause in self.before):
            return False
        if not any(content_words(clause.split()) for clause in self.behind if not is_idle(clause)):
            return True
        then = self.behind[0]
        if then.startswith("but ") or (asking and plainly and self._is_remarked_on()):
            return True
        return which not in _ANNOUNCES and (points_back(then) or (plainly and _asks(then)))

    def is_whole(self) -> bool:
        """Tell whether nothing stands before, and behind it but remarks: "the egg one, please. She does love them"."""
        return not self.before and not any(map(_asks, self.behind))

    def is_undone(self) -> bool:
        """Tell whether something behind takes a number back ("1. do arms help? 2. do legs?")."""
        return any(map(_UNDOES.search, self.behind))

    def is_said_again(self, content: AbstractSet[str]) -> bool:
        """Tell whether what stands behind has a word of this content first and asks nothing: "the third, strength"."""
        said = [clause for clause in self.behind if not is_idle(clause)]
        return not any(map(_asks, said)) and any(not content.isdisjoint(content_terms(clause)) for clause in said[:1])

    def asked_besides(self) -> str:
        """Return the question that stands behind a pick, empty for none: "and what about my shoulders?".

        Where the message ends by a question mark it needs no word that asks: "boys and girls the same?".
        """
        asked = _unjoined(" ".join(clause for clause in self.behind if not is_idle(clause)))
        asks = (self.questioning or _asks(asked)) and content_words(asked.split())
        return asked if asks and not asks_how_many(asked) and not SOURCES.match(asked) else ""

    def _is_remarked_on(self) -> bool:
        """Tell whether what stands behind asks nothing and takes nothing back: "they're only six though"."""
        return not self.is_undone() and not any(_asks(_unjoined(clause)) for clause in self.behind)


def clauses_of(message: str) -> list[Clause]:
    """Return the clauses of a message, in order, of plain words."""
    said, questioning = clauses(_BREAK.sub(", ", message)), message.rstrip().endswith("?")
    return [Clause(clause, tuple(said[:at]), tuple(said[at + 1 :]), questioning) for at, clause in enumerate(said)]


def is_idle(clause: str) -> bool:
    """Tell whether a clause beside a pick asks for nothing else: "go on", "sounds good"."""
    return bool(_IDLE.match(clause))


def _asks(clause: str) -> bool:
    return bool(_ASKS.match(clause))


def _unjoined(clause: str) -> str:
    return _JOINED.sub("", clause)
