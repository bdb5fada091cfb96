"""Tell whether a question is in another language than English: by its script, then by how few words English knows."""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Sequence

from bot.text.english import English, hashes

MIN_WORDS = 3
"""Words below which a text says too little of its language."""
MIN_KNOWN = 0.5
"""Share of words that English or the knowledge must know."""


def is_other_language(words: Sequence[str], knowledge_words: Container[str], english: English) -> bool:
    """Tell by its words (normalised, as typed) whether a question is not in English."""
    if not words:
        return False
    letters = [letter for word in words for letter in word if letter.isalpha()]
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    if letters and latin < len(letters) / 2:
        return True
    spelled = [word for word in words if word.isalpha()]
    if len(spelled) < MIN_WORDS:
        return False
    known = sum(
        bool(here) or word in knowledge_words
        for word, here in zip(spelled, english.known(hashes(spelled)), strict=True)
    )
    return known < MIN_KNOWN * len(spelled)
