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
_NOT_200 = {
    "304": "It is still what the ETag sent in If-None-Match names.",
    "400": "The request can't be taken, or names another host; `errors` names each field.",
    "401": "The admin token is missing or another; `WWW-Authenticate` asks for it.",
    "403": "This server has no admin token.",
    "404": "There is nothing at this address.",
    "405": "The address takes no such method; `Allow` names those it takes.",
    "408": "The request took more than ten seconds to arrive.",
    "413": "The body is larger than 16 KB.",
    "415": "The body isn't application/json in UTF-8.",
    "429": "Too many requests; `Retry-After` says how many seconds to wait.",
    "500": "An unexpected error, logged under `request_id`.",
    "503": "No index, no room for feedback, or too busy; `Retry-After` says when to try again.",
}
_WORDS = {"string": "text", "integer": "whole number", "boolean": "true or false"}
_EVERYWHERE = ("400", "405", "408", "413", "500", "503")
_LIMITED = "429"
_CACHED = (_LIMITED, "304")
_BODY = (_LIMITED, "415")
_OWNERS = (_LIMITED, "401", "403")
_TOKEN: Json = {"adminToken": []}


def _content(shape: str, media_type: str = "application/json") -> Json:
    return {media_type: {"schema": {"$ref": f"#/components/schemas/{shape}"}}}


def _operation(name: str, summary: str, success: Json, others: tuple[str, ...], **more: object) -> Json:
    """Give an operation; `others` are the statuses that it may answer with beside its success and those of all."""
    problem = {"content": _content("Problem", MEDIA_TYPE)}
    responses: Json = {**success}
    for status in sorted({*others, *_EVERYWHERE}):
        responses[status] = {"description": _NOT_200[status], **(problem if status >= "400" else {})}
    return {"operationId": name, "summary": summary, **more, "responses": responses}


def _reply(shape: str) -> Json:
    return {"200": {"description": REPLIES[shape], "content": _content(shape)}}


def _text(what: str, media_type: str) -> Json:
    return {"200": {"description": what, "content": {media_type: {"schema": {"type": "string"}}}}}


def _parameter(name: str, where: str, description: str, *, required: bool) -> Json:
    return {
        "name": name,
        "in": where,
        "required": required,
        "description": description,
        "schema": {"type": "string"},
    }


def _paths() -> Json:
    asked: Json = {"required": True, "content": _content("ChatRequest")}
    said: Json = {"required": True, "content": _content("FeedbackRequest")}
    kept: Json = {"204": {"description": "It is kept; an earlier one on the same turn is gone."}}
    typed = _parameter("q", "query", "what was typed so far", required=False)
    asked_on = f"its page, whose questions come first; one with a path of over {PAGE_PATH_MAX_CHARS} characters is none"
    page = _parameter("page_url", "query", asked_on, required=False)
    document_id = _parameter("document_id", "path", "a document's id, which may hold slashes", required=True)
    explained = "Ask a question and be told why it is answered so, for the owner alone"
    this, readable = "This document", "This document as a readable page"
    counts = "Counts in Prometheus' text format, for the owner where others reach the server"
    posts: dict[str, Json] = {
        "/api/v1/chat": _operation("chat", "Ask a question", _reply("Reply"), _BODY, requestBody=asked),
        "/api/v1/explain": _operation(
            "explain", explained, _reply("Explained"), (*_BODY, *_OWNERS), requestBody=asked, security=[_TOKEN]
        ),
        "/api/v1/feedback": _operation("feedback", "Say whether a reply helped", kept, _BODY, requestBody=said),
    }
    gets: dict[str, Json] = {
        "/api/v1/documents": _operation("documents", "List the documents", _reply("Documents"), _CACHED),
        "/api/v1/documents/{document_id}": _operation(
            "document", "Read a document", _reply("WholeDocument"), (*_CACHED, "404"), parameters=[document_id]
        ),
        "/api/v1/suggest": _operation(
            "suggest", "Complete a question", _reply("Suggestions"), _CACHED, parameters=[typed]
        ),
        "/api/v1/starters": _operation(
            "starters", "Questions to begin with", _reply("Starters"), _CACHED, parameters=[page]
        ),
        "/api/v1/openapi.json": _operation("openapi", this, _text(this, "application/json"), _CACHED),
        "/api/docs": _operation("docs", readable, _text(readable, "text/html"), _CACHED),
        "/livez": _operation("livez", "Is the process alive?", _reply("Alive"), ()),
        "/readyz": _operation("readyz", "Has it a verified index?", _reply("Ready"), ()),
        "/metrics": _operation("metrics", counts, _text(counts, "text/plain"), _OWNERS, security=[{}, _TOKEN]),
    }
    return {
        **{path: {"post": post} for path, post in posts.items()},
        **{path: {"get": get} for path, get in gets.items()},
    }


@functools.cache
def openapi_document(mount: str = "") -> Json:
    """Give the whole document of a server that is mounted at a path."""
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
        "paths": _paths(),
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
