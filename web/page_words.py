"""The words that pages and widget share, by language: one file for each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "static" / "widget"

LOCALES: dict[str, dict[str, Any]] = {
    path.name.split(".")[1]: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted(_FOLDER.glob("strings.*.json"))
}
WORDS = LOCALES["en"]
EVIDENCE: dict[str, str] = WORDS["evidence"]

_NAMES = {
    "ar": "العربية",
    "de": "Deutsch",
    "en": "English",
    "es": "Español",
    "fr": "Français",
    "it": "Italiano",
    "ja": "日本語",
    "pl": "Polski",
    "pt": "Português",
}
LANGUAGE_NAMES = {"auto": "As the page", **{locale: _NAMES.get(locale, locale) for locale in LOCALES}}
