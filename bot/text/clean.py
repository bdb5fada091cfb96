"""Bring text to one form: NFC, plain newlines, nothing that is invisible and no lone surrogate."""

from __future__ import annotations

import re
import unicodedata

_NEWLINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")

# Controls, soft hyphen, zero-width and bidirectional marks, tags, non-characters, lone surrogates. Variation
# selectors stay: they belong to the emoji before them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
# Joiners carry meaning inside emoji and in scripts from Arabic on, and none in Latin, Greek or Cyrillic.
_STRAY_JOINERS = re.compile(
    "(?<![\u0600-\u1dff\u2600-\U0010ffff])[\u200c\u200d]+|[\u200c\u200d]+(?![\u0600-\u1dff\u2600-\U0010ffff\u200c\u200d])"
)


def clean(text: str) -> str:
    """Return the text in NFC with plain newlines, without control, zero-width and bidirectional characters."""
    text = _NEWLINES.sub("\n", text)
    text = _INVISIBLE.sub("", text)
    text = _STRAY_JOINERS.sub("", text)
    return unicodedata.normalize("NFC", text)
