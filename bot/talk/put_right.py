"""Moves that put right or leave what was talked about: "no, I meant …", "another question: …", "same for kids?"."""

from __future__ import annotations

from bot.builds import Build
from bot.conversation import last_quoted
from bot.followup import points_back
from bot.records.conversation import Conversation, Turn
from bot.records.knowledge import Passage
from bot.said.another_topic import ANEW, FORGETS, JOINT
from bot.said.beside_a_question import WHATS_THAT
from bot.said.put_right import ADDS, MEANT, NO_ASKING, NO_IN, NOT_BUT, NOT_FOR, NOT_THAT, REFUSED, RESTATES
from bot.said.the_same import CARRIES_OVER
from bot.talk.move import Move
from bot.text.analyse import normalise, terms, words
from bot.text.asking import ASKING
from bot.text.function_words import content_words, naming_terms

_REMARKS = frozenset(
    "interesting nice cool wow hm hmm great good funny strange weird lol haha oh thing stuff wait".split()
)
"""What is said before "what is that" and names nothing."""


def anew(message: str, last: Turn, *, thanked: bool) -> Move | None:
    """Read a new topic: announced, or asked for after thanks for the old one. A red flag isn't forgotten so."""
    lowered = normalise(message).strip()
    if announced := ANEW.match(lowered) or (last.status != "safety" and FORGETS.match(lowered)):
        return Move("ask", announced["rest"], Conversation(), opens=True)
    fresh = JOINT.sub("", lowered)
    if thanked and content_words(words(fresh)) and not points_back(fresh):
        return Move("ask", fresh, Conversation(), opens=True)
    return None


def carried_over(said: str, conversation: Conversation) -> Move | None:
    """Read whether what was said holds for somebody or something else: what that is, is asked about the same topic."""
    found = CARRIES_OVER.match(said) if last_quoted(conversation) else None
    if found is None or not content_words(words(found["rest"] or found["there"])):
        return None
    if found["there"]:
        return Move("same", said, conversation) if ASKING.isdisjoint(words(said)) else None
    return Move("same", found["rest"], conversation, said)


def named_first(message: str, conversation: Conversation) -> Move | None:
    """Read "meta analysis, whats that?" as "what is meta analysis"."""
    found = WHATS_THAT.match(normalise(message).replace("'", "").strip())
    rest = found["rest"] if found else ""
    named = [word for word in content_words(words(rest)) if word not in _REMARKS]
    return Move("ask", f"what is {rest}", conversation) if named else None


def correction(message: str, last: Turn, conversation: Conversation, build: Build) -> Move | None:
    """Read "no, I meant …" or "not what I asked. What …": the question asked anew, without the wrong reading.

    Where nothing is said against it, a passage that has the very words of what was meant is no wrong reading.
    """
    lowered = normalise(message).replace("'", "").strip()
    refused = REFUSED.match(lowered)
    rest = refused["rest"] if refused else lowered
    forms = (MEANT, ADDS, NOT_FOR, NO_IN, NO_ASKING, NOT_BUT)
    meant = next((found for form in forms if (found := form.match(rest.rstrip(" ?.!")))), refused)
    rest = next(filter(None, meant.groupdict().values()), "").strip() if meant else ""
    rest = NOT_THAT.sub("", rest)
    if not content_words(words(rest)):
        return None
    joined = f"{last.question} {rest}" if last.status != "small_talk" else ""
    wrong = last.offered if refused and not last.passage_ids else last.passage_ids
    if RESTATES.match(lowered):
        wrong = tuple(one.passage_id for one in build.known_passages(wrong) if not _has(rest, one, build))
    return Move("ask", rest, conversation, joined, dropped=wrong)


def _has(meant: str, passage: Passage, build: Build) -> bool:
    """Tell whether a passage has every word that names what was meant."""
    named = naming_terms(meant)
    return bool(named) and named.issubset(terms(build.with_heading(passage)))
