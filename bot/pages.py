"""Tell what stands on a page: which passages have its path in their address."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from bot.records.knowledge import Document


def pages_of(documents: Iterable[Document]) -> dict[str, tuple[int, ...]]:
    """Return the places of passages by the path of their page, rising; a passage's own address goes before its file's.

    What has no address is on no page. A site's bare address has the path `/`.
    """
    places: dict[str, list[int]] = {}
    urls = (passage.url or document.url for document in documents for passage in document.passages)
    for place, url in enumerate(urls):
        if url:
            places.setdefault(urlsplit(url).path or "/", []).append(place)
    return {path: tuple(found) for path, found in places.items()}
