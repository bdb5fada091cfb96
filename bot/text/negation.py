"""What a question leaves out: "not the legs" is asked for something else, "without arms" for what is so then.

Both name what they are not about, and a bag of words would look for just that.
"""

from __future__ import annotations

import re

from bot.text.analyse import normalise, stem, words
from bot.text.function_words import FUNCTION_WORDS

_ARTICLE = r"(?:the |my |your |his |her |their |about |on )?"
_RULED_OUT = re.compile(
    rf"(?:^|(?<=[,;.:(-] )|(?<=[,;:(-])|(?<=\band )|(?<=\bbut ))not {_ARTICLE}(?P<what>[^\W_]+(?: [^\W_]+)?)"
    r"(?=\s*[,;.:!?)]|\s+but\b|\s*$)"
)
_ASIDE = re.compile(r"(?:ing|ed)$|^(?:sure|good|bad|true|right|yet|enough|possible|normal|ok|okay)$")
_JOINED_TO = re.compile(
    r"\b(?:or|why|if|is|are|am|was|were|do|does|did|will|would|should|could|can|may|might|must|has|have|had|i|you|he"
    r"|she|we|they|it|this|that|to) $"
)
_BEFORE = 8
"""Characters before "not" that are read for the word it belongs to."""
_WITHOUT = frozenset({"without", "minus", "lacking"})
_REACH = 4
"""Words after "without" among which what is lacking is named."""
_NAMED = 2
"""Words of content of them that name it: "without swinging the arms"."""


def without_ruled_out(text: str) -> str:
    """Return a question without what it rules out: "the arms, not the legs"; unchanged where nothing else is left."""
    folded = normalise(text)
    if "not " not in folded:
        return text
    left = " ".join(_RULED_OUT.sub(_kept, folded).split())
    return left if any(word not in FUNCTION_WORDS for word in words(left)) else text


def lacking(text: str) -> frozenset[str]:
    """Return the stems of what `text` does without: "running without swinging my arms" lacks swing and arm."""
    said = words(text)
    found: set[str] = set()
    for place, word in enumerate(said):
        if word in _WITHOUT:
            named = [one for one in said[place + 1 : place + 1 + _REACH] if one not in FUNCTION_WORDS]
            found.update(stem(one) for one in named[:_NAMED])
    return frozenset(found)


def _kept(match: re.Match[str]) -> str:
    """Leave a "not" in its place where it belongs to a verb or judges: "should I not lean", "or not", "not sure"."""
    what = words(match["what"])
    judges = all(word in FUNCTION_WORDS or _ASIDE.search(word) for word in what)
    return match[0] if judges or _JOINED_TO.search(match.string[: match.start()][-_BEFORE:]) else " "
