"""Whether somebody who can examine has said that it's fine ("doctor said its fine", and in so many words alone), and
what that was said of.
"""

from __future__ import annotations

import re

from bot.manners.sport import FINE, SPORT

_BEFORE = (
    r"(?:(?:but|and|so|ok|okay|yes|well|no(?= (?:the|my|our|its))|its ok|its fine) )*"
    r"(?:(?:its|it has) been [a-z0-9]+ [a-z]+ )?"
    r"(?:the |my |our |his |her )?"
)
_WHO = r"(?:doctors?|doc|gp|physio|physiotherapist|surgeon|consultant|cardiologist|specialist|hospital)"
_IT = (
    r"(?:(?:it|its|it is|thats|that is|im|i am|hes|he is|shes|she is|all|everything|everything is|jogging|running"
    r"|training|sport|easy running)(?: is)? )?"
)
_FINE = (
    r"(?:all |totally |perfectly |completely |absolutely )?"
    rf"(?:{FINE}|good|healed|allowed|clear)"
)
_SPORT = rf"(?:{SPORT}|start|go back|return)"
_CLEARED = re.compile(
    rf"^{_BEFORE}{_WHO} (?:(?:has |have )?(?:says|said|confirmed)|(?:has |have )?told (?:me|us|him|her))(?: that)? "
    rf"(?:{_IT}{_FINE}(?: again| now| to {_SPORT})*|(?:i|he|she|we) (?:can|may) {_SPORT}(?: again| now)*)$"
    rf"|^{_BEFORE}{_WHO} (?:has )?(?:cleared|discharged) (?:me|him|her)(?: again| now| to {_SPORT})*$"
)
_ASKS_HOW_FAR = re.compile(
    r"\b(?:can|could|may|shall|must|should) (?:i|he|she|we|they) (?:still |already |even |just |also )?"
    r"(?:do |go |start )?"
    rf"(?:{SPORT}|hill|intervals|strides|drills|sports?)\b"
    r"|\b(?:with|on|despite) (?:it|this|that)\b"
    rf"|\b(?:i|he|she|we) (?:can|could|may) (?:{SPORT}|go|start)\b|\bhow long to (?:wait|rest)\b"
    r"|\b(?:ok|okay|fine|allowed|safe)$"
    rf"|\bhow (?:much|hard|long|far|often|soon|fast|many) .{{0,30}}\b(?:{SPORT}|rest)\b"
)

_CONDITION = re.compile(
    r"\b(?:cast|plaster|sling|splint|brace|operations?|op|surgery|operated|broken|broke|fractured?|replacement|stent"
    r"|pacemaker|asthma|diabetes|implant|metal|plate|screws?)\b"
)
"""What somebody has, and no complaint: named once more behind a doctor's word it's nothing new."""
_HELD_STILL = re.compile(
    r"\b(?:one|the|my|his|her|that|this|left|right|other|other one|it) (?:(?:arm|elbow|wrist|hand|leg|knee|shoulder) )?"
    r"(?:just |simply |only |really )?(?:cannot|cant|can not|wont|doesnt|does not) "
    r"(?:bend|move|swing|straighten|turn|rotate)\b"
)
"""What a cast or a sling does to a limb."""
_NEWLY = re.compile(
    r"\b(?:again|now|since|today|yesterday|tonight|morning|night|new|worse|another|sudden(?:ly)?|anymore|any more|still"
    r"|hurts?|painful|pain|longer)\b"
)


def is_cleared(clause: str) -> bool:
    """Tell whether a clause, of plain words, says that whoever can examine has found it fine."""
    return bool(_CLEARED.match(clause))


def asks_how_far(clause: str) -> bool:
    """Tell whether a clause asks how far somebody may go with what he was cleared of: that's the doctor's as well."""
    return bool(_ASKS_HOW_FAR.search(clause))


def besides_what_was_cleared(message: str, before: str) -> str | None:
    """Return what a message of plain words says besides what a doctor's word was on: the condition that was named
    `before`, and that a limb is held still by it. None for one that tells of something new.
    """
    if _NEWLY.search(message):
        return None
    named = set(_CONDITION.findall(before))
    left = _CONDITION.sub(lambda found: "" if found[0] in named else found[0], message)
    return _HELD_STILL.sub("", left)
