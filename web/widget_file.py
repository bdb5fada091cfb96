"""The one file that a host page loads, joined from the parts in static/widget."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from web.page_words import LOCALES

_FOLDER = Path(__file__).parent / "static" / "widget"
# In the order of reading: each part uses what stands before it.
_PARTS = (
    "strings",
    "dom",
    "colour",
    "announcer",
    "service",
    "store",
    "modality",
    "turn",
    "transcript",
    "composer",
    "conversation",
    "element",
    "embed",
)


@cache
def widget_source() -> bytes:
    """Join the parts into one strict function, so that nothing but `window.Sideline` is left on the page.

    Lines that are only a comment stay in the repository: a visitor's phone need not load them.
    """
    parts = "\n".join((_FOLDER / f"{part}.js").read_text(encoding="utf-8") for part in _PARTS)
    code = "\n".join(line for line in parts.splitlines() if not line.lstrip().startswith("//") and line.strip())
    return f"{_PREAMBLE}{_constants()}\n{code}\n}})();\n".encode()


_PREAMBLE = """// Sideline's widget. Its parts, with comments, are in web/static/widget/ of the repository.
(() => {
"use strict";
"""


def _constants() -> str:
    style = re.sub(r"/\*.*?\*/", "", (_FOLDER / "widget.css").read_text(encoding="utf-8"), flags=re.DOTALL)
    # The script's own address tells where the bot lives; it can be read only while the file runs.
    return (
        "const SCRIPT = document.currentScript;\n"
        'const HOME = new URL(".", SCRIPT?.src || location.href).href;\n'
        f"const STRINGS = {json.dumps(LOCALES, ensure_ascii=False)};\n"
        f"const STYLE = {json.dumps(' '.join(style.split()), ensure_ascii=False)};"
    )
