"""Said to come back to words of the bot: "you mentioned attention. What's that?"."""

from __future__ import annotations

import re

from bot.text.analyse import normalise
from bot.text.openers import JOINTS

_CITES = re.compile(
    rf"^(?:(?:{JOINTS}|hm|wait)[ ,]{{1,2}}){{0,2}}(?:earlier )?(?:you|u|the (?:text|site|quote))"
    r" (?:just |also )?(?:mentioned|mention|said|say|says|wrote|write|spoke of|talked about|told me)(?: about| that)?"
    r"[ :,]{1,2}(?P<cited>(?!nothing|anything|no |not )[^ ].{2,})$"
    r"|^(?P<before>[^.?!]{3,80}?), (?:you|u) (?:said|say|wrote)(?P<behind>[.?!].+)$"
)
"""Of folded text."""


def cited(message: str) -> str | None:
    """Return a message without the words by which it cites the bot, folded; None where it cites nothing."""
    found = _CITES.match(normalise(message).replace("'", "").strip())
    return found and (found["cited"] or f"{found['before']}{found['behind']}")
