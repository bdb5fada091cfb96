"""A yes, a no and the other one, said to what was offered or quoted."""

from __future__ import annotations

import re

YES = re.compile(
    r"^(?:yes|yeah|yep|yup|ya|ye|yea|yh|yess|sure|ok|okay|exactly|correct|right|please do|do it|of course|that one"
    r"|this one|thats it|thats the one|please|go ahead|why not|i do|i did)(?: (?:please|thanks|that one|i do|i did|sure"
    r"|(?:(?:show|tell|give) me|lets (?:see|hear)|id like)(?: (?:that|it|this|that one))?))?$"
)
"""Said to have what was offered, of plain words."""

NO = re.compile(
    r"^(?:no|nope|nah|neither|none|wrong|not really|not that|not those|none of (?:them|these|those|that|the above)"
    r"|neither of (?:them|these|those)|no neither|no none of (?:them|these|those)"
    r"|(?:no )?(?:thats|that is|this is|that was|its) not (?:it|my question|the question)"
    r"|(?:no )?(?:(?:thats|that is|this is|that was|its) )?not what i (?:asked|meant|mean|wanted)(?: for)?"
    r"|you (?:got|understood) me wrong|wrong (?:answer|one|question))$"
)
"""Said to have none of it, or not that, of plain words."""

OTHER_ONE = re.compile(
    r"^(?:(?:no|nope|nah|not (?:that|this)(?: one)?|sorry|actually|wait|i mean|i meant|i want|id like|give me) ){0,3}"
    r"(?:the|that) other(?: one| question| option)?(?: please| then)?$"
)
"""Said to have the reading that wasn't taken, of plain words."""

BARE_NODS = frozenset({"ok", "okay", "right", "sure"})
"""What takes up an offer, and only closes a refusal."""

CLOSING_NODS = frozenset({"ok", "okay", "right"})
"""What closes with thanks behind it, where "sure, thanks" takes up an offer."""

PLEASE = frozenset({"please", "pls", "plz"})
"""What begs; behind a yes it takes up an offer."""

BARE_NO = frozenset({"no", "nope", "nah", "none", "not really"})
"""A no that, after an answer, is small talk and refuses nothing."""
