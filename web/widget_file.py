"""What a host page loads: a small script first, the panel once somebody may want it, and words in other languages."""

from __future__ import annotations

import json
import re
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
    "service",
    "store",
    "modality",
    "turn",
    "transcript",
    "composer",
    "conversation",
    "panel",
)
_FIRST_WORDS = ("heading", "stuck", "as_page")
"""What may be said before the panel is there: the first script carries it in every language."""
_SHARED = ("make", "icon", "makeSheet", "shelf")
"""What the panel takes from the first script instead of bringing it again."""
PANEL = "widget/panel.js"
"""Address of the panel, relative to the bot's."""


@cache
def widget_source() -> bytes:
    """Join the parts into one strict function, so that nothing but `window.Sideline` is left on the page."""
    return f'{_PREAMBLE}(() => {{\n"use strict";\n{_constants()}\n{_join(_PARTS)}\n}})();\n'.encode()


@cache
def panel_source() -> bytes:
    """Join the panel's parts into a module that gives a function: what the first script shares → element → panel."""
    constants = f"const WORDS = {_json(LOCALES['en'])};\nconst STYLE = {_json(_style('panel'))};"
    shared = ", ".join(_SHARED)
    return (
        f"{_PREAMBLE}export default ({{ {shared} }}) => {{\n{constants}\n{_join(_PANEL_PARTS)}\n"
        "return (element, words) => new Panel(element, words);\n};\n"
    ).encode()


@cache
def strings_source(locale: str) -> bytes | None:
    """Give a language's words as JSON, or None where there is no such language."""
    return _json(LOCALES[locale]).encode() if locale in LOCALES else None


_PREAMBLE = "// Sideline's widget. Its parts, with comments, are in web/static/widget/ of the repository.\n"


def _join(parts: tuple[str, ...]) -> str:
    """Join parts without the lines that are only a comment: a visitor's phone need not load them."""
    source = "\n".join((_FOLDER / f"{part}.js").read_text(encoding="utf-8") for part in parts)
    return "\n".join(line for line in source.splitlines() if not line.lstrip().startswith("//") and line.strip())


def _style(name: str) -> str:
    style = re.sub(r"/\*.*?\*/", "", (_FOLDER / f"{name}.css").read_text(encoding="utf-8"), flags=re.DOTALL)
    return " ".join(style.split())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _constants() -> str:
    first = {locale: {name: words[name] for name in _FIRST_WORDS} for locale, words in LOCALES.items()}
    # The script's own address tells where the bot lives; it can be read only while the file runs.
    return (
        "const SCRIPT = document.currentScript;\n"
        'const HOME = new URL(".", SCRIPT?.src || location.href).href;\n'
        f"const PANEL = {_json(PANEL)};\n"
        f"const FIRST_WORDS = {_json(first)};\n"
        f"const STYLE = {_json(_style('launcher'))};\n"
        f"const SHARED = () => ({{ {', '.join(_SHARED)} }});"
    )
