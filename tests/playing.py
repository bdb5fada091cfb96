"""A talk played without a server: each message is asked after those before it."""

from __future__ import annotations

from bot.builds import Build
from bot.dialogue import answer
from bot.records.conversation import Conversation
from bot.records.reply import Reply


def after(build: Build, *messages: str) -> Reply:
    """Return the reply to the last of these messages."""
    conversation = Conversation()
    for message in messages:
        reply = answer(message, conversation, build)
        conversation = reply.conversation
    return reply
