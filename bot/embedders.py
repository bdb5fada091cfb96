"""Choose what tells meaning: our word vectors, a transformer that the operator names, or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from bot.errors import VectorsRefused
from bot.semantics import Floats, Vectors, shipped, shipped_digest
from bot.settings import Settings


class Embedder(Protocol):
    """Turns texts into vectors of unit length; all zero for a text without a word."""

    def embed(self, text: str) -> Floats:
        """Return the vector of one text, shape (dimensions,)."""

    def embed_all(self, texts: list[str]) -> Floats:
        """Return the vectors of `texts`, shape (n, dimensions), in their order."""


class Taught:
    """The teacher of our word vectors, its vectors turned into the table's space."""

    def __init__(self, teacher: Embedder, table: Vectors) -> None:
        self._teacher, self._table = teacher, table

    def embed(self, text: str) -> Floats:
        """Return the vector of one text, shape (256,)."""
        vector: Floats = self.embed_all([text])[0]
        return vector

    def embed_all(self, texts: list[str]) -> Floats:
        """Return the vectors of `texts`, shape (n, 256), in their order; raises ValueError for another model's."""
        turned = self._table.projected(self._teacher.embed_all(texts))
        wordless = [n for n, text in enumerate(texts) if not self._table.units.of(text)]
        turned[wordless] = 0
        return turned


def embedder(settings: Settings) -> Embedder | None:
    """Return what `settings` choose, read once a process; raises VectorsRefused."""
    if settings.transformer:
        from bot.transformer import opened  # an optional extra

        return opened(Path(settings.transformer))
    return shipped() if settings.vectors else None


def row_embedder(settings: Settings) -> Embedder | None:
    """Return what embeds the knowledge's rows at build: the teacher where `settings` name one, else `embedder`.

    Raises VectorsRefused, also for a model of other dimensions than the teacher's.
    """
    if settings.transformer or not (settings.vectors and settings.teacher):
        return embedder(settings)
    from bot.transformer import opened

    taught = Taught(opened(Path(settings.teacher)), shipped())
    try:
        taught.embed("a runner")
    except ValueError as fault:
        remedy = "Name a folder with all-MiniLM-L6-v2, which bot/vectors.npz was distilled from, or leave it out."
        raise VectorsRefused(settings.teacher, f"it can't be the table's teacher ({fault})", remedy) from None
    return taught


def embedder_digest(settings: Settings) -> str:
    """Return the SHA-256 of the files that tell meaning, empty for none: an index holds vectors of these alone."""
    if settings.transformer:
        from bot.transformer import digest

        return digest(Path(settings.transformer))
    return shipped_digest() if settings.vectors else ""
