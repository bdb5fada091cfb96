"""The accident that `repair` undoes: UTF-8 read with a single-byte charset, and what is lost after that."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

_C1 = re.compile("[\x80-\x9f]")
_SPACES = re.compile("[ \u00a0]+")


@functools.cache
def high_half(codec: str) -> dict[int, str]:
    """Return the characters of the bytes 80 to FF; bytes that the charset leaves open stay controls, as browsers do."""
    made: dict[int, str] = {}
    for byte in range(0x80, 0x100):
        try:
            made[byte] = bytes([byte]).decode(codec)
        except UnicodeDecodeError:
            made[byte] = chr(byte) if byte < 0xA0 else ""
    return made


def broken(text: str, codec: str, *, controls: bool = False) -> str:
    """Return the text after the accident: decoded wrongly and, unless `controls` are kept, cleaned of controls."""
    table = high_half(codec)
    wrong = "".join(chr(byte) if byte < 0x80 else table[byte] for byte in text.encode())
    return wrong if controls else _SPACES.sub(" ", _C1.sub("", wrong))


@dataclass(frozen=True, slots=True)
class Flavour:
    """A charset that detectors mistake UTF-8 for, and the letters by which its damage is known.

    `kin` is Windows' charset of the same script, which differs in few places.
    `two` and `three` begin é, » and ’, …; `four` begins an emoji; `selector` is what is left of U+FE0F.
    """

    codec: str
    script: str
    kin: str

    @property
    def two(self) -> str:
        """Return the character of byte C2."""
        return high_half(self.codec)[0xC2]

    @property
    def three(self) -> str:
        """Return the character of byte E2."""
        return high_half(self.codec)[0xE2]

    @property
    def four(self) -> str:
        """Return the character of byte F0."""
        return high_half(self.codec)[0xF0]

    @property
    def selector(self) -> str:
        """Return what stays of the variation selector after emoji (EF B8 8F)."""
        return high_half(self.codec)[0xEF] + high_half(self.codec)[0xB8]

    def following(self, first: int = 0xA1, last: int = 0xBF) -> str:
        """Return the characters of continuation bytes that are no controls, those of the kin included."""
        tables = high_half(self.codec), high_half(self.kin)
        return "".join(dict.fromkeys(table[byte] for table in tables for byte in range(first, last + 1)))


# Script: the characters that a genuine word of the charset's language is made of, as a regular expression's class.
GREEK = Flavour("iso8859_7", "\u0370-\u03ff\u1f00-\u1fff", "cp1253")
THAI = Flavour("iso8859_11", "\u0e01-\u0e5b", "cp874")
LATIN = Flavour("latin_1", "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f", "cp1252")
