"""Choose the span of a passage that answers: whole sentences, none cut from what it needs to be understood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from bot.asked_for import Kind, asked_for
from bot.giving import gives
from bot.participants import PEOPLE, SPELLED
from bot.query import Query, Weigher
from bot.records.knowledge import Document, Passage, Span
from bot.settings import Settings
from bot.text.analyse import normalise, words_of

PASSAGES_KEPT = 512
"""Passages of which the sentences are kept: half a megabyte."""
MOST_SENTENCES = 4
"""Sentences that a quote may have where the last ones can't be parted."""

_POINTS = re.compile(
    r"^(?:this|that|these|those|it|its|they|their|them|he|she|his|her|such|both|neither|either|the (?:same|others?|"
    r"former|latter|rest|second|first|reason given)|here|there(?! (?:is|are|was|were)\b)|then|so|thus|hence|therefore|"
    r"in (?:both|that|this|these|those|other words)(?! \w+'s\b)|for (?:this|that|example|instance)|"
    r"(?:after|before|besides|despite|because of|since) (?:this|that|these|those))\b"
)
_WITHIN = re.compile(
    r"\b(?:in (?:this|that|the same) (?:way|respect|case|sense|regard)|this way|like this|therefore)\b"
)
"""What points back from the midst of a sentence."""
_LIMITS = re.compile(
    r"^(?:exceptions?|but|however|yet|only|still|except|unless|though|although|even so|on the other hand"
    r"|by contrast|in contrast|instead|nor|and|or|otherwise|among|of (?:these|those|them))\b"
)
_POPULATION = re.compile(
    r"\b(?:in|of|with|among|for|over|across|tested|studied|measured|compared|asked)\b[^.]{0,30}?\b"
    rf"(?:\d+|{SPELLED}|several|many|most)\b[^.]{{0,40}}?\b(?:{PEOPLE}|trials|studies|tests)\b"
)
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of a passage in units that are never parted: `units` are (first, last + 1) of `spans`.

    `texts` are the sentences normalised, `words` their words; `closing` are those that end a paragraph of prose.
    """

    spans: tuple[Span, ...]
    units: tuple[tuple[int, int], ...]
    texts: tuple[str, ...]
    words: tuple[list[str], ...]
    closing: frozenset[int]

    @staticmethod
    def of(passage: Passage, document: Document) -> Sentences:
        """Bind each sentence to the one before it where it points back, limits it, or gives its figure."""
        spans = tuple(passage.sentences) or ((passage.body_start, passage.end),)
        return _bound_sentences(_Cut(document.sha256, spans, document.text))

    def run(self, unit: int, sentences: int, limit: int) -> tuple[int, int]:
        """Return (first, last + 1) of the longest run from a unit on within both limits; one unit always fits.

        A passage that is one sentence longer is quoted whole: its last one is often the conclusion. What stops short of
        the passage's end stops with a paragraph of prose of two sentences or more, not one sentence into the next.
        """
        first, last = self.units[unit]
        most = sentences + (first == 0 and len(self.spans) == sentences + 1)
        for _, end in self.units[unit + 1 :]:
            if end - first > most or self._length(first, end) > limit:
                break
            last = end
        return first, last if last == len(self.spans) else self._with_paragraph(first, last)

    def span(self, run: tuple[int, int]) -> Span:
        """Return the span of a run."""
        return self.spans[run[0]][0], self.spans[run[1] - 1][1]

    def _with_paragraph(self, first: int, last: int) -> int:
        ends = (end for _, end in self.units if first + 2 <= end < last and end - 1 in self.closing)
        return max(ends, default=last) if last - 1 not in self.closing else last

    def _length(self, first: int, last: int) -> int:
        return sum(map(len, self.words[first:last]))


def best_span(
    passage: Passage, document: Document, query: Query, weigher: Weigher, sentences: int, told: Sequence[Span] = ()
) -> Span:
    """Return the span of the run of sentences that says most about `query`; ties go to the first.

    What was `told` before isn't quoted again, as long as another part of the passage is left.
    """
    held = Sentences.of(passage, document)
    heard = [is_within(span, told) for span in held.spans]
    if all(heard):
        heard = [False] * len(heard)
    if not any(heard) and (whole := held.run(0, sentences, weigher.settings.quoted_words))[1] == len(held.spans):
        return held.span(whole)  # as most are: no sentence need be weighed
    kind = asked_for(query.text)
    squares = [(term, weight * weight) for term, weight in query.words]
    shares = (_share(said, squares, weigher) for said in held.words)
    fitting = weigher.settings.gives_kind
    worth = [share + fitting * gives(text, kind) for share, text in zip(shares, held.texts, strict=True)]
    runs = [
        _until_heard(held.run(unit, sentences, weigher.settings.quoted_words), heard)
        for unit, (first, _) in enumerate(held.units)
        if not heard[first]
    ]
    fullest = [run for run in runs if not any(_longer(run, other, worth) for other in runs)]
    return held.span(max(fullest, key=lambda run: (round(_value(worth, run, weigher.settings), 6), -run[0])))


def beginning(passage: Passage, document: Document, sentences: int, limit: int) -> Span:
    """Return the span of the sentences that a passage begins with."""
    held = Sentences.of(passage, document)
    return held.span(held.run(0, sentences, limit))


def says(passage: Passage, document: Document, query: Query, weigher: Weigher) -> float:
    """Return how much of the query's weight, squared by term, the sentence of a passage that has most of it holds."""
    squares = [(term, weight * weight) for term, weight in query.words]
    return max((_share(said, squares, weigher) for said in Sentences.of(passage, document).words), default=0.0)


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where the sentences of a passage stand in a text, which its digest names."""

    digest: str
    spans: tuple[Span, ...]
    text: str = field(compare=False)


@lru_cache(PASSAGES_KEPT)
def _bound_sentences(cut: _Cut) -> Sentences:
    """Return the sentences of a passage: what is quoted and offered often needn't be read anew each time."""
    texts = tuple(normalise(cut.text[start:end]) for start, end in cut.spans)
    units: list[tuple[int, int]] = []
    for number, text in enumerate(texts):
        if units and number - units[-1][0] < MOST_SENTENCES and _bound(texts[number - 1], text):
            units[-1] = units[-1][0], number + 1
        else:
            units.append((number, number + 1))
    closing = (n for n, (_, end) in enumerate(cut.spans) if _closes_prose(cut.text, end))
    return Sentences(cut.spans, tuple(units), texts, tuple(map(words_of, texts)), frozenset(closing))


def preview_span(passage: Passage, document: Document, query: Query, weigher: Weigher, told: Sequence[Span]) -> Span:
    """Return the span of the sentences that can't be parted and have most of `query`, of those not `told` yet.

    It is what the passage would be quoted by if it were chosen. Where no sentence says enough of what is asked
    (`offer_says_of_it`), a passage that isn't quoted whole would be quoted by its title, and so from its beginning.
    """
    held, settings = Sentences.of(passage, document), weigher.settings
    fresh = [unit for unit in held.units if not is_within(held.span(unit), told)] or list(held.units)
    squares = [(term, weight * weight) for term, weight in query.words]
    worth = [max(_share(held.words[n], squares, weigher) for n in range(*unit)) for unit in fresh]
    best = max(worth)
    whole = held.run(0, settings.quoted_sentences, settings.quoted_words)[1] == len(held.spans)
    return held.span(fresh[worth.index(best)] if whole or best >= settings.offer_says_of_it else fresh[0])


def next_span(passage: Passage, document: Document, told: Sequence[Span], sentences: int, limit: int) -> Span | None:
    """Return the span of the sentences to read on with: those behind what was `told`, else those before it.

    They end where what was told begins; None where all of it was.
    """
    held = Sentences.of(passage, document)
    heard = [is_within(span, told) for span in held.spans]
    fresh = [number for number, unit in enumerate(held.units) if not all(heard[slice(*unit)])]
    if not fresh:
        return None
    latest = max((number for number, was in enumerate(heard) if was), default=-1)
    number = next((one for one in fresh if held.units[one][1] > latest + 1), fresh[0])
    first, last = held.run(number, sentences, limit)
    return held.span((first, last) if heard[first] else _until_heard((first, last), heard))


def span_giving(kind: Kind, passage: Passage, document: Document, told: Sequence[Span]) -> Span | None:
    """Return the span of the first sentence that gives what was asked for and wasn't `told`, with those bound to it."""
    held = Sentences.of(passage, document)
    for first, last in held.units:
        if any(gives(held.texts[n], kind) and not is_within(held.spans[n], told) for n in range(first, last)):
            return held.span((first, last))
    return None


def units_of(passage: Passage, document: Document) -> Iterator[tuple[Span, str]]:
    """Yield the spans of the sentences that can't be parted, in order, each with its normalised text."""
    held = Sentences.of(passage, document)
    for first, last in held.units:
        yield held.span((first, last)), " ".join(held.texts[first:last])


def opening_span(passage: Passage, document: Document, span: Span) -> Span:
    """Return the span of the first sentences of a quote that can stand alone: often the answer in one sentence."""
    held = Sentences.of(passage, document)
    first = next((unit for unit in held.units if held.spans[unit[0]][0] >= span[0]), held.units[0])
    return held.span(first)


def is_within(span: Span, told: Sequence[Span]) -> bool:
    """Tell whether a span lies wholly in one of those told."""
    return any(start <= span[0] and span[1] <= end for start, end in told)


def _closes_prose(text: str, end: int) -> bool:
    """Tell whether a sentence that ends here is the last of a paragraph: a line without a full stop goes on."""
    return text.startswith("\n\n", end) and text[end - 1] in '.!?…”"’)'


def _bound(before: str, text: str) -> bool:
    """Tell whether a sentence can't stand without the one before it, or that one not without it."""
    if _POINTS.match(text) or _LIMITS.match(text) or _WITHIN.search(text):
        return True
    return bool(_FIGURE.search(text) and not _POPULATION.search(text) and _POPULATION.search(before))


def _value(worth: list[float], run: tuple[int, int], settings: Settings) -> float:
    """Sum a run; its opening sentence counts most."""
    first, last = run
    return settings.opens_quote * worth[first] + sum(worth[first:last]) + settings.begins_passage * (first == 0)


def _share(said: list[str], squares: Sequence[tuple[int, float]], weigher: Weigher) -> float:
    """Return how much of the query's weight, squared by term, a sentence of these words holds, 0 to 1."""
    here = weigher.known_terms(said)
    return sum(square for term, square in squares if term in here)


def _until_heard(run: tuple[int, int], heard: Sequence[bool]) -> tuple[int, int]:
    """Cut a run, which begins with something new, before the first sentence that was heard already."""
    first, last = run
    return first, next((number for number in range(first, last) if heard[number]), last)


def _longer(run: tuple[int, int], other: tuple[int, int], worth: Sequence[float]) -> bool:
    """Tell whether `other` begins earlier and holds all of `run`, which then would be a needlessly short quote.

    Not where what it has more is beside the point, and the run of two sentences or more begins with it.
    """
    if other[0] >= run[0] or run[1] > other[1]:
        return False
    to_the_point = worth[run[0]] > 0 and not any(worth[other[0] : run[0]])
    return not (to_the_point and run[1] - run[0] > 1)
