"""Read the values that owners write: dates, addresses, evidence, audiences, references. Each notes what is wrong."""

from __future__ import annotations

import datetime
import re
from typing import get_args
from urllib.parse import urlsplit

from bot.records.knowledge import PUBLIC, After, Evidence, Further, Reference
from bot.sources.faults import FileFaults, nearest, shown

EVIDENCE: tuple[Evidence, ...] = get_args(Evidence)
LONGEST_VALUE = 2_000
_YES = ("yes", "true")
_NO = ("", "no", "false")

_ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^]+\Z", re.IGNORECASE)
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/[^\s<>\"]+)\Z", re.IGNORECASE)
_AUDIENCE = re.compile(r"[\w.-]{1,64}\Z")
_LANG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}\Z")
_SPACES = re.compile(r"\s+")


def words(value: object, key: str, line: int, faults: FileFaults) -> str:
    """Return a value of plain words on one line; "" after noting that it is a list or too long."""
    if not isinstance(value, str):
        faults.add(line, f"`{key}` holds a list or a table, where words belong.", f"Write `{key}: …` on one line.")
        return ""
    if len(value) > LONGEST_VALUE:
        faults.add(line, f"`{key}` is {len(value):,} characters long.", f"Keep it under {LONGEST_VALUE:,}.")
        return ""
    return _SPACES.sub(" ", value).strip()


def iso_date(value: object, key: str, line: int, faults: FileFaults) -> str | None:
    """Return a date as YYYY-MM-DD."""
    text = words(value, key, line, faults)
    if not text:
        return None
    try:
        if len(text) != len("2026-11-01"):
            raise ValueError
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        faults.add(line, f"`{key}: {text[:60]}` is no date.", "Write year, month and day, as in `2026-11-01`.")
        return None


def evidence(value: object, line: int, faults: FileFaults) -> Evidence | None:
    """Return the kind of evidence named."""
    text = words(value, "evidence", line, faults)
    for known in EVIDENCE:
        if text.lower() == known:
            return known
    if text:
        faults.add(line, f"`evidence: {text[:60]}` is unknown.", nearest(text, EVIDENCE))
    return None


def yes(value: object, key: str, line: int, faults: FileFaults) -> bool:
    """Return whether a value says yes; nothing at all says no."""
    text = words(value, key, line, faults).lower()
    if text not in _YES + _NO:
        faults.add(line, f"`{key}: {text[:60]}` is neither yes nor no.", f"Write `{key}: yes`, or leave the line out.")
    return text in _YES


def address(value: object, key: str, line: int, faults: FileFaults) -> str | None:
    """Return a web address; nothing but http and https is taken."""
    text = words(value, key, line, faults)
    if not text:
        return None
    if not _is_address(text):
        faults.add(
            line, f"`{key}: {text[:60]}` is no web address.", "Write it whole, as in `https://example.org/page`."
        )
        return None
    return text


def _is_address(text: str) -> bool:
    try:
        return bool(_ADDRESS.match(text) and urlsplit(text).hostname)
    except ValueError:  # of brackets that hold no IPv6 address, and of letters that pass for a slash
        return False


def audience(value: object, line: int, faults: FileFaults) -> str:
    """Return the audience's name; an unreadable one is noted and hides the text rather than showing it."""
    text = words(value, "audience", line, faults)
    if not text:
        return PUBLIC
    if not _AUDIENCE.match(text):
        faults.add(line, f"`audience: {text[:60]}` is no name.", "Write one word, as in `public` or `member`.")
    return text


def language(value: object, line: int, faults: FileFaults) -> str:
    """Return a language tag such as `en`."""
    text = words(value, "lang", line, faults)
    if text and not _LANG.match(text):
        faults.add(line, f"`lang: {text[:60]}` is no language tag.", "Write one as in `en` or `pt-BR`.")
    return text or "en"


def doi_address(text: str) -> str | None:
    """Return the address of a DOI however it is written (`10.…`, `doi:10.…`, `https://doi.org/10.…`), else None."""
    found = _DOI.match(text)
    return f"https://doi.org/{found[1]}" if found else None


def reference(value: object, line: int, faults: FileFaults) -> Reference | None:
    """Return a reference from `{title, doi, url}` or from words that may end with a DOI or an address."""
    if isinstance(value, dict):
        return _reference_of(value, line, faults)
    text = words(value, "references", line, faults)
    if not text:
        return None
    title, _, last = text.rpartition(" ")
    url = doi_address(last) or (last if _is_address(last) else None)
    if url is None:
        return Reference(text)
    title = title.rstrip(" ,;:—–-(<")
    return Reference(title.removesuffix("doi").rstrip(" ,;:") or last, url)


def _reference_of(value: dict[object, object], line: int, faults: FileFaults) -> Reference | None:
    known_keys(value, ("title", "doi", "url"), "references", line, faults)
    title = words(value.get("title", ""), "title", line, faults)
    if not title:
        faults.add(line, f"Reference {shown(value)} has no title.", "Give it `title: …`.")
        return None
    doi = words(value.get("doi", ""), "doi", line, faults)
    url = doi_address(doi) if doi else None
    if doi and url is None:
        faults.add(line, f"`doi: {doi[:60]}` is no DOI.", "Write it as in `10.1242/jeb.090357`.")
    return Reference(title, url or address(value.get("url", ""), "url", line, faults))


def references(value: object, line: int, faults: FileFaults) -> tuple[Reference, ...]:
    """Return a list of references; a single one may stand without a list."""
    items = value if isinstance(value, list) else [value]
    read = (reference(item, line, faults) for item in items)
    return tuple(item for item in read if item)


def after(value: object, line: int, faults: FileFaults) -> After | None:
    """Return the work that a document retells, from `{title, author, url}` or a title alone."""
    if not isinstance(value, dict):
        title = words(value, "after", line, faults)
        return After(title) if title else None
    known_keys(value, ("title", "author", "url"), "after", line, faults)
    title = words(value.get("title", ""), "title", line, faults)
    if not title:
        faults.add(line, "`after` has no title.", "Give it `title: …`, the name of the work that is retold.")
        return None
    author = words(value.get("author", ""), "author", line, faults) or None
    return After(title, author, address(value.get("url", ""), "url", line, faults))


def further(value: object, line: int, faults: FileFaults) -> tuple[Further, ...]:
    """Return what to read next: a list of `{title, url}` or `{title, document}`."""
    made: list[Further] = []
    for item in value if isinstance(value, list) else [value]:
        if not isinstance(item, dict):
            title = words(item, "further", line, faults)
            made += [Further(title)] if title else []
            continue
        known_keys(item, ("title", "url", "document"), "further", line, faults, also=("document_id", "id"))
        title = words(item.get("title", ""), "title", line, faults)
        target = item.get("document") or item.get("document_id") or item.get("id") or ""
        document_id = words(target, "document", line, faults).removesuffix(".md") or None
        url = address(item.get("url", ""), "url", line, faults)
        if not title:
            faults.add(line, f"{shown(item)} under `further` has no title.", "Give it `title: …`.")
            continue
        made.append(Further(title, url, document_id))
    return tuple(made)


def topics(value: object, line: int, faults: FileFaults) -> tuple[str, ...]:
    """Return topics from a list, or from words parted by commas."""
    items = value if isinstance(value, list) else str(value).split(",") if isinstance(value, str) else [value]
    return tuple(filter(None, (words(item, "topics", line, faults) for item in items)))


def known_keys(
    value: dict[object, object],
    known: tuple[str, ...],
    where: str,
    line: int,
    faults: FileFaults,
    *,
    also: tuple[str, ...] = (),
) -> None:
    """Note every key of an inner table that means nothing."""
    for key in value:
        if str(key) not in known + also:
            faults.add(line, f"Unknown key `{str(key)[:60]}` under `{where}`.", nearest(str(key), known))
