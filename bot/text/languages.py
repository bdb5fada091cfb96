"""Name the language that words are of, by their script and grammar, and tell by grammar that it isn't English."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from operator import itemgetter

from bot.text.foreign_words import GRAMMARS, IN_NAMES, languages_of, written_in
from bot.text.function_words import FUNCTION_WORDS

_KANA = ("HIRAGANA", "KATAKANA")
_WRITES = {"ARABIC": "ar", "CJK": "zh", "DEVANAGARI": "hi", "GREEK": "el", "HANGUL": "ko", "HEBREW": "he", "THAI": "th"}
"""Script, as Unicode names it, to the language that is written in it most."""
LANGUAGES = GRAMMARS.union(_WRITES.values(), ("fa", "ja"))
"""The languages that `language_of` can name."""
_NOT_PERSIAN = frozenset("ےٹڈڑںھہۆێڤەڕڵ")  # letters that Urdu and Kurdish write, and Persian doesn't
_NOT_ARABIC = _NOT_PERSIAN | frozenset("پچژگکی")
_ALIKE = (("cs", "sk"), ("da", "no"))
"""Languages so alike that who reads one reads the other."""


def language_of(words: Sequence[str]) -> str | None:
    """Name the language of words (normalised, as typed) by its ISO 639-1 code; None where it isn't plain.

    Ask `is_other_language` first: a name in an English question may be enough here.
    """
    return _by_script("".join(words)) or _by_grammar(words)


def _by_script(text: str) -> str | None:
    scripts = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in text if letter.isalpha())
    if any(scripts[kana] for kana in _KANA):
        return "ja"
    (script, letters) = max(scripts.items(), key=itemgetter(1), default=("", 0))
    if letters <= scripts.total() / 2:
        return None
    if script == "ARABIC" and not _NOT_ARABIC.isdisjoint(text):
        return "fa" if _NOT_PERSIAN.isdisjoint(text) else None
    return _WRITES.get(script)


def _by_grammar(words: Iterable[str]) -> str | None:
    """Name the one language that has the most of these words, more than English and, but for its likes, any other."""
    spoken = _spoken(words)
    most = max(spoken.values())
    first = tuple(sorted(language for language, number in spoken.items() if number == most))
    return first[0] if "en" not in first and (len(first) == 1 or first in _ALIKE) else None


def is_of_other_grammar(words: Sequence[str], at_least: int) -> bool:
    """Tell whether so many words are of one other language's grammar, more than of English's, and not all of names."""
    if all(word in IN_NAMES or not languages_of(word) for word in words):
        return False
    spoken = _spoken(words)
    return max(spoken.values()) >= 2 * at_least and max(spoken, key=spoken.__getitem__) != "en"


def _spoken(words: Iterable[str]) -> Counter[str]:
    """Count each language's words of grammar, English first: two for a word, one for a word that has its letters."""
    spoken = Counter(en=0)
    for word in words:
        spoken["en"] += 2 * (word in FUNCTION_WORDS)
        spoken.update(dict.fromkeys(written_in(word), 1) | dict.fromkeys(languages_of(word), 2))
    return spoken
