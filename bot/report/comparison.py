"""A comparison of two builds as a page."""

from __future__ import annotations

from bot.compare import Comparison, headline, lacking
from bot.report.pages import render


def comparison_page(found: Comparison, file_name: str) -> str:
    """Return the page."""
    return render(
        "comparison.html",
        found=found,
        headline=headline(found),
        lacking=lacking(found),
        strays=found.strays,
        file_name=file_name,
        effects=[
            (effect, [c for c in found.changes if c.effect == effect]) for effect in ("worse", "better", "neutral")
        ],
    )
