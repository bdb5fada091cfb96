"""Take off what frames a question and asks nothing: "i was wondering if …", "stupid question but …", "… or not".

A bag of words, and a vector still more, would look for the frame as for the rest (benchmarks/tuning.md, "Framing").
"""

from __future__ import annotations

import re

from bot.text.analyse import normalise, words
from bot.text.asking import AUXILIARIES, QUESTION_WORDS, one_of
from bot.text.function_words import FUNCTION_WORDS, content_words
from bot.text.openers import JOINTS

_YOU = r"(?:you|u|ya|anyone|anybody|someone|somebody|you guys)"
_JUST = r"(?:(?:just|only|really|always|also) )?"
_ASKER = (
    r"(?:coach|trainer|teacher|son|daughter|kids?|wife|husband|partner|friends?|mates?|team|athletes?|pupils?|students?|dad"
    r"|mum|mom|brother|sister|boss|physio|club)"
)
_KIND = (
    r"(?:quick|short|simple|small|little|stupid|dumb|silly|weird|odd|strange|random|noob|newbie|beginners?|basic|serious"
    r"|genuine|naive|general)"
)
_EXCUSED = one_of(
    frozenset(
        """
        a all already an annoying answered anyone asked asking ask bad been before being bother bothering basic been can
        cant caps could cover covered covers daft disturb disturbing does dont dumb else english everyone find found for
        from grammar has have help here i if im in interrupt is isnt it its keep know late long many me message messages
        missed much my not obvious of off on or out page place poor question questions random read right silly simple
        site so somebody someone somewhere spelling stupid that thats the these this those to topic trouble typing typos
        u us was we weird were will wont would wrong you your
        """.split()
    )
)
_WHETHER = (
    rf"{_JUST}(?:i was |i am |im |ive been |i have been |was )?{_JUST}(?:wondering|curious|asking myself)",
    rf"(?:can|could|would|will) {_YOU}(?: please| pls| kindly| maybe)? (?:tell (?:me|us)|let (?:me|us) know)",
    rf"(?:do|does|did) {_YOU}(?: here)?(?: happen to)? know|any(?:one|body)(?: here)? knows?",
    rf"(?:(?:have|has|do|does) {_YOU} (?:have )?)?(?:any|an) (?:idea|clue)",
    rf"{_JUST}i(?:d| would)? {_JUST}(?:like|love|want|wanted|need) to (?:know|ask|find out|understand)(?: you)?",
    rf"(?:{_JUST}(?:want|wanted) to (?:know|ask))",
    rf"do {_YOU} (?:think|reckon|believe)(?: that)?",
    r"my question (?:is|was)(?: this)?",
    r"(?:(?:please|pls|plz|(?:can|could) (?:you|u)) )?(?:explain|tell)(?: (?:to )?me)?"
    r"(?! what (?:you|u|that|it|this)\b)",
    rf"my {_ASKER} (?:(?:keeps? |is )?ask(?:s|ed|ing)?(?: (?:me|us))?|want(?:s|ed)? to know|wonders?|was wondering)",
)
"""What a question hangs on: "i was wondering if …", "do you know whether …"."""
_ANNOUNCING = (
    rf"(?:i have |ive got |i got |i had |have |got )(?:a |an |one |another |this )?(?:{_KIND} )?(?:questions?|q)"
    r"(?: for you)?",
    r"(?:(?:this|its|it|that|maybe|probably|sorry|i know)(?: is| its| this is| might be| may be)? )?(?:probably )?"
    rf"(?:(?:a|an|the|my)(?: (?:really|very|bit of a))? )?{_KIND} (?:question|q)",
    r"(?:be honest|to be honest|honestly|real talk|hear me out|excuse me|pardon me|first of all|out of (?:interest"
    r"|curiosity)|(?:in|from) (?:your|ur) (?:opinion|view|experience))",
    r"(?:q|question|dear [a-z]+(?: [a-z]+){0,2})",
)
"""What only says that a question comes: "stupid question"."""
_EXCUSES = (
    rf"sorry,? (?:if|for|to)(?: {_EXCUSED}){{1,9}}",
    rf"(?:im |i am )?(?:not sure|dont know|no idea),? (?:if|whether)(?: {_EXCUSED}){{1,9}}",
)
"""The same at greater length, in words that name no topic: "sorry if that's been asked before, …"."""
_LEADING = (
    r"is it (?:really )?(?:true|right|correct|a fact) that",
    r"(?:(?:im |i am )?(?:looking|searching) for|(?:i )?need"
    r"|(?:(?:do (?:you|u) have|have (?:you|u) got) )?(?:any|some))"
    r" (?:more )?(?:info|information) (?:on|about|regarding)",
)
"""What goes straight on: "is it true that …", "looking for info on …"."""
_ASKS = rf"(?={one_of(QUESTION_WORDS | AUXILIARIES)} )"
_PAUSE = r"[ ,]{0,2}[,.:;!?\u2013\u2014-]{1,3} ?"
_ASIDE = r"(?:[ ,]{1,2}(?:but|sorry|though|tho|i know|maybe|here))*"
_BEFORE = re.compile(
    rf"^(?:(?:{JOINTS}|um+|uh+|erm?|hm+|yeah|yo)[ ,.]{{1,3}}){{0,2}}"
    rf"(?:(?:{'|'.join(_WHETHER)})(?: (?:if|whether) |{_PAUSE}| {_ASKS})"
    rf"|(?:{'|'.join(_ANNOUNCING)})(?:[ ,]{{1,2}}but |{_ASIDE}(?:{_PAUSE}| {_ASKS}))"
    rf"|(?:{'|'.join(_EXCUSES)})(?:[ ,]{{1,2}}but |{_PAUSE})|(?:{'|'.join(_LEADING)}) )(?P<rest>[^ ].*)$",
    re.DOTALL,
)
_AFTERTHOUGHTS = (
    r"(?:yes or no|yes/no|y/n)",
    r"(?:i was |im |i am |was )?just (?:wondering|curious|asking)|asking for (?:a|my) (?:friend|mate|son|daughter)",
    rf"(?:do|does) {_YOU}(?: happen to)? know|(?:have {_YOU} )?(?:any|an) (?:idea|ideas|thoughts|clue)",
    rf"what do {_YOU} (?:think|say|reckon)|in (?:your|ur) (?:opinion|view|experience)",
    r"explain like im (?:5|five)|eli5|to be honest|honestly|be honest",
    r"(?:a |just a )?(?:quick|short|fast|honest|simple|straight) answer",
)
_BEHIND_A_PAUSE = (
    r"(?:i (?:really |just )?)?need (?:it|this|an answer) (?:for|by|to)(?: [^ ,.:;!?]+){1,3}",
    r"i (?:really |just )?need to know",
    r"(?:please |pls )?(?:explain|answer)(?: (?:it|this))?(?: (?:simply|briefly|in simple (?:words|terms)))?"
    r"(?: to me)?",
    r"(?:(?:best|kind|kindest|warm|many|with best) )?(?:regards|wishes|greetings)(?:[,. ]{1,2}[a-z]+){0,3}"
    r"|(?:sincerely|cheers|thanks|yours)(?:, [a-z]+){1,2}",
    r"(?:please |pls )?(?:help|answer|reply|advise|let me know)(?: me| please| pls| asap)?",
    r"right|correct|yeah|huh|eh|innit|isnt it|arent they|dont they|doesnt it|dont you think",
)
_BEHIND = re.compile(
    r"^(?P<rest>.*[^ ,.:;!?\u2013\u2014-])(?:(?<!yes)[ ,]{1,2}or (?:not|nah|no|what)"
    rf"|[ ,.:;!?\u2013\u2014-]{{1,4}}(?:{'|'.join(_AFTERTHOUGHTS)})"
    rf"|[ ]?[,.:;!?\u2013\u2014-]{{1,3}} (?:{'|'.join(_BEHIND_A_PAUSE)}))"
    r"(?:[ ,.:;!]{1,3}(?:please|pls|plz|thanks|thx|lol|then|though|tho|bro|mate|coach))*[ ,.:;!?]*$",
    re.DOTALL,
)
"""What is said behind a question and asks no other: "… or not", "…? asking for a friend"."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_TWICE = re.compile(rf"\b({one_of(FUNCTION_WORDS)})(?: \1\b)+")
"""A word of grammar typed or spoken twice in a row: "is the the arm"; a "yo yo" is a thing."""
_LINE = re.compile(r"(?<=\w)[^\S\n]*\n\s*(?=\w)")
"""The end of a line that no sign ends."""
MOST = 4
"""Frames taken off at most, one inside the other. No tuned number but a bound: of 13,879 messages none had two."""


def without_framing(message: str) -> str:
    """Return a message without what frames it, folded; as it is where it has no frame or no content would remain.

    Addresses and words said twice in a row go as well.
    """
    folded = " ".join(_LINE.sub(". ", normalise(message).replace("'", "")).split())
    plain = " ".join(_ADDRESS.sub(" ", folded).split())
    left = _TWICE.sub(r"\1", plain if len(content_words(words(plain))) > 1 else folded)
    for _ in range(MOST):
        shorter = _once(left)
        if shorter == left or not content_words(words(shorter)):
            break
        left = shorter
    return message if left == folded else left


def _once(text: str) -> str:
    """Return a folded text without one frame, before it or behind it."""
    if before := _BEFORE.match(text):
        return before["rest"]
    if behind := _BEHIND.match(text):
        return behind["rest"] + ("?" if "?" in text[behind.end("rest") :] else "")
    return text
