"""A comparison of two builds as a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.compare import Change, Comparison, Effect, headline, lacking
from bot.questions import SPECIAL
from bot.report.misses import EXPECTED_SHOWN, Place, known_place
from bot.report.pages import render
from bot.runs import Side

_EFFECTS: tuple[Effect, ...] = ("worse", "better", "neutral")


@dataclass(frozen=True, slots=True)
class Card:
    """One change, with what its question wants: `wanted` as an evaluation has it, and `more` right passages."""

    change: Change
    wanted: str
    expected: tuple[Place, ...]
    more: int


def comparison_page(found: Comparison, file_name: str, old: Side, new: Side) -> str:
    """Return the page; the two sides know the headings of what was wanted."""
    cards = [_card(change, (new, old)) for change in found.changes]
    return render(
        "comparison.html",
        found=found,
        headline=headline(found),
        lacking=lacking(found),
        strays=found.strays,
        stray_labels=found.stray_labels,
        file_name=file_name,
        effects=[(effect, [card for card in cards if card.change.effect == effect]) for effect in _EFFECTS],
    )


def _card(change: Change, sides: Sequence[Side]) -> Card:
    gold = [label for label in change.gold if label not in SPECIAL]
    expected = tuple(_place(label, sides) for label in gold[:EXPECTED_SHOWN])
    wanted = next((label for label in change.gold if label in SPECIAL), "passage")
    return Card(change, wanted, expected, max(len(gold) - EXPECTED_SHOWN, 0))


def _place(label: str, sides: Sequence[Side]) -> Place:
    """Return what a gold label names by its heading, as far as one of the sides knows it."""
    for side in sides:
        if side.build and (known := known_place(label, side.build)):
            return Place(known.name, known.heading)
    return Place(label, next((side.headings[label] for side in sides if label in side.headings), ""))
