"""Said of what was just quoted: to have an example, what came of it, the reason, or the same in fewer words."""

from __future__ import annotations

import re

from bot.said.beginnings import BEGINNING
from bot.text.openers import OPENERS

_EXAMPLES = r"(?:(?:an|one|any|some|another|more|the|a few|a concrete|concrete|real|a real) )?examples?"
EXAMPLE = re.compile(
    rf"^{BEGINNING}(?:(?:for|with|as|like|what is|whats|what would be|do you have|have you got|got|is there|are there"
    rf"|(?:give|show|tell|name)(?: me| us)?) )?(?:{_EXAMPLES}|instance)"
    r"(?: (?:for|of|on|about) (?:that|this|it|them|those|these))?(?: please| pls| then)?$"
    rf"|^{BEGINNING}(?:like what|like which|such as|such as what|eg|e g)(?: then| exactly| for example)?$"
)
"""Said to hear an example of what was quoted, of plain words."""

_STUDY = r"(?:it|they|that|this|(?:the|that|this) (?:study|test|trial|paper|review|researchers|authors))"
RESULT = re.compile(
    rf"^{BEGINNING}(?:what (?:did|does|do) {_STUDY} (?:show|find|say|conclude|tell|tell us)"
    rf"|(?:(?:what (?:was|is|were|are)|whats) )?the (?:results?|findings?|outcome|conclusions?|bottom line|upshot)"
    r"(?: of (?:it|that|this))?)(?: then| exactly| please| pls)?$"
)
"""Said to hear what came of a study that was quoted, of plain words."""

BARE_WHY = re.compile(
    rf"^{OPENERS}(?:(?:but|and) )?(?:why|how come|how so|what causes (?:that|it|this))"
    r"(?: (?:is|does|do|did|was|would) (?:that|it|this|they)| (?:that|it|this)(?: is)?)?"
    r"(?: (?:happens?|happening|so|the case|the way it is))?"
    r"(?: (?:though|tho|exactly|then|really|actually|please|pls))*$"
)
"""Said to hear the reason of what was quoted and nothing else, of plain words: "why does that happen", "how come"."""

_THAT = r"(?:it|that|this)"
_SIMPLY = (
    r"(?:shorter|simpler|simple|more simply|simply|briefly|in short|in one sentence"
    r"|in (?:simple|simpler|plain|easy|normal) (?:words|terms|english|language)|in (?:other|your own) words)"
)
_TOO_LONG = (
    r"(?:(?:is|was|thats|its|all) )?(?:(?:a bit|a little|way|much|far|just) )?too (?:long|many words"
    r"|much(?: text| to read)?)"
)
_LOST = (
    rf"(?:i )?(?:still )?(?:dont|do not|didnt|cant) (?:really )?(?:(?:get|follow) {_THAT}|understand"
    rf"(?: (?:{_THAT}|you|u|(?:your|ur) answers?|a word|any of it|anything))?)"
    r"(?: (?:they are|its|it is|theyre) (?:so |too |very )?(?:complicated|hard|difficult|technical))?"
)
SHORTER = re.compile(
    rf"^{BEGINNING}(?:no )?(?:i (?:mean|meant) )?(?:can u )?(?:(?:say|explain|put|tell me|make|give me) )?(?:{_THAT} )?"
    rf"(?:(?:a bit|a little|much|even) )?(?:{_SIMPLY}|{_TOO_LONG}|{_LOST}|what (?:does|did|do) {_THAT} (?:even )?mean)"
    r"(?: please| pls| then)?(?: (?:i |we )?(?:just |only )?need (?:it|1|one|a) .{1,30}"
    r"| (?:(?:its|it is) for (?:(?:my|a|the) )?[a-z]+(?: [a-z]+)?"
    r"|for (?:my |a )?(?:school|class|homework|poster|talk)))?$"
)
"""Said to hear the last answer in fewer words, of plain words."""
