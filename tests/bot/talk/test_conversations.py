"""Whole conversations, as people have them: each transcript in `conversations/` is played line by line.

Athlete: what is typed
Bot quotes: headings, parted by "; "       Bot offers: a question that can be chosen
Bot asks back                              Bot abstains: reason
Bot chats                                  Bot cares
Bot says: words of the reply               Bot doesn't say: words that must not be in it
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.builds import Build
from bot.dialogue import answer
from bot.records.conversation import Conversation
from bot.records.reply import Reply

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


def test_there_are_transcripts() -> None:
    assert len(TRANSCRIPTS) >= 10
