"""Slugs as GitHub makes them from headings, so that a link copied from there fits here."""

from __future__ import annotations

import unicodedata

_KEPT = {"Nd", "Nl", "Pc"}
_VARIATION_SELECTORS = "\ufe0e\ufe0f"


def slug(heading: str) -> str:
    """Return the heading in lower case without punctuation, spaces as hyphens; `section` where nothing is left."""
    made = "".join(_slug_character(character) for character in heading.strip().lower())
    return made if made.strip("-") else "section"


def _slug_character(character: str) -> str:
    if character in "- ":
        return "-"
    if character in _VARIATION_SELECTORS:
        return ""
    category = unicodedata.category(character)
    return character if category[0] in "LM" or category in _KEPT else ""


class Slugs:
    """The slugs of one document: a second heading of the same words gets `-1`, a third `-2`."""

    def __init__(self) -> None:
        self._times: dict[str, int] = {}

    def take(self, heading: str) -> str:
        """Return the heading's slug in this document."""
        first = slug(heading)
        taken = first
        while taken in self._times:
            self._times[first] += 1
            taken = f"{first}-{self._times[first]}"
        self._times[taken] = 0
        return taken

    def reserve(self, taken: str) -> bool:
        """Take a slug as it is given; False where it was taken before."""
        if taken in self._times:
            return False
        self._times[taken] = 0
        return True
