"""Tell which sentences give what a question asks for: a figure, a reason, how many took part, a verdict …

Sentences are taken as normalised texts (bot/text/analyse.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from bot.asked_for import Kind
from bot.participants import SPELLED, says_how_many
from bot.records.knowledge import Passage
from bot.text.analyse import normalise, terms

_FIGURE = re.compile(r"\d")
_AMOUNT = re.compile(rf"\d|\b(?:{SPELLED}|half|daily|weekly)\b")
_REASON = re.compile(
    r"\b(?:because|since|so that|the reason|reasons?|therefore|which is why|due to|thus|that is why)\b"
)
_EXAMPLE = re.compile(r"\b(?:for example|for instance|such as|e\.g|an example|examples are)\b")
_VERDICT = re.compile(
    r"\b(?:faults?|mistakes?|wrong|bad|harm\w*|need(?:n.?t| not)|risk\w*|safe\w*|injur\w*|dangerous|fine|normal"
    r"|matters?|nothing speaks|no reason to|slows|(?<!\ba )(?<!\bthe )slower|proven)\b"  # not "a slower belt"
)
_DANGER = re.compile(r"\b(?:harm\w*|risk\w*|safe\w*|injur\w*|danger\w*)\b")
_REMEDY = re.compile(  # an imperative; words that as often begin a statement ("work by …", "rest days") are left out
    r"^(?:(?:if|when|[a-z]+ing) [^,]*, |first,? |then,? |now and then,? )?(?:try|let|keep|drop|lower|raise|relax|shake"
    r"|breathe|choose|pick|take|think|bring|hold|put|run|imagine|aim|move|bend|open|lean|stand|wear|carry|practise|begin|add"
    r"|slow|turn|pull|push|ask|leave|give|make|do not|don.?t|go|avoid|stop|film|swing (?:your|the))\b"
    r"|\b(?:reset|remedy|cure)\b"
)
_CHOICE = re.compile(r"\b(?:whichever|whatever|choose|prefer\w*|better|best|compar\w+|no difference|the same)\b")
_EVIDENCE = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|measured|evidence|tested|opinion|proven|meta-analysis|research\w*)\b"
)
_TOLL = re.compile(
    r"\b(?:slow(?:er|s|ed)?|faster|cost(?:s|ing)?|loses?|lost|loss|waste[sd]?|saves?|raised|no difference)\b"
)
_LIMIT = re.compile(
    r"\bno (?:stud(?:y|ies)|trials?|tests?|research|figures?|numbers?|percentage|measurements?)\b|\bnobody has\b"
    r"|\bnot (?:been |yet )*(?:tested|measured|compared|studied|proven|shown|settled|known)\b|\bisn.?t known\b"
    r"|\b(?:small|special|mixed) (?:and [a-z]+ )?(?:group|study|sample|number)\b"
    r"|\b(?:groups?|samples?|stud(?:y|ies)|tests?|trials?) (?:(?:is|are|was|were) )?small\b"
    r"|\b(?:did|does|do|can|could)(?: not|n.?t) (?:prove|show|tell|say)\b"
    r"|\b(?:one|single) (?:[a-z]+ )?(?:study|test|trial)\b|\bthin on\b|\ba (?:hint|beginning)\b"
    r"|\b(?:weak(?:er)?|opinion|correlation|everyone else|unclear|uncertain|careful|caution)\b"
)
_DAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_MONTHS = r"january|february|march|april|june|july|august|september|october|november|december"
_WHEN = re.compile(
    rf"\b(?:{_DAYS}|{_MONTHS}|week(?:day|end)s?|daily|noon|midday|midnight|mornings?|afternoons?|evenings?|half past"
    r"|every (?:day|week|month|year)|o'clock|\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b|\d{1,2}:\d\d)"
)
_WHERE = re.compile(
    r"\b(?:street|road|lane|avenue|square|floor|room|building|hall|pool|track|station|car park|address|entrance|next to"
    r"|opposite|behind the|beside the|corner|upstairs|downstairs|online|by post|website|phone|e-?mail"
    r"|(?:at|by|near|outside|inside|in|through) (?:the|our) (?:[a-z]+ )?(?:gate|door|desk|reception|office|shop|shed"
    r"|hut|house|clubhouse|stadium|gym|school|church|park|cellar|courtyard|yard|bridge|library|caf\u00e9|cafe|market))\b"
)
_MONEY = "chf|eur|gbp|usd|sek|nok|dkk"
_COST = re.compile(
    rf"[\u00a3$\u20ac\u00a5\u20b9]|\b(?:{_MONEY}) ?\d"
    rf"|\b(?:\d+ ?(?:p|pence|cents?|pounds?|euros?|dollars?|{_MONEY}|kr|kronor|kroner|francs?|yen|rupees?)"
    r"|free of charge|for free|for nothing|costs? nothing|no (?:extra )?charge|at no (?:extra )?cost"
    r"|(?:is|are) free(?! (?:of|from)\b))\b"
)
_GIVES: Mapping[Kind, Callable[[str], object]] = {
    "figure": _FIGURE.search,
    "reason": _REASON.search,
    "people": says_how_many,
    "example": _EXAMPLE.search,
    "verdict": _VERDICT.search,
    "danger": _DANGER.search,
    "choice": _CHOICE.search,
    "remedy": _REMEDY.search,
    "evidence": _EVIDENCE.search,
    "when": _WHEN.search,
    "where": _WHERE.search,
    "cost": _COST.search,
    "limit": _LIMIT.search,
    "toll": _TOLL.search,
}


def explains(sentence: str, asked: Collection[str]) -> bool:
    """Tell whether a sentence gives a reason for what is `asked`, stems: not where that itself is the reason given.

    "Keep it loose, because a hard fist stiffens the arm" doesn't say why a hard fist does.
    """
    found = _REASON.search(sentence)
    behind = set(terms(sentence[found.end() :])) if found else set()
    return bool(found) and not (asked and behind.issuperset(asked))


def gives(sentence: str, kind: Kind | None) -> bool:
    """Tell whether a sentence gives what was asked for; none gives None, and what asks itself gives nothing."""
    return kind is not None and not sentence.rstrip().endswith("?") and bool(_GIVES[kind](sentence))


def counts(sentence: str) -> bool:
    """Tell whether a sentence has a number, in figures or in words."""
    return bool(_AMOUNT.search(sentence))


def sentences_giving(passage: Passage, text: str, kind: Kind) -> list[int]:
    """Return the numbers of those sentences of a passage of the document `text` that give what was asked for."""
    spans = enumerate(passage.sentences)
    return [number for number, (start, end) in spans if gives(normalise(text[start:end]), kind)]


def has_what_is_asked(kind: Kind | None, passage: Passage, text: str) -> bool:
    """Tell whether a passage of the document `text` has the kind of thing asked for; any has None."""
    if kind is None or (kind == "reason" and passage.question.lower().startswith("why ")):
        return True
    return bool(sentences_giving(passage, text, kind))
