"""Words that a question or a request begins with."""

from __future__ import annotations

QUESTION_WORDS = frozenset("what which who whom whose when where why how whats hows whos wheres".split())
AUXILIARIES = frozenset(
    "is are am was were do does did can could will would shall should may might must has have had".split()
)
REQUESTS = frozenset("tell show explain".split())
ASKING = QUESTION_WORDS | AUXILIARIES | REQUESTS


def one_of(words: frozenset[str]) -> str:
    """Return the pattern of one of these words."""
    return rf"(?:{'|'.join(sorted(words))})"
