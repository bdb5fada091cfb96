"""Tell an owner which ways to ask never reach their passage, since the bot speaks of a doctor instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.build.coverage import ways_to_ask
from bot.manners.record import Manners
from bot.records.knowledge import Document


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A way to ask, the passage that it was written for, and the topic of the red flag that it raises.

    `minor` says that an owner may let that topic give way.
    """

    phrasing: str
    passage_id: str
    topic: str
    minor: bool


def held_back(documents: Iterable[Document], manners: Manners) -> tuple[HeldBack, ...]:
    """Return the ways to ask that raise a red flag which doesn't give way here, in the documents' order."""
    safety = manners.safety
    return tuple(
        HeldBack(way, passage.passage_id, topic.name, topic.minor)
        for document in documents
        for passage in document.passages
        for way in dict.fromkeys((passage.heading, *ways_to_ask(passage)))
        if (topic := safety.topic_of(way)) and topic.name not in safety.served
    )


def summary(found: Sequence[HeldBack], lines: int = 3) -> str:
    """Say in words what is held back, `lines` of each kind, and what an owner can do; empty where nothing is."""
    if not found:
        return ""
    head = (
        f"Held back: {len(found)} way(s) to ask raise a red flag: there the bot speaks of a doctor and quotes nothing."
    )
    yours, graver = [one for one in found if one.minor], [one for one in found if not one.minor]
    names = ", ".join(sorted({one.topic for one in yours}))
    told = [head]
    if yours:
        told += _told(
            yours, lines, f"If these are yours to answer, put `gives-way: {names}` under the title of _safety.md"
        )
    if graver:
        told += _told(graver, lines, "These are never answered: reword them, or take them out")
    return "\n".join(told)


def _told(found: Sequence[HeldBack], lines: int, remedy: str) -> list[str]:
    """Return the lines on what one remedy mends."""
    some = [f'    "{one.phrasing}" ({one.passage_id}) is heard as "{one.topic}"' for one in found[:lines]]
    rest = [f"    … and {len(found) - lines} more: --json tells all of them"] if len(found) > lines else []
    return [f"  {remedy} ({len(found)}):", *some, *rest]
