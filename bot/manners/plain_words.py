"""The words of a message as manners compare them: folded, unaccented by nothing but case, free of marks."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from bot.text.analyse import MESSAGE, MESSAGES_KEPT

_APOSTROPHE = re.compile(r"['’‘ʼ`´]")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 400


def plain_words(text: str) -> list[str]:
    """Return the words of `text`, at most 400, folded to one case: "Can't breeeathe!" gives cant, breathe.

    Apostrophes vanish, so that can't, cant and can’t are one word, and a letter held down counts once.
    """
    return list(_plain_words_kept(text)) if len(text) <= MESSAGE else _plain_words(text)


def _plain_words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _WORD.findall(_STRETCHED.sub(r"\1", _APOSTROPHE.sub("", folded)))[:MOST_WORDS]


@lru_cache(MESSAGES_KEPT)
def _plain_words_kept(text: str) -> tuple[str, ...]:
    return tuple(_plain_words(text))
