"""Cut the quote out of a passage: one to four whole sentences in a row, and the link that lands on them."""

from __future__ import annotations

from urllib.parse import quote as percent

from bot.query import Query, Weigher
from bot.records import Document, Passage, Quote, Reply, Span
from bot.text.analyse import words

FRAGMENT_WORDS = 5
"""Words at either end that name a long quote in a text fragment (WICG, Scroll to Text Fragment)."""
WHOLE_FRAGMENT = 120
"""Characters up to which a quote stands in its text fragment whole."""


def cut(passage: Passage, document: Document, question: str, weigher: Weigher, sentences: int) -> Quote:
    """Quote the run of at most `sentences` sentences that says most about `question`, the opening if none does."""
    start, end = best_run(passage, document, question, weigher, sentences)
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


def best_run(passage: Passage, document: Document, question: str, weigher: Weigher, sentences: int) -> Span:
    """Return the span of the run of sentences that shares most weight with `question`; ties go to the first."""
    spans = passage.sentences or ((passage.body_start, passage.end),)
    runs = [_run(spans, document, first, sentences, weigher.settings.quoted_words) for first in range(len(spans))]
    longest = max(last - first for first, last in runs)
    full = [run for run in runs if run[1] - run[0] == longest or run[0] == 0]
    query = weigher.weigh(question)
    shares = [_shared(document.text[start:end], query, weigher) for start, end in spans]
    best = max(full, key=lambda run: (round(_worth(shares, run), 6), -run[0]))
    return spans[best[0]][0], spans[best[1] - 1][1]


def _run(spans: tuple[Span, ...], document: Document, first: int, sentences: int, limit: int) -> tuple[int, int]:
    """Return (first, last + 1) of the longest run from `first` within both limits; one sentence always fits."""
    count = 0
    last = first
    while last < len(spans) and last - first < sentences:
        count += len(words(document.text[slice(*spans[last])]))
        if count > limit and last > first:
            break
        last += 1
    return first, last


def _worth(shares: list[float], run: tuple[int, int]) -> float:
    """Sum a run's shares; its opening sentence counts most, for a quote that begins beside the point loses people."""
    first, last = run
    return shares[first] * 0.5 + sum(shares[first:last]) + (0.15 if first == 0 else 0.0)


def _shared(sentence: str, query: Query, weigher: Weigher) -> float:
    """Return how much of the query's weight a sentence holds, 0 to 1."""
    here = weigher.known_terms(sentence)
    return sum(weight * weight for term, weight in query.words if term in here)


def citation_url(quote: Quote, base: str = "") -> str:
    """Return the link that lands on the quote: its own page, else the built-in reader below `base`."""
    landing = f"#{percent(quote.anchor)}:~:text={text_fragment(quote.text)}"
    if quote.page_url:
        return quote.page_url.partition("#")[0] + landing
    marked = f"mark={quote.start}-{quote.end}&v={quote.sha256[:8]}"
    return f"{base}/library/{percent(quote.document_id)}?{marked}{landing}"


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


def reply_text(reply: Reply, base: str = "") -> str:
    """Return the reply as one text: lead, quotes in quotation marks with their links, options, contact."""
    lines = [reply.lead] if reply.lead else []
    for quote in reply.quotes:
        spoken = " ".join(quote.text.split())
        lines.append(f"“{spoken}”\n{quote.heading}: {citation_url(quote, base)}")
    lines.extend(f"- {option.question}" for option in reply.options)
    if reply.contact:
        lines.append(f"{reply.contact.label}: {reply.contact.url}")
    return "\n\n".join(lines)
