"""Whole conversations, as people have them: each transcript in `conversations/` is played line by line.

Athlete: what is typed
Bot quotes: headings, parted by "; "       Bot offers: a question that can be chosen
Bot asks back                              Bot abstains: reason
Bot chats                                  Bot cares
Bot says: words of the reply               Bot doesn't say: words that must not be in it
"""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.asked_for import asked_of_quote
from bot.builds import Build
from bot.conclusion import judges
from bot.dialogue import answer, heard
from bot.followup import is_of_aspects
from bot.move_words import REFERENCE
from bot.participants import asks_how_many
from bot.records import Conversation, Reply, Turn
from bot.search import is_vague
from bot.talk.amounts import asks_how_much
from bot.talk.doubted import doubts
from bot.talk.facts import fact_asked
from bot.talk.meaning import term_asked, term_named
from bot.talk.moves import read_move
from bot.text.analyse import words

PAGE = Path(__file__).parents[3] / "docs" / "conversation.md"
TRANSCRIPTS = sorted((Path(__file__).parent / "conversations").glob("*.md"))
STATUSES = {"Bot asks back": "clarify", "Bot chats": "small_talk", "Bot cares": "safety"}


def said(reply: Reply) -> str:
    return " ".join([reply.lead, *(quote.text for quote in reply.quotes)])


def headings(reply: Reply) -> list[str]:
    return [quote.heading for quote in reply.quotes]


EXPECTED: dict[str, Callable[[Reply, str], bool]] = {
    "Bot quotes": lambda reply, told: headings(reply) == told.split("; "),
    "Bot offers": lambda reply, told: told in {*(option.question for option in reply.options), *reply.suggestions},
    "Bot abstains": lambda reply, told: (reply.status, reply.reason) == ("abstained", told),
    "Bot says": lambda reply, told: told in said(reply),
    "Bot doesn't say": lambda reply, told: told not in said(reply),
}


def holds(line: str, reply: Reply) -> bool:
    """Tell whether a line about the bot is true of its reply; a line of no known kind raises KeyError."""
    if line in STATUSES:
        return reply.status == STATUSES[line]
    kind, _, told = line.partition(": ")
    return EXPECTED[kind](reply, told)


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_the_talk_goes_as_written(club: Build, path: Path) -> None:
    conversation, reply, checked = Conversation(), None, 0
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line.startswith("Athlete: "):
            reply = answer(line.removeprefix("Athlete: "), conversation, club)
            conversation = reply.conversation
        elif line.startswith("Bot ") and reply is not None:
            checked += 1
            where = f"{path.name}:{number}: {line}\nbut: {reply.status} {reply.reason} {headings(reply)} {said(reply)}"
            assert holds(line, reply), where
    assert checked


def documented() -> list[str]:
    """What docs/conversation.md says can be said, in quotation marks in the first column of its table."""
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith('| "')]
    return [said for row in rows for said in re.findall(r'"([^"]+)"', row.split("|")[1])]


@pytest.mark.parametrize("said", documented())
def test_what_is_documented_is_no_mere_question(club: Build, said: str) -> None:
    last = answer("how do I hold my elbows?", Conversation(), club).conversation.turns[-1]
    answered = replace(last, offered=("swinging-arms#relaxed-shoulders", "first-weeks#shoes"))
    asking = Turn(last.question, "clarify", offered=(*answered.offered, "quiet-torso#how-far-to-lean-forward"))
    moves = [read_move(heard(said), Conversation((turn,)), club) for turn in (answered, asking)]
    of_quote = bool(asks_how_much(said) or asks_how_many(said) or fact_asked(said) or term_asked(said))
    of_quote = of_quote or bool(judges(said) or term_named(said) or doubts(said, ()))
    cites = REFERENCE.match(" ".join(words(said)))
    leans = of_quote or asked_of_quote(said) or cites or is_vague(said) or is_of_aspects(said)
    assert leans or any((move.kind, move.text) != ("ask", said) for move in moves)


def test_there_are_transcripts() -> None:
    assert len(TRANSCRIPTS) >= 10
