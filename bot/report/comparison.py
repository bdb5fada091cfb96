"""A comparison of two builds as a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.compare import Change, Comparison, Effect, headline, lacking
from bot.questions import SPECIAL
from bot.report.misses import EXPECTED_SHOWN
from bot.report.pages import render
from bot.report.places import Place, known_place, place_of_quoted_text, places_offered
from bot.runs import Outcome, Side

_EFFECTS: tuple[Effect, ...] = ("worse", "better", "neutral")


@dataclass(frozen=True, slots=True)
class Got:
    """What came of a question on one side: its outcome, the passage quoted, if any, and those offered."""

    outcome: Outcome
    quoted: Place | None
    options: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One change, with what its question wants: `wanted` as an evaluation has it, and `more` right passages."""

    change: Change
    wanted: str
    expected: tuple[Place, ...]
    more: int
    old: Got
    new: Got


def comparison_page(found: Comparison, file_name: str, old: Side, new: Side) -> str:
    """Return the page; the two sides know the headings of what was wanted."""
    cards = [_card(change, old, new) for change in found.changes]
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


def _card(change: Change, old: Side, new: Side) -> Card:
    gold = [label for label in change.gold if label not in SPECIAL]
    expected = tuple(_place(label, (new, old)) for label in gold[:EXPECTED_SHOWN])
    wanted = next((label for label in change.gold if label in SPECIAL), "passage")
    more = max(len(gold) - EXPECTED_SHOWN, 0)
    return Card(change, wanted, expected, more, _got(change.old, old), _got(change.new, new))


def _got(outcome: Outcome, side: Side) -> Got:
    quoted = None
    if outcome.passage_id:
        quoted = place_of_quoted_text(outcome.passage_id, outcome.heading, outcome.text, side.build)
    return Got(outcome, quoted, places_offered(outcome.options, side.build))


def _place(label: str, sides: Sequence[Side]) -> Place:
    """Return what a gold label names by its heading, as far as one of the sides knows it."""
    for side in sides:
        if side.build and (known := known_place(label, side.build)):
            return known
    return Place(label, next((side.headings[label] for side in sides if label in side.headings), ""))
