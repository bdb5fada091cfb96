"""Words that people begin with before they say anything ("ok so", "hm, but"): discourse markers, as grammar has it."""

from __future__ import annotations

JOINTS = "so|and|but|then|now|well|ok|okay|oh"
"""What joins a message, a sentence or a clause to the one before, and names nothing whatever follows: it may be taken
off. As parts of a pattern; each place adds what joins there besides. "Also" is none: after a red flag it tells more."""
OPENER = rf"(?:{JOINTS}|right|hm|hmm|ah)"
"""One of them or of those that are only passed over, as a pattern of plain words: "right" may be a side ("right arm or
left?"), so that it is never taken off; a "yes" or "no" may answer what was offered, and is none."""
OPENERS = rf"(?:{OPENER} ){{0,3}}"
"""Up to three of them, each with the blank behind it."""
