"""Moves about the last quote or the topic: more of it, an example, where it is from, shorter, or back to it."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.builds import Build
from bot.conclusion import concludes, judges
from bot.conversation import last_quoted, texts_quoted_last, topical
from bot.followup import points_back
from bot.records.conversation import Conversation, Turn
from bot.said.more import ANOTHER, GOES_BACK, GOES_ON, MORE_ABOUT
from bot.said.of_quote import EXAMPLE, RESULT, SHORTER
from bot.said.sources import NAMES_PROOF, OF_A_FIGURE, REFERENCE, SOURCES
from bot.talk.move import Kind, Move, before
from bot.text.analyse import in_plain_words, terms, words
from bot.text.clauses import clauses, sentences
from bot.text.function_words import content_words

_FIGURE = re.compile(r"\b\d+\b")


def of_topic(said: str, message: str, conversation: Conversation, build: Build) -> Move | None:
    """Read a wish to hear more, or to go back to something earlier."""
    if move := _reading_on(said, conversation):
        return move
    if more := MORE_ABOUT.match(said):
        quoted = tuple(passage_id for turn in conversation.turns for passage_id in turn.passage_ids)
        return Move("ask", more["rest"], conversation, dropped=quoted)
    if back := GOES_BACK.match(said):
        return Move("ask", back["rest"], _turned_back(back["rest"], conversation, build), opens=True)
    return None


def _reading_on(said: str, conversation: Conversation) -> Move | None:
    """Read what goes on from the last answer; where there was none but readings, "more" means others of these."""
    last = conversation.turns[-1]
    goes_on = GOES_ON.match(said) if last.status != "small_talk" or not ANOTHER.match(said) else None
    if any(turn.status == "answered" for turn in topical(conversation)):
        kinds: list[tuple[Kind, object]] = [("more", goes_on), ("example", EXAMPLE.match(said))]
        concluded: Kind | None = "conclude" if concludes(said) or RESULT.match(said) else None
        kind = next((kind for kind, matches in kinds if matches), concluded)
        return _going_on(kind, conversation) if kind else None
    if goes_on and last.offered:
        return Move("refuse", last.question, before(conversation), dropped=last.offered)
    return None


def of_quote(said: str, conversation: Conversation, build: Build) -> Move | None:
    """Read what is said of the quote just given: where it is from, or that it's too long."""
    last = last_quoted(conversation)
    if last is None:
        return _of_earlier_quote(said, conversation)
    passages = build.known_passages(last.passage_ids)
    cites = any(passage.references or build.document(passage).references for passage in passages)
    figure = OF_A_FIGURE.match(said)
    named = _FIGURE.findall(figure["figure"] or figure["taken"] or figure["first"]) if figure else []
    of_figure = figure and set(named) <= _figures_quoted(conversation, build)
    if SOURCES.match(said) or of_figure or (cites and REFERENCE.match(said)):
        return Move("sources", last.question, before(conversation, last))
    if SHORTER.match(said):
        return Move("shorter", last.question, before(conversation, last))
    return None


def _of_earlier_quote(said: str, conversation: Conversation) -> Move | None:
    """Read what asks for proof of a quote since which no reply had one: there is nothing else to ask it of."""
    turns = topical(conversation)
    quoted = [turn for turn in turns if turn.passage_ids]
    if not quoted or conversation.turns[-1] is not turns[-1] or not (SOURCES.match(said) and NAMES_PROOF.search(said)):
        return None
    earlier = conversation.turns[: conversation.turns.index(quoted[-1])]
    return Move("sources", quoted[-1].question, Conversation(earlier))


def behind_a_pointer(message: str, conversation: Conversation, build: Build) -> str:
    """Return the last clause of a message whose others only point at a quote: "is that measured? i need the source".

    So does what takes up a figure of it: "7% from holding the arms?? who measured that".
    """
    *before, last = clauses(message) or [""]
    figures = _figures_quoted(conversation, build)

    def points(clause: str) -> bool:
        cited = set(_FIGURE.findall(clause))
        return points_back(clause) or bool(SOURCES.match(clause) or SHORTER.match(clause)) or bool(cited & figures)

    return last if before and all(map(points, before)) else ""


def _figures_quoted(conversation: Conversation, build: Build) -> set[str]:
    """Return the figures of what was quoted last, as they stand among plain words."""
    texts = texts_quoted_last(conversation, build)
    return {figure for text in texts for figure in _FIGURE.findall(in_plain_words(text))}


def before_a_remark(message: str) -> str:
    """Return the sentence that asks where a quote is from, where what follows only judges it or asks the same."""
    first, *others = sentences(message) or [""]
    said = in_plain_words(first)
    more = [in_plain_words(one) for one in others if not judges(one)]
    return said if others and all(map(_asks_source, (said, *more))) else ""


def _asks_source(said: str) -> bool:
    return bool(SOURCES.match(said) or REFERENCE.match(said))


def without_source(message: str) -> str:
    """Return a message without asking for the last quote's source, where it asks more: its answer names its own."""
    parted = sentences(message)
    rest = [sentence for sentence in parted if not SOURCES.match(in_plain_words(sentence))]
    return " ".join(rest) if 0 < len(rest) < len(parted) and content_words(words(" ".join(rest))) else message


def _going_on(kind: Kind, conversation: Conversation) -> Move:
    """Read on from the last answer: its question is asked again, without what was quoted."""
    at = max(number for number, turn in enumerate(conversation.turns) if turn.status == "answered")
    turns = conversation.turns
    quoted = tuple(passage_id for turn in turns for passage_id in turn.passage_ids)
    return Move(kind, turns[at].question, Conversation(turns[:at]), dropped=quoted)


def _turned_back(topic: str, conversation: Conversation, build: Build) -> Conversation:
    """Return the conversation as it was when it was about `topic`: up to the turn that shares most words with it."""
    wanted = set(terms(topic))
    shares = [len(wanted & set(terms(_spoken(turn, build)))) for turn in conversation.turns]
    best = max(shares)
    if not best:
        return Conversation()
    turns = list(conversation.turns)
    at = len(shares) - 1 - shares[::-1].index(best)
    turns.append(replace(turns.pop(at), opens=True))
    return Conversation(tuple(turns))


def _spoken(turn: Turn, build: Build) -> str:
    headings = [passage.heading for passage in build.known_passages(turn.passage_ids)]
    return " ".join([turn.question, *headings])
