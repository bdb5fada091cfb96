"""Make the English look-ups from how often words occur (bot/text/frequencies.py)."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

import numpy as np

from bot.settings import Settings
from bot.text.analyse import normalise, stem
from bot.text.english import English, hashes
from bot.text.frequencies import word_frequencies


def word_counts() -> dict[str, int]:
    """Return the occurrences of each word, normalised and without apostrophes."""
    counts: Counter[str] = Counter()
    for word, count in word_frequencies().items():
        plain = word if word.isascii() and word.isalpha() and word.islower() else normalise(word).replace("'", "")
        counts[plain] += count
    return dict(counts)


@lru_cache(maxsize=1)
def build_english(settings: Settings) -> English:
    """Return the look-ups, made once a process for the same settings; a stem counts all its words."""
    counts = word_counts()
    stems: Counter[str] = Counter()
    for word, count in counts.items():
        stems[stem(word)] += count
    total = float(sum(counts.values()))
    known = {word: count for word, count in counts.items() if count >= settings.english_known}
    word_keys = hashes(known)
    order = np.argsort(word_keys)
    word_shares = (np.fromiter(known.values(), np.float64) / total).astype(np.float32)
    keys = hashes(stems)
    ranked = np.argsort(keys)
    raw = np.log(total / (np.fromiter(stems.values(), np.float64) + settings.english_floor))
    weights = np.clip(raw / np.log(total / settings.english_floor), 1e-3, 1.0).astype(np.float32)
    return English(word_keys[order], word_shares[order], keys[ranked], weights[ranked])
