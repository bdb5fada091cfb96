"""How often English words occur: the list that symspellpy's package brings (82,834 words, Google Books counts)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

_LIST = "frequency_dictionary_en_82_765.txt"


@lru_cache(maxsize=1)
def word_frequencies() -> Mapping[str, int]:
    """Return the occurrences of each word as the list writes it, commonest first."""
    lines = (files("symspellpy") / _LIST).read_text("utf-8-sig").splitlines()
    return MappingProxyType({word: int(count) for word, count in map(str.split, lines)})
