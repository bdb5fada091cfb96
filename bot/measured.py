"""Reply to what is asked of the tests just quoted: how heavy, how fast, who was tested, when, and how.

Such a fact stands in the text quoted or nowhere: another passage would tell of other tests.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.about_quote import sources
from bot.context import last_quoted
from bot.participants import PEOPLE, SPELLED
from bot.quote import quoted
from bot.records import Passage, Reply, Span, Turn
from bot.spans import is_within, units_of
from bot.text.analyse import normalise, stem, words
from bot.text.clauses import clauses
from bot.text.function_words import content_words
from bot.text.openers import OPENERS
from bot.turn import Answering

_DIGITS = re.compile(r"(?<![\d.,])\d+(?![\d.,]*\d)")


@dataclass(frozen=True, slots=True)
class Fact:
    """What may be asked of a test: `asked` finds it in a clause of a question, of plain words, `told` in a sentence.

    What else the clause names must stand in the text. A fact that may be `cited` stands in the references where the
    text hasn't it; one that is `general` may be told by other passages.
    """

    asked: re.Pattern[str]
    told: re.Pattern[str]
    cited: bool = False
    general: bool = False


_NUMBER = rf"(?:\d[\d.,]*|{SPELLED}|one|an?|half an?|a few|several|some)"
_RANGE = rf"{_NUMBER}(?:(?: to | or |-|\u2013){_NUMBER})?"
_THEY = r"(?:they|these|those|it|that|this|(?:the|these|those|all) [a-z]+)"
_STUDY = r"(?:study|studies|tests?|trials?|research|papers?|experiments?)"
_SEXES = r"(?:men|women|males?|females?|guys|girls|boys|ladies)"
_LEVELS = (
    r"(?:elites?|pros?|professionals?|trained|untrained|amateurs?|beginners?|experienced|recreational|fit|hobby"
    r"|olympians?|good|fast|normal|average)"
)
_PACES = r"(?:fast|slow|sprint|sprinting|jogging|jog|running|walking)"

_LENGTH_OF_TIME = Fact(
    re.compile(
        rf"^{OPENERS}how long(?: (?:does|do|will|would|did|can) (?:it|that|this|they|these))?"
        r"(?: (?:usually|normally|typically|really))?(?: (?:take|last|be|need))?"
        r"(?: (?:then|roughly|about|usually|normally))?$"
    ),
    re.compile(rf"\b{_RANGE} (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b"),
    general=True,
)
_WEIGHT = Fact(
    re.compile(
        r"\bhow heavy\b|\bhow much (?:did|does|do) .{1,30} weigh\b|\b(?:what|which) weights?\b(?= (?:did|was|were))"
    ),
    re.compile(rf"\b{_RANGE} ?(?:kg|g|grams?|kilos?|pounds?|lbs?)\b"),
    general=True,
)
_DISTANCE = Fact(
    re.compile(
        rf"\bhow far did {_THEY} (?:run|sprint|jog|go)\b"
        r"|\b(?:(?:over|at|for|on) )?(?:what|which) distances?(?= (?:did|was|were)\b|$)"
    ),
    re.compile(rf"\b{_RANGE}[ -]?(?:m|km|metres|kilometres|miles?|yards?)\b(?!/)|\bmarathons?\b"),
)
_SPEED = Fact(
    re.compile(
        rf"\bhow fast (?:did|were|was) {_THEY}(?: (?:run|running|going|jogging|sprinting))?"
        r"|\bat (?:what|which) (?:speed|pace)s?(?= (?:did|was|were)\b|$)"
        r"|^(?:what|which) (?:speed|pace)(?= (?:did|was|were)\b|$)"
    ),
    re.compile(
        rf"\b{_RANGE} ?(?:m/s|km/h|mph)|\b(?:easy jog|(?:at )?(?:easy|jogging|top|full|race|steady) (?:pace|speed))\b"
        r"|\bsteady running\b"
    ),
)
_PACE = Fact(
    re.compile(rf"\b{_PACES}(?: (?:pace|speed))? or {_PACES}\b"),
    re.compile(rf"\b{_RANGE} ?(?:m/s|km/h|mph)|\b(?:jog|jogging|sprint|sprints|sprinting|pace|speed)\b"),
    general=True,
)
_AGE = Fact(
    re.compile(rf"\bhow old (?:were|was) {_THEY}|\b(?:what|which) ages?\b(?= (?:were|was|did)\b|$)|\bage range\b"),
    re.compile(r"\b\d{1,2}(?:(?: to |-|\u2013| and )\d{1,2})?[- ]years?\b|\byear-olds?\b|\baged? \d|\bages? of\b"),
)
_SEX = Fact(
    re.compile(
        rf"\b{_SEXES} or {_SEXES}\b|\bboth sexes\b|\b(?:were|was|are) {_THEY}(?: all| only| just| any)? {_SEXES}\b"
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
    re.compile(r"\b(?:19|20)\d\d\b"),
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
        rf"^{OPENERS}(?:(?:its|thats|it was|that was|it is|that is|so its) )?(?:only|just) (?:from |on |with )?"
        rf"(?:\d+|{SPELLED}|one|a few|a couple(?: of)?|a handful(?: of)?) (?:{PEOPLE}|guys|{_STUDY})\b"
        r"|\b(?:tiny|small) (?:study|sample|group)\b"
    ),
    re.compile(
        r"\b(?:small|weak|thin on|carried over|single|one (?:laboratory |congress )?study|needs? more|may not hold"
        r"|case stud(?:y|ies)|caution)\b"
    ),
    general=True,
)
_FACTS = (_LENGTH_OF_TIME, _WEIGHT, _DISTANCE, _SPEED, _PACE, _AGE, _SEX, _LEVEL, _YEAR, _METHOD, _ANGLE, _SIZE)

_OF_TESTS = frozenset(
    """
    test tests tested testing study studies studied trial trials research measure measured run runners runner people
    persons athletes participants subjects guys exactly actually really please then though do did
    """.split()
)
"""Words for a test and whoever took part, which point at what was quoted whatever the text calls it."""


def measured(turn: Answering) -> Reply | None:
    """Answer a fact of the tests quoted last from their texts: what was quoted of it first, then their rest.

    None where the message asks for something else, after no quote, and where another passage may tell it.
    """
    last = last_quoted(turn.conversation)
    found = _asked(turn.found.text) if last else None
    if last is None or found is None:
        return None
    fact, besides = found
    passages = [one for one in turn.build.known_passages(last.passage_ids) if besides <= _stems(one, turn)]
    if told := [(one, span) for one in passages for span in _telling(fact, one, turn)]:
        return _quoted(told, last, turn)
    if fact.general or not passages:
        return None
    return sources(turn) if fact.cited else _untold(fact, turn)


def asks_of_tests(text: str) -> bool:
    """Tell whether a text asks for a fact of the tests just quoted."""
    return _asked(text) is not None


def _asked(text: str) -> tuple[Fact, set[str]] | None:
    """Return the fact that a clause of a text asks for, and the stems of what it names besides; None for none."""
    for fact in _FACTS:
        for clause in (*clauses(text), " ".join(words(text))):
            if found := fact.asked.search(clause):
                rest = content_words(f"{clause[: found.start()]} {clause[found.end() :]}".split())
                return fact, {stem(word) for word in rest if word not in _OF_TESTS and not word.isdigit()}
    return None


def _stems(passage: Passage, turn: Answering) -> set[str]:
    return set(map(stem, words(f"{passage.heading} {turn.build.body(passage)}")))


def _telling(fact: Fact, passage: Passage, turn: Answering) -> list[Span]:
    """Return the spans of the sentences of a passage, those that can't be parted, that tell a fact.

    Where the message names a number of the text ("only 16 runners, men or women?"), it is asked of that one alone.
    """
    units = [(span, normalise(said)) for span, said in units_of(passage, turn.build.document(passage))]
    numbers = set(_DIGITS.findall(turn.found.text))
    named = [said for _, said in units if numbers.intersection(_DIGITS.findall(said))]
    return [span for span, said in units if fact.told.search(said) and (said in named or not named)]


def _quoted(told: list[tuple[Passage, Span]], last: Turn, turn: Answering) -> Reply:
    heard = [one for one in told if is_within(one[1], last.spans)]
    passage, span = (heard or told)[0]
    lead = turn.build.manners.voice.in_the_quote if heard else None
    return turn.from_quotes([quoted(passage, turn.build.document(passage), span)], passage, lead)


def _untold(fact: Fact, turn: Answering) -> Reply:
    """Say that the text doesn't tell it, with what is near and asked for just this of other tests."""
    near = turn.readings(lambda passage: bool(fact.told.search(normalise(passage.question))))
    lead = turn.build.manners.voice.no_detail or None
    return turn.reply("abstained", "not_covered", lead, options=near, uncovered=True)
