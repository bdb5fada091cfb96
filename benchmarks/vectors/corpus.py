"""The corpus: how much of each source is taken, sifted, mixed in one order that any beginning of it represents."""

from __future__ import annotations

import random
from pathlib import Path

from benchmarks.vectors.near import Dropped, HeldOut, sift

SHARES = {
    "questions": (56_000, 20),
    "generated_athletes": (90_000, 16),
    "generated_services": (45_000, 14),
    "generated_plain": (60_000, 12),
    "generated_swapped": (15_000, 14),
    "generated_joined": (3_000, 18),
    "conversations": (2_500, 16),
    "home": (4_000, 14),
    "home_frontend": (2_000, 14),
    "django": (600, 14),
    "wagtail": (1_200, 14),
    "shop": (1_300, 14),
    "school": (1_600, 14),
    "meetings": (3_000, 14),
    "python": (1_000, 16),
    "cloud": (5_000, 14),
    "glosses": (30_000, 10),
    "word_glosses": (20_000, 12),
}
"""Lines taken of each source at most, and words of a line: the teacher's time goes by length; visitors are brief."""


def compose(lines: Path, held_out: HeldOut, seed: int) -> tuple[list[str], dict[str, Dropped]]:
    """Return the corpus in a random order, and per source what was dropped."""
    chance = random.Random(seed)
    chosen: dict[str, None] = {}
    dropped = {}
    for name, (share, words) in SHARES.items():
        path = lines / f"{name}.txt"
        if not path.exists():
            continue
        brief = [line for line in path.read_text("utf-8").splitlines() if len(line.split()) <= words]
        chance.shuffle(brief)
        kept, dropped[name] = sift(brief[:share], held_out)
        chosen |= dict.fromkeys(kept)
    mixed = list(chosen)
    chance.shuffle(mixed)
    return mixed, dropped


def report(dropped: dict[str, Dropped], held_out: HeldOut, size: int) -> str:
    """Return what was dropped, as a Markdown table with a few examples."""
    rows = [f"| {name} | {d.equal} | {d.near} |" for name, d in dropped.items()]
    examples = [f"- “{line}” ~ {other}" for d in dropped.values() for line, other in d.examples[:5]]
    head = [
        f"{size} texts; {len(held_out)} different held-out texts; dropped:",
        "",
        "| source | equal | nearly equal |",
    ]
    return "\n".join([*head, "|---|---|---|", *rows, "", *examples, ""])
