"""Choose what tells meaning: our word vectors, a transformer that the operator names, or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from bot.semantics import Floats, shipped, shipped_digest
from bot.settings import Settings


class Embedder(Protocol):
    """Turns texts into vectors of unit length; all zero for a text without a word."""

    def embed(self, text: str) -> Floats:
        """Return the vector of one text, shape (dimensions,)."""

    def embed_all(self, texts: list[str]) -> Floats:
        """Return the vectors of `texts`, shape (n, dimensions), in their order."""


def embedder(settings: Settings) -> Embedder | None:
    """Return what `settings` choose, read once a process; raises VectorsRefused."""
    if settings.transformer:
        from bot.transformer import opened  # an optional extra

        return opened(Path(settings.transformer))
    return shipped() if settings.vectors else None


def embedder_digest(settings: Settings) -> str:
    """Return the SHA-256 of the files that tell meaning, empty for none: an index holds vectors of these alone."""
    if settings.transformer:
        from bot.transformer import digest

        return digest(Path(settings.transformer))
    return shipped_digest() if settings.vectors else ""
