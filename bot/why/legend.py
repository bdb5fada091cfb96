"""What the words of an explanation stand for, told below it to whoever reads it for the first time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.text.synonyms import SHARED
from bot.why.shares import Share

FIELDS: Mapping[str, str] = {
    "ask": "its heading, or the one of its ways to ask that fits best",
    "body": "its text",
    "main": "its document says `main: yes`",
    "not-ask": "it says that such a question belongs elsewhere",
}
TERMS: Mapping[str, str] = {
    SHARED: "words of one meaning in _synonyms.txt, by the first of them",
    "letters": "runs of letters that both have, whatever the ending or the slip",
    "meaning": "how near both are in what they say, 0 to 1",
    "classifier": "how sure a classifier is of this passage, which learned all ways to ask, 0 to 1",
    "likeness": "how far the question's words have their likes in the text",
}


def legend(shares: Iterable[Share]) -> list[str]:
    """Return a line for each field and each kind of term that is met; nothing where none is."""
    met = {name for share in shares for name in (share.field, _kind(share.term))}
    named = [(name, what) for name, what in (*FIELDS.items(), *TERMS.items()) if name in met]
    if not named:
        return []
    head = "To read the sums: a word, without its ending, weighs so much in the question × in the passage × its field."
    return ["", head, *(f"   {name:11} {what}" for name, what in named)]


def _kind(term: str) -> str:
    return SHARED if term.startswith(SHARED) else term
