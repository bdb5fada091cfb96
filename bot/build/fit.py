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
from bot.build.classifier import fit_classifier
from bot.build.not_covered_fit import fit_not_covered
from bot.build.rows import Rows, rows_of, weighed_ways
from bot.embedders import embedder, embedder_digest, row_embedder
from bot.index import Field, Floats, Index, Meanings, Owners, Postings
from bot.likeness import Likeness
from bot.not_covered import NotCovered
from bot.query import Weigher
from bot.records import Document, Passage
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
    owners = [_owners(rows, len(passages)) for rows in fields]
    meant, of_lines, axes = _meant(fields, not_covered, settings)
    most = (settings.meanings_most, None, None)
    built = [
        _field(rows, owned, counted, word_weights, gramed, gram_weights, meanings_of(vectors, owned, centres))
        for rows, owned, counted, gramed, vectors, centres in zip(
            fields, owners, word_counts.matrices, gram_counts.matrices, meant, most, strict=True
        )
    ]
    index = Index(
        vocabulary={term: n for n, term in enumerate(word_counts.vocabulary)},
        gram_vocabulary={gram: n for n, gram in enumerate(gram_counts.vocabulary)},
        word_weights=word_weights,
        gram_weights=gram_weights,
        axes=axes,
        unknown_idf=float(np.log(1 + len(passages)) + 1),
        ask=built[0],
        body=built[1],
        not_ask=built[2],
        classifier=fit_classifier(built[0], meant[0], settings),
        main=np.array([number for number, (document, _) in enumerate(passages) if document.main], np.int32),
    )
    weigher = Weigher(index, english, synonyms, settings, embedder(settings))
    return Fitted(
        index,
        _likeness(passages, settings),
        fit_not_covered(not_covered, built[0], meant[0], of_lines, weigher),
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


def _owners(rows: Rows, n_passages: int) -> Owners:
    return Owners.of(np.fromiter((row.passage for row in rows), np.int32, len(rows)), n_passages)


def _field(
    rows: Rows,
    owners: Owners,
    word_counts: sparse.csr_matrix,
    word_weights: Floats,
    gram_counts: sparse.csr_matrix,
    gram_weights: Floats,
    meanings: Meanings | None,
) -> Field:
    lengths = np.fromiter((row.weight for row in rows), np.float32, len(rows))
    grams_of = gram_counts if gram_counts.shape[0] == len(rows) else sparse.csr_matrix((len(rows), len(gram_weights)))
    return Field(
        _postings(word_counts, word_weights, lengths),
        _postings(grams_of, gram_weights, lengths),
        owners,
        meanings,
    )


def _meant(
    fields: Sequence[Rows], lines: Sequence[str], settings: Settings
) -> tuple[list[Floats | None], Floats | None, Floats | None]:
    """Return the vectors of each field's rows and of `lines`, (n, dimensions), and the axes that lead there.

    These are principal ones of what answers (all fields but the last, `not_ask`), so that cosines stay; as many as
    there are for a transformer, where a question costs 7 ms in any case. A title, which is no way to ask, is shorter
    than a unit.
    """
    meaning, most = row_embedder(settings), None if settings.transformer else settings.meaning_dimensions
    if meaning is None:
        return [None for _ in fields], None, None
    whole = [meaning.embed_all([row.text for row in rows]) for rows in fields]
    refusing = meaning.embed_all(list(lines))
    axes = principal_axes(np.concatenate(whole[:-1]), np.concatenate([whole[-1], refusing]), most)
    lengths = [np.fromiter((min(row.weight, 1.0) for row in rows), np.float32, len(rows)) for rows in fields]
    meant: list[Floats | None] = [
        (v @ axes * n[:, None]).astype(np.float32) for v, n in zip(whole, lengths, strict=True)
    ]
    return meant, (refusing @ axes).astype(np.float32), axes


def _postings(counts: sparse.csr_matrix, weights: Floats, lengths: Floats) -> Postings:
    """Weigh by sublinear tf × weight, give each row its length, and turn rows into postings by term."""
    weighted = counts.astype(np.float32).copy()
    weighted.data = 1 + np.log(weighted.data)
    weighted = (weighted @ sparse.diags(weights)).tocsr()
    if weighted.shape[0]:
        weighted = sparse.diags(lengths) @ normalize(weighted, copy=False)
    weighted = weighted.tocsc()
    weighted.sort_indices()
    return Postings(
        weighted.indptr.astype(np.int64),
        weighted.indices.astype(np.int32),
        weighted.data.astype(np.float32),
        int(weighted.shape[0]),
    )
