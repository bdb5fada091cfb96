"""Said to leave a topic for another."""

from __future__ import annotations

import re

from bot.text.openers import JOINTS

ANEW = re.compile(
    rf"^(?:(?:{JOINTS}|no)[ ,]{{1,3}}){{0,3}}"
    r"(?:(?:(?:let'?s|can we|could we|id rather) (?:talk about|discuss) )?"
    r"(?:something|anything) (?:completely )?(?:else|different)"
    r"|(?:a |one |my )?(?:new|another|other|next|different) (?:topic|question|subject|thing)|(?:on )?a different note"
    r"|change of (?:topic|subject)|by the way|btw|unrelated(?:ly)?)(?: now)?[ ,.:;!-]{1,4}(?P<rest>.+)$"
)
"""Said to leave a topic, of folded text: what is asked next is `rest`."""

FORGETS = re.compile(
    r"^(?:(?:ok|okay|no|lol|fine|well)[ ,.!]{1,3}){0,2}(?:forget|never ?mind|nvm) (?:about )?"
    r"(?:(?:the|that|this|it|my|those) ?)?[^.,;:!?]{0,30}[.,;:!?-]{1,3} {0,3}(?:(?:but|and|so) )?(?P<rest>.+)$",
    re.DOTALL,
)
"""Said to leave a topic for `rest`, of folded text: "ok forget the stitch. does running tall help"."""

JOINT = re.compile(rf"^(?:{JOINTS}|also)[ ,]{{1,3}}(?=.)")
"""What joins a question to a courtesy before it: "thanks, and how do I …"."""
