"""The pages: demo site, chat, embed and library."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, render_template, request
from flask.sansio.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from bot.builds import Build
from bot.quote import in_line
from bot.records.knowledge import Document
from bot.suggest import starters
from web import assets
from web.caching import compared
from web.cleaning import QUESTION_MAX_CHARS
from web.demo_pages import LOOKS
from web.imprint import contact, disclaimer, greeting
from web.page_words import EVIDENCE, WORDS
from web.plain_chat import Conversing, converse, paragraphs, source_url
from web.problems import Problem
from web.reader import QUOTE_ID, lay_out, number_references, read_mark
from web.site import current_site

pages = Blueprint("pages", __name__)


@pages.get("/")
def home() -> str:
    """Show the demo site: an invented club's training note with the widget on it."""
    build = current_site().live.current
    return render_template("home.html", looks=LOOKS, disclaimer=disclaimer(current_site().config, build))


@pages.route("/chat", methods=["GET", "POST"])
def chat() -> ResponseReturnValue:
    """Show the conversation as a page of its own."""
    return _chat_page("chat.html")


@pages.route("/embed", methods=["GET", "POST"])
def embed() -> ResponseReturnValue:
    """Show the conversation for another site's iframe."""
    return _chat_page("embed.html")


def _chat_page(template: str) -> ResponseReturnValue:
    build = current_site().build()
    conversing = converse(current_site(), build, request.form) if request.method == "POST" else Conversing()
    page = render_template(
        template,
        conversing=conversing,
        starters=starters(build),
        disclaimer=disclaimer(current_site().config, build),
        contact=contact(current_site().config, build),
        greeting=greeting(build),
    )
    return Response(page, status=conversing.status, headers={"Cache-Control": "no-store"})


@pages.get("/library")
def library() -> ResponseReturnValue:
    """List the documents."""
    build = current_site().build()
    return _fresh(
        render_template(
            "library.html", documents=build.documents.values(), disclaimer=disclaimer(current_site().config, build)
        )
    )


@pages.get("/library/<path:document_id>")
def document(document_id: str) -> ResponseReturnValue:
    """Show one document, with the range of `?mark=` marked where the text is still the quoted one."""
    build = current_site().build()
    found = build.documents.get(document_id)
    if found is None:
        detail = "There is no such document here. It may have been renamed; the library lists all there are."
        raise Problem(404, "no-such-document", detail)
    return _fresh(_document_page(found, build))


def _document_page(found: Document, build: Build) -> str:
    marked = read_mark(request.args.get("mark"), request.args.get("v"), found)
    nodes = lay_out(found, marked.span)
    titled = bool(nodes) and nodes[0].kind == "heading" and str(nodes[0].text) == found.title
    return render_template(
        "document.html",
        document=found,
        title=nodes[0] if titled else None,
        opening=_opening(found),
        nodes=nodes[1:] if titled else nodes,
        marked=marked,
        changed=build.manners.voice.text_changed,
        quote_id=QUOTE_ID,
        references=number_references(found),
        documents=build.documents,
        disclaimer=disclaimer(current_site().config, build),
    )


def _opening(found: Document) -> str:
    """Give the anchor of text that stands before the first heading: it belongs to the title."""
    anchors = {block.anchor for block in found.blocks}
    own = (passage.passage_id.rpartition("#")[2] for passage in found.passages[:1])
    return next((anchor for anchor in own if anchor not in anchors), "")


def _fresh(page: str) -> Response:
    """Answer with a page that may be kept, but is compared before it is shown again."""
    return compared(Response(page, mimetype="text/html"))


# --- what templates say ------------------------------------------------------------------------------


@pages.record_once
def set_up(state: BlueprintSetupState) -> None:
    """Give templates their words, addresses of static files, and filters."""
    app = state.app
    app.add_template_filter(in_line)
    app.add_template_filter(paragraphs)
    app.add_template_filter(source_url)
    app.add_template_global(assets.asset)
    app.jinja_env.globals |= {"words": WORDS, "longest_question": QUESTION_MAX_CHARS}


pages.after_app_request(assets.cache_by_content)


@pages.app_template_filter("day")
def day(value: str | None) -> str:
    """Write an ISO date as people do; anything else as it is."""
    try:
        then = date.fromisoformat(value or "")
    except ValueError:
        return value or ""
    return f"{then.day} {then:%B %Y}"


@pages.app_template_filter("backing")
def backing(evidence: str | None) -> str:
    """Say in plain words what a passage rests on."""
    return EVIDENCE.get(evidence or "", "")
