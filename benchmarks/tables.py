"""Figures as the Markdown tables that the README shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.report.shares import wilson

Figures = Mapping[str, float]
FEW = 50
"""Questions below which a share is shown with its counts."""
COMPARED = ("hit@1", "hit@3", "auroc", "typos")
REPLIES = ("hit@1", "hit@3", "coverage", "right", "wrong_answers", "false_answers", "auroc", "switch")


def comparison_table(rows: Sequence[tuple[str, Figures, Mapping[str, Figures]]]) -> str:
    """Return a row for each set and figure, a column for each system; the best of a row is bold.

    Of `typos`, the points lost, the least is best.
    """
    names = list(dict.fromkeys(name for _, _, systems in rows for name in systems))
    lines = [_line(["set", "questions", "figure", *names]), _rule(3 + len(names))]
    for set_name, counted, systems in rows:
        for at, figure in enumerate(one for one in COMPARED if any(one in found for found in systems.values())):
            cells = [systems[name].get(figure) if name in systems else None for name in names]
            known = [cell for cell in cells if cell is not None]
            best = min(known) if figure == "typos" else max(known)
            head = [set_name, _asked(counted)] if at == 0 else ["", ""]
            lines.append(_line([*head, _named(figure), *(_cell(cell, best) for cell in cells)]))
    return "\n".join(lines)


def reply_table(rows: Sequence[tuple[str, Figures]]) -> str:
    """Return a row for each set with what Sideline replied."""
    lines = [_line(["Sideline on", "questions", *(_named(name) for name in REPLIES)]), _rule(2 + len(REPLIES))]
    for name, counted in rows:
        lines.append(_line([name, _asked(counted), *(_reply_cell(column, counted) for column in REPLIES)]))
    return "\n".join(lines)


def _reply_cell(column: str, counted: Figures) -> str:
    """Return a share, with its counts where few were asked, and hits with their 95 % interval."""
    if column not in counted:
        return "–"
    base = int(counted.get("none" if column == "false_answers" else "with_passage", counted["questions"]))
    percent = counted[column]
    if column in ("hit@1", "hit@3"):
        low, high = wilson(percent * base / 100, base)
        return f"{_cell(percent)} ({100 * low:.0f}–{100 * high:.0f})"
    if column in ("coverage", "right", "false_answers") and base < FEW:
        counted_ones = round(percent * base / 50) / 2  # the share was rounded; an offer counts half
        return f"{_cell(percent)} ({counted_ones:g} of {base})"
    return _cell(percent)


def _asked(counted: Figures) -> str:
    """Tell how many questions there are, and how many of them are answerable and not."""
    if "with_passage" not in counted:
        return f"{counted['questions']:g}"
    return f"{counted['questions']:g} ({counted['with_passage']:g}, {counted['none']:g})"


def _named(figure: str) -> str:
    return {"typos": "lost to typos", "switch": "lost to a topic switch", "auroc": "AUROC"}.get(
        figure, figure.replace("_", " ")
    )


def _cell(value: float | None, best: float | None = None) -> str:
    if value is None:
        return "–"
    shown = f"{value + 0:.1f}".replace("-0.0", "0.0")
    return f"**{shown}**" if best is not None and round(value, 1) == round(best, 1) else shown


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _rule(columns: int) -> str:
    return "|---" * columns + "|"
