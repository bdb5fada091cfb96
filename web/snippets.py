"""The lines that an owner pastes into a site, made from the choices on the embed page."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

from web.cleaning import clean_words
from web.page_words import LOCALES

ACCENT = "#8c2f1f"  # the widget's own
HEADING_MAX_CHARS = 80
GREETING_MAX_CHARS = 300
CHOICES: dict[str, tuple[str, ...]] = {
    "mode": ("bubble", "inline"),
    "position": ("end", "start"),
    "theme": ("auto", "light", "dark"),
    "history": ("tab", "device", "off"),
    "locale": ("auto", *LOCALES),
}
"""What may be chosen; the first of each needs no attribute."""


def read_attributes(given: Mapping[str, str]) -> dict[str, str]:
    """Read the widget's attributes from a form; what can't be used, or is so anyway, is left out."""
    found = {
        "heading": clean_words(given.get("heading", ""))[:HEADING_MAX_CHARS],
        "greeting": clean_words(given.get("greeting", ""))[:GREETING_MAX_CHARS],
    }
    accent = given.get("accent", "").lower()
    if re.fullmatch("#[0-9a-f]{6}", accent) and accent != ACCENT:
        found["accent"] = accent
    for name, values in CHOICES.items():
        if given.get(name) in values[1:]:
            found[name] = given[name]
    return {name: value for name, value in found.items() if value}


@dataclass(frozen=True, slots=True)
class ScriptAddresses:
    """Where the first script lies: at the floating address, and at its own with the digest that pins it."""

    base: str
    floating: str
    pinned: str
    integrity: str


def snippets(attributes: Mapping[str, str], script: ScriptAddresses) -> dict[str, str]:
    """Give every snippet by name."""
    floating = f'src="{escape(script.base + script.floating)}"'
    pinned = f'src="{escape(script.base + script.pinned)}" integrity="{script.integrity}" crossorigin="anonymous"'
    # A path in a policy's source would match that very path and nothing below it, so the origin stands alone.
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(script.base))
    return {
        "tag": _tag(attributes, floating, script.base),
        "pinned": _tag(attributes, pinned, script.base),
        "policy": f"script-src {origin}; connect-src {origin}",
        "wordpress": _shortcode({"mode": "bubble", **attributes}),
        "react": _REACT.format(
            bot=json.dumps(script.base), script=json.dumps(script.floating), props=_properties(attributes)
        ),
    }


def _tag(attributes: Mapping[str, str], source: str, base: str) -> str:
    """Write the tag; a chat within the page has its place marked by an element, which holds a link until it runs."""
    if attributes.get("mode") != "inline":
        data = "".join(f' data-{name}="{escape(value)}"' for name, value in attributes.items())
        return f"<script {source} defer{data}></script>"
    own = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    words = escape(attributes.get("heading", "Ask a question"))
    link = f'<a href="{escape(base)}/chat">{words}</a>'
    return f"<sideline-chat{own}>{link}</sideline-chat>\n<script {source} defer></script>"


def _shortcode(attributes: Mapping[str, str]) -> str:
    """Write the plugin's shortcode; WordPress ends one at the first bracket, and knows no escape but HTML's."""
    inside = {"[": "&#91;", "]": "&#93;"}
    values = {
        name: re.sub(r"[\[\]]", lambda sign: inside[sign[0]], escape(value)) for name, value in attributes.items()
    }
    return "[sideline" + "".join(f' {name}="{value}"' for name, value in values.items()) + "]"


def _properties(attributes: Mapping[str, str]) -> str:
    return "".join(f" {name}={{{json.dumps(value, ensure_ascii=False)}}}" for name, value in attributes.items())


_REACT = """import {{ useEffect }} from "react";

const BOT = {bot};

export function SidelineChat(attributes) {{
  useEffect(() => {{
    const src = BOT + {script};
    if (document.querySelector(`script[src="${{src}}"]`)) return;
    document.head.append(Object.assign(document.createElement("script"), {{ src }}));
  }}, []);
  return <sideline-chat {{...attributes}} />;
}}

<SidelineChat{props} />"""
