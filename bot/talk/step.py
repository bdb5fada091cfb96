"""Mark a reply with the step of the dialogue that it came from, so that it can be explained."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from bot.records.reply import Reply, Step

AnyReply = TypeVar("AnyReply", Reply, Reply | None)


def by(step: Step, reply: AnyReply) -> AnyReply:
    """Return a reply marked with a step, unless one inside that has marked it already."""
    return reply if reply is None or reply.step else replace(reply, step=step)
