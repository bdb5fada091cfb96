"""Said to ask the same once more, of another study or of somebody else."""

from __future__ import annotations

import re

from bot.text.openers import OPENERS

THE_SAME_OF = re.compile(
    rf"^{OPENERS}(?:(?:what|how) about )?(?:(?:in|for|of|with) )?(?:the |that )?"
    r"(?P<rest>(?!other |others |another )[^ ]+(?: [^ ]+){0,3}) (?:one|ones|study|test|trial|paper)$"
)
"""Said to ask the same once more of the study `rest` ("and the 50m one?"), of plain words."""

_HOLDS = (
    r"(?:(?:does|do|would|will|did|can) (?:that|this|it|they|these|those)(?: also| still| even| all)?"
    r" (?:holds?|apply|applies|go(?= (?:also |too )?for)|count|be true|be the same)(?: true| good)?"
    r"|(?:is|are|was|would) (?:that|this|it|they|these)(?: also| still)? (?:be )?"
    r"(?:the same|true|so|any different|different)"
    r"|(?:the )?same(?: thing| story| goes| again)?)"
)
CARRIES_OVER = re.compile(
    rf"^{OPENERS}{_HOLDS}(?: too| also)? (?P<rest>(?:for|in|at|with|on|over|to|when|during|if|while|among) .+)$"
    r"|^(?:(?:ok|so) )?(?:and|but|also|only)(?: also| only| even| what about| how about)?"
    r" (?P<there>(?:for|in|at|on|over|during) .+)$"
)
"""Said to carry the last answer over to `rest` ("does that hold for a 9-year-old?"), of plain words."""
