"""Words that people begin with before they say anything ("ok so", "hm, but"): discourse markers, as grammar has it."""

from __future__ import annotations

JOINTS = "so|and|but|ok"
"""What joins a message, a sentence or a clause to the one before, and names nothing whatever follows: it may be taken
off. As parts of a pattern; each place adds what joins there besides."""
OPENER = rf"(?:{JOINTS}|okay|then|well|now|right|hm|hmm|oh|ah)"
"""One of them or of those that are only passed over, as a pattern of plain words: "right" may be a side ("right arm or
left?"), so that it is never taken off; a "yes" or "no" may answer what was offered, and is none."""
OPENERS = rf"(?:{OPENER} ){{0,3}}"
"""Up to three of them, each with the blank behind it."""
