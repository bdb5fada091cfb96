"""Tell a question in another language than English: by its script, its words of grammar, and how few English knows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping, Sequence
from operator import or_

from bot.settings import Settings
from bot.text.asking import AUXILIARIES, QUESTION_WORDS, one_of
from bot.text.english import English, hashes
from bot.text.foreign_words import without_accents
from bot.text.function_words import FUNCTION_WORDS
from bot.text.languages import is_of_other_grammar

_ASKS = rf"{one_of(QUESTION_WORDS | AUXILIARIES | {'i'})}\b"
_SAYS_ENGLISH = re.compile(
    r"^(?:(?:ok|okay|sorry|yes|alright|fine|well|so|then|now|again|oh|ah|please|hello|hi|no problem)\W{1,5}){0,4}"
    r"(?:(?:i (?:will |can )?|let me |ill )?(?:ask|try|speak|write|say)(?: it| you)? )?(?:in )?english"
    r"(?: (?:then|now|please|ok|okay|it is|again|version)){0,2}"
    rf"(?:\W{{0,5}}[.,:;!?\n-]\W{{0,5}}(?=\w)|\W{{1,5}}(?={_ASKS}))(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_OF_ONES_ENGLISH = re.compile(
    r"^(?:sorry\W{1,5})?(?:excuse |for )?my (?:(?:very )?(?:bad|poor|little) )?english"
    r"(?: (?:is|isnt|isn.t|not)(?: \w+){1,3})?\W{0,5}[.,:;!\n-]\W{0,5}(?=\w)(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
"""Both end in `rest`, the question itself; all repeats are bounded, so that no message takes long."""


def without_naming_english(question: str) -> str:
    """Return a question without what tells that it is in English now: "ok english. how …", "my english is bad, …"."""
    for pattern in (_SAYS_ENGLISH, _OF_ONES_ENGLISH):
        if named := pattern.match(question):
            return named["rest"]
    return question


def is_other_language(
    words: Sequence[str],
    knowledge_words: Container[str],
    english: English,
    corrected: Mapping[str, str],
    settings: Settings,
) -> bool:
    """Tell by its words (normalised, as typed) whether a question is not in English.

    `corrected` are those that were taken for slips, with what they were understood as.
    """
    if not words:
        return False
    if _is_beyond_latin("".join(words)):
        return True
    if is_of_other_grammar(words, settings.foreign_grammar):
        return True
    spelled = [word for word in words if word.isalpha()]
    fewest = settings.language_words if all(map(str.isascii, spelled)) else settings.accented_words
    if len(spelled) < fewest:
        return False
    here = [word in knowledge_words for word in spelled]
    if sum(here) >= settings.language_known * len(spelled):  # most questions end here, without a look at English
        return False
    known = sum(map(or_, here, english.known(hashes(spelled)).tolist()))
    if known >= settings.language_known * len(spelled):
        return False
    understood = [corrected[word] for word in spelled if word in corrected and _is_slip(word, corrected[word])]
    enough = known + len(understood) >= settings.language_known * len(spelled)
    return not enough or _clues(spelled, understood, knowledge_words, settings) < settings.english_clues


def _is_slip(typed: str, meant: str) -> bool:
    """Tell whether a word may be a slip of another: nobody's finger slips to a letter that English hasn't."""
    return typed.isascii() or without_accents(typed) == meant


def _is_beyond_latin(text: str) -> bool:
    """Tell whether most letters of a text are of another script than the Latin one."""
    if text.isascii():
        return False
    letters = [letter for letter in text if letter.isalpha()]
    foreign = sum(not unicodedata.name(letter, "").startswith("LATIN") for letter in letters if not letter.isascii())
    return foreign > len(letters) / 2


def _clues(
    spelled: Iterable[str], understood: Iterable[str], knowledge_words: Container[str], settings: Settings
) -> int:
    """Count what shows a question that English hardly knows to be English with many slips.

    Slips make some word of every language an English one; so some words must be typed right, or be slips of longer
    words of the knowledge.
    """
    right = sum(word in FUNCTION_WORDS or word in knowledge_words for word in spelled)
    return right + sum(len(word) >= settings.clue_letters and word in knowledge_words for word in understood)
