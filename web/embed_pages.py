"""For the site's owner: the page that writes the tag, what it shows as a preview, and the WordPress plugin."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, jsonify, render_template, request, url_for

from web.imprint import disclaimer
from web.page_words import LANGUAGE_NAMES
from web.problems import Problem
from web.releases import own_file
from web.site import current_site
from web.snippets import (
    ACCENT,
    CHOICES,
    GREETING_MAX_CHARS,
    HEADING_MAX_CHARS,
    ScriptAddresses,
    read_attributes,
    snippets,
)
from web.widget_file import release_id

embed_pages = Blueprint("embed_pages", __name__)
PLUGIN = Path(__file__).parent.parent / "integrations" / "wordpress" / "sideline-chat.php"
_EXAMPLE = "https://bot.example"


@embed_pages.get("/embed-code")
def embed_code() -> str:
    """Show the form and the tag that it makes; without script a button sends the form."""
    attributes = read_attributes(request.args)
    return render_template(
        "embed_code.html",
        attributes=attributes,
        snippets=snippets(attributes, _addresses()),
        base=_base(),
        known=_base() != _EXAMPLE,
        accent=ACCENT,
        choices=CHOICES,
        languages=LANGUAGE_NAMES,
        longest={"heading": HEADING_MAX_CHARS, "greeting": GREETING_MAX_CHARS},
        has_plugin=PLUGIN.is_file(),
        disclaimer=disclaimer(current_site().config, current_site().live.current),
    )


@embed_pages.get("/embed-code/snippets")
def embed_snippets() -> Response:
    """Give the same as JSON, for the page's script to show while the owner chooses."""
    attributes = read_attributes(request.args)
    response = jsonify(attributes=attributes, snippets=snippets(attributes, _addresses()))
    response.headers["Cache-Control"] = "no-store"
    return response


@embed_pages.get("/embed-code/preview")
def embed_preview() -> str:
    """Show an empty page with the widget, for the frame on the embed page."""
    return render_template("embed_preview.html")


@embed_pages.get("/embed-code/sideline-chat.php")
def plugin() -> Response:
    """Give the WordPress plugin as a file to keep."""
    if not PLUGIN.is_file():
        raise Problem(404, "not-found", "The plugin isn't on this server. It is in the repository.")
    response = Response(PLUGIN.read_bytes(), mimetype="application/octet-stream")
    response.headers["Content-Disposition"] = f'attachment; filename="{PLUGIN.name}"'
    return response


def _base() -> str:
    """Give the bot's address as host pages see it; an example where it isn't certain."""
    return current_site().base() or _EXAMPLE


def _addresses() -> ScriptAddresses:
    script = own_file("widget.js")
    root = request.script_root
    floating = url_for("widget.script").removeprefix(root)
    pinned = url_for("widget.pinned", of_release=release_id(), name="widget.js").removeprefix(root)
    return ScriptAddresses(_base(), floating, pinned, script.integrity if script else "")
