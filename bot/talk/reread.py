"""Answer a few words after a quote ("is that bad?", "how do I fix it?", "by how much?") by what the same text says."""

from __future__ import annotations

from itertools import pairwise

from bot.asked_for import Kind, asked_for, asked_of_quote, asks_to_count
from bot.conclusion import TO_THE_BOT
from bot.conversation import last_quoted, told
from bot.followup import points_back
from bot.giving import counts, explains, gives, sentences_giving
from bot.records.conversation import Conversation
from bot.records.knowledge import Passage, Span
from bot.records.reply import Reply
from bot.search import find
from bot.spans import is_within, opening_span, span_giving, units_of
from bot.talk.turn import Answering
from bot.text.analyse import in_plain_words, normalise, stem, terms, words
from bot.text.function_words import MEASURES, naming_words


def reread(turn: Answering, *, elsewhere: bool = False) -> Reply | None:
    """Quote what the text quoted last says of what is asked: what wasn't quoted yet, else the very sentence once more.

    It is asked of that text where a message names nothing ("is that bad?"), and where one sentence of the text has
    every word of its own ("how long is the pass valid?"), unless what it finds is `elsewhere`. None where it is a line
    of what isn't covered, where nothing was quoted before it, and where the text says nothing of it.
    """
    text = turn.found.text
    last, kind = last_quoted(turn.conversation), asked_of_quote(text)
    if last is None or turn.build.not_covered.same(turn.found.query):
        return None
    own = _own_words(text)
    if own and (elsewhere or turn.cites):
        return None
    if (not own and kind is None) or TO_THE_BOT.search(in_plain_words(text)):
        return None
    for passage in turn.build.known_passages(last.passage_ids):
        span = _with_words(own, kind, passage, turn) if own else _giving(kind, passage, turn)
        if span:
            return turn.from_text_quoted(passage, span)
    return None


def _own_words(text: str) -> set[str]:
    """Return the stems of the words of content that name what a message is about.

    "How wide" names nothing, and neither does "does it cost speed".
    """
    said = words(text)
    after_how = {behind for how, behind in pairwise(said) if how == "how"}
    named = {stem(word) for word in naming_words(said) if word not in after_how}
    return named - {"speed"} if asked_of_quote(text) == "toll" else named


def _with_words(own: set[str], kind: Kind | None, passage: Passage, turn: Answering) -> Span | None:
    """Return the span of the first sentences, of those that can't be parted, that have all words, and what is asked.

    One word alone is little to go by: then a kind must be asked for, or the message point back ("and in the fridge?").
    """
    text, document = turn.found.text, turn.build.document(passage)
    counted = kind is None and (asks_to_count(text) or not MEASURES.isdisjoint(words(text)))
    leads_on = points_back(text) or points_back(turn.asked)
    if len(own) == 1 and kind is None and not counted and not leads_on:
        return None
    for span, said in units_of(passage, document):
        if counted and not counts(said):
            continue
        if kind == "reason" and not explains(said, own):
            continue
        if own.issubset(terms(said)) and (kind is None or gives(said, kind)):
            return span
    return None


def same_of_quote(turn: Answering) -> Reply | None:
    """Quote what the text quoted last says of somebody else: "same for students?".

    None where the last question, asked of them, would be answered by another text.
    """
    last = last_quoted(turn.conversation)
    if last is None:
        return None
    whole = find(f"{last.question} {turn.found.text}", Conversation(), turn.build, correct=turn.correct)
    best = turn.build.passages[whole.best[0]].passage_id if whole.best else None
    return reread(turn) if best in last.passage_ids else None


def gives_none(turn: Answering, passage: Passage) -> Reply | None:
    """Say that no reason or no number is given, where one is asked for and a passage told already has none.

    It would be quoted once more as if it were an answer. None where something else is asked, or it may have one: a
    reason may be given in any words, so it is only missing where what is asked about is the reason of something else.
    """
    kind, voice = asked_for(turn.found.text), turn.build.manners.voice
    lead = {"reason": voice.no_reason, "figure": voice.no_figure}.get(kind or "", "")
    if not lead:
        return None
    document, own = turn.build.document(passage), _own_words(turn.found.text)
    every = [said for _, said in units_of(passage, document)]
    reasons = [said for said in every if gives(said, "reason")]
    missing = (
        not any(map(counts, every)) if kind == "figure" else reasons and not any(explains(s, own) for s in reasons)
    )
    if not missing:
        return None
    return turn.reply("abstained", "not_covered", lead, options=turn.readings())


def figure_again(turn: Answering) -> Reply | None:
    """Quote the one sentence of the last reply that has the figure asked for, in words too, or how many took part.

    Those quoted come before the rest of their passages.
    """
    kind, last = asked_for(turn.found.text), turn.conversation.turns[-1]
    if kind not in ("figure", "people"):
        return None
    passages = turn.build.known_passages(last.passage_ids)
    found = [
        (passage, passage.sentences[number])
        for passage in passages
        for number in sentences_giving(passage, turn.build.document(passage).text, kind)
    ]
    if not found and kind == "figure":
        found = [
            (one, span) for one in passages for span, said in units_of(one, turn.build.document(one)) if counts(said)
        ]
    told_last = [(passage, span) for passage, span in found if is_within(span, last.spans)]
    best = next(iter([*told_last, *found]), None)
    return turn.from_span(*best) if best else None


def _giving(kind: Kind | None, passage: Passage, turn: Answering) -> Span | None:
    """Return the span that gives it; a verdict is how a text begins: further on it is one on something else."""
    if kind is None:
        return None
    document, heard = turn.build.document(passage), told(passage, turn.conversation)
    if kind not in ("verdict", "danger"):
        return span_giving(kind, passage, document, heard) or span_giving(kind, passage, document, ())
    begins, ends = opening = opening_span(passage, document, (passage.body_start, passage.end))
    return opening if gives(normalise(document.text[begins:ends]), kind) else None
