"""Reply to "what does that word mean?" after a quote that has the word: with what explains it, or that nothing does."""

from __future__ import annotations

import re

from bot.conversation import last_quoted
from bot.decision import Decision
from bot.records.conversation import Conversation, Turn
from bot.records.knowledge import Passage, Span
from bot.records.reply import Reply
from bot.search import find
from bot.spans import is_within, units_of
from bot.talk.plainly import plainly
from bot.talk.turn import Answering
from bot.text.analyse import normalise, stems, terms, words
from bot.text.clauses import clauses
from bot.text.function_words import ASPECTS, content_words
from bot.text.openers import OPENERS

_BEHIND = r"(?: (?:here|there|then|exactly|actually|though|tho|please|pls))*"
_MEANS = re.compile(
    rf"^{OPENERS}(?:(?:sorry|but|what) )*(?:what (?:does|do|did)|whats|what is|what) (?:(?:a|an|the|that|by) )?"
    rf"(?P<term>.{{2,60}}?) (?:even |actually |really |supposed to )?mean(?:s|ing)?{_BEHIND}$"
    rf"|^{OPENERS}what do (?:you|u) mean (?:(?:by|with|the|a|an) ){{0,2}}(?P<meant>.{{2,60}}?){_BEHIND}$"
    rf"|^{OPENERS}(?:the )?meaning of (?P<of>.{{2,60}}?){_BEHIND}$"
    rf"|^{OPENERS}(?P<before>.{{2,60}}?) (?:meaning|means|means what|is what){_BEHIND}$"
)
_WHAT_IS = re.compile(
    rf"^{OPENERS}(?:(?:sorry|but) )*(?:what (?:is|are)|whats|define|explain) (?:(?:a|an|the|that|this) )?"
    rf"(?P<term>.{{2,40}}?){_BEHIND}$"
)
_EXPLAINS = re.compile(r"\b(?:means|meaning|called|known as|stands? for|that is|in other words|i\.e)\b|\(")
_NO_TERM = ASPECTS | frozenset(
    "it that this them these those way ways difference point reason answer deal cost price prices fee".split()
)
TERM = 3
"""Content words that a term has at most: "standard deviations", not a whole question."""
_PARTICLES = frozenset("off up down out over through".split())
"""Words of grammar that a term may end with: "toe-off", "warm-up"."""


def meaning(turn: Answering, decision: Decision) -> Reply | None:
    """Answer what a word of the last quote means: by the sentence that explains it, else that none does.

    None where no word of it is asked for, and where another passage answers.
    """
    last = last_quoted(turn.conversation)
    if last is None or _is_elsewhere(turn, decision, last):
        return None
    text = turn.found.text
    asked, answered = term_asked(text), decision.status == "answered"
    term = asked or term_named(text)
    if not term:
        return plainly(text, turn)
    if answered and not asked:
        return _explained(term, last, turn)
    if glossed := _in_glossary(term, turn):
        return glossed
    if explained := _explained(term, last, turn):
        return explained
    for passage in turn.build.known_passages(last.passage_ids):
        told = _telling(term, passage, last, turn)
        if told and any(map(str.isdigit, "".join(term))):  # "what does r = 0.93 mean" has no word that needs explaining
            lead = turn.build.manners.voice.in_the_quote
            return turn.from_span(passage, told[0][0], lead)
        if told:
            return _unexplained(term, turn)
    return None


def _explained(term: list[str], last: Turn, turn: Answering) -> Reply | None:
    """Quote the sentence of the text quoted last that explains a term, None where none does."""
    for passage in turn.build.known_passages(last.passage_ids):
        told = _telling(term, passage, last, turn)
        explaining = [span for span, said in told if _EXPLAINS.search(said) or _defines(said, term)]
        if explaining:
            return turn.from_span(passage, explaining[0])
    return None


def term_asked(text: str) -> list[str]:
    """Return the words of the term whose meaning a message asks for in so many words, empty for none."""
    return _term(_MEANS, text)


def term_named(text: str) -> list[str]:
    """Return the same of a message that only asks what something is, in a word or two."""
    term = _term(_WHAT_IS, text)
    return term if len(content_words(term)) < TERM and not any(map(str.isdigit, "".join(term))) else []


def _term(form: re.Pattern[str], text: str) -> list[str]:
    found = next(filter(None, map(form.match, clauses(text))), None)
    said = next(filter(None, found.groupdict().values()), "") if found else ""
    content = [] if _NO_TERM.intersection(said.split()) else content_words(said.split())
    if not 0 < len(content) <= TERM:
        return []
    behind = said.rpartition(content[-1])[2].split()[:1]
    return [*content, *_PARTICLES.intersection(behind)]


def _is_elsewhere(turn: Answering, decision: Decision, last: Turn) -> bool:
    """Tell whether a passage that wasn't quoted last answers."""
    return decision.status == "answered" and turn.best().passage_id not in last.passage_ids


def _in_glossary(term: list[str], turn: Answering) -> Reply | None:
    """Quote a passage that is asked what the term is, whatever the talk is about."""
    build, asked = turn.build, f"what is {' '.join(term)}"
    found = find(asked, Conversation(), build, correct=turn.correct)
    alone = Answering(asked, Conversation(), build, found, correct=turn.correct)
    passage = alone.answering()
    ways = (passage.heading, passage.question, *passage.phrasings) if passage else ()
    if passage is None or not any(set(stems(term)).issubset(terms(way)) for way in ways):
        return None
    return turn.from_quotes([alone.quoting.of(passage)], passage)


def _telling(term: list[str], passage: Passage, last: Turn, turn: Answering) -> list[tuple[Span, str]]:
    """Return the sentences of a passage that have a term, those that can't be parted; none if it wasn't quoted."""
    units = ((span, normalise(said)) for span, said in units_of(passage, turn.build.document(passage)))
    if not set(stems(content_words(term))).isdisjoint(terms(f"{passage.heading} {passage.question}")):
        return []  # the passage is about it
    having = [(span, said) for span, said in units if set(stems(term)).issubset(terms(said))]
    return having if any(is_within(span, last.spans) for span, _ in having) else []


def _defines(sentence: str, term: list[str]) -> bool:
    """Tell whether a sentence says what a term is: "a starter is a mix of …", "the app Skiff"."""
    said, last = words(sentence), stems(term[-2:] if term[-1] in _PARTICLES else term[-1:])
    ends = [end for end in range(len(said) + 1) if stems(said[max(end - len(last), 0) : end]) == last]
    behind = [said[end : end + 2] for end in ends]
    begins = [end - len(term) for end in ends]
    before = [said[max(at - 2, 0) : max(at, 0)] for at in begins]
    is_a = any(two[:1] in (["is"], ["are"]) and two[1:] in (["a"], ["an"], ["the"]) for two in behind)
    named = any(len(two) == 2 and two[0] in ("the", "a", "an", "our") and content_words(two[1:]) for two in before)
    return is_a or named


def _unexplained(term: list[str], turn: Answering) -> Reply:
    lead = turn.build.manners.voice.no_meaning or None
    near = turn.readings(lambda passage: not set(stems(content_words(term))).isdisjoint(terms(passage.question)))
    return turn.reply("abstained", "not_covered", lead, options=near, uncovered=True)
