"""What a host page loads: a small script first, the panel once somebody may want it, and words in other languages."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from pathlib import Path

from web.page_words import LOCALES

_FOLDER = Path(__file__).parent / "static" / "widget"
# In the order of reading: each part uses what stands before it.
_PARTS = ("strings", "dom", "shelf", "colour", "announcer", "loader", "element", "embed")
_PANEL_PARTS = (
    "words",
    "icons",
    "text",
    "links",
    "identity",
    "service",
    "store",
    "modality",
    "source",
    "why",
    "passing_on",
    "feedback",
    "turn",
    "transcript",
    "completions",
    "composer",
    "saving",
    "conversation",
    "panel",
)
_FIRST_WORDS = ("heading", "as_page")
"""What may be said before the panel is there: the first script carries it in every language."""
_SHARED = ("make", "icon", "makeSheet", "shelf")
"""What the panel takes from the first script instead of bringing it again."""


@cache
def release_id() -> str:
    """Name this release of the widget, by the start of a SHA-256 over all its files."""
    contents = [_first_script(""), panel_source(), *filter(None, map(strings_source, sorted(LOCALES)))]
    digests = (hashlib.sha256(content).digest() for content in contents)
    return hashlib.sha256(b"".join(digests)).hexdigest()[:16]


def integrity(content: bytes) -> str:
    """Give the value by which a page pins a file (W3C Subresource Integrity)."""
    return f"sha384-{base64.b64encode(hashlib.sha384(content).digest()).decode()}"


@cache
def widget_source() -> bytes:
    """Give the first script; what it loads later is of its own release."""
    return _first_script(f"widget/{release_id()}/")


def _first_script(files: str) -> bytes:
    """Join the parts into one strict function, so that nothing but `window.Sideline` is left on the page.

    `files` is where the other files lie, relative to the bot's address.
    """
    return _minify(f'(() => {{\n"use strict";\n{_constants(files)}\n{_join(_PARTS)}\n}})();\n')


@cache
def panel_source() -> bytes:
    """Join the panel's parts into a module that gives a function: what the first script shares → element → panel."""
    return _minify(
        f"export default ({{ {', '.join(_SHARED)} }}) => {{\nconst STYLE = {_json(_style('panel'))};\n"
        f"{_join(_PANEL_PARTS)}\nreturn (element, words) => new Panel(element, words);\n}};\n"
    )


@cache
def strings_source(locale: str) -> bytes | None:
    """Give a language's words as JSON, or None where there is no such language."""
    return _json(LOCALES[locale]).encode() if locale in LOCALES else None


_HEAD = "// Sideline's widget. Its parts, with comments, are in web/static/widget/ of the repository."


def _join(parts: tuple[str, ...]) -> str:
    return "\n".join((_FOLDER / f"{part}.js").read_text(encoding="utf-8") for part in parts)


def _minify(source: str) -> bytes:
    """Take out what only people need: comments, spaces and long names of what no page can see."""
    return f"{_HEAD}\n{_shorten('application/javascript', source)}\n".encode()


def _style(name: str) -> str:
    return _shorten("text/css", (_FOLDER / f"{name}.css").read_text(encoding="utf-8"))


def _shorten(kind: str, source: str) -> str:
    import minify  # with the first file: its threads would not live through the fork that makes a worker

    return str(minify.string(kind, source))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _constants(files: str) -> str:
    first = {locale: {name: words[name] for name in _FIRST_WORDS} for locale, words in LOCALES.items()}
    # The script's own address tells where the bot lives, whether it came from there or from the folder of its release;
    # it can be read only while the file runs.
    return (
        "const SCRIPT = document.currentScript;\n"
        f"const FILES = {_json(files)};\n"
        f"const PANEL_INTEGRITY = {_json(integrity(panel_source()))};\n"
        "const CAME_FROM = SCRIPT?.src || location.href;\n"
        'const HOME = new URL(CAME_FROM.includes(`/${FILES}`) ? "../../" : ".", CAME_FROM).href;\n'
        f"const FIRST_WORDS = {_json(first)};\n"
        f"const STYLE = {_json(_style('launcher'))};\n"
        f"const SHARED = () => ({{ {', '.join(_SHARED)} }});"
    )
