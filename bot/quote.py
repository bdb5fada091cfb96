"""Quote a span of a passage (chosen by bot/spans.py), and the link that lands on it."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote as percent

from bot.records.knowledge import Document, Passage, Span
from bot.records.reply import Option, Quote, Reply

FRAGMENT_WORDS = 5
"""Words at either end that name a long quote in a text fragment (WICG, Scroll to Text Fragment)."""
WHOLE_FRAGMENT = 120
"""Characters up to which a quote stands in its text fragment whole."""

_CLOSING = tuple('.!?:;…”"’)')
"""Signs behind which a new paragraph needs no other sign when it's written in line."""


def quoted(passage: Passage, document: Document, span: Span) -> Quote:
    """Quote a span of a passage, with all that tells where it comes from and how far to trust it."""
    start, end = span
    return Quote(
        text=document.text[start:end],
        passage_id=passage.passage_id,
        document_id=document.document_id,
        title=document.title,
        heading=passage.heading,
        anchor=passage.passage_id.rpartition("#")[2],
        start=start,
        end=end,
        sha256=document.sha256,
        page_url=passage.url or document.url,
        after=document.after,
        evidence=passage.evidence or document.evidence,
        reviewed=passage.reviewed or document.reviewed,
        references=passage.references or document.references,
    )


def citation_url(quote: Quote, base: str = "") -> str:
    """Return the link that lands on the quote: its own page, else the built-in reader below `base`."""
    if quote.page_url:
        return page_address(quote.page_url, quote.anchor, quote.text)
    marked = f"mark={quote.start}-{quote.end}&v={quote.sha256[:8]}"
    return f"{base}/library/{percent(quote.document_id)}?{marked}{_landing(quote.anchor, quote.text)}"


def page_address(page_url: str, anchor: str, text: str) -> str:
    """Return the address of a text on a page of its own; `anchor` is where a browser lands that can't find texts."""
    return page_url.partition("#")[0] + _landing(anchor, text)


def _landing(anchor: str, text: str) -> str:
    return f"#{percent(anchor)}:~:text={text_fragment(text)}"


def _quote_text(quote: Quote, base: str, files: Mapping[str, str] | None) -> str:
    works = [work.title + (f", {work.url}" if work.url else "") for work in quote.references]
    rests = f"\nRests on: {'; '.join(works)}" if works else ""
    place = _in_file(quote, files) or f"{quote.heading}: {citation_url(quote, base)}"
    return f"“{in_line(quote.text)}”\n{place}{rests}"


def _option_text(option: Option, base: str, files: Mapping[str, str] | None) -> str:
    quote = option.quote
    if quote is None:
        return f"- {option.question}"
    place = _in_file(quote, files) or citation_url(quote, base)
    return f"- {option.question}\n  “{in_line(quote.text)}”\n  {place}"


def _in_file(quote: Quote, files: Mapping[str, str] | None) -> str | None:
    """Return the file and heading that a quote stands below; None where its page has an address."""
    return None if files is None or quote.page_url else f"{files[quote.document_id]}: {quote.heading}"


def text_fragment(text: str) -> str:
    """Return the text directive for a quote: whole if it is short, else its first and last words.

    A directive's exact text may not cross a block, so a quote of several blocks is named by its ends as well.
    """
    whole = text.strip()
    if len(whole) <= WHOLE_FRAGMENT and "\n" not in whole:
        return _directive(whole)
    first, last = whole.split("\n", 1)[0].split(), whole.rsplit("\n", 1)[-1].split()
    if len(first) + len(last) < 2 * FRAGMENT_WORDS and "\n" not in whole:
        return _directive(whole)
    return f"{_directive(' '.join(first[:FRAGMENT_WORDS]))},{_directive(' '.join(last[-FRAGMENT_WORDS:]))}"


def _directive(text: str) -> str:
    """Percent-encode what has a meaning in a text directive: `-`, `,` and `&` beside the usual."""
    return percent(text, safe="").replace("-", "%2D")


def in_line(text: str) -> str:
    """Return a quoted text as one line; what ends without a full stop, such as a list item, is parted by a dot."""
    line = ""
    for block in filter(None, (" ".join(piece.split()) for piece in text.split("\n\n"))):
        line = f"{line}{' ' if line.endswith(_CLOSING) else ' · '}{block}" if line else block
    return line


def reply_text(reply: Reply, base: str = "", files: Mapping[str, str] | None = None) -> str:
    """Return the reply as one text: lead, quotes with their links and what they rest on, options, contact.

    With `files`, those of the documents by their ids, what has no address of its own is told by file and heading: where
    no server answers, a link below `base` leads nowhere.
    """
    lines = [reply.lead] if reply.lead else []
    lines.extend(_quote_text(quote, base, files) for quote in reply.quotes)
    lines.extend(_option_text(option, base, files) for option in reply.options)
    if reply.contact:
        lines.append(f"{reply.contact.label}: {reply.contact.url}")
    return "\n\n".join(lines)
