"""Said to hear more, or what was talked about before."""

from __future__ import annotations

import re

from bot.said.beginnings import BEGINNING

_TELL_MORE = r"(?:tell|show|give|teach) me (?:some |a bit |a little |even )?more"
_MORE_OF_IT = (
    r"more|some more|any more|a bit more|say more|what else|whats else|anything else|something else|elaborate|expand"
)
_DETAILS = r"details|in detail|in more detail|(?:more|further) (?:detail|details|info|information)"
GOES_ON = re.compile(
    rf"^{BEGINNING}(?:{_TELL_MORE}|{_MORE_OF_IT}|{_DETAILS}|(?:go|carry|keep|read) on|keep going|continue|then"
    r"|(?:and )?(?:another|one more)(?: (?:one|part|point|thing|tip))?"
    r"|(?:the )?next(?: (?:one|part|bit|point|thing|tip|sentence|question))?|whats next|what is next"
    r"|is (?:that|this) (?:all|it|everything)|what more)"
    r"(?: (?:do you know|do you have|is there|does it say|should i know))?"
    r"(?: (?:about|on|of|with) (?:it|this|that|them))?(?: please| then)?$"
)
"""Said to hear what comes next, of plain words."""

ANOTHER = re.compile(r"^(?:and )?(?:another|one more)(?: one)?$")
"""Said for the next of whatever there was, be it a joke, of plain words."""

MORE_ABOUT = re.compile(rf"^{BEGINNING}(?:{_TELL_MORE}|{_MORE_OF_IT}|{_DETAILS}) (?:about|on|regarding) (?P<rest>.+)$")
"""Said to hear more about `rest`, of plain words."""

GOES_BACK = re.compile(
    rf"^{BEGINNING}(?:(?:go|going|come|coming|get|getting|circle|switch) back|back|return|returning) to (?P<rest>.+)$"
)
"""Said to go back to `rest`, of plain words."""
