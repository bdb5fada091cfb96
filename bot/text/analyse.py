"""Turn text into terms: Unicode words after NFKC and casefold, stemmed; and character n-grams of words."""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import lru_cache

import Stemmer

_UNITS = r"(?:m|km|cm|mm|kg|mph|sec|secs|min|mins|metres?|meters?|minutes?|seconds?|miles?)"
_WORD = re.compile(rf"\d+(?={_UNITS}\b)|[^\W_]+(?:'[^\W_]+)*")
"""A word; of a number written as one with its unit ("50m") each is one."""
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\uff07": "'", "`": "'", "\u00b4": "'"})
MESSAGE = 500
"""Characters up to which the words of a text are kept: a message is looked at a dozen times while it is answered."""
MESSAGES_KEPT = 512
"""Texts of which words and folded form are kept, clauses of a message among them: half a megabyte."""
GRAM_SIZES = (3, 4)
"""Letters of an n-gram. Fives too cost a third of the postings and earned nothing (benchmarks/tuning.md, "Time")."""


class _Stemmers(threading.local):
    """One Snowball stemmer a thread: it keeps a cache, and its documentation promises no thread safety."""

    def __init__(self) -> None:
        self.english = Stemmer.Stemmer("english")


_stemmers = _Stemmers()


def normalise(text: str) -> str:
    """Fold what looks alike into one form: NFKC, casefold, one kind of apostrophe."""
    return _folded_kept(text) if len(text) <= MESSAGE else _folded(text)


def _folded(text: str) -> str:
    if text.isascii():  # as most messages are: nothing to compose, and one sign for an apostrophe
        return text.replace("`", "'").casefold()
    return unicodedata.normalize("NFKC", text).translate(_APOSTROPHES).casefold()


_folded_kept = lru_cache(MESSAGES_KEPT)(_folded)


def words(text: str) -> list[str]:
    """Return the words of `text` in order, apostrophes dropped ("don't" is "dont"); empty for text without letters."""
    return list(_words_kept(text)) if len(text) <= MESSAGE else words_of(normalise(text))


def in_plain_words(text: str) -> str:
    """Return the words of `text` with a blank between each, as patterns read it: "Well, don't!" is "well dont"."""
    return " ".join(words(text))


@lru_cache(MESSAGES_KEPT)
def _words_kept(text: str) -> tuple[str, ...]:
    return tuple(words_of(normalise(text)))


def words_of(normalised: str) -> list[str]:
    """Return the words of a text that is normalised already, as `words` does."""
    found: list[str] = _WORD.findall(normalised)
    return [word.replace("'", "") for word in found] if "'" in normalised else found


def stem(word: str) -> str:
    """Return the Snowball English stem of one normalised word."""
    return str(_stemmers.english.stemWord(word))


def terms(text: str) -> list[str]:
    """Return the stemmed words of `text` in order, repeats kept."""
    return stems(words(text))


def stems(said: list[str]) -> list[str]:
    """Return the stems of normalised words, in order."""
    found: list[str] = _stemmers.english.stemWords(said)
    return found


def grams(text: str) -> list[str]:
    """Return the character n-grams (3 and 4) of each word padded by a space, repeats kept.

    The same as scikit-learn's `analyzer="char_wb"`, on our words: a padded word shorter than n gives itself once.
    """
    return grams_of(words(text))


def grams_of(said: list[str]) -> list[str]:
    """Return the n-grams of normalised words, as `grams` does."""
    found: list[str] = []
    for word in said:
        padded = f" {word} "
        for size in GRAM_SIZES:
            if len(padded) <= size:
                found.append(padded)
                break
            found += [padded[i : i + size] for i in range(len(padded) - size + 1)]
    return found
