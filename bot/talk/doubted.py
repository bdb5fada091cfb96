"""Reply to a doubt about what was just quoted ("elite only?", "cause or just goes with it?") by what limits it."""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.conversation import passage_quoted_last, told
from bot.giving import gives
from bot.participants import PEOPLE
from bot.records.reply import Reply
from bot.spans import is_within, units_of
from bot.talk.turn import Answering
from bot.text.analyse import in_plain_words, stem, terms
from bot.text.asking import QUESTION_WORDS
from bot.text.clauses import clauses
from bot.text.function_words import ASPECTS, SPEAKERS, content_terms, content_words
from bot.text.openers import JOINTS

_MARKS = frozenset(
    "opinion opinions causation correlation correlated coincidence biased representative anecdote anecdotal "
    "preprint".split()
)
"""Words that doubt by themselves how far a finding reaches."""
_CAUSES = re.compile(
    r"\bcaus\w+ (?:(?:it|that|this) )?or\b"
    r"|\bor (?:(?:does|do|is|are) )?(?:(?:it|they) )?(?:just |only )?go(?:es|ing)? with\b"
)
"""Said to ask whether a finding is a cause: "does leaning cause it or just go with it"."""
_NO_CAUSE = re.compile(
    r"\bcorrelation|\bcaus(?:es?|ed|al)\b|\b(?:can|could|do|does|did)(?: not|n.?t) (?:prove|show|tell)\b"
)
"""What answers that."""
_ONLY = frozenset("only just many much all few enough small tiny thin weak".split())
"""Words that doubt it beside a number, a study or those it was found in: "just 12 women", "13 isnt many"."""
_STUDIES = frozenset("study studies test tests paper papers trial trials evidence data sample".split())
_BESIDE = frozenset(
    "wow lol hm result results finding findings cause causes caused go goes going somebody person group groups based "
    "hardly barely".split()
)
"""Words that may stand beside it and name no topic."""
_GROUP = re.compile(rf"^(?:{PEOPLE}|elite|amateurs?|beginners?|pros?|guys|lads|u\d\ds?|teens?|teenagers?|seniors?)$")
_ASKS = QUESTION_WORDS | frozenset("should shall can could would".split())
"""Words that ask for something else: what there is to know, or to do."""
_OF_OTHERS = re.compile(rf"^(?:(?:{JOINTS}) )*(?:what|how) about (?:(?:my|our|the|us|other) )?[a-z0-9]+(?: [a-z]+)?$")
"""Said behind it: "elite only? what about my u15s"."""


def doubted(turn: Answering) -> Reply | None:
    """Quote what the text quoted last says of how far its finding reaches, where a message only doubts that.

    The sentence that shares most words with the message counts first, then one on cause where that is doubted, then one
    that wasn't quoted yet, then the last: what a finding doesn't tell is said behind it. None where the message asks
    for something else, after no quote, and where the text sets no limit.
    """
    passage, build = passage_quoted_last(turn.conversation, turn.build), turn.build
    if passage is None or not doubts(turn.asked, set(terms(build.with_heading(passage)))):
        return None
    limits = [(span, said) for span, said in units_of(passage, build.document(passage)) if gives(said, "limit")]
    if not limits:
        return None
    heard, asked = told(passage, turn.conversation), content_terms(turn.asked)
    of_cause = bool(_CAUSES.search(in_plain_words(turn.asked)))
    worth = {
        span: (
            len(asked.intersection(terms(said))),
            of_cause and bool(_NO_CAUSE.search(said)),
            not is_within(span, heard),
        )
        for span, said in limits
    }
    return turn.from_text_quoted(passage, max(worth, key=lambda span: (worth[span], span)))


def doubts(message: str, named: Collection[str]) -> bool:
    """Tell whether a message only doubts how far something holds, in words of which a text has `named`, stems."""
    said = clauses(message)
    of_others = [clause for clause in said if _OF_OTHERS.match(clause)]
    rest = [clause for clause in said if clause not in of_others]
    return bool(rest) and any(map(_has_mark, rest)) and all(_names_nothing_else(clause, named) for clause in rest)


def _has_mark(clause: str) -> bool:
    said = set(clause.split())
    if not said.isdisjoint(_ASKS | SPEAKERS):
        return False
    counted = any(word.isdigit() or _GROUP.match(word) or word in _STUDIES for word in said)
    return bool(not said.isdisjoint(_MARKS) or _CAUSES.search(clause) or (counted and not said.isdisjoint(_ONLY)))


def _names_nothing_else(clause: str, named: Collection[str]) -> bool:
    """Tell whether a clause has no word of content beyond those of doubt and of the quoted passage."""
    beside = _MARKS | _ONLY | _STUDIES | _BESIDE | ASPECTS
    content = (word for word in content_words(clause.split()) if word not in beside)
    return _ASKS.isdisjoint(clause.split()) and all(
        word.isdigit() or _GROUP.match(word) or stem(word) in named for word in content
    )
