"""Tell what a message does in its conversation: it asks, chooses among what was offered, refuses, or asks for more."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from bot.builds import Build
from bot.conclusion import concludes
from bot.context import last_quoted, topical
from bot.followup import points_back
from bot.manners.smalltalk import without_courtesies
from bot.move_words import (
    ANEW,
    ANOTHER,
    BARE_NO,
    BARE_NODS,
    CARRIES_OVER,
    CLOSING_NODS,
    EXAMPLE,
    FORGETS,
    GOES_BACK,
    GOES_ON,
    JOINT,
    LEADS_IN,
    MEANT,
    MORE_ABOUT,
    NO,
    NO_ASKING,
    NO_IN,
    NOT_BUT,
    NOT_FOR,
    NOT_THAT,
    OTHER_ONE,
    PLEASE,
    REFUSED,
    RESULT,
    SHORTER,
    SOURCES,
    THE_SAME_OF,
    YES,
    cited,
)
from bot.participants import asks_how_many, study_counted
from bot.picks import Pick, picked
from bot.records import Conversation, Turn
from bot.text.analyse import normalise, terms, words
from bot.text.asking import ASKING
from bot.text.clauses import clauses, without_asides
from bot.text.function_words import content_words

Kind = Literal["ask", "people", "choose", "which", "refuse", "more", "example", "sources", "shorter", "conclude"]
_SENTENCE = re.compile(r"(?<=[?!.])\s+")
PIECES = 3
"""Messages before this one that may belong to the same question, sent in pieces."""
PIECE_WORDS = 3
"""Content words up to which a message after an unanswered one may be a piece of it."""


@dataclass(frozen=True, slots=True)
class Move:
    """What a message does, and what is to be looked up for it.

    `text` is looked up as the next turn of `conversation`; `joined` is another reading of it, such as with the pieces
    sent before it, or empty. `dropped` are passages that a wrong reading led to. `passage_id` is what was chosen;
    `offered` what there is to choose from. `opens` says that it leaves what was talked about last; `besides` is what is
    asked in one breath with a choice.
    """

    kind: Kind
    text: str
    conversation: Conversation
    joined: str = ""
    dropped: tuple[str, ...] = ()
    passage_id: str | None = None
    offered: tuple[str, ...] = ()
    opens: bool = False
    besides: str = ""

    @property
    def remembered(self) -> str | None:
        """Return the question that the talk goes on from, where the message only stands for it ("the second one")."""
        if self.kind == "people":
            return f"how many people were in the {self.text} study"
        return self.text if self.kind not in ("ask", "which", "refuse") else None


def read_move(asked: str, conversation: Conversation, build: Build) -> Move:
    """Read a message as the next turn of `conversation`."""
    asked = _without_citing(without_asides(asked), conversation)
    courteous = without_courtesies(asked, build.manners.small_talk)
    message = _without_leading_in(courteous)
    said = " ".join(words(message))
    last = conversation.turns[-1] if conversation.turns else None
    if people := _of_study(message, last, conversation):
        return people
    if last is None:
        return Move("ask", message, conversation)
    return (
        _anew(message, thanked=_is_cut(courteous, asked))
        or _of_offer(said, message, conversation, build, closes=last.uncovered or _thanks(message, asked))
        or _of_topic(said, message, conversation, build)
        or _of_quote(said, conversation, build)
        or _of_quote(_behind_a_pointer(message), conversation, build)
        or _correction(message, last, conversation)
        or _carried_over(said, conversation)
        or Move("ask", _without_source(message), conversation, _joined(message, conversation, build))
    )


def _without_citing(message: str, conversation: Conversation) -> str:
    """Return a message without the words by which it cites the bot: "you mentioned attention. What's that about?"."""
    rest = cited(message) if conversation.turns else None
    if rest is None:
        return message
    last = clauses(rest)[-1:]
    return last[0] if last and SOURCES.match(last[0]) else rest


def _without_leading_in(message: str) -> str:
    """Return a message without what only says that a question follows: "one more thing: where do I look?"."""
    found = LEADS_IN.match(normalise(message).strip())
    return found["rest"] if found and content_words(words(found["rest"])) else message


def _of_study(message: str, last: Turn | None, conversation: Conversation) -> Move | None:
    """Read how many people a study had, and the same asked of another one ("and the 50m one?").

    "Sample size" itself would rather find what is said of sizes of samples, so it is looked up by the study alone.
    """
    study, said = study_counted(message), " ".join(words(message))
    if study is None and last and (asks_how_many(last.question) or study_counted(last.question)):
        another = THE_SAME_OF.match(said)
        study = another["rest"] if another else None
    whole = said if "how many" in said else ""
    return Move("people", study, conversation, whole) if study else None


def _anew(message: str, *, thanked: bool) -> Move | None:
    """Read a new topic: announced, or asked for after thanks for the old one."""
    lowered = normalise(message).strip()
    if announced := ANEW.match(lowered) or FORGETS.match(lowered):
        return Move("ask", announced["rest"], Conversation(), opens=True)
    fresh = JOINT.sub("", lowered)
    if thanked and content_words(words(fresh)) and not points_back(fresh):
        return Move("ask", fresh, Conversation(), opens=True)
    return None


def _is_cut(courteous: str, asked: str) -> bool:
    """Tell whether courtesies were taken off before a question: a "please" behind it thanks for nothing."""
    spoken = words(courteous)
    return words(asked)[: len(spoken)] != spoken


def _thanks(message: str, asked: str) -> bool:
    """Tell whether thanks stand behind a nod: "ok thanks" closes what "ok" and "ok please" take up."""
    nod = words(message)
    behind = words(asked)[len(nod) :] if words(asked)[: len(nod)] == nod else []
    return " ".join(nod) in CLOSING_NODS and not PLEASE.issuperset(behind)


def _of_offer(said: str, message: str, conversation: Conversation, build: Build, *, closes: bool) -> Move | None:
    """Read a choice, a yes or a no to what the last reply offered or said; a mere "ok" is none where it `closes`."""
    last = conversation.turns[-1]
    offered = tuple(passage_id for passage_id in last.offered if passage_id in build.numbers)
    asking = last.status in ("clarify", "abstained") and bool(offered)
    pick = picked(message, offered, build, asking=asking)
    accepted = YES.match(said) and not (closes and said in BARE_NODS)
    if pick is None and len(offered) == 1 and accepted:
        pick = Pick(offered[0])
    if pick:
        question = build.passage(pick.passage_id).question
        return Move("choose", question, conversation, passage_id=pick.passage_id, besides=pick.besides)
    if asking and accepted:
        return Move("which", message, conversation, offered=offered)
    if OTHER_ONE.match(said) and (asking or last.status == "answered"):
        return _other_one(last, conversation, offered if asking else ())
    if NO.match(said) and (asking or (last.status == "answered" and said not in BARE_NO)):
        return Move("refuse", last.question, _before(conversation), dropped=(*last.passage_ids, *offered))
    return None


def _other_one(last: Turn, conversation: Conversation, offered: tuple[str, ...]) -> Move:
    """Read "the other one": after readings it is still open which; after an answer it is any reading but that."""
    if offered:
        return Move("which", last.question, conversation, offered=offered)
    return Move("refuse", last.question, _before(conversation), dropped=last.passage_ids)


def _of_topic(said: str, message: str, conversation: Conversation, build: Build) -> Move | None:
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
        return Move("refuse", last.question, _before(conversation), dropped=last.offered)
    return None


def _of_quote(said: str, conversation: Conversation, build: Build) -> Move | None:
    """Read what is said of the quote just given: where it is from, or that it's too long."""
    last = last_quoted(conversation)
    if last is None or any(passage_id not in build.numbers for passage_id in last.passage_ids):
        return None
    if SOURCES.match(said):
        return Move("sources", last.question, _before(conversation, last))
    if SHORTER.match(said):
        return Move("shorter", last.question, _before(conversation, last))
    return None


def _behind_a_pointer(message: str) -> str:
    """Return the last clause of a message whose others only point at a quote: "is that measured? i need the source"."""
    *before, last = clauses(message) or [""]
    pointing = all(points_back(clause) or SOURCES.match(clause) or SHORTER.match(clause) for clause in before)
    return last if before and pointing else ""


def _without_source(message: str) -> str:
    """Return a message without asking for the last quote's source, where it asks more: its answer names its own."""
    parted = _SENTENCE.split(message)
    rest = [sentence for sentence in parted if not SOURCES.match(" ".join(words(sentence)))]
    return " ".join(rest) if 0 < len(rest) < len(parted) and content_words(words(" ".join(rest))) else message


def _going_on(kind: Kind, conversation: Conversation) -> Move:
    """Read on from the last answer: its question is asked again, without what was quoted."""
    at = max(number for number, turn in enumerate(conversation.turns) if turn.status == "answered")
    turns = conversation.turns
    quoted = tuple(passage_id for turn in turns for passage_id in turn.passage_ids)
    return Move(kind, turns[at].question, Conversation(turns[:at]), dropped=quoted)


def _carried_over(said: str, conversation: Conversation) -> Move | None:
    """Read whether what was said holds for somebody or something else: what that is, is asked about the same topic."""
    found = CARRIES_OVER.match(said) if last_quoted(conversation) else None
    return Move("ask", found["rest"], conversation, said) if found and content_words(words(found["rest"])) else None


def _correction(message: str, last: Turn, conversation: Conversation) -> Move | None:
    """Read "no, I meant …" or "not what I asked. What …": the question asked anew, without the wrong reading."""
    lowered = normalise(message).replace("'", "").strip()
    refused = REFUSED.match(lowered)
    rest = refused["rest"] if refused else lowered
    forms = (MEANT, NOT_FOR, NO_IN, NO_ASKING, NOT_BUT)
    meant = next((found for form in forms if (found := form.match(rest.rstrip(" ?.!")))), refused)
    rest = next(filter(None, meant.groupdict().values()), "").strip() if meant else ""
    rest = NOT_THAT.sub("", rest)
    if not content_words(words(rest)):
        return None
    joined = f"{last.question} {rest}" if last.status != "small_talk" else ""
    wrong = last.offered if refused and not last.passage_ids else last.passage_ids
    return Move("ask", rest, conversation, joined, dropped=wrong)


def _joined(message: str, conversation: Conversation, build: Build) -> str:
    """Return a message with the unanswered ones before it, where all look like pieces of one question.

    What the site doesn't cover was a whole one.
    """
    earlier: list[str] = []
    for turn in reversed(conversation.turns[-PIECES:]):
        if turn.status not in ("clarify", "abstained") or turn.uncovered:
            break
        earlier.insert(0, turn.question)
    if not earlier or not is_piece(message) or build.manners.small_talk_of(message):
        return ""
    return " ".join([*earlier, message])


def is_piece(message: str) -> bool:
    """Tell whether a message may be no more than a piece of a question: short, and asking nothing itself."""
    said = words(message)
    content = content_words(said)
    return 0 < len(content) <= PIECE_WORDS and said[0] not in ASKING


def _before(conversation: Conversation, last: Turn | None = None) -> Conversation:
    """Return the conversation before its last turn, or before the one given, which is one of its last two."""
    back = 1 if last is None or last is conversation.turns[-1] else 2
    return Conversation(conversation.turns[:-back])


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
