"""The other kinds of vectors, and what a question costs with each."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

Embed = Callable[[Sequence[str]], np.ndarray]


def wordllama(folder: Path) -> Embed:
    """Read wordllama's table and tokenizer without its package: the mean of the tokens' vectors."""
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    table = next(iter(load_file(next(folder.rglob("l2_supercat_256.safetensors"))).values())).astype(np.float32)
    tokenizer = Tokenizer.from_file(str(next(folder.rglob("l2_supercat_tokenizer_config.json"))))
    tokenizer.no_padding()

    def embed(texts: Sequence[str]) -> np.ndarray:
        found = np.zeros((len(texts), table.shape[1]), np.float32)
        for n, encoded in enumerate(tokenizer.encode_batch(list(texts), add_special_tokens=False)):
            if encoded.ids:
                found[n] = table[encoded.ids].mean(axis=0)
        return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)

    return embed


def minilm(folder: Path, tokenizer_file: Path) -> Embed:
    """Run MiniLM as int8 ONNX, mean pooling over the tokens that aren't padding."""
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(next(folder.rglob("*.onnx"))), options)
    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    tokenizer.enable_truncation(256)
    tokenizer.no_padding()

    def embed(texts: Sequence[str]) -> np.ndarray:
        found = np.zeros((len(texts), 384), np.float32)
        for n, encoded in enumerate(tokenizer.encode_batch(list(texts))):
            ids = np.array([encoded.ids], np.int64)
            inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
            states = session.run(None, {k.name: inputs[k.name] for k in session.get_inputs()})[0]
            found[n] = states[0].mean(axis=0)
        return found / np.linalg.norm(found, axis=1, keepdims=True)

    return embed


def cost(embedders: dict[str, Embed], questions: Sequence[str]) -> str:
    """Return what one question costs, as a multiple of one TfidfVectorizer.transform in the same run."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer().fit(questions)
    unit = _seconds(lambda question: vectorizer.transform([question]), questions)
    lines = ["| vectors | a question, × TfidfVectorizer.transform | ms here |", "|---|---|---|"]
    for name, embed in embedders.items():
        taken = _seconds(lambda question, embed=embed: embed([question]), questions[:200])
        lines.append(f"| {name} | {taken / unit:.2f} | {taken * 1000:.3f} |")
    return "\n".join(lines)


def _seconds(one: Callable[[str], Any], questions: Sequence[str]) -> float:
    """Return the median seconds of a call, of this thread's own time."""
    taken = []
    for question in questions:
        begun = time.thread_time()
        one(question)
        taken.append(time.thread_time() - begun)
    return float(np.median(taken))
