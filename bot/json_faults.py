"""Say what is wrong with a line of a `.jsonl` file to an owner who never heard of JSON."""

from __future__ import annotations

import json
import re

_CURLY = dict.fromkeys(map(ord, "“”„‟"), '"')
_CURLY_KEY = re.compile(r"[{,]\s*[“”„‟]\s*\w+\s*[“”„‟]\s*:")
_WORD = re.compile(r"[\w-]+")
_QUOTED = "Put it between quotation marks."
_INSIDE = 'Put a backslash before a quotation mark inside a text (\\"); else write the comma that lacks.'
_GOES_ON = r"Close it at the end of the text. Where the text begins a new line, write \n and go on in the same line."


def plainly(text: str, strict: bool = True) -> tuple[str, str]:
    """Return what is wrong with a text that is meant as one `{…}` and can't be read so, and what to do."""
    if _is_curly(text):
        what = 'Its quotation marks are curly (“ ”), and only straight ones (") count.'
        return what, "Write straight ones; a plain text editor keeps them straight."
    try:
        json.loads(text, strict=strict)
    except json.JSONDecodeError as error:
        return _said(error.msg, text[: error.pos].rstrip(), text[error.pos :].strip())
    except (ValueError, RecursionError):
        pass
    return "The line has lists within lists, or a number too long to read.", 'Write plain `"name": "text"` pairs.'


def _is_curly(text: str) -> bool:
    """Tell whether a line that can't be read has curly quotation marks where straight ones belong."""
    if _CURLY_KEY.search(text):
        return True
    try:
        json.loads(text.translate(_CURLY))
    except (ValueError, RecursionError):
        return False
    return text.translate(_CURLY) != text


def _said(problem: str, before: str, rest: str) -> tuple[str, str]:
    """Return in plain words the problem that was met between `before` and the `rest` of the text."""
    here = f"before {rest[:30]!r}"
    if "Unterminated" in problem:
        return f"{rest[:30]!r} opens a quotation mark that nothing closes.", _GOES_ON
    if "escape" in problem:
        return f"{rest[:30]} has a backslash inside a text.", r"Write it twice (\\)."
    if "control character" in problem:
        return f"A tab stands inside a text, after {before[-30:]!r}.", "Write a space; most editors show tabs if asked."
    if not rest:
        return f"It ends too early, after {before[-30:]!r}.", "Close what is open, last of all by `}`."
    if "Extra data" in problem:
        return _behind(rest)
    if (before.endswith(",") and rest[0] in "}]") or "trailing comma" in problem:
        return f"A comma is too much {here}.", "Delete it."
    if rest[0] == "'":
        what = f"{rest[:30]!r} begins with a single quotation mark ('), and only double ones (\") count."
        return what, "Write double ones around each name and each text."
    if "':'" in problem:
        return f"A colon is missing {here}.", 'Write each name and its text as in "question": "Where?".'
    if "','" in problem:
        return _comma_missing(rest)
    if before.endswith("[") and rest[0] == "}":
        return _list_open(rest)
    if word := _WORD.match(rest):
        return f"{word[0][:30]!r} stands without quotation marks.", _QUOTED
    return f"A text is missing {here}.", 'Write it; "" is a text that says nothing.'


def _behind(rest: str) -> tuple[str, str]:
    """Return what is wrong where something follows the last `}`."""
    if rest == ",":
        return "A comma stands behind the last `}`.", "Delete it."
    if rest.lstrip(",").lstrip().startswith("{"):
        return (
            f"More than one `{{…}}` stands in the line: the next is {rest.lstrip(', ')[:30]!r}.",
            "Begin a new line before it.",
        )
    return f"Behind the `}}` that closes it stands {rest[:30]!r}.", "Delete it, or write it before the `}`."


def _comma_missing(rest: str) -> tuple[str, str]:
    """Return what is wrong where a comma, or the end of what is open, was looked for before `rest`."""
    if rest[0] == '"':
        return f"A comma is missing before {rest[:30]!r}.", "Write it."
    if rest[0] == "}":  # which may end a `{…}` anywhere here, but no list
        return _list_open(rest)
    if rest[0] == "]":
        return f"A list is closed before {rest[:30]!r} that isn't open.", "Write `[` where it begins, or delete `]`."
    return f"A text ends too early, at a quotation mark before {rest[:30]!r}.", _INSIDE


def _list_open(rest: str) -> tuple[str, str]:
    return f"A list isn't closed before {rest[:30]!r}.", "Write `]` where it ends."
