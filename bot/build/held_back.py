"""Tell an owner which ways to ask never reach their passage, since the bot speaks of a doctor instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.build.coverage import ways_to_ask
from bot.evaluate import Played
from bot.manners.record import Manners
from bot.manners.safety import Safety, SafetyTopic
from bot.records.knowledge import Document


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A way to ask, the passage that it was written for, and the topic of the red flag that it raises.

    `minor` says that an owner may let that topic give way, and nothing acute is said; `named` that the owner has, and
    it didn't; `tested` that it's a labelled question and no way to ask.
    """

    phrasing: str
    passage_id: str
    topic: str
    minor: bool
    named: bool = False
    tested: bool = False


def held_back(documents: Iterable[Document], manners: Manners) -> tuple[HeldBack, ...]:
    """Return the ways to ask that raise a red flag which doesn't give way here, in the documents' order."""
    safety = manners.safety
    return tuple(
        HeldBack(way, passage.passage_id, topic.name, topic.minor and not safety.things.is_acute(way))
        for document in documents
        for passage in document.passages
        for way in dict.fromkeys((passage.heading, *ways_to_ask(passage)))
        if (topic := safety.topic_of(way)) and not _is_let_through(topic, way, safety)
    )


def held_back_of(played: Iterable[Played], safety: Safety) -> tuple[HeldBack, ...]:
    """Return the labelled questions that the site answers and that got the reply to a red flag instead."""
    return tuple(
        HeldBack(
            question := one.question.turns[-1],
            one.question.gold[0],
            topic.name,
            topic.minor and not safety.things.is_acute(question),
            named=topic.granted,
            tested=True,
        )
        for one in played
        if one.wanted == "passage" and one.reply.red_flag and (topic := safety.named(one.reply.red_flag.topic))
    )


def _is_let_through(topic: SafetyTopic, way: str, safety: Safety) -> bool:
    """Tell whether a topic gives way to a passage that is asked for in this way."""
    return topic.name in safety.served and not (topic.granted and safety.things.is_acute(way))


def summary(found: Sequence[HeldBack], lines: int = 3) -> str:
    """Say in words what is held back, `lines` of each kind, and what an owner can do; empty where nothing is."""
    if not found:
        return ""
    ways, tested = (sum(one.tested is is_tested for one in found) for is_tested in (False, True))
    counted = [f"{ways} way(s) to ask"] if ways else []
    counted += [f"{tested} test question(s) that the site answers"] if tested else []
    yours = [one for one in found if one.minor and not one.named]
    names = ", ".join(sorted({one.topic for one in yours}))
    remedies = {
        f"If these are yours to answer, put `gives-way: {names}` under the title of _safety.md": yours,
        "You let these give way, but no passage surely answers them: put other people's words into its `ask:` lines": [
            one for one in found if one.minor and one.named
        ],
        "These are never answered: reword them, or take them out": [one for one in found if not one.minor],
    }
    head = f"Held back: {' and '.join(counted)} raise a red flag: there the bot speaks of a doctor and quotes nothing."
    return "\n".join([head, *(line for remedy, some in remedies.items() for line in _told(some, lines, remedy))])


def _told(found: Sequence[HeldBack], lines: int, remedy: str) -> list[str]:
    """Return the lines on what one remedy mends; none where it mends nothing."""
    if not found:
        return []
    some = [f'    "{one.phrasing}" ({one.passage_id}) is heard as "{one.topic}"' for one in found[:lines]]
    rest = [f"    … and {len(found) - lines} more: --json tells all of them"] if len(found) > lines else []
    return [f"  {remedy} ({len(found)}):", *some, *rest]
