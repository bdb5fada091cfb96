"""Write a report: the templates filled in, style inlined, everything escaped by Jinja."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from bot.builds import Build
from bot.evaluate import Played
from bot.gold import Stray, StrayLabel
from bot.report import plots
from bot.report.confusion import CAME, confusion, mixed_up
from bot.report.curves import CURVE_FROM, Rated, calibration_error, coverage_risk, reliability
from bot.report.headlines import by_kind, headlines, verdicts_met
from bot.report.misses import misses
from bot.report.shares import margin

WORST_SHOWN, WORST_OPEN = 25, 8
"""Misses on the page, and those of them that aren't folded."""


def evaluation_page(
    played: Sequence[Played],
    build: Build,
    file_name: str,
    strays: Sequence[Stray],
    stray_labels: Sequence[StrayLabel],
    seen: str,
) -> str:
    """Return the evaluation of one build on one question file as a page; `strays` are named and not counted.

    `stray_labels` are named, and their questions counted; `seen` says which of the questions the build was trained on,
    "" for none.
    """
    rated = [Rated(one.reply.compared, one.wanted == "passage", one.rank() == 1) for one in played if _is_rated(one)]
    points, bins = coverage_risk(rated), reliability(rated)
    frame, kinds = plots.risk_frame(points), by_kind(played)
    figures = headlines(played)
    wrong = misses(played, build)
    return render(
        "evaluation.html",
        file_name=file_name,
        build=build,
        played=played,
        strays=strays,
        stray_labels=stray_labels,
        seen=seen,
        figures=figures,
        figure={figure.name: figure for figure in figures},
        columns=CAME,
        confusion=confusion(played),
        mixed=mixed_up(played, build),
        rated=rated,
        covered=sum(one.covered for one in rated),
        curve_from=CURVE_FROM,
        margin=margin,
        risk_frame=frame,
        risk_line=plots.line(points, frame),
        risk_rows=plots.at_coverages(points),
        trust_frame=plots.Frame(),
        bins=bins,
        dots=plots.dots(bins, plots.Frame()),
        calibration_error=calibration_error(bins),
        worst=wrong[:WORST_SHOWN],
        worst_open=WORST_OPEN,
        not_shown=max(len(wrong) - WORST_SHOWN, 0),
        misled=misses(played, build, ("wrong answer", "false answer")),
        kinds=kinds,
        verdicts=verdicts_met(kinds),
    )


def render(template: str, **values: object) -> str:
    """Fill in a template; a value that is missing is an error, not a gap on the page."""
    environment = Environment(
        loader=PackageLoader("bot.report"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["percent"] = _percent
    environment.globals["plot"] = plots
    return environment.get_template(template).render(**values)


def write_page(page: str, path: Path) -> None:
    """Write a page as UTF-8; raises OSError."""
    path.write_text(page, "utf-8")


def _is_rated(one: Played) -> bool:
    return one.wanted in ("passage", "none")


def _percent(share: float, digits: int = 0) -> str:
    """Return a share, 0 to 1, in percent."""
    return f"{100 * share:.{digits}f} %"
