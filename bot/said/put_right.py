"""Said where a reply missed what was asked: "no, I meant …", "that's not what I asked. …"."""

from __future__ import annotations

import re

from bot.text.asking import AUXILIARIES, QUESTION_WORDS, one_of

_I_MEAN = (
    r"i mean|i meant|i was asking (?:about|for)|i am asking (?:about|for)|im asking (?:about|for)"
    r"|i (?:only |just )?asked(?: you)? (?:about|for)"
    r"|i (?:only |just )?asked(?: you)?"
    rf"(?: (?:if|whether)|(?=[ ,:]{{1,4}}{one_of(QUESTION_WORDS | AUXILIARIES)} ))"
)
MEANT = re.compile(
    r"^(?:(?:no|nope|nah|wrong|sorry|actually|wait|huh|not that)[ ,.;:!?-]{1,4}){0,4}"
    r"(?:(?:not|no) .{1,60}?[ ,.;:!-]{1,4})?"
    rf"(?:{_I_MEAN}|(?:i am |im |i was )(?:just |only )?saying(?: that)?|(?:i was |i am |im )?talking about"
    r"|i wanted to know(?: about)?|my question (?:is|was)(?: about)?|what i meant (?:is|was)|rather|actually)"
    r"[ ,:]{1,4}(?P<rest>.+)$"
)
"""Said to put a reading right, of folded text: what was meant is `rest`."""

ADDS = re.compile(
    r"^(?P<rest>(?:in|at|for|on|with|when|during|after|before|about|of|as) [^.;:!?]{2,60}?),? i (?:mean|meant)$"
)
"""Said to add to a question what it was about, with "I mean" behind it: "for speed I mean"."""

RESTATES = re.compile(r"^(?:i mean|i meant|my question (?:is|was)|what i meant (?:is|was))\b")
"""The same without a word against the answer: it may have been the right passage, read for something else."""

_PRAISED = (
    r"(?!all\b|what\b|so\b|very\b|really\b|great|good|cool|nice|interesting|exactly|helpful|something|fine|true|right)"
)
NOT_FOR = re.compile(
    r"^(?:(?:wait|no|hm|sorry)[ ,.!]{1,3})?(?:[^,.;:!?]{1,30}[,?] )?(?:ok )?(?:but )?(?:thats|that is|that was|this is"
    r"|(?:that|it|this)(?: one)? (?:only |just )?(?:says|tells me|tells|explains))(?: about)?"
    rf" {_PRAISED}[^,.;:!?]{{1,60}}?(?:, (?:no|right))?"
    rf"(?:[ ,.;:!?-]{{1,4}}(?:but )?(?:{_I_MEAN}|i asked)[ ,:]{{1,4}}|[ ,.;:!-]{{1,4}}(?=(?:im|i am) an? ))"
    r"(?P<rest>.+)$"
    r"|^(?:but )?(?:that|this|it) (?:says nothing|(?:doesnt|does not|didnt) say (?:anything|much)|has nothing to do)"
    r" (?:about|on|of|with) (?P<untold>.+)$"
    r"|^(?:but )?(?:that|this|it) (?:still )?(?:doesnt|does not|didnt) (?:even )?(?:say|tell|answer)(?: me)?"
    rf" (?P<unsaid>{one_of(QUESTION_WORDS)} .+)$"
)
"""Said of a quote that missed the question: "that's rhythm, I asked for belly breath", "that says nothing on hills"."""

NOT_THAT = re.compile(
    r"(?:,? (?:though|tho))?,? (?:and )?not (?:about |for |on )?[^,.;:!?]{1,40}(?:,? (?:sorry|lol|pls|please))?$"
)
"""Said behind what was meant, of what wasn't: "I asked about the elbows, not about race times"."""

NO_IN = re.compile(
    r"^(?:(?:no|nope|nah|not that|wrong)[ ,.;:!-]{1,4}){1,3}"
    r"(?P<rest>(?:in|at|for|on|with|when|during|after|before|about|of) .+|(?:the|my|your) (?:\w+ )?\w+)$"
)
"""The same without "I mean": "no, in the finish", "no the elbows"."""

NO_ASKING = re.compile(rf"^(?:(?:no|nope|nah)[ ,]{{1,3}}){{1,2}}(?P<rest>{one_of(QUESTION_WORDS)} .+)$")
"""The same with the question itself behind it: "no how far up in front not back"."""

NOT_BUT = re.compile(r"^(?:no[ ,.]{1,4})?not (?:the )?.{1,40}?(?:, but|,| -| but) (?P<rest>.+)$")
"""The same without "I mean": "not the legs, the arms"."""

_ALREADY = (
    r"(?:you|u) (?:(?:have )?already (?:told|said|showed|quoted)(?: me)?"
    r"|(?:just )?(?:repeat|repeated) (?:yourself|that))"
)
REFUSED = re.compile(
    r"^(?:(?:no|nope|nah|sorry)[ ,.!]{1,3})?(?:(?:none of (?:them|these|those|that)|neither of (?:them|these|those)"
    r"|(?:thats|that is|this is|that was|its) not (?:it|my question|what i (?:asked|meant|mean|wanted)(?: for)?)"
    r"|not what i (?:asked|meant|wanted)(?: for)?|you (?:got|understood) me wrong|wrong (?:answer|one|question))"
    rf"[ ,.;:!-]{{1,4}}|(?:neither|(?:[^.;:!?]{{1,80}}[,\u2013\u2014-] {{0,2}})?{_ALREADY}"
    r"(?: (?:that|this|it))?"
    r"|[^.;:!?,]{1,60} (?:isnt|is not|wasnt|was not) (?:what i (?:asked|meant|mean|wanted)(?: for)?|my question)"
    r"|(?:i am|im) not (?:asking|talking) about [^.;:!?,]{1,40}|i didnt (?:ask|mean|want)(?: about)? [^.;:!?,]{1,40})"
    r"[,.;:!-]{1,3} ?)(?:(?:but|and) )?(?P<rest>.+)$"
)
"""Said against a reply, before what is asked instead, `rest`: "that's not what I asked. What did they measure?"."""
