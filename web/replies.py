"""Documents and options as JSON, in the shapes that `/api/docs` shows; replies are `bot.reply_json`'s."""

from __future__ import annotations

from urllib.parse import quote as escape

from bot.records.knowledge import Document
from bot.records.reply import Option

Json = dict[str, object]


def option_json(option: Option) -> Json:
    """Give a reading that is offered."""
    return {"question": option.question, "passage_id": option.passage_id}


def document_url(document: Document, base: str) -> str:
    """Give where a document can be read: its own page, else the built-in reader."""
    return document.url or f"{base}/library/{escape(document.document_id)}"


def document_json(document: Document, base: str) -> Json:
    """Give a document as the list shows it."""
    return {
        "document_id": document.document_id,
        "title": document.title,
        "url": document_url(document, base),
        "lang": document.lang,
        "evidence": document.evidence,
        "reviewed": document.reviewed,
    }


def whole_document_json(document: Document, base: str) -> Json:
    """Give a document with its clean text and sections; offsets count code points of that text."""
    return {
        **document_json(document, base),
        "text": document.text,
        "sha256": document.sha256,
        "sections": [
            {
                "passage_id": passage.passage_id,
                "heading": passage.heading,
                "level": passage.level,
                "start": passage.start,
                "end": passage.end,
            }
            for passage in document.passages
        ],
    }
