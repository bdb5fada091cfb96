"""Read the bot's sentences as a file has them: those of an owner's `_sentences.md` replace the defaults."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from bot.manners.casebook import Case, Casebook, unknown_keys
from bot.manners.voice import PLACEHOLDERS, SENTENCES, STANDS_FOR, Voice
from bot.records.faults import Fault

_MAY_BE_EMPTY = frozenset({"answered"})


def read_voice(book: Casebook) -> tuple[dict[str, str | None], list[Fault]]:
    """Return the sentences and settings that a file gives."""
    faults = unknown_keys(book, frozenset())
    said: dict[str, str | None] = {}
    for case in book.cases:
        name = case.name.casefold().replace(" ", "_").replace("-", "_")
        if name not in SENTENCES:
            headings = ", ".join(key.replace("_", " ") for key in SENTENCES)
            faults.append(Fault(book.file, case.line, f'there is no sentence "{case.name}".', f"Use: {headings}."))
        elif not case.text and name not in _MAY_BE_EMPTY:
            faults.append(Fault(book.file, case.line, f'"{case.name}" is empty.', "Write what the bot should say."))
        else:
            faults += _placeholders(book, case, name)
            said[name] = case.text
    return said | _settings(book, faults), faults


def voice_over(base: Voice, said: Mapping[str, str | None]) -> Voice:
    """Return a voice with what the owner's files say over `base`.

    A sentence that stands for several (`STANDS_FOR`) takes the place of those that no file has.
    """
    every = dict(said)
    for general, special in STANDS_FOR.items():
        if general in said:
            for name in special:
                every.setdefault(name, said[general])
    return base.saying(every)


def _placeholders(book: Casebook, case: Case, name: str) -> list[Fault]:
    needed = PLACEHOLDERS.get(name, ()) if name != "safety" else ()
    return [
        Fault(book.file, case.line, f'"{case.name}" lacks {sign}.', f"Put {sign} where it belongs in the sentence.")
        for sign in needed
        if sign not in case.text
    ]


def _settings(book: Casebook, faults: list[Fault]) -> dict[str, str | None]:
    known = {"contact": "contact_label", "contact-url": "contact_url", "emergency": "emergency"}
    settings: dict[str, str | None] = {}
    for key, value in book.front.items():
        if key not in known:
            remedy = f"Use one of: {', '.join(known)}."
            faults.append(Fault(book.file, 1, f'the front matter has no "{key}".', remedy))
        elif key == "contact-url":
            settings["contact_url"] = _address(book, value, faults)
        elif not value.strip():
            faults.append(Fault(book.file, 1, f'"{key}" is empty.', "Write a wording, or take the line out."))
        else:
            settings[known[key]] = value.strip()
    return settings


def _address(book: Casebook, value: str, faults: list[Fault]) -> str | None:
    url = value.strip()
    if not url:
        return None
    if urlsplit(url).scheme.casefold() not in ("https", "http", "mailto", "tel"):
        remedy = "Write https://…, mailto:… or tel:…"
        faults.append(Fault(book.file, 1, f'"contact-url: {url}" is no address that visitors can follow.', remedy))
        return None
    return url
