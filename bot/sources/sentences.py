"""Find the spans of a passage that may be quoted: sentences, and runs of list lines that read as one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Literal

from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from bot.records.knowledge import Block, BlockKind, Span

# Lower case, without the last period: what never ends a sentence.
ABBREVIATIONS = frozenset(
    [
        *("e.g", "i.e", "cf", "vs", "viz", "etc", "al", "ca", "approx", "resp", "incl", "excl", "nos", "vol", "vols"),
        *("p", "pp", "eds", "figs", "eq", "chap", "ref", "refs", "int", "suppl", "doi", "dr", "prof", "mr", "mrs"),
        *("ms", "st", "jr", "sr", "inc", "ltd", "corp", "dept", "univ", "assoc", "a.k.a", "u.s", "u.k", "ph.d"),
        *("m.sc", "b.sc", "m.d", "avg", "std", "jan", "feb", "apr", "jun", "jul", "aug", "sept", "oct", "nov", "dec"),
        *("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "z.b", "bzw", "usw", "ggf"),
    ]
)
# Abbreviations that are words or units as well: a period after them goes on only where a number follows ("no. 5").
BEFORE_NUMBERS = frozenset(["no", "fig", "tab", "ch", "sec", "ed", "min", "max", "mar", "sat", "sun", "est"])

TABLE_WORDS = 60
"""Words up to which a table is quoted whole: a row says little without the head above it. Some ten rows of prices.

No setting, for owners write by it: it is promised in knowledge/README.md.
"""
MERGED_WORDS = 25
"""Words up to which two fragments without a full stop are quoted as one: a long sentence's. By judgement."""
_TAIL_WORDS = 5
"""Words up to which a last fragment is a stub that is read with what stands before it. By judgement."""
_LONGEST_MERGE = MERGED_WORDS + 10
"""Words up to which it is, together with that."""
_ENDS = re.compile(r"""[.!?。！？](?:["'”’»)\]]{0,3})$""")
_WORD = re.compile(r"\S+")
# Punkt takes "s." for an initial; after a number it is a unit, and a capital begins the next sentence.
_UNIT_ENDS = re.compile(r"\d[ \u00a0]?(?:m/)?[a-zA-Z]\.(?P<gap>\s+)(?=[“\"(]?[A-Z][a-z\s])")
_NUMBER_AHEAD = re.compile(r"\s*[\d(#]")


def _tokenizer() -> PunktSentenceTokenizer:
    parameters = PunktParameters()
    parameters.abbrev_types = set(ABBREVIATIONS)
    return PunktSentenceTokenizer(parameters)


_TOKENIZER = _tokenizer()
_NUMBERED_WORD = re.compile(rf"\b(?:{'|'.join(sorted(BEFORE_NUMBERS))})\.$", re.IGNORECASE)


def sentence_spans(text: str) -> list[Span]:
    """Return the spans of the sentences of one paragraph, in order, white space around them excluded."""
    spans: list[Span] = []
    for start, end in _TOKENIZER.span_tokenize(text):
        if spans and _continues(text, spans[-1], start):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return [part for span in spans for part in _parted_after_units(text, span)]


def _parted_after_units(text: str, span: Span) -> Iterable[Span]:
    start, end = span
    for found in _UNIT_ENDS.finditer(text, start, end):
        yield start, found.start("gap")
        start = found.end("gap")
    yield start, end


def _continues(text: str, before: Span, start: int) -> bool:
    """Tell whether the tokenizer parted what belongs together: "no. 5", or a sentence of marks alone."""
    said = text[before[0] : before[1]]
    if _NUMBERED_WORD.search(said[-10:]) and _NUMBER_AHEAD.match(text, start):
        return True
    return not any(character.isalnum() for character in said)


def quotable_spans(text: str, blocks: Iterable[Block]) -> tuple[Span, ...]:
    """Return the spans of a passage that may be quoted, from its blocks without the heading, in order.

    Consecutive fragments without an end mark (list lines, "Try this:") are joined to units of about 25 words, and the
    rows of a small table to one.
    """
    spans: list[Span] = []
    run: list[Span] = []
    for kind, start, end in _pieces(text, blocks):
        if kind == "whole":
            spans += [*_without_tail(text, run), (start, end)]
            run = []
        elif run and _joins(text, run[-1], (start, end)):
            run[-1] = (run[-1][0], end)
        else:
            run.append((start, end))
    return tuple(spans + _without_tail(text, run))


_Piece = tuple[Literal["sentence", "whole"], int, int]


def _pieces(text: str, blocks: Iterable[Block]) -> Iterable[_Piece]:
    for kind, alike in groupby(blocks, key=lambda block: block.kind):
        if kind == "row":
            yield from _table(text, list(alike))
            continue
        yield from _of_kind(text, kind, alike)


def _table(text: str, rows: Sequence[Block]) -> Iterable[_Piece]:
    start, end = rows[0].start, rows[-1].end
    small = _words(text[start:end]) <= TABLE_WORDS
    for first, last in [(start, end)] if small else [(row.start, row.end) for row in rows]:
        yield "whole", first, last


def _of_kind(text: str, kind: BlockKind, blocks: Iterable[Block]) -> Iterable[_Piece]:
    for block in blocks:
        if kind == "heading":
            continue
        if kind == "code":
            yield "whole", block.start, block.end
            continue
        for start, end in sentence_spans(text[block.start : block.end]):
            yield "sentence", block.start + start, block.start + end


def _joins(text: str, before: Span, after: Span) -> bool:
    """Tell whether a fragment goes on in the next piece, and the two stay short enough to be quoted."""
    said = text[before[0] : before[1]]
    return not _ENDS.search(said) and _words(said) + _words(text[after[0] : after[1]]) <= MERGED_WORDS


def _without_tail(text: str, run: Sequence[Span]) -> list[Span]:
    """Join a last fragment of a few words to the unit before it, which reads better than a stub."""
    if len(run) < 2:
        return list(run)
    (start, end), (tail_start, tail_end) = run[-2:]
    before, tail = text[start:end], text[tail_start:tail_end]
    if _ENDS.search(before) or _words(tail) > _TAIL_WORDS or _words(before) + _words(tail) > _LONGEST_MERGE:
        return list(run)
    return [*run[:-2], (start, tail_end)]


def _words(text: str) -> int:
    return len(_WORD.findall(text))
