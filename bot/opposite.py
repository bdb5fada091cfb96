"""Find the passages that speak of what a question does without: their advice would be the opposite one."""

from __future__ import annotations

from collections.abc import Iterable

from bot.builds import Build
from bot.text.analyse import terms
from bot.text.negation import lacking


def opposite(lacked: frozenset[str], passages: Iterable[int], build: Build) -> list[int]:
    """Return those of `passages` (their numbers) that name what is `lacked`, as stems, and never as lacking."""
    if not lacked:
        return []
    texts = ((number, _text(number, build)) for number in passages)
    return [number for number, text in texts if lacked & set(terms(text)) and not lacked & lacking(text)]


def _text(number: int, build: Build) -> str:
    """Return all that a passage says and is asked for by; the heading's part is its question or title."""
    passage = build.passages[number]
    return "\n".join((passage.heading, passage.question, *passage.phrasings, build.body(passage)))
