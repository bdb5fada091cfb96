"""Tell what a question asks for, and which sentences give it: a figure, a reason, how many took part, a verdict …

Questions are taken as typed, sentences as normalised texts (bot/text/analyse.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal

from bot.participants import asks_how_many, says_how_many
from bot.records import Passage
from bot.text.analyse import normalise, words
from bot.text.function_words import MEASURES
from bot.text.openers import OPENER

Kind = Literal["figure", "reason", "people", "example", "verdict", "danger", "choice", "remedy", "evidence"]

_FIGURE = re.compile(r"\d")
_REASON = re.compile(
    r"\b(?:because|since|so that|the reason|reasons?|therefore|which is why|due to|thus|that is why)\b"
)
_EXAMPLE = re.compile(r"\b(?:for example|for instance|such as|e\.g|an example|examples are)\b")
_VERDICT = re.compile(
    r"\b(?:faults?|mistakes?|wrong|bad|harm\w*|need(?:n.?t| not)|risk\w*|safe\w*|injur\w*|dangerous|fine|normal"
    r"|matters?|nothing speaks|no reason to|slows|slower|proven)\b"
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
_COUNTS = re.compile(
    rf"^(?:{OPENER},? ){{0,3}}(?:by )?"
    r"(?:how (?:much|many|far|long|high|fast|often|big|heavy|wide)|what (?:angle|percent))"
)
_OF_THE_QUOTE: Mapping[Kind, re.Pattern[str]] = {
    "reason": re.compile(r"\b(?:why|how come|what for|reason|causes?|caus(?:es|ed) (?:it|that|this))\b"),
    "choice": re.compile(r"\bwhich\b.{0,40}\b(?:better|best)\b|^(?:so |and )?which(?: one)?$"),
    "remedy": re.compile(
        r"^(?:(?:so|and|but|ok) )?how(?: exactly| then| though)?$"
        r"|\b(?:how|what)\b.{0,80}\b(?:fix|stop|avoid|prevent|correct|change|cure|solve|improve|do|try|practi[sc]e)\b"
        r"|\b(?:any )?(?:tips?|tricks?|advice|cues?)\b"
    ),
    "figure": re.compile(r"\b(?:numbers?|figures?|amount|percent\w*)\b"),
    "evidence": re.compile(
        r"\b(?:is|are) (?:he|she|they|my coach|coach) right\b"
        r"|\b(?:proven|proved|proof|true|evidence|tested|measured|myth|research\w*|stud(?:y|ies))\b"
    ),
    "danger": re.compile(r"\b(?:safe|unsafe|danger\w*|harm\w*)\b"),
    "verdict": re.compile(
        r"\b(?:bad|good|wrong|right|ok|okay|normal|weird|fault|mistake|problems?|issues?|worr\w+|matters?|worth|slow\w*)\b"
    ),
}
_WHY = re.compile(r"\b(?:why|how come|what for|reason)\b")
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
}


def asked_for(question: str) -> Kind | None:
    """Return what kind of thing a question asks for, None where no kind is to be told from its words.

    "People" is asked for by a question after a study that has no other words: how many took part.
    """
    if asks_how_many(question):
        return "people"
    plain = normalise(question).strip()
    if _COUNTS.match(plain):
        return "figure"
    return "reason" if _WHY.search(plain) else None


def asked_of_quote(question: str) -> Kind | None:
    """Return what a question that names nothing asks of what was just quoted, None where that isn't known.

    How often and how long are told by other passages ("how often should I do it" asks for no remedy).
    """
    plain = " ".join(words(question))
    if _COUNTS.match(plain) or not MEASURES.isdisjoint(words(question)):
        return None
    return next((kind for kind, pattern in _OF_THE_QUOTE.items() if pattern.search(plain)), None)


def gives(sentence: str, kind: Kind | None) -> bool:
    """Tell whether a sentence gives what was asked for; none gives None."""
    return kind is not None and bool(_GIVES[kind](sentence))


def sentences_giving(passage: Passage, text: str, kind: Kind) -> list[int]:
    """Return the numbers of those sentences of a passage of the document `text` that give what was asked for."""
    spans = enumerate(passage.sentences)
    return [number for number, (start, end) in spans if gives(normalise(text[start:end]), kind)]
