"""Fit the index: scikit-learn counts our terms, weights them and hands over arrays."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.preprocessing import normalize

from bot.build.axes import principal_axes
from bot.build.centres import meanings_of
from bot.build.classifier import Asking, fit_classifier
from bot.build.not_covered_fit import fit_not_covered
from bot.build.rows import Rows, rows_of, weighed_ways
from bot.embedders import embedder, embedder_digest, row_embedder
from bot.index import FIELDS, Floats, Index, Owners, Postings
from bot.likeness import Likeness
from bot.not_covered import NotCovered
from bot.query import Weigher
from bot.records.knowledge import Document, Passage
from bot.settings import Settings
from bot.text.analyse import grams, terms
from bot.text.english import English
from bot.text.spelling import Spelled
from bot.text.synonyms import SHARED, Synonyms


@dataclass(frozen=True, slots=True)
class Fitted:
    """An index, the likeness and what isn't covered beside it, and what spelling may correct to.

    `vectors` is the SHA-256 of what told the meaning of its rows, empty for nothing.
    """

    index: Index
    likeness: Likeness
    not_covered: NotCovered
    spelled: Spelled
    vectors: str


def fit(
    documents: Sequence[Document],
    english: English,
    synonyms: Synonyms,
    settings: Settings,
    not_covered: Sequence[str] = (),
) -> Fitted:
    """Fit the passages of `documents`, numbered in their order. They must hold at least one passage with a word.

    `not_covered` are the questions that the owner says aren't answered: their words are no words of the knowledge.
    """
    passages = [(document, passage) for document in documents for passage in document.passages]
    fields = rows_of(passages, settings)
    ask, body, _ = fields
    word_counts, gram_counts = _counted(fields, len(passages), synonyms, settings)
    idf = _passage_idf(word_counts.matrices[:2], (ask, body), len(passages))
    word_weights = _word_weights(word_counts.vocabulary, idf, english, settings)
    gram_weights = _row_idf(gram_counts.matrices[0], gram_counts.matrices[1])
    lengths = np.array([row.weight for rows in fields for row in rows], np.float32)
    meant, of_lines, axes = _meant(fields, lengths, not_covered, settings)
    words = _weighted(_stacked(word_counts, fields), word_weights, lengths)
    grams_ = _weighted(_stacked(gram_counts, fields), gram_weights, lengths)
    owners = _owners(fields, len(passages))
    asking = Asking(
        words[: len(ask)], np.array([row.passage for row in ask]), None if meant is None else meant[: len(ask)]
    )
    index = Index(
        vocabulary={term: n for n, term in enumerate(word_counts.vocabulary)},
        gram_vocabulary={gram: n for n, gram in enumerate(gram_counts.vocabulary)},
        word_weights=word_weights,
        gram_weights=gram_weights,
        axes=axes,
        unknown_idf=float(np.log(1 + len(passages)) + 1),
        words=_postings(words),
        grams=_postings(grams_),
        owners=owners,
        meanings=meanings_of(meant, owners, settings.meanings_most, len(passages)),
        classifier=fit_classifier(asking, len(passages), settings),
        main=np.array([number for number, (document, _) in enumerate(passages) if document.main], np.int32),
    )
    weigher = Weigher(index, english, synonyms, settings, embedder(settings))
    return Fitted(
        index,
        _likeness(passages, settings),
        fit_not_covered(not_covered, asking, of_lines, weigher),
        Spelled.of(row.text for rows in fields for row in rows),
        embedder_digest(settings),
    )


def _counted(
    fields: tuple[Rows, Rows, Rows], n_passages: int, synonyms: Synonyms, settings: Settings
) -> tuple[_Counts, _Counts]:
    """Count the words and the n-grams of all fields; those of many texts would be too many."""
    ask, body, not_ask = fields
    gram_rows = [ask, body if n_passages <= settings.body_grams_below else [], not_ask]
    return (
        _count([[_with_shared(row.text, synonyms) for row in rows] for rows in fields]),
        _without_common(_count([[grams(row.text) for row in rows] for rows in gram_rows]), settings),
    )


def _likeness(passages: Sequence[tuple[Document, Passage]], settings: Settings) -> Likeness:
    """Return the likeness of those passages that have too few ways to ask for the classifier to speak for them."""
    meaning = embedder(settings)
    if meaning is None or settings.transformer or len(passages) > settings.likeness_most:
        return Likeness.nothing(len(passages))
    texts = {
        number: f"{passage.heading}\n{document.text[passage.body_start : passage.end]}"
        for number, (document, passage) in enumerate(passages)
        if len(weighed_ways(passage, settings)) < settings.classifier_from
    }
    return Likeness.of(texts, len(passages), meaning.embed_all)


def _with_shared(text: str, synonyms: Synonyms) -> list[str]:
    stems = terms(text)
    return stems + synonyms.shared(stems, asked=False)


@dataclass(frozen=True, slots=True)
class _Counts:
    vocabulary: list[str]
    matrices: list[sparse.csr_matrix]


def _count(fields: list[list[list[str]]]) -> _Counts:
    """Count the terms of all fields over one sorted vocabulary."""
    vectorizer = CountVectorizer(analyzer=_as_is, dtype=np.float32)
    counts = vectorizer.fit_transform(list(itertools.chain.from_iterable(fields)))
    ends = list(itertools.accumulate(len(rows) for rows in fields))
    matrices = [counts[begin:end] for begin, end in zip([0, *ends[:-1]], ends, strict=True)]
    return _Counts([str(term) for term in vectorizer.get_feature_names_out()], matrices)


def _without_common(counts: _Counts, settings: Settings) -> _Counts:
    """Leave out the terms that stand in so many rows that they cost most of the time and tell least."""
    stacked = sparse.vstack(counts.matrices)
    most = max(settings.gram_most_share * stacked.shape[0], settings.gram_most_rows)
    kept = np.flatnonzero(stacked.getnnz(axis=0) <= most)
    return _Counts([counts.vocabulary[n] for n in kept], [matrix[:, kept] for matrix in counts.matrices])


def _as_is(counted: list[str]) -> list[str]:
    return counted


def _passage_idf(counts: Sequence[sparse.csr_matrix], fields: Sequence[Rows], n_passages: int) -> Floats:
    """Smooth idf, ln((1 + n) / (1 + df)) + 1, where df counts passages with the term in any of these fields."""
    owners = np.concatenate([np.fromiter((row.passage for row in rows), np.int64, len(rows)) for rows in fields])
    stacked = sparse.vstack(counts).tocoo()
    pairs = sparse.csr_matrix(
        (np.ones(stacked.nnz, np.float32), (owners[stacked.row], stacked.col)), (n_passages, stacked.shape[1])
    )
    df = pairs.getnnz(axis=0)
    return np.asarray(np.log((1 + n_passages) / (1 + df)) + 1, np.float32)


def _row_idf(*counts: sparse.csr_matrix) -> Floats:
    """Smooth idf over the rows, as scikit-learn's TfidfTransformer(smooth_idf=True)."""
    stacked = sparse.vstack(counts)
    return np.asarray(np.log((1 + stacked.shape[0]) / (1 + stacked.getnnz(axis=0))) + 1, np.float32)


def _word_weights(vocabulary: list[str], idf: Floats, english: English, settings: Settings) -> Floats:
    common = [settings.synonym_weight if term.startswith(SHARED) else english.weight(term) for term in vocabulary]
    return np.asarray(idf**settings.knowledge_idf_power * np.asarray(common, np.float32), np.float32)


def _owners(fields: Sequence[Rows], n_passages: int) -> Owners:
    slots = [field * n_passages + row.passage for field, rows in enumerate(fields) for row in rows]
    return Owners.of(np.array(slots, np.int32), len(FIELDS) * n_passages)


def _meant(
    fields: tuple[Rows, Rows, Rows], lengths: Floats, lines: Sequence[str], settings: Settings
) -> tuple[Floats | None, Floats | None, Floats | None]:
    """Return the vectors of all rows and of `lines`, (n, dimensions), and the axes that lead there.

    These are principal ones of what answers (all fields but `not_ask`), so that cosines stay; as many as there are for
    a transformer, where a question costs 7 ms in any case. A title, which is no way to ask, is shorter than a unit.
    """
    meaning, most = row_embedder(settings), None if settings.transformer else settings.meaning_dimensions
    if meaning is None:
        return None, None, None
    ask, body, _ = fields
    whole = meaning.embed_all([row.text for rows in fields for row in rows])
    answering, refused = np.split(whole, [len(ask) + len(body)])
    refusing = meaning.embed_all(list(lines))
    axes = principal_axes(answering, np.concatenate([refused, refusing]), most)
    meant = (whole @ axes * np.minimum(lengths, 1)[:, None]).astype(np.float32)
    return meant, (refusing @ axes).astype(np.float32), axes


def _stacked(counts: _Counts, fields: Sequence[Rows]) -> sparse.csr_matrix:
    """Return the counts of all fields' rows; a field whose terms weren't counted has rows without any."""
    blocks = [
        counted if counted.shape[0] == len(rows) else sparse.csr_matrix((len(rows), counted.shape[1]))
        for counted, rows in zip(counts.matrices, fields, strict=True)
    ]
    return sparse.vstack(blocks).tocsr()


def _weighted(counts: sparse.csr_matrix, weights: Floats, lengths: Floats) -> sparse.csr_matrix:
    """Weigh by sublinear tf × weight, and give each row its length."""
    weighted = counts.astype(np.float32).copy()
    weighted.data = 1 + np.log(weighted.data)
    weighted = (weighted @ sparse.diags(weights)).tocsr()
    return (sparse.diags(lengths) @ normalize(weighted, copy=False)).tocsr()


def _postings(weighted: sparse.csr_matrix) -> Postings:
    """Turn rows into postings by term."""
    by_term = weighted.tocsc()
    by_term.sort_indices()
    return Postings(
        by_term.indptr.astype(np.int64),
        by_term.indices.astype(np.int32),
        by_term.data.astype(np.float32),
        int(by_term.shape[0]),
    )
