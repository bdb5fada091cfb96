"""How people say what they do in a conversation: patterns over a message's plain words, or its folded text.

All repeats are bounded or part at single blanks, so that no message takes more than linear time. Picks among what was
offered are in bot/talk/picks.py.
"""

from __future__ import annotations

import re

from bot.text.analyse import normalise
from bot.text.asking import AUXILIARIES, QUESTION_WORDS, one_of
from bot.text.openers import OPENER, OPENERS

_BEFORE = rf"(?:(?:{OPENER}|please|cool|great|also|can you|could you|lets|i want to|can we|may we) )*"
_TELL_MORE = r"(?:tell|show|give|teach) me (?:some |a bit |a little |even )?more"
_MORE_OF_IT = (
    r"more|some more|any more|a bit more|say more|what else|whats else|anything else|something else|elaborate|expand"
)
_DETAILS = r"details|in detail|in more detail|(?:more|further) (?:detail|details|info|information)"

GOES_ON = re.compile(
    rf"^{_BEFORE}(?:{_TELL_MORE}|{_MORE_OF_IT}|{_DETAILS}|(?:go|carry|keep|read) on|keep going|continue|then"
    r"|(?:and )?(?:another|one more)(?: (?:one|part|point|thing|tip))?"
    r"|(?:the )?next(?: (?:one|part|bit|point|thing|tip|sentence|question))?|whats next|what is next"
    r"|is (?:that|this) (?:all|it|everything)|what more)"
    r"(?: (?:do you know|do you have|is there|does it say|should i know))?"
    r"(?: (?:about|on|of|with) (?:it|this|that|them))?(?: please| then)?$"
)
"""Said to hear what comes next, of plain words."""

ANOTHER = re.compile(r"^(?:and )?(?:another|one more)(?: one)?$")
"""Said for the next of whatever there was, be it a joke, of plain words."""

MORE_ABOUT = re.compile(rf"^{_BEFORE}(?:{_TELL_MORE}|{_MORE_OF_IT}|{_DETAILS}) (?:about|on|regarding) (?P<rest>.+)$")
"""Said to hear more about `rest`, of plain words."""

GOES_BACK = re.compile(
    rf"^{_BEFORE}(?:(?:go|going|come|coming|get|getting|circle|switch) back|back|return|returning) to (?P<rest>.+)$"
)
"""Said to go back to `rest`, of plain words."""

THE_SAME_OF = re.compile(
    rf"^{OPENERS}(?:(?:what|how) about )?(?:(?:in|for|of|with) )?(?:the |that )?"
    r"(?P<rest>(?!other |others |another )[^ ]+(?: [^ ]+){0,3}) (?:one|ones|study|test|trial|paper)$"
)
"""Said to ask the same once more of the study `rest` ("and the 50m one?"), of plain words."""

_EXAMPLES = r"(?:(?:an|one|any|some|another|more|the|a few|a concrete|concrete|real|a real) )?examples?"
EXAMPLE = re.compile(
    rf"^{_BEFORE}(?:(?:for|with|as|like|what is|whats|what would be|do you have|have you got|got|is there|are there"
    rf"|(?:give|show|tell|name)(?: me| us)?) )?(?:{_EXAMPLES}|instance)"
    r"(?: (?:for|of|on|about) (?:that|this|it|them|those|these))?(?: please| pls| then)?$"
    rf"|^{_BEFORE}(?:like what|like which|such as|such as what|eg|e g)(?: then| exactly| for example)?$"
)
"""Said to hear an example of what was quoted, of plain words."""

_OF_IT = r"(?: (?:for|of|behind|on) (?:that|this|it))?"
_STUDY = r"(?:it|they|that|this|(?:the|that|this) (?:study|test|trial|paper|review|researchers|authors))"
RESULT = re.compile(
    rf"^{_BEFORE}(?:what (?:did|does|do) {_STUDY} (?:show|find|say|conclude|tell|tell us)"
    rf"|(?:(?:what (?:was|is|were|are)|whats) )?the (?:results?|findings?|outcome|conclusions?|bottom line|upshot)"
    r"(?: of (?:it|that|this))?)(?: then| exactly| please| pls)?$"
)
"""Said to hear what came of a study that was quoted, of plain words."""

_RESEARCH = r"(?:real |good |actual )?(?:study|studies|research|evidence|science|data)"
_SAYS_IT = r"(?:says?|said|shows?|showed|proves?|proved|found|tested|measured|studied|claims?) (?:so|that|this|it)"
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
)
"""Said to ask how a quote is backed: "is that just what some coach thinks or is it science"."""
SOURCES = re.compile(
    rf"^{_BEFORE}(?:(?:(?:whats|what is|what are|do you have|have you got|is there|are there|give me|show me) )?"
    rf"(?:(?:any|a|the|your|more) )?(?:sources?|references?|citations?|proof){_OF_IT}"
    rf"|(?:(?:is there|are there|do you have|have you got|show me) )?(?:any|some|more) {_RESEARCH}{_OF_IT}"
    rf"|(?:says who|who says|who {_SAYS_IT}|according to (?:who|whom|what)|prove (?:it|that|this))"
    r"|(?:what|which) (?:study|studies|paper|papers|research)"
    rf"(?: (?:is|was|are|were) (?:that|this|it)(?: from)?| {_SAYS_IT})?"
    r"|(?:are )?(?:you|u) sure|(?:no )?really|seriously|srsly|for real|is (?:that so|it (?:though|really))|no way"
    r"|(?:i )?(?:need|want|would like|d like) (?:the|a|your|some|its) (?:sources?|references?|citations?|study|paper)"
    r"|(?:can|could|may) i (?:see|have|get|read) (?:the|a|your|its) (?:sources?|references?|study|paper)"
    r"|(?:i )?(?:need|have|want|how do i) (?:to )?cite (?:it|that|this)|(?:the )?authors?(?: and (?:the )?year)?"
    r"|(?:so|that) (?:much|many|little|few)"
    r"|(?:i )?(?:still )?(?:dont|do not|cant) believe (?:it|that|this|you)|(?:im |i am )?(?:still )?not convinced"
    r"|how sure (?:are (?:you|they)|is (?:that|this|it))|is (?:that|this|it) (?:true|proven|proved|good evidence)"
    r"|(?:is there|how (?:good|strong) is (?:the|that|this)|whats the) (?:any )?evidence"
    r"|(?:where|how) do you (?:know|have|get|take) (?:that|this|it)(?: from)?|how (?:do|does|did) "
    r"(?:you|u|they|scientists|researchers|coaches)(?: even| actually| really)? know"
    r"(?: (?:that|this|it|so))?"
    rf"|(?:yes |no )?(?:but )?(?:{_WHO} (?:did|ran|published|found|discovered|conducted|tested|measured) {_NAMED_STUDY}"
    rf"|{_WHO} (?:made|wrote) (?:the|that|this) (?:study|paper|research|article about (?:it|that)))"
    r"|where (?:does|did) (?:that|this|it) come from|(?:where is|where was|wheres) (?:that|this|it) from"
    rf"|{_OF_A_STUDY}|{_OPINION_OR_BACKED})"
    r"(?: (?:please|pls|then|exactly|though|tho))?$"
)
"""Said to hear where the last answer comes from, of plain words."""

OF_A_FIGURE = re.compile(
    rf"^{_BEFORE}(?:(?:what|which) (?:study|studies|test|paper|research)|who|where) (?:does |did )?"
    r"(?:say|says|said|found|find|shows?|showed|gives?|gave|has|had|measured?|is|got) (?:that |the |about |it )?"
    r"(?P<figure>\d+(?: \d+)?)(?: (?:percent|m|metres|meters|km|seconds|from|come from))*$"
    rf"|^{_BEFORE}(?:(?:where|how) (?:did|do) (?:you|u|they) (?:get|have|take)|whats|what is|wheres|where is)"
    r" (?:(?:the|that|this|those|these) )?(?P<taken>\d+(?: \d+)?)(?: (?:percent|m|metres|meters|km|seconds))? from$"
    rf"|^{_BEFORE}(?:the |that )?(?P<first>\d+(?: \d+)?)(?: (?:percent|m|metres|meters|km|seconds))?"
    r" (?:(?:what|which) (?:study|studies|test|paper|research)|who)"
    r" (?:says?|said|found|shows?|showed|gave|measured|tested)(?: (?:it|that|this))?$"
)
"""Said to hear where a figure of the quote is from, of plain words: "which study says the 7", "whats the 7 % from"."""

REFERENCE = re.compile(
    rf"^{_BEFORE}(?:(?:i (?:mean|meant|want|need) )?{_CITED}(?: (?:(?:and|or) )?{_CITED}){{0,4}}{_OF_IT}"
    rf"|(?:yes |no )?(?:but )?{_WHO}(?: like)?(?: {_WHO})?|who (?:are|were|is) (?:the|its|their) authors?{_OF_IT})"
    r"(?: (?:please|pls|then|exactly|though|tho))?$"
)
"""Said to hear the same of a quote that has references, of plain words; of any other "link?" means something else."""

_THAT = r"(?:it|that|this)"
_SIMPLY = (
    r"(?:shorter|simpler|simple|more simply|simply|briefly|in short|in one sentence"
    r"|in (?:simple|simpler|plain|easy|normal) (?:words|terms|english|language)|in (?:other|your own) words)"
)
_LOST = (
    rf"(?:i )?(?:still )?(?:dont|do not|didnt|cant) (?:really )?(?:(?:get|follow) {_THAT}|understand"
    rf"(?: (?:{_THAT}|you|u|(?:your|ur) answers?|a word|any of it|anything))?)"
    r"(?: (?:they are|its|it is|theyre) (?:so |too |very )?(?:complicated|hard|difficult|technical))?"
)
SHORTER = re.compile(
    rf"^{_BEFORE}(?:no )?(?:i (?:mean|meant) )?(?:can u )?(?:(?:say|explain|put|tell me|make|give me) )?(?:{_THAT} )?"
    rf"(?:(?:a bit|a little|much|even) )?(?:{_SIMPLY}|too long|{_LOST}|what (?:does|did|do) {_THAT} (?:even )?mean)"
    r"(?: please| pls| then)?(?: (?:i |we )?(?:just |only )?need (?:it|1|one|a) .{1,30}"
    r"| (?:(?:its|it is) for (?:(?:my|a|the) )?[a-z]+(?: [a-z]+)?"
    r"|for (?:my |a )?(?:school|class|homework|poster|talk)))?$"
)
"""Said to hear the last answer in fewer words, of plain words."""

ANEW = re.compile(
    r"^(?:(?:ok|okay|so|and|well|now|but|then|no)[ ,]{1,3}){0,3}"
    r"(?:(?:(?:let'?s|can we|could we|id rather) (?:talk about|discuss) )?"
    r"(?:something|anything) (?:completely )?(?:else|different)"
    r"|(?:a |one |my )?(?:new|another|other|next|different) (?:topic|question|subject|thing)|(?:on )?a different note"
    r"|change of (?:topic|subject)|by the way|btw|unrelated(?:ly)?)(?: now)?[ ,.:;!-]{1,4}(?P<rest>.+)$"
)
"""Said to leave a topic, of folded text: what is asked next is `rest`."""

LEADS_IN = re.compile(
    r"^(?:(?:and|also|oh|ok|so|but)[ ,]{1,2}){0,2}(?:just )?(?:"
    r"(?:one|a|1) (?:(?:more|last|final|quick|other|little) ){1,2}(?:thing|question|q)"
    r"|(?:last|another|quick) (?:thing|question|q)"
    r"|one (?:more|last)(?=[,.:;!-]))[ ,.:;!-]{1,3}(?P<rest>.+)$"
)
"""Said before a question, of folded text: "and one more thing should I …"; what is asked is `rest`."""

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

FORGETS = re.compile(
    r"^(?:(?:ok|okay|no|lol|fine|well)[ ,.!]{1,3}){0,2}(?:forget|never ?mind|nvm) (?:about )?"
    r"(?:(?:the|that|this|it|my|those) ?)?[^.,;:!?]{0,30}[.,;:!?-]{1,3} {0,3}(?:(?:but|and|so) )?(?P<rest>.+)$",
    re.DOTALL,
)
"""Said to leave a topic for `rest`, of folded text: "ok forget the stitch. does running tall help"."""

WHATS_THAT = re.compile(
    r"^(?P<rest>[^.;:!?]{3,60}?)[ ,?!.-]{1,4}(?:whats|what is|what are) (?:that|this|it|those)(?: mean| even)?[ ?.!]*$"
)
"""Said to ask what `rest` is, of folded text: "meta analysis whats that"."""

JOINT = re.compile(r"^(?:and|but|so|now|then|ok|okay)[ ,]{1,3}(?=.)")
"""What joins a question to a courtesy before it: "thanks, and how do I …"."""

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

BARE_WHY = re.compile(
    rf"^{OPENERS}(?:(?:but|and) )?(?:why|how come|how so|what causes (?:that|it|this))"
    r"(?: (?:is|does|do|did|was|would) (?:that|it|this|they)| (?:that|it|this)(?: is)?)?"
    r"(?: (?:happens?|happening|so|the case|the way it is))?"
    r"(?: (?:though|tho|exactly|then|really|actually|please|pls))*$"
)
"""Said to hear the reason of what was quoted and nothing else, of plain words: "why does that happen", "how come"."""

CITES = re.compile(
    r"^(?:(?:ok|but|so|and|hm|well|wait)[ ,]{1,2}){0,2}(?:earlier )?(?:you|u|the (?:text|site|quote))"
    r" (?:just |also )?(?:mentioned|mention|said|say|says|wrote|write|spoke of|talked about|told me)(?: about| that)?"
    r"[ :,]{1,2}(?P<cited>(?!nothing|anything|no |not )[^ ].{2,})$"
    r"|^(?P<before>[^.?!]{3,80}?), (?:you|u) (?:said|say|wrote)(?P<behind>[.?!].+)$"
)
"""Said to come back to words that were quoted: "you mentioned attention. What's that?", of folded text."""


def cited(message: str) -> str | None:
    """Return a message without the words by which it cites the bot, folded; None where it cites nothing."""
    found = CITES.match(normalise(message).replace("'", "").strip())
    return found and (found["cited"] or f"{found['before']}{found['behind']}")


YES = re.compile(
    r"^(?:yes|yeah|yep|yup|ya|ye|yea|yh|yess|sure|ok|okay|exactly|correct|right|please do|do it|of course|that one"
    r"|this one|thats it|thats the one|please|go ahead|why not|i do|i did)(?: (?:please|thanks|that one|i do|i did|sure"
    r"|(?:(?:show|tell|give) me|lets (?:see|hear)|id like)(?: (?:that|it|this|that one))?))?$"
)
NO = re.compile(
    r"^(?:no|nope|nah|neither|none|wrong|not really|not that|not those|none of (?:them|these|those|that|the above)"
    r"|neither of (?:them|these|those)|no neither|no none of (?:them|these|those)"
    r"|(?:no )?(?:thats|that is|this is|that was|its) not (?:it|my question|the question)"
    r"|(?:no )?(?:(?:thats|that is|this is|that was|its) )?not what i (?:asked|meant|mean|wanted)(?: for)?"
    r"|you (?:got|understood) me wrong|wrong (?:answer|one|question))$"
)
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
"""The same before what is asked instead, `rest`, of folded text: "that's not what I asked. What did they measure?"."""
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
