"""Tell places apart by what is said of them: what is said of two stands for neither."""

from __future__ import annotations

from collections.abc import Iterable


def places_named_once(named: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return the place that each text names, of pairs of both, without those that name several places."""
    places: dict[str, set[int]] = {}
    for said, place in named:
        places.setdefault(said, set()).add(place)
    return {said: place for said, found in places.items() if len(found) == 1 for place in found}
