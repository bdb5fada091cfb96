"""Four invented sites, each with the chat in its own colours: what custom properties, parts and the accent can do."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template

from web.assets import FOLDER
from web.imprint import disclaimer
from web.problems import Problem
from web.site import current_site

demo_pages = Blueprint("demo_pages", __name__, url_prefix="/demo")
_CHAT = "/* The chat. */\n"


@dataclass(frozen=True, slots=True)
class Look:
    """One invented site. `shows` says what its owner did to the chat."""

    name: str
    title: str
    shows: str


LOOKS = (
    Look(
        "club",
        "Millrace Athletics",
        "square corners and capitals on the launcher, the club’s own colours, a wider panel",
    ),
    Look("magazine", "The Long Straight", "the magazine’s own type and paper, quotes set as in print, always light"),
    Look("shop", "Knot & Lace", "very round, on the other side of the page, above the basket"),
    Look("dark", "Night Mile", "every colour set once, for a site that is always dark"),
)


@demo_pages.get("/<name>")
def look(name: str) -> str:
    """Show a site, and the lines of its style sheet that speak of the chat."""
    found = next((one for one in LOOKS if one.name == name), None)
    if found is None:
        detail = f"There is no such look. There are {', '.join(one.name for one in LOOKS)}."
        raise Problem(404, "not-found", detail)
    site = current_site()
    return render_template(
        f"demo/{name}.html",
        look=found,
        looks=LOOKS,
        style=(FOLDER / "demo" / f"{name}.css").read_text(encoding="utf-8").partition(_CHAT)[2],
        disclaimer=disclaimer(site.config, site.live.current),
    )
