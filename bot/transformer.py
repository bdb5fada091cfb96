"""An optional extra: a sentence transformer on the CPU instead of our word vectors.

It reads `model.onnx` and `tokenizer.json` from a local folder, with onnxruntime and tokenizers
(`requirements-transformer.txt`). What it buys and costs is told in docs/transformer.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from bot.errors import VectorsRefused
from bot.semantics import Floats

MODEL, TOKENIZER = "model.onnx", "tokenizer.json"
MOST_TOKENS = 256
"""Tokens of a text that are read; MiniLM was trained on as many."""


class Transformer:
    """A model whose mean over a text's tokens is the text's vector (Reimers and Gurevych 2019)."""

    def __init__(self, session: Any, tokenizer: Any) -> None:
        self._session, self._tokenizer = session, tokenizer
        self._inputs = [one.name for one in session.get_inputs()]

    def embed(self, text: str) -> Floats:
        """Return the vector of one text, shape (dimensions,), unit length; some 7 ms for twelve words."""
        encoded = self._tokenizer.encode(text)
        ids = np.array([encoded.ids], np.int64)
        given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        states = self._session.run(None, {name: given[name] for name in self._inputs})[0][0]
        mean: Floats = states.mean(axis=0).astype(np.float32)
        return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), np.float32)

    def embed_all(self, texts: Sequence[str]) -> Floats:
        """Return the vectors of `texts`, shape (n, dimensions), in their order."""
        found = [self.embed(text) for text in texts]
        return np.stack(found) if found else np.zeros((0, len(self.embed(""))), np.float32)


@cache
def opened(folder: Path) -> Transformer:
    """Return the transformer of a folder, read once a process; raises VectorsRefused."""
    digest(folder)  # names a missing file more plainly than the libraries do
    try:
        import onnxruntime
        from tokenizers import Tokenizer
    except ImportError as missing:
        raise VectorsRefused(
            str(folder), f"{missing.name} isn't installed", "Run `pip install -r requirements-transformer.txt`."
        ) from None
    try:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        session = onnxruntime.InferenceSession(str(folder / MODEL), options, providers=["CPUExecutionProvider"])
        tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    except Exception as fault:  # noqa: BLE001 - both libraries raise classes of their own that share no base
        raise VectorsRefused(str(folder), f"the model can't be read ({_first_line(fault)})", _NAME_ANOTHER) from None
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_TOKENS)
    return Transformer(session, tokenizer)


@cache
def digest(folder: Path) -> str:
    """Return the SHA-256 over both files, read once a process; raises VectorsRefused."""
    found = hashlib.sha256()
    try:
        for name in (MODEL, TOKENIZER):
            with (folder / name).open("rb") as file:
                found.update(hashlib.file_digest(file, "sha256").digest())
    except OSError as fault:
        why = f"{name} can't be read ({fault.strerror})"
        raise VectorsRefused(str(folder), why, _NAME_ANOTHER) from None
    return found.hexdigest()


_NAME_ANOTHER = "Name a folder with model.onnx and tokenizer.json, or leave the transformer out."


def _first_line(fault: Exception) -> str:
    return str(fault).splitlines()[0] if str(fault) else type(fault).__name__
