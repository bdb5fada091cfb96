"""A reply in the shape that `/api/docs` shows, without the tokens that only the web layer can sign."""

from __future__ import annotations

from typing import Any

from bot.quote import citation_url, reply_text
from bot.records.reply import Quote, Reply


def reply_json(reply: Reply, base: str = "") -> dict[str, Any]:
    """Return the reply as plain JSON values; links begin with `base`. Lists are always there, maybe empty."""
    return {
        "status": reply.status,
        "reason": reply.reason,
        "lead": reply.lead,
        "lead_lang": reply.lead_lang,
        "text": reply_text(reply, base),
        "quotes": [quote_json(quote, base) for quote in reply.quotes],
        "options": [{"question": option.question, "passage_id": option.passage_id} for option in reply.options],
        "previews": [quote_json(option.quote, base) for option in reply.options if option.quote],
        "suggestions": list(reply.suggestions),
        "corrections": [{"from": c.typed, "to": c.understood} for c in reply.corrections],
        "contact": {"label": reply.contact.label, "url": reply.contact.url} if reply.contact else None,
        "references_asked": reply.references_asked,
        "confidence": round(reply.confidence, 4),
        "build": reply.build,
    }


def quote_json(quote: Quote, base: str = "") -> dict[str, Any]:
    """Return one quote with its citation."""
    after = quote.after
    return {
        "text": quote.text,
        "passage_id": quote.passage_id,
        "document_id": quote.document_id,
        "title": quote.title,
        "heading": quote.heading,
        "url": citation_url(quote, base),
        "after": {"title": after.title, "author": after.author, "url": after.url} if after else None,
        "start": quote.start,
        "end": quote.end,
        "sha256": quote.sha256,
        "evidence": quote.evidence,
        "reviewed": quote.reviewed,
        "references": [{"title": reference.title, "url": reference.url} for reference in quote.references],
    }
