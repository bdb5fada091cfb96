"""Passages as a reader of a report sees them: named, begun to be read, and with their address where they have one.

A report is opened without a server, so that the built-in reader is no address: only a page of its own is.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.builds import Build
from bot.quote import citation_url, page_address
from bot.records.knowledge import Passage
from bot.records.reply import Option, Quote
from bot.spans import beginning
from bot.text.analyse import normalise

SHOWN_CHARS = 260
FRAGMENT_OF_WORDS = 60
"""Words up to which the first sentence is looked for, to land on it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A passage: its id, its heading, the beginning of its text or of the quote, and where it can be read, or ""."""

    name: str
    heading: str = ""
    text: str = ""
    address: str = ""


def place_of(label: str, build: Build) -> Place:
    """Return what a gold label names: a passage by its id or heading, a document, or nothing that this build has."""
    return known_place(label, build) or Place(label, "not in this build")


def known_place(label: str, build: Build) -> Place | None:
    """Return the same, and None where the build has nothing of that name."""
    if label in build.numbers:
        return _passage(build.passage(label), build)
    if label in build.documents:
        document = build.documents[label]
        return Place(label, document.title, address=document.url or "")
    named = (passage for passage in build.passages if normalise(passage.heading) == normalise(label))
    found = next(named, None)
    return _passage(found, build) if found else None


def place_quoted(quote: Quote) -> Place:
    """Return the place of a quote, which begins with it."""
    return Place(quote.passage_id, quote.heading, _short(quote.text), citation_url(quote) if quote.page_url else "")


def place_of_quoted_text(passage_id: str, heading: str, text: str, build: Build | None) -> Place:
    """Return the same where no more is left of the quote: its whole text, since two may differ far behind.

    `build` is None, and `text` empty, where a run was read.
    """
    url = _page_url(build.passage(passage_id), build) if build else None
    address = page_address(url, passage_id.rpartition("#")[2], text) if url else ""
    return Place(passage_id, heading, text, address)


def places_offered(options: Iterable[Option], build: Build | None) -> tuple[Place, ...]:
    """Return what was offered, headed by the question of each, with the sentence that was shown, if one was."""
    return tuple(_offered(option, build) for option in options)


def _offered(option: Option, build: Build | None) -> Place:
    if option.quote:
        return replace(place_quoted(option.quote), heading=option.question)
    known = known_place(option.passage_id, build) if build else None
    return replace(known or Place(option.passage_id), heading=option.question)


def _passage(passage: Passage, build: Build) -> Place:
    document = build.document(passage)
    address = ""
    if url := _page_url(passage, build):
        start, end = beginning(passage, document, 1, FRAGMENT_OF_WORDS)
        address = page_address(url, passage.passage_id.rpartition("#")[2], document.text[start:end])
    return Place(passage.passage_id, passage.heading, _short(build.body(passage)), address)


def _page_url(passage: Passage, build: Build) -> str | None:
    return passage.url or build.document(passage).url


def _short(text: str) -> str:
    return textwrap.shorten(text, SHOWN_CHARS, placeholder=" …")
