"""The HTTP API, version 1: chat, feedback, documents, suggestions, starters."""

from __future__ import annotations

import json

from flask import Blueprint, Response, request

from bot.suggest import starters, suggest
from web.caching import compared
from web.cleaning import QUESTION_MAX_CHARS, clean_words
from web.feedback import keep_feedback, read_feedback
from web.imprint import contact, disclaimer, greeting
from web.problems import FieldFault, Problem
from web.replies import Json, document_json, option_json, whole_document_json
from web.shapes import read_chat, read_page_path
from web.site import current_site

api = Blueprint("api", __name__, url_prefix="/api/v1")


@api.post("/chat")
def chat() -> Response:
    """Answer one question."""
    site = current_site()
    return _json(site.ask(read_chat(request), site.build()).json(site.base()))


@api.post("/feedback")
def feedback() -> Response:
    """Keep what a visitor says of a reply."""
    keep_feedback(current_site(), read_feedback(request))
    return Response(status=204, mimetype="application/json", headers={"Cache-Control": "no-store"})


@api.get("/documents")
def list_documents() -> Response:
    """List the documents that answers come from."""
    site = current_site()
    documents = site.build().documents.values()
    return _cached({"documents": [document_json(document, site.base()) for document in documents]})


@api.get("/documents/<path:document_id>")
def one_document(document_id: str) -> Response:
    """Give a document's clean text and its sections."""
    site = current_site()
    document = site.build().documents.get(document_id)
    if document is None:
        raise Problem(404, "no-such-document", "There is no such document. GET /api/v1/documents lists them all.")
    return _cached(whole_document_json(document, site.base()))


@api.get("/suggest")
def suggestions() -> Response:
    """Offer canonical questions for what was typed so far."""
    typed = clean_words(request.args.get("q", ""))
    if len(typed) > QUESTION_MAX_CHARS:
        fault = FieldFault("q", f"it has more than {QUESTION_MAX_CHARS} characters")
        raise Problem(400, "bad-field", f"{fault.field}: {fault.what}", errors=(fault,))
    found = suggest(typed, current_site().build())
    return _cached({"suggestions": [option_json(option) for option in found]})


@api.get("/starters")
def first_questions() -> Response:
    """Offer questions to begin with, those of the page named first, and what stands around a conversation."""
    site = current_site()
    build = site.build()
    page_path = read_page_path(request.args.get("page_url"))
    person = contact(site.config, build)
    return _cached(
        {
            "suggestions": [option_json(option) for option in starters(build, page_path=page_path)],
            "greeting": greeting(build),
            "disclaimer": disclaimer(site.config, build),
            "contact": {"label": person.label, "url": person.url} if person else None,
        }
    )


def _json(body: Json) -> Response:
    response = Response(json.dumps(body, ensure_ascii=False, allow_nan=False), mimetype="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response


def _cached(body: Json) -> Response:
    """Answer with a body that a browser may keep, if it asks each time whether it still holds."""
    return compared(_json(body))
