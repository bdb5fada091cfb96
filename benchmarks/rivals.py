"""What others would take off the shelf, each with its usual settings, behind one face: fit rows, score a question."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import Stemmer
from sklearn.feature_extraction.text import TfidfVectorizer

from benchmarks.sets import Floats

Scorer = Callable[[list[str]], list[Floats]]
"""Gives for each question the scores of all rows, shape (n_rows,)."""
Rival = Callable[[list[str]], Scorer]
"""Is fitted on the rows."""

_WORD = re.compile(r"\w+")


def rivals(minilm: Path | None = None) -> Iterator[tuple[str, Rival]]:
    """Give every rival that is installed here, by name; MiniLM where its folder is named."""
    yield "TfidfVectorizer", tfidf
    if find_spec("rank_bm25"):
        yield "rank_bm25", rank_bm25
    if find_spec("bm25s"):
        yield "bm25s", bm25s
    if minilm:
        yield "MiniLM", lambda rows: transformer(rows, minilm)


def tfidf(rows: list[str]) -> Scorer:
    """Fit scikit-learn's TfidfVectorizer as it comes; score by cosine."""
    vectorizer = TfidfVectorizer()
    fitted = vectorizer.fit_transform(rows)
    return lambda questions: list((vectorizer.transform(questions) @ fitted.T).toarray())


def rank_bm25(rows: list[str]) -> Scorer:
    """Fit rank_bm25's BM25Okapi on lower-case words."""
    from rank_bm25 import BM25Okapi

    fitted = BM25Okapi([_WORD.findall(row.lower()) for row in rows])
    return lambda questions: [np.asarray(fitted.get_scores(_WORD.findall(one.lower()))) for one in questions]


def bm25s(rows: list[str]) -> Scorer:
    """Fit bm25s with its English stop words and Snowball stems, as its documentation advises."""
    import bm25s as library

    stemmer = Stemmer.Stemmer("english")

    def tokens(texts: list[str]) -> list[list[str]]:
        split: list[list[str]] = library.tokenize(
            texts, stopwords="en", stemmer=stemmer, return_ids=False, show_progress=False
        )
        return split

    fitted = library.BM25()
    fitted.index(tokens(rows), show_progress=False)
    nothing = np.zeros(len(rows))
    return lambda questions: [
        np.asarray(fitted.get_scores(split), np.float64) if split else nothing for split in tokens(questions)
    ]


def transformer(rows: list[str], folder: Path) -> Scorer:
    """Embed with `model.onnx` and `tokenizer.json` of a folder: mean of the token vectors, cosine; no padding."""
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

    session = InferenceSession(str(folder / "model.onnx"), providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(256)

    def embed(text: str) -> Floats:
        ids = np.asarray([tokenizer.encode(text).ids], np.int64)
        fed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        mean = session.run(None, fed)[0][0].mean(axis=0).astype(np.float64)
        return np.asarray(mean / np.linalg.norm(mean))

    fitted = np.stack([embed(row) for row in rows])
    return lambda questions: [fitted @ embed(question) for question in questions]
