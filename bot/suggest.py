"""Offer canonical questions: to begin with, while typing, and after a reply. Never another phrasing."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice
from urllib.parse import unquote

from bot.builds import Build
from bot.completions import completions
from bot.records.conversation import Conversation
from bot.records.knowledge import Passage
from bot.records.reply import Option
from bot.search import find
from bot.text.analyse import in_plain_words

LIMIT = 5
STARTERS = 4
NEXT = 3
FROM_ADDRESS = 2
"""Questions that a page's address alone may put first: its words say less than a text."""
SLUG_CHARS = 200
"""Characters of a page's address that are read, as many as WordPress allows: what stands behind costs no search."""


def suggest(text: str, build: Build, limit: int = LIMIT) -> list[Option]:
    """Return canonical questions for what is typed so far, best first; fewer than `limit` rather than others."""
    return _options((build.passages[number] for number in completions(text, build)), limit)


def starters(build: Build, limit: int = STARTERS, page_path: str | None = None) -> list[Option]:
    """Return questions to begin with: two headings that are questions, then how each document begins, in their order.

    What is still missing is filled up by more such headings, then by any passage.
    On a page that is a document of the site, its own questions come first; on another, those that its address names.
    """
    return _options(chain(_of_page(page_path, build) if page_path else (), _of_site(build, limit)), limit)


def _of_page(path: str, build: Build) -> list[Passage]:
    numbers = build.pages.get(path, ())
    if not numbers:
        named = find(_words_of(path), Conversation(), build, correct=False)
        sure = named.confidence(build) >= build.settings.offer_from
        numbers = named.best[:FROM_ADDRESS] if sure else ()
    passages = [build.passages[number] for number in numbers]
    return sorted(passages, key=lambda passage: not passage.question.endswith("?"))


def _words_of(path: str) -> str:
    """Return the words of an address's last piece, as far as it is read, without an ending such as .html."""
    piece = unquote(path).rstrip("/").rpartition("/")[2]
    stem, _, ending = piece.rpartition(".")
    return in_plain_words((stem or ending)[:SLUG_CHARS].replace("_", " "))


def _of_site(build: Build, limit: int) -> Iterable[Passage]:
    documents = [document for document in build.documents.values() if document.passages]
    real = (p for p in build.passages if p.question == p.heading and p.heading.endswith("?"))
    faqs = list(islice(real, limit))
    first = (next((p for p in d.passages if p != d.introduction), d.passages[0]) for d in documents)
    return chain(faqs[:2], first, faqs[2:], build.passages)


def next_questions(answered: Passage, best: Iterable[int], said: set[str], build: Build) -> tuple[Option, ...]:
    """Return what to ask next: the passage after the answering one, then the runners-up, none already quoted."""
    place = build.number(answered.passage_id) + 1
    following = build.passages[place : place + 1]
    after = [p for p in following if (p.document_id, p.audience) == (answered.document_id, answered.audience)]
    near = [build.passages[number] for number in best if number not in build.introductions]
    fresh = [passage for passage in [*near[1:2], *after, *near[2:]] if passage.passage_id not in said]
    options = [option for option in _options(fresh, NEXT + 1) if option.passage_id != answered.passage_id]
    return tuple(options[:NEXT])


def _options(passages: Iterable[Passage], limit: int) -> list[Option]:
    """One option a passage and a question, in order."""
    chosen: dict[str, Option] = {}
    for passage in passages:
        chosen.setdefault(passage.question, Option(passage.question, passage.passage_id))
        if len(chosen) == limit:
            break
    return list(chosen.values())
