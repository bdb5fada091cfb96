"""What may be asked of the tests that a text speaks of: how heavy, how fast, who was tested, when, and how."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.participants import PEOPLE, SPELLED
from bot.text.analyse import in_plain_words, stem
from bot.text.clauses import clauses
from bot.text.function_words import content_words
from bot.text.openers import OPENERS


@dataclass(frozen=True, slots=True)
class Fact:
    """What may be asked of a test: `asked` finds it in a clause of a question, of plain words, `says` in a sentence.

    What else the clause names must stand in the text. What says the fact `loosely` counts where nothing says it. A fact
    that may be `cited` stands in the references where the text hasn't it; one that is `general` may be told by other
    passages.
    """

    asked: re.Pattern[str]
    says: re.Pattern[str]
    cited: bool = False
    general: bool = False
    loosely: re.Pattern[str] | None = None


_NUMBER = rf"(?:\d[\d.,]*|{SPELLED}|one|an?|half an?|a few|several|some)"
_RANGE = rf"{_NUMBER}(?:(?: to | or |-|\u2013){_NUMBER})?"
_THEY = r"(?:they|these|those|it|that|this|(?:the|these|those|all) [a-z]+)"
_STUDY = r"(?:study|studies|tests?|trials?|research|papers?|experiments?)"
_SEXES = r"(?:men|women|males?|females?|guys|girls|boys|ladies)"
_LEVELS = (
    r"(?:elites?|pros?|professionals?|trained|untrained|amateurs?|beginners?|experienced|recreational|fit|hobby"
    r"|olympians?)"
)
_PACES = r"(?:fast|slow|sprint|sprinting|jogging|jog|running|walking)"

_LENGTH_OF_TIME = Fact(
    re.compile(
        rf"^{OPENERS}how long(?: (?:does|do|will|would|did|can|is|are|was|were) (?:it|that|this|they|these|those))?"
        r"(?: (?:usually|normally|typically|really))?(?: (?:take|last|be|need))?"
        r"(?: (?:then|roughly|about|usually|normally))?$"
    ),
    re.compile(rf"\b{_RANGE} (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b"),
    general=True,
)
_WEIGHT = Fact(
    re.compile(
        r"\bhow heavy\b(?! (?:should|must|can|may|do i|would|could))|\bhow much (?:did|does|do) .{1,30} weigh\b"
        r"|\b(?:what|which) weights?\b(?= (?:did|was|were))"
    ),
    re.compile(rf"\b{_RANGE} ?(?:kg|g|grams?|kilos?|pounds?|lbs?)\b"),
    general=True,
)
_DISTANCE = Fact(
    re.compile(
        rf"\bhow far did {_THEY} (?:run|sprint|jog|go|swim|ride|cycle|row|walk)\b"
        r"|\b(?:(?:over|at|for|on) )?(?:what|which) distances?(?= (?:did|was|were)\b|$)"
    ),
    re.compile(rf"\b{_RANGE}[ -]?(?:m|km|metres|kilometres|miles?|yards?)\b(?!/)|\bmarathons?\b"),
)
_SPEED = Fact(
    re.compile(
        rf"\bhow fast (?:did|were|was) {_THEY}(?: (?:run|running|going|jogging|sprinting|swim|ride|cycle|row|walk|go))?"
        r"|\bat (?:what|which) (?:speed|pace)s?(?= (?:did|was|were)\b|$)"
        r"|^(?:what|which) (?:speed|pace)(?= (?:did|was|were)\b|$)"
    ),
    re.compile(
        rf"\b{_RANGE} ?(?:m/s|km/h|mph)|\b(?:easy jog|(?:at )?(?:easy|jogging|steady) (?:pace|speed))\b"
        r"|\bsteady running\b"
    ),
)
_PACE = Fact(
    re.compile(
        rf"^{OPENERS}(?:was|were|did|is) (?:{_THEY}|that [^ ]+)\b.{{0,30}}"
        rf"\b{_PACES}(?: (?:pace|speed))? or {_PACES}\b"
    ),
    re.compile(rf"\b{_RANGE} ?(?:m/s|km/h|mph)|\b(?:jogging|sprinting|(?:easy|full|top) (?:jog|sprint|pace|speed))\b"),
    general=True,
)
_YEARS_OLD = re.compile(
    r"\b\d{1,2}(?:(?: to |-|\u2013| and )\d{1,2})?[- ]years?\b|\byear-olds?\b|\baged? \d|\bages? of\b"
    rf"|\b(?:from|under|over|up to|below|above) (?:\d{{1,2}}|{SPELLED})(?: to (?:\d{{1,2}}|{SPELLED}))?\b"
    r"(?!\s*(?:[:.,]\d|[ap]\.?m|o'clock|%|euros?|pounds?|kg|km|m\b|metres?|minutes?|hours?|weeks?|months?|percent))"
)
_AGE_OF_TESTED = Fact(re.compile(rf"\bhow old (?:were|was) {_THEY}|\bage range\b"), _YEARS_OLD)
_AGE = Fact(
    re.compile(
        r"\b(?:from )?(?:what|which) ages?\b"
        r"|\bhow old (?:must|should|do|does|need) (?:they|he|she|it|my [a-z]+|kids|children)"
        r"(?: (?:be|have to be|need to be))?\b"
    ),
    _YEARS_OLD,
    general=True,
)
_SEX = Fact(
    re.compile(
        rf"(?:\b(?:were|was|are) {_THEY} )?\b{_SEXES} or {_SEXES}\b|\bboth sexes\b"
        rf"|\b(?:were|was|are) {_THEY}(?: all| only| just| any)? {_SEXES}\b"
        rf"|\b(?:were|was) (?:there )?(?:any |some )?{_SEXES} (?:in (?:it|that|there|the {_STUDY})|tested|included)"
        rf"|^{OPENERS}(?:only|just|all) {_SEXES}$"
    ),
    re.compile(r"\b(?:men|women|male|female|girls|boys)\b"),
)
_LEVEL = Fact(
    re.compile(
        rf"\b(?:were|are|was) {_THEY}(?: all| only| just| even| really)? (?:(?:just|only) )?{_LEVELS}\b"
        rf"|\b{_LEVELS} or {_LEVELS}\b"
    ),
    re.compile(
        r"\b(?:elite|professional|trained|untrained|amateur|beginner|experienced|recreational|college|national"
        rf"|world[- ]class|well-trained|active|university|club)(?: [a-z-]+){{0,2}} {PEOPLE}\b"
    ),
)
_YEAR = Fact(
    re.compile(
        r"\b(?:what|which) year\b"
        rf"|\bhow (?:old|recent|new) (?:is|are|was|were) (?:the|that|this|those|these) {_STUDY}\b"
        rf"|\bwhen (?:was|were) {_THEY}(?: {_STUDY})?(?: (?:done|made|published|tested|run|measured|written|from))?$"
    ),
    re.compile(r"\b(?:1\d|20)\d\d\b"),
    cited=True,
)
_METHOD = Fact(
    re.compile(
        rf"\bhow (?:did|do|was|were|have|had|has) (?:{_THEY}|researchers|scientists|he|she)(?: even| actually)?"
        r" (?:test|tested|measure|measured|study|studied|check|checked|work (?:it|that|this) out"
        r"|find (?:it|that|this)? ?out)(?: (?:it|that|this|them))?$"
    ),
    re.compile(
        r"\b(?:measured|tested|filmed|compared|strapped|taped|wore|treadmill|simulation|instructions?|laborator\w+"
        r"|ran with|sprinted with|video)\b"
    ),
    cited=True,
)
_ANGLE = Fact(
    re.compile(r"\bhow many degrees\b|\b(?:what|which|exact) angles?\b"),
    re.compile(r"\b\d+(?:\.\d+)? ?(?:\u00b0|degrees?\b)|\bangles?\b"),
    general=True,
)
_SIZE = Fact(
    re.compile(
        rf"^{OPENERS}(?:how (?:big|large|tall|high|wide|deep)|what size)"
        r"(?: (?:is|are|was|were|can|may|must|should) (?:it|that|they|this|these)(?: be)?)?"
        r"(?: (?:then|roughly|about|exactly))?$"
    ),
    re.compile(
        rf"\b{_RANGE} ?(?:by \d[\d.]* ?)?(?:mm|cm|m2?|km|hectares?|acres?"
        r"|(?:square )?(?:(?:centi|milli|kilo)?(?:metre|meter)s?|feet|foot|ft|inch|inches|yards?))\b(?!/)"
    ),
    general=True,
)
_UNIT_ALONE = rf"(?: (?:is|was|are|were|{_THEY}|then|exactly|roughly|about|please))*$"
"""What may stand behind a unit that is asked for by itself: "how many kilos is that"."""
_DEGREES = Fact(
    re.compile(rf"^{OPENERS}(?:at |by )?how many degrees{_UNIT_ALONE}"),
    re.compile(r"\b\d+(?:\.\d+)? ?(?:\u00b0|degrees?\b)"),
    loosely=_ANGLE.says,
)
_METRES = Fact(
    re.compile(rf"^{OPENERS}(?:by |over |at )?how many (?:(?:kilo)?(?:metre|meter)s|km|miles){_UNIT_ALONE}"),
    _DISTANCE.says,
)
_CENTIMETRES = Fact(
    re.compile(rf"^{OPENERS}(?:by )?how many (?:(?:centi|milli)(?:metre|meter)s|cm|mm|inches){_UNIT_ALONE}"), _SIZE.says
)
_KILOS = Fact(
    re.compile(rf"^{OPENERS}(?:by )?how many (?:kilos|kilograms|kg|grams|pounds|lbs){_UNIT_ALONE}"), _WEIGHT.says
)
FACTS = (
    _DEGREES,
    _METRES,
    _CENTIMETRES,
    _KILOS,
    _LENGTH_OF_TIME,
    _SIZE,
    _WEIGHT,
    _DISTANCE,
    _SPEED,
    _PACE,
    _YEAR,
    _AGE_OF_TESTED,
    _AGE,
    _SEX,
    _LEVEL,
    _METHOD,
    _ANGLE,
)
"""All of them; the first that a clause asks for counts."""

_OF_TESTS = frozenset(
    """
    test tests tested testing study studies studied trial trials research measure measured run runners runner people
    persons athletes participants subjects guys exactly actually really please then though do did r
    """.split()
)
"""Words for a test and whoever took part, which point at what was quoted whatever the text calls it."""


def fact_asked(text: str) -> tuple[Fact, set[str]] | None:
    """Return the fact that a clause of a text asks for, and the stems of what it names besides; None for none."""
    for fact in FACTS:
        for clause in (*clauses(text), in_plain_words(text)):
            if found := fact.asked.search(clause):
                rest = content_words(f"{clause[: found.start()]} {clause[found.end() :]}".split())
                return fact, {stem(word) for word in rest if word not in _OF_TESTS and not word.isdigit()}
    return None
