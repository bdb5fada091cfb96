"""Tell an owner where the knowledge is thin: what nothing is wrong with, and what would still be worth an hour."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.records.knowledge import Document, Passage, Reference
from bot.settings import Settings
from bot.text.analyse import words

ENOUGH = 8
"""Ways to ask for a passage, its canonical question among them (knowledge/README.md)."""

MEASURED = frozenset({"study", "review"})
"""Evidence that rests on works, so that a passage with it should name them."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A work and the passages that rest on it."""

    title: str
    url: str | None
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A way to ask, as first written, and the passages that it stands in: two of them, or one of them twice."""

    phrasing: str
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a coach should look at next; all but the counts are ids, worst first where there is a worst.

    `few` are passages with fewer than ENOUGH ways to ask, introductions aside. `without_references` name no work, which
    is a lack only for those among them that are `uncited`: they say study or review. `without_evidence` don't say what
    they rest on. `unreviewed` are documents whose date is missing or older than a year. `same_heading` are headings
    that stand over several passages of one document, where a visitor can't tell the sources of two quotes apart.
    """

    passages: int
    phrasings: int
    few: tuple[tuple[str, int], ...]
    without_references: tuple[str, ...]
    uncited: tuple[str, ...]
    without_evidence: tuple[str, ...]
    twice: tuple[Asked, ...]
    unreviewed: tuple[tuple[str, str | None], ...]
    same_heading: tuple[Asked, ...]
    references: tuple[Cited, ...]


def coverage(documents: Sequence[Document], today: date) -> Coverage:
    """Gather what is thin in `documents`; `today` decides what hasn't been reviewed for more than twelve months."""
    passages = [passage for document in documents for passage in document.passages]
    ways = {passage.passage_id: len(ways_to_ask(passage)) for passage in passages}
    asked = ways.keys() - {one.passage_id for document in documents if (one := document.introduction)}
    few = sorted(((name, ways[name]) for name in asked if ways[name] < ENOUGH), key=lambda pair: (pair[1], pair[0]))
    return Coverage(
        passages=len(passages),
        phrasings=sum(ways.values()),
        few=tuple(few),
        without_references=_ids(passages, lambda passage: not passage.references),
        uncited=_ids(passages, lambda passage: passage.evidence in MEASURED and not passage.references),
        without_evidence=_ids(passages, lambda passage: passage.evidence is None),
        twice=_twice(passages),
        unreviewed=_unreviewed(documents, today),
        same_heading=_same_heading(documents),
        references=_references(passages),
    )


def ways_to_ask(passage: Passage) -> tuple[str, ...]:
    """Return a passage's canonical question and its phrasings."""
    return (passage.question, *passage.phrasings)


def summary(found: Coverage, settings: Settings, lines: int = 10) -> str:
    """Put the coverage into words: one line of numbers, and the `lines` worst places below it.

    The least ways to ask are those from which the classifier learns a passage: below, it is offered, not quoted.
    """
    undated = sum(date is None for _, date in found.unreviewed)
    lacking = f"{len(found.uncited) or 'none'} of them {'say' if len(found.uncited) > 1 else 'says'}"
    needed = f"; {lacking} study or review, where one is needed" if found.without_references else ""
    numbers = (
        f"To improve: {found.phrasings} ways to ask for {found.passages} passages; {len(found.references)} works cited."
        f" Passages with fewer than {ENOUGH} ways to ask: {len(found.few)}; ways to ask that stand twice: "
        f"{len(found.twice)}. Passages that don't say what they rest on (`evidence:`): {len(found.without_evidence)}. "
        f"Passages that name no source: {len(found.without_references)}{needed}. Documents without a `reviewed:` date: "
        f"{undated}; reviewed more than a year ago: {len(found.unreviewed) - undated}."
    )
    worst = list(_places(found, settings.classifier_from))
    rest = [f"  … and {len(worst) - lines} more: --json tells all of them"] if len(worst) > lines else []
    return "\n".join([numbers, *(f"  {place}" for place in worst[:lines]), *rest])


def _places(found: Coverage, least: int) -> Iterable[str]:
    """Yield every thin place in words, what misleads visitors first."""
    for asked in found.twice:
        yield f'"{asked.phrasing}" stands in {" and ".join(asked.passages)}: keep it where it belongs'
    for alike in found.same_heading:
        yield f'the heading "{alike.phrasing}" stands over {" and ".join(alike.passages)}: give each its own'
    for name, count in found.few:
        lacks = f"{least} are the least, " if count < least else ""
        yield f"{name}: {count} {'way' if count == 1 else 'ways'} to ask; {lacks}{ENOUGH} are good"
    for name in found.uncited:
        yield f"{name}: rests on studies and names none; add `references:`"
    for name in found.without_evidence:
        yield f"{name}: doesn't say what it rests on; add `evidence:`"
    for name, reviewed in found.unreviewed:
        said = f"last reviewed {reviewed}" if reviewed else "has no `reviewed:` date"
        yield f"{name}: {said}; read it and set `reviewed:`"


def _ids(passages: Iterable[Passage], lacking: Callable[[Passage], bool]) -> tuple[str, ...]:
    return tuple(passage.passage_id for passage in passages if lacking(passage))


def _twice(passages: Iterable[Passage]) -> tuple[Asked, ...]:
    """Find ways to ask that differ at most in case, punctuation and spaces."""
    seen: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for passage in passages:
        for phrasing in ways_to_ask(passage):
            if key := tuple(words(phrasing)):
                seen.setdefault(key, []).append((phrasing, passage.passage_id))
    return tuple(Asked(places[0][0], tuple(name for _, name in places)) for places in seen.values() if len(places) > 1)


def _same_heading(documents: Iterable[Document]) -> tuple[Asked, ...]:
    """Find headings of one document that differ at most in case, punctuation and spaces."""
    found: list[Asked] = []
    for document in documents:
        seen: dict[tuple[str, ...], list[Passage]] = {}
        for passage in document.passages:
            seen.setdefault(tuple(words(passage.heading)), []).append(passage)
        # What nobody wrote ways to ask for is asked by its heading, so that it is told as a way that stands twice.
        found += [
            Asked(alike[0].heading, tuple(passage.passage_id for passage in alike))
            for alike in seen.values()
            if len(alike) > 1 and len({passage.question for passage in alike}) == len(alike)
        ]
    return tuple(found)


def _unreviewed(documents: Iterable[Document], today: date) -> tuple[tuple[str, str | None], ...]:
    """Find the documents whose date is missing or older than a year; what was never reviewed comes first."""
    limit = _a_year_before(today).isoformat()
    late = [(each.document_id, each.reviewed) for each in documents if not each.reviewed or each.reviewed < limit]
    return tuple(sorted(late, key=lambda pair: (pair[1] or "", pair[0])))


def _a_year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _references(passages: Iterable[Passage]) -> tuple[Cited, ...]:
    """List the works by title, each with the passages that name it."""
    cited: dict[Reference, list[str]] = {}
    for passage in passages:
        for reference in dict.fromkeys(passage.references):
            cited.setdefault(reference, []).append(passage.passage_id)
    works = (Cited(work.title, work.url, tuple(names)) for work, names in cited.items())
    return tuple(sorted(works, key=lambda work: (work.title.casefold(), work.url or "")))
