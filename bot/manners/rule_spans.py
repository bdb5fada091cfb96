"""Find where in a message a rule of `_safety.md` holds (bot/manners/rules.py tells the language)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations

from bot.manners.rules import Either, OneOf, Row, Rule, Without, Word

Span = tuple[int, int]
Found = Mapping[str, frozenset[int]]
"""At which words of a message each atom of the rules stands."""
WINDOW = 12
"""Words from the first to the last of `a & b`."""


def spans(rule: Rule, found: Found) -> set[Span]:
    """Return where in a message a rule holds: word positions, end excluded.

    There are at most window × words of them, so the time is linear in the message.
    """
    if isinstance(rule, Word):
        return {(at, at + 1) for at in found.get(rule.atom, ())}
    if isinstance(rule, OneOf):
        return {(at, at + 1) for atom in rule.atoms.intersection(found) for at in found[atom]}
    if isinstance(rule, Either):
        return {span for part in rule.parts for span in spans(part, found)}
    if isinstance(rule, Without):
        return spans(rule.part, found)
    parts: list[set[Span]] = []
    for part in rule.parts:
        parts.append(spans(part, found))
        if not parts[-1] and not isinstance(part, Without):
            return set()
    if isinstance(rule, Row):
        return _in_row(rule, parts)
    wanted = [held for part, held in zip(rule.parts, parts, strict=True) if not isinstance(part, Without)]
    barred = [_by_start(held) for part, held in zip(rule.parts, parts, strict=True) if isinstance(part, Without)]
    near = {span for order in permutations(wanted) for span in _within_window(order)}
    return {span for span in near if not any(_has_near(span, one) for one in barred)}


def _has_near(span: Span, barred: Mapping[int, list[int]]) -> bool:
    """Tell whether any of these, by their starts, stands within the window with a span."""
    start, end = span
    return any(
        max(end, last) - min(start, at) <= WINDOW
        for at in range(end - WINDOW, start + WINDOW)
        for last in barred.get(at, ())
    )


def _in_row(row: Row, parts: Sequence[set[Span]]) -> set[Span]:
    first = 1 if isinstance(row.parts[0], Without) else 0
    held = parts[first]
    if first:
        before = {end for _, end in parts[0]}
        held = {(start, end) for start, end in held if start not in before}
    behind = slice(first + 1, None)
    for rule, part, gap in zip(row.parts[behind], parts[behind], row.gaps[behind], strict=True):
        ends = _by_start(part)
        if isinstance(rule, Without):
            held = {(start, end) for start, end in held if ends.keys().isdisjoint(range(end, end + gap + 1))}
            continue
        held = {(start, last) for start, end in held for at in range(end, end + gap + 1) for last in ends.get(at, ())}
    return held


def _within_window(parts: Sequence[set[Span]]) -> set[Span]:
    """Return where parts follow each other, in this order, within the window."""
    held = parts[0]
    for part in parts[1:]:
        ends = _by_start(part)
        held = {
            (start, last)
            for start, end in held
            for at in range(end, start + WINDOW)
            for last in ends.get(at, ())
            if last - start <= WINDOW
        }
    return held


def _by_start(held: set[Span]) -> dict[int, list[int]]:
    ends: dict[int, list[int]] = {}
    for start, end in held:
        ends.setdefault(start, []).append(end)
    return ends
