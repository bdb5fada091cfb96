"""Said to hear what a quote rests on."""

from __future__ import annotations

import re

from bot.said.beginnings import BEGINNING

_OF_IT = r"(?: (?:for|of|behind|on|about) (?:that|this|it))?"
_RESEARCH = r"(?:real |good |actual )?(?:study|studies|research|evidence|science|data)"
_SAYS_IT = (
    r"(?:says?|said|shows?|showed|proves?|proved|found|tested|measured|studied|claims?) (?:so|that|this|it)(?: out)?"
)
_READ_IT = (
    r"where (?:(?:can|could|do) )?i (?:can |could )?"
    r"(?:(?:read|find|see|get) (?:the|that|this) (?:study|paper|research|source)|read (?:it|them|that))"
)
_CITED = (
    r"(?:(?:(?:the|its|their|any|a) )?(?:names|years?|links?|authors?|journals?|titles?|doi|urls?|publication)"
    rf"|{_READ_IT})"
)
_NAMED_STUDY = (
    r"(?:it|that|this|(?:the|that|this|these|those) (?:(?:19|20)\d\d )?(?:stud(?:y|ies)|tests?|research|trial|paper)"
    r"(?: (?:in|from) (?:19|20)\d\d)?)"
)
_WHO = r"(?:who|which (?:university|lab|country|scientists?|researchers?))"
_NAMES = r"(?:names?|titles?|authors?|years?|links?|journals?|doi|references?|sources?|citations?)"
_OF_A_STUDY = (
    rf"(?:no )?(?:(?:whats|what is|what are|what was|who are|who were|i (?:want|need|meant|mean)|give me|tell me) )?"
    rf"(?:the )?{_NAMES}(?: (?:and|or) (?:the )?{_NAMES})? (?:of|for|to|behind) (?:the|that|this|these|those) "
    r"(?:[a-z0-9]+ ){0,3}?(?:stud(?:y|ies)|papers?|research|trials?|tests?|reviews?|one)"
    r"|(?:no )?(?:i asked )?who (?:(?:were|are) (?:the|those|these) (?:researchers|scientists)"
    r"|(?:the|those|these) (?:researchers|scientists) (?:were|are))"
)
"""Said to have a study named: "whats the name of the study", "the authors of the 12 sprinters one"."""

_OPINION = (
    r"(?:(?:just |only |really )?(?:(?:a|an|some|the|your|ur|one) )?(?:(?:coach|coaches|coachs) )?"
    r"(?:opinions?|guess|belief|experience|feeling|theory)"
    r"|(?:just |only )?(?:what|something) (?:(?:some|a|the|your) )?(?:coach|coaches|people|you|u|they|someone)"
    r" (?:thinks?|says?|believes?))"
)
_BACKED = (
    r"(?:(?:real|actual|proper) )?(?:science|scientific|research|facts?|evidence|data|an? (?:study|fact)|studies|proven"
    r"|measured|tested|(?:backed|based on)(?: by)?(?: (?:science|research|studies|a study|evidence))?)"
)
_IS_IT = r"(?:(?:is|was) (?:that|this|it) )?"
_OPINION_OR_BACKED = (
    rf"{_IS_IT}(?:(?:just|only|all) )?(?:{_OPINION} or {_IS_IT}{_BACKED}|{_BACKED} or {_IS_IT}{_OPINION})"
    r"|(?:is|was) (?:that|this|it) (?:(?:really|actually|even) )?"
    rf"(?:(?:from|based on|backed by|out of) (?:(?:a|an|any|some|the) )?{_RESEARCH}|(?:a )?(?:real |actual )?study"
    r"|(?:real |actual )?science|(?:scientifically|really|actually) (?:proven|proved|tested))"
)
"""Said to ask how a quote is backed: "is that just what some coach thinks or is it science"."""

SOURCES = re.compile(
    rf"^{BEGINNING}(?:(?:(?:whats|what is|what are|wheres|where is|do you have|have you got|is there|are there|give me"
    r"|show me) )?"
    rf"(?:(?:any|a|the|your|more) )?(?:sources?|references?|citations?|proof){_OF_IT}"
    rf"|(?:(?:is there|are there|do you have|have you got|show me) )?(?:any|some|more) {_RESEARCH}{_OF_IT}"
    rf"|(?:is there|are there|wheres|where is) (?:(?:a|one|the|your) )?{_RESEARCH}{_OF_IT}"
    rf"|(?:says who|who says|who {_SAYS_IT}|according to (?:who|whom|what)|prove(?: (?:it|that|this))?)"
    r"|(?:what|which) (?:study|studies|paper|papers|research)"
    rf"(?: (?:is|was|are|were) (?:that|this|it)(?: from)?| {_SAYS_IT})?"
    r"|(?:are )?(?:you|u) sure|(?:no )?really|seriously|srsly|for real|is (?:that so|it (?:though|really))|no way"
    r"|(?:i )?(?:need|want|would like|d like) (?:the|a|your|some|its) (?:sources?|references?|citations?|study|paper)"
    r"|(?:can|could|may) i (?:see|have|get|read) (?:the|a|your|its|that|this) (?:sources?|references?|study|paper)"
    r"|(?:i )?(?:need|have|want|how do i) (?:to )?cite (?:it|that|this)|(?:the )?authors?(?: and (?:the )?year)?"
    r"|(?:so|that) (?:much|many|little|few)"
    r"|(?:i )?(?:still )?(?:dont|do not|cant) believe (?:it|that|this|you)|(?:im |i am )?(?:still )?not convinced"
    r"|how sure (?:are (?:you|they)|is (?:that|this|it))|is (?:that|this|it) (?:true|proven|proved|good evidence)"
    r"|(?:is there|how (?:good|strong) is (?:the|that|this)|whats the) (?:any )?evidence"
    r"|(?:where|how) (?:do|did) (?:you|u) (?:know|have|get|take|read|find|hear) (?:that|this|it)(?: from)?"
    r"|how (?:do|does|did) (?:you|u|they|scientists|researchers|coaches)(?: even| actually| really)? know"
    r"(?: (?:that|this|it|so))?"
    rf"|(?:yes |no )?(?:but )?(?:{_WHO} (?:did|ran|published|found|discovered|conducted|tested|measured) {_NAMED_STUDY}"
    rf"|{_WHO} (?:made|wrote) (?:the|that|this) (?:study|paper|research|article about (?:it|that)))"
    r"|where (?:does|did) (?:that|this|it) come from|(?:where is|where was|wheres) (?:that|this|it) from"
    rf"|{_OF_A_STUDY}|{_OPINION_OR_BACKED})"
    r"(?: (?:please|pls|then|exactly|though|tho))?$"
)
"""Said to hear where the last answer comes from, of plain words."""

NAMES_PROOF = re.compile(
    r"\b(?:sources?|references?|citations?|pro(?:of|ve|ved|ven)|stud(?:y|ies)|papers?|research|evidence|science|data)\b"
)
"""What names the ground of an answer: it can only be asked of a quote, however many replies without one came since."""

OF_A_FIGURE = re.compile(
    rf"^{BEGINNING}(?:(?:what|which) (?:study|studies|test|paper|research)|who|where) (?:does |did )?"
    r"(?:say|says|said|found|find|shows?|showed|gives?|gave|has|had|measured?|is|got) (?:that |the |about |it )?"
    r"(?P<figure>\d+(?: \d+)?)(?: (?:percent|m|metres|meters|km|seconds|from|come from))*$"
    rf"|^{BEGINNING}(?:(?:where|how) (?:did|do) (?:you|u|they) (?:get|have|take)|whats|what is|wheres|where is)"
    r" (?:(?:the|that|this|those|these) )?(?P<taken>\d+(?: \d+)?)(?: (?:percent|m|metres|meters|km|seconds))? from$"
    rf"|^{BEGINNING}(?:the |that )?(?P<first>\d+(?: \d+)?)(?: (?:percent|m|metres|meters|km|seconds))?"
    r" (?:(?:what|which) (?:study|studies|test|paper|research)|who)"
    r" (?:says?|said|found|shows?|showed|gave|measured|tested)(?: (?:it|that|this))?$"
)
"""Said to hear where a figure of the quote is from, of plain words: "which study says the 7", "whats the 7 % from"."""

REFERENCE = re.compile(
    rf"^{BEGINNING}(?:(?:i (?:mean|meant|want|need) )?{_CITED}(?: (?:(?:and|or) )?{_CITED}){{0,4}}{_OF_IT}"
    rf"|(?:yes |no )?(?:but )?{_WHO}(?: like)?(?: {_WHO})?|who (?:are|were|is) (?:the|its|their) authors?{_OF_IT})"
    r"(?: (?:please|pls|then|exactly|though|tho))?$"
)
"""Said to hear the same of a quote that has references, of plain words; of any other "link?" means something else."""
