"""Say what is wrong with a line of front matter to an owner who never heard of YAML."""

from __future__ import annotations

import re

from yaml import MarkedYAMLError

from bot.sources.faults import shown

_QUOTES = 'Put the value into quotes, as in `title: "Arms: how much?"`.'
_SIGN = "has a value that begins with a sign"
_SAID = (
    (
        "found unexpected end of stream",
        "opens a quotation mark that nothing closes",
        "Close it at the end of the value.",
    ),
    ("<stream end>", "opens a bracket that nothing closes", "Close it at the end of the value."),
    ("found character '\\t'", "has a tab where a space belongs", "Write a space; most editors show tabs if asked."),
    ("cannot start any token", _SIGN, _QUOTES),
    ("expected alphabetic", _SIGN, _QUOTES),
    ("expected a comment", _SIGN, _QUOTES),
    ("expected the node content", _SIGN, _QUOTES),
    ("are not read", "has a value that begins with a `*`", _QUOTES),
    ("nested too deep", "has lists within lists, deeper than anybody needs", "Write plain `key: value` lines."),
    (
        "'<scalar>'",
        "has words behind a closing quotation mark",
        "Take the marks out, or put '…' around the whole value.",
    ),
    (
        "<block end>",
        "isn't set in like the lines of its list",
        "Begin each line of a list with `- `, all set in alike.",
    ),
    ("escape character", "has a backslash between double quotation marks", "Put the value between single ones ('…')."),
)
"""What the library's words for a problem hold, what is wrong, and what to do; the first that fits counts."""
_SET_IN = re.compile(r"\s+(?:- )?[\w-]+:(?!.*:\s)")


def plainly(error: MarkedYAMLError, line: str) -> tuple[str, str]:
    """Return what is wrong with the `line` that the error was found in, and what to do."""
    problem = error.problem or ""
    what, remedy = next(
        ((what, remedy) for part, what, remedy in _SAID if part in problem),
        ("can't be read", f"Write it as `key: value`. {_QUOTES}"),
    )
    if "mapping values" in problem:
        what, remedy = (
            ("is set in further than the lines it belongs to", "Begin it as far left as these.")
            if _SET_IN.match(line)
            else ("has a second colon", _QUOTES)
        )
    return f"{shown(line.strip())} in the front matter {what}.", remedy
