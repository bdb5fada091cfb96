"""Part a message where its writer pauses: "no. downhill? ok the second then" has three clauses."""

from __future__ import annotations

import re

from bot.text.analyse import in_plain_words, normalise, words

_PAUSE = re.compile(r"(?<![.,;:?!\n])[.,;:?!\n]+(?:\s|$)|\n+|\s[-\u2013\u2014]+\s")
_SENTENCE_END = re.compile(r"(?<=[?!.])[\"')]?\s+|\n+")
_ASIDE = re.compile(
    r"(?:[\s,.;!?-]{1,5}(?:lol|lmao|ha(?:ha)+|hehe|xd|tbh|tho))+[\s.!?]*$|^(?:(?:um+|uh+|erm|hm+|lol|omg|ha(?:ha)+|hehe)[\s,.!?-]+)+",
    re.IGNORECASE,
)


def clauses(text: str) -> list[str]:
    """Return the clauses of a text that have words, each in plain words."""
    return [said for piece in _PAUSE.split(normalise(text)) if (said := in_plain_words(piece))]


def sentences(text: str) -> list[str]:
    """Return the sentences and lines of a text that have words, as they are written."""
    return [piece.strip() for piece in _SENTENCE_END.split(text.strip()) if words(piece)]


def without_asides(text: str) -> str:
    """Return a text without the laughs and hums around it: "haha no, the egg one lol"; unchanged if it is but these."""
    left = _ASIDE.sub("", text)
    return left if words(left) else text
