"""Open a published build: verify every byte (bot/manifest.py), then read it. Writing one is `bot.build.publish`.

Arrays are uncompressed `.npy`, all else JSON. Nothing is ever unpickled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import numpy as np
import numpy.typing as npt

from bot.canonical import canonical_of
from bot.decision import Curve
from bot.embedders import Embedder, embedder, embedder_digest
from bot.errors import AudienceRefused, IndexRefused, UnknownPassage, VectorsRefused
from bot.index import FIELDS, Classifier, Index, Meanings, Owners, Postings
from bot.likeness import Likeness
from bot.manifest import (
    IndexNumbers,
    Manifest,
    audience_folder,
    current_build_id,
    digest_as_it_lies,
    read_pointer,
    verified_manifest,
    verify,
)
from bot.manners.record import Manners
from bot.manners.red_flags import known_red_flags
from bot.not_covered import NotCovered, Odds
from bot.pages import pages_of
from bot.query import Weigher
from bot.records.knowledge import PUBLIC, Document, Passage
from bot.settings import Settings
from bot.text.english import English
from bot.text.spelling import Spelled, Speller
from bot.text.synonyms import Synonyms
from bot.titles import titles_of
from bot.topics import Topics

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Build:
    """One verified build for one audience set: all that a reply needs.

    `numbers` are the places of the passages by id, `canonical` by the words of their canonical questions
    (bot/canonical.py), `titles` by what their headings name (bot/titles.py), `pages` by the path of the page that they
    stand on (bot/pages.py). `introductions` are those of the pages' introductions.
    """

    build_id: str
    audiences: frozenset[str]
    documents: Mapping[str, Document]
    passages: tuple[Passage, ...]
    numbers: Mapping[str, int]
    topics: Topics
    weigher: Weigher
    likeness: Likeness
    not_covered: NotCovered
    speller: Speller
    manners: Manners
    curve: Curve
    canonical: Mapping[str, int]
    titles: Mapping[str, int]
    pages: Mapping[str, tuple[int, ...]]
    introductions: frozenset[int]

    @property
    def index(self) -> Index:
        """The fitted index."""
        return self.weigher.index

    @property
    def settings(self) -> Settings:
        """The settings that this build was measured with."""
        return self.weigher.settings

    def passage(self, passage_id: str) -> Passage:
        """Return a passage by its id; raises UnknownPassage."""
        return self.passages[self.number(passage_id)]

    def known_passages(self, passage_ids: Iterable[str]) -> list[Passage]:
        """Return the passages of these ids that this build has: a talk may have begun with another one."""
        return [self.passages[self.numbers[one]] for one in passage_ids if one in self.numbers]

    def document(self, passage: Passage) -> Document:
        """Return the document that a passage is of."""
        return self.documents[passage.document_id]

    def body(self, passage: Passage) -> str:
        """Return the clean text of a passage without its heading."""
        return self.document(passage).text[passage.body_start : passage.end]

    def with_heading(self, passage: Passage) -> str:
        """Return the clean text of a passage behind its heading."""
        return f"{passage.heading} {self.body(passage)}"

    def number(self, passage_id: str) -> int:
        """Return a passage's place in `passages` and in all score arrays; raises UnknownPassage."""
        if passage_id not in self.numbers:
            raise UnknownPassage(passage_id)
        return self.numbers[passage_id]


def open_build(index_dir: Path, audiences: frozenset[str] = frozenset({PUBLIC})) -> Build:
    """Verify the live build and read the largest of its audience sets that `audiences` covers.

    Raises IndexRefused, and AudienceRefused where it covers none.
    """
    pointer = read_pointer(index_dir)
    return open_directory(index_dir / "builds" / pointer.build, pointer.manifest, audiences)


def open_directory(directory: Path, manifest_digest: str, audiences: frozenset[str] = frozenset({PUBLIC})) -> Build:
    """Verify and read one build's directory; raises IndexRefused, and AudienceRefused as `open_build` does."""
    manifest = verified_manifest(directory, manifest_digest)
    for name, digest in manifest.files.items():
        verify(directory / name, digest)
    covered = [frozenset(chosen) for chosen in manifest.audiences if audiences.issuperset(chosen)]
    if not covered:
        raise AudienceRefused(str(directory), f"it has no index for the audiences {sorted(audiences)}")
    chosen = max(covered, key=len)
    return _Reader(directory).build(manifest, chosen)


def newest_sound(index_dir: Path, audiences: frozenset[str] = frozenset({PUBLIC})) -> Build | None:
    """Read the newest whole build beside the live one, which is taken to be refused; None where there is none.

    No other place holds the digest of an older build's manifest, so that is taken as it lies and must name its folder;
    all files are held against it. Ids begin with their time, so names sort by age.
    """
    try:
        live = current_build_id(index_dir)
    except IndexRefused:
        live = ""
    for directory in sorted((index_dir / "builds").glob("*"), reverse=True):
        build = None if directory.name == live else _as_it_lies(directory, audiences)
        if build is not None and build.build_id == directory.name:
            return build
    return None


def _as_it_lies(directory: Path, audiences: frozenset[str]) -> Build | None:
    try:
        return open_directory(directory, digest_as_it_lies(directory), audiences)
    except (OSError, IndexRefused):
        return None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one build's files once they are verified."""

    directory: Path

    def build(self, manifest: Manifest, audiences: frozenset[str]) -> Build:
        folder = audience_folder(audiences)
        try:
            documents = {d.document_id: d for d in self._json(f"{folder}/documents.json", list[Document])}
            passages = tuple(passage for document in documents.values() for passage in document.passages)
            english = English(*(self._array(f"english.{name}") for name in ("words", "shares", "stems", "weights")))
            settings = self._json("settings.json", Settings)
            synonyms = self._json("synonyms.json", Synonyms)
            spelled = Spelled(self._json(f"{folder}/spellings.json", dict[str, int]), self._array(f"{folder}/pairs"))
            manners = self._json("manners.json", Manners)
            numbers = self._json(f"{folder}/index.json", IndexNumbers)
            meaning = self._embedder(numbers, settings)
            weigher = Weigher(self._index(folder, numbers), english, synonyms, settings, meaning)
            likeness = self._likeness(f"{folder}/likeness", numbers.n_passages)
            not_covered = self._not_covered(f"{folder}/not_covered", numbers)
        except (OSError, ValueError, KeyError, TypeError, msgspec.MsgspecError) as fault:
            raise IndexRefused(str(self.directory), f"it was written by another version ({fault})") from None
        if settings.vectors:
            known_red_flags()  # read now, and not at the first question
        places = {passage.passage_id: n for n, passage in enumerate(passages)}
        canonical = canonical_of(passages)
        speller = Speller.over(spelled, english, synonyms.stems() | not_covered.stems(english), settings)
        topics = Topics.of(documents.values(), settings.topic_largest)
        return Build(
            manifest.build,
            audiences,
            documents,
            passages,
            places,
            topics,
            weigher,
            likeness,
            not_covered,
            speller,
            manners,
            manifest.curve,
            canonical,
            titles_of(passages, settings.title_words),
            pages_of(documents.values()),
            frozenset(places[one.passage_id] for d in documents.values() if (one := d.introduction)),
        )

    def _embedder(self, numbers: IndexNumbers, settings: Settings) -> Embedder | None:
        if not numbers.vectors:
            return None
        try:
            if numbers.vectors != embedder_digest(settings):
                raise IndexRefused(str(self.directory), "its vectors are of another table or model than the one here")
            return embedder(settings)
        except VectorsRefused as refused:
            raise IndexRefused(str(self.directory), f"what its vectors are of is refused: {refused}") from None

    def _index(self, folder: str, numbers: IndexNumbers) -> Index:
        return Index(
            vocabulary=self._vocabulary(f"{folder}/words.json"),
            gram_vocabulary=self._vocabulary(f"{folder}/grams.json"),
            word_weights=self._array(f"{folder}/words.weights"),
            gram_weights=self._array(f"{folder}/grams.weights"),
            unknown_idf=numbers.unknown_idf,
            axes=self._array(f"{folder}/axes") if numbers.vectors else None,
            words=self._postings(f"{folder}/words", numbers.n_rows),
            grams=self._postings(f"{folder}/grams", numbers.n_rows),
            owners=self._owners(f"{folder}/rows", numbers.n_rows, numbers.n_passages),
            meanings=self._meanings(f"{folder}/meanings", numbers.n_passages) if numbers.vectors else None,
            classifier=self._classifier(f"{folder}/classifier", numbers.n_passages),
            main=self._array(f"{folder}/main"),
        )

    def _likeness(self, stem: str, n_passages: int) -> Likeness:
        vectors, passages, firsts, entries = (
            self._array(f"{stem}.{part}") for part in ("vectors", "passages", "firsts", "entries")
        )
        return Likeness(self._vocabulary(f"{stem}.words.json"), vectors, passages, firsts, entries, n_passages)

    def _not_covered(self, stem: str, numbers: IndexNumbers) -> NotCovered:
        vectors = self._array(f"{stem}.vectors") if numbers.vectors else None
        odds = Odds(*(self._array(f"{stem}.odds.{part}") for part in ("words", "vector", "bias")))
        return NotCovered(self._json(f"{stem}.json", tuple[str, ...]), vectors, odds if len(odds.bias) else None)

    def _classifier(self, stem: str, n_passages: int) -> Classifier:
        passages, words, vectors, bias = (
            self._array(f"{stem}.{part}") for part in ("passages", "words", "vectors", "bias")
        )
        return Classifier(passages, words, vectors, bias, n_passages)

    def _meanings(self, stem: str, n_passages: int) -> Meanings:
        vectors = self._array(f"{stem}.vectors")
        return Meanings(vectors, self._owners(stem, len(vectors), n_passages))

    def _owners(self, stem: str, n_rows: int, n_passages: int) -> Owners:
        slots, firsts = (self._array(f"{stem}.{part}") for part in ("slots", "firsts"))
        return Owners(slots, firsts, n_rows, len(FIELDS) * n_passages)

    def _postings(self, stem: str, n_rows: int) -> Postings:
        starts, rows, weights = (self._array(f"{stem}.{part}") for part in ("starts", "rows", "row_weights"))
        return Postings(starts, rows, weights, n_rows)

    def _vocabulary(self, name: str) -> dict[str, int]:
        return {term: number for number, term in enumerate(self._json(name, list[str]))}

    def _json(self, name: str, kind: type[T]) -> T:
        return msgspec.json.decode((self.directory / name).read_bytes(), type=kind)

    def _array(self, name: str) -> npt.NDArray[Any]:
        """Map an array; the plain view spares numpy's memmap bookkeeping at every slice."""
        return np.asarray(np.load(self.directory / f"{name}.npy", mmap_mode="r", allow_pickle=False))
