"""The OpenAPI 3.1 document, and the readable page made from it."""

from __future__ import annotations

import functools
import json
from typing import cast

from flask import Blueprint, Response, render_template, request

from web.caching import EVERYBODYS, compared
from web.openapi_shapes import REPLIES, SHAPES
from web.problems import KINDS, MEDIA_TYPE
from web.replies import Json
from web.shapes import PAGE_PATH_MAX_CHARS

docs = Blueprint("docs", __name__)
_ERRORS = {
    "400": "The request can't be taken; `errors` names each field.",
    "401": "The admin token is missing or another; `WWW-Authenticate` asks for it.",
    "403": "This server has no admin token.",
    "404": "There is nothing at this address.",
    "408": "The request took more than ten seconds to arrive.",
    "413": "The body is larger than 16 KB.",
    "415": "The body isn't application/json in UTF-8.",
    "429": "Too many requests; `Retry-After` says how many seconds to wait.",
    "500": "An unexpected error, logged under `request_id`.",
    "503": "No index, no room for feedback, or too busy; `Retry-After` says when to try again.",
}
_WORDS = {"string": "text", "integer": "whole number", "boolean": "true or false"}
_EVERYWHERE = ("429", "500", "503")


def _content(shape: str, media_type: str = "application/json") -> Json:
    return {media_type: {"schema": {"$ref": f"#/components/schemas/{shape}"}}}


def _operation(name: str, summary: str, shape: str, errors: tuple[str, ...] = (), **more: object) -> Json:
    responses: Json = {"200": {"description": REPLIES[shape], "content": _content(shape)}}
    for status in sorted({*errors, *_EVERYWHERE}):
        responses[status] = {"description": _ERRORS[status], "content": _content("Problem", MEDIA_TYPE)}
    return {"operationId": name, "summary": summary, **more, "responses": responses}


def _kept_feedback() -> Json:
    responses: Json = {"204": {"description": "It is kept; an earlier one on the same turn is gone."}}
    for status in ("400", "408", "413", "415", *_EVERYWHERE):
        responses[status] = {"description": _ERRORS[status], "content": _content("Problem", MEDIA_TYPE)}
    body = {"required": True, "content": _content("FeedbackRequest")}
    return {
        "operationId": "feedback",
        "summary": "Say whether a reply helped",
        "requestBody": body,
        "responses": responses,
    }


def _text(name: str, summary: str, media_type: str) -> Json:
    content: Json = {media_type: {"schema": {"type": "string"}}}
    return {
        "operationId": name,
        "summary": summary,
        "responses": {"200": {"description": summary, "content": content}},
    }


def _parameter(name: str, where: str, description: str, *, required: bool) -> Json:
    return {
        "name": name,
        "in": where,
        "required": required,
        "description": description,
        "schema": {"type": "string"},
    }


@functools.cache
def openapi_document(mount: str = "") -> Json:
    """Give the whole document of a server that is mounted at a path."""
    asked: Json = {"required": True, "content": _content("ChatRequest")}
    typed = _parameter("q", "query", "what was typed so far", required=False)
    asked_on = f"its page, whose questions come first; one with a path of over {PAGE_PATH_MAX_CHARS} characters is none"
    page = _parameter("page_url", "query", asked_on, required=False)
    document_id = _parameter("document_id", "path", "a document's id, which may hold slashes", required=True)
    paths: dict[str, Json] = {
        "/api/v1/chat": {
            "post": _operation("chat", "Ask a question", "Reply", ("400", "408", "413", "415"), requestBody=asked)
        },
        "/api/v1/explain": {
            "post": _operation(
                "explain",
                "Ask a question and be told why it is answered so, for the owner alone",
                "Explained",
                ("400", "401", "403", "408", "413", "415"),
                requestBody=asked,
                security=[{"adminToken": []}],
            )
        },
        "/api/v1/feedback": {"post": _kept_feedback()},
        "/api/v1/documents": {"get": _operation("documents", "List the documents", "Documents")},
        "/api/v1/documents/{document_id}": {
            "get": _operation("document", "Read a document", "WholeDocument", ("404",), parameters=[document_id])
        },
        "/api/v1/suggest": {
            "get": _operation("suggest", "Complete a question", "Suggestions", ("400",), parameters=[typed])
        },
        "/api/v1/starters": {"get": _operation("starters", "Questions to begin with", "Starters", parameters=[page])},
        "/api/v1/openapi.json": {"get": _text("openapi", "This document", "application/json")},
        "/api/docs": {"get": _text("docs", "This document as a readable page", "text/html")},
        "/livez": {"get": _operation("livez", "Is the process alive?", "Alive")},
        "/readyz": {"get": _operation("readyz", "Has it a verified index?", "Ready")},
        "/metrics": {"get": _text("metrics", "Counts in Prometheus' text format", "text/plain")},
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Sideline",
            "version": "1",
            "summary": "Answers in a site's own words, with a link to the very sentence.",
            "description": "Offsets count Unicode code points of a document's clean text. Clients ignore fields they "
            "don't know; the server refuses them.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": f"{mount}/"}],
        "paths": paths,
        "components": {
            "schemas": SHAPES,
            "securitySchemes": {"adminToken": {"type": "http", "scheme": "bearer"}},
        },
    }


@docs.get("/api/v1/openapi.json")
def show_document() -> Response:
    """Give the OpenAPI document."""
    document = openapi_document(request.script_root)
    return compared(Response(json.dumps(document, indent=1), mimetype="application/json"), EVERYBODYS)


@docs.get("/api/docs")
def show_page() -> Response:
    """Give the readable page."""
    page = render_template("api_docs.html", api=openapi_document(), problems=KINDS)
    return compared(Response(page, mimetype="text/html"), EVERYBODYS)


@docs.app_template_filter("shape_words")
def shape_words(shape: Json) -> str:
    """Say in words what a field is: "list of Quote", "text or null"."""
    if "$ref" in shape:
        return str(shape["$ref"]).rpartition("/")[2]
    if "enum" in shape or "const" in shape:
        values = shape.get("enum", [shape.get("const")])
        return " | ".join("null" if value is None else str(value) for value in cast("list[object]", values))
    if "anyOf" in shape:
        return " or ".join(shape_words(one) for one in cast("list[Json]", shape["anyOf"]))
    kinds = shape["type"] if isinstance(shape["type"], list) else [shape["type"]]
    words = [_WORDS.get(str(kind), str(kind)) for kind in kinds]
    if "items" in shape:
        words = [f"list of {shape_words(cast('Json', shape['items']))}"]
    if "properties" in shape:
        fields = cast("dict[str, Json]", shape["properties"])
        words = ["{" + ", ".join(f"{name}: {shape_words(kind)}" for name, kind in fields.items()) + "}"]
    return " or ".join(words)
