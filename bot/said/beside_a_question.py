"""Said before or behind what is asked: that a question comes, or that what was named is to be told."""

from __future__ import annotations

import re

from bot.text.openers import JOINTS

LEADS_IN = re.compile(
    rf"^(?:(?:{JOINTS}|also)[ ,]{{1,2}}){{0,2}}(?:just )?(?:"
    r"(?:one|a|1) (?:(?:more|last|final|quick|other|little) ){1,2}(?:thing|question|q)"
    r"|(?:last|another|quick) (?:thing|question|q)"
    r"|one (?:more|last)(?=[,.:;!-]))[ ,.:;!-]{1,3}(?P<rest>.+)$"
)
"""Said before a question, of folded text: "and one more thing should I …"; what is asked is `rest`."""

WHATS_THAT = re.compile(
    r"^(?P<rest>[^.;:!?]{3,60}?)[ ,?!.-]{1,4}(?:whats|what is|what are) (?:that|this|it|those)(?: mean| even)?[ ?.!]*$"
)
"""Said to ask what `rest` is, of folded text: "meta analysis whats that"."""
