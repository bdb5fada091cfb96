"""Words that people begin with before they say anything ("ok so", "hm, but"): discourse markers, as grammar has it."""

from __future__ import annotations

OPENER = r"(?:ok|okay|so|and|but|then|well|now|right|hm|hmm|oh|ah)"
"""One of them, as a pattern of plain words; a "yes" or "no" may answer what was offered, and is none."""
OPENERS = rf"(?:{OPENER} ){{0,3}}"
"""Up to three of them, each with the blank behind it."""
