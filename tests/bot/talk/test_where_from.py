"""Where a quote is from: a sentence of each, and the works behind them once."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.builds import Build
from tests.playing import after
from tests.running import build_of

KILNS = """# Kilns

## Does a hotter kiln make a harder bowl
ask: does a hotter kiln make a harder bowl | is hotter harder | do bowls get harder in more heat
contrast: kilns#no-gain-above-1250-degrees
references: Moss A (2019) Heat and hardness, Journal of Clay

Yes, up to a point. In one trial, bowls fired 40 degrees hotter were 9% harder. Ask us for the glaze.

## No gain above 1250 degrees
ask: is there a limit to the heat | too hot for bowls | no gain from more heat
references: {second}

Above 1250 degrees bowls were no harder at all. One potter saw 12% of all bowls crack.
"""
FIRST, SECOND = "Moss A (2019) Heat and hardness, Journal of Clay", "Birch T (2021) Cracks, Journal of Clay"
ASKED = "does a hotter kiln make a harder bowl"


def kilns(second: str, folder: Path) -> Build:
    return build_of(KILNS.format(second=second), "kilns", folder)


def test_works_that_two_quotes_share_are_shown_once_beside_what_was_found(tmp_path: Path) -> None:
    build = kilns(FIRST, tmp_path)
    assert len(after(build, ASKED).quotes) == 2
    (quote,) = after(build, ASKED, "who found that?").quotes
    assert quote.text == "In one trial, bowls fired 40 degrees hotter were 9% harder."


def test_each_quote_with_a_work_of_its_own_is_shown(tmp_path: Path) -> None:
    reply = after(kilns(SECOND, tmp_path), ASKED, "who found that?")
    assert [quote.references[0].title for quote in reply.quotes] == [FIRST, SECOND]


@pytest.mark.parametrize(
    "then", ["where did you get that 12% from", "12% who measured that", "which study says the 12"]
)
def test_the_quote_with_the_figure_asked_for_comes_first(tmp_path: Path, then: str) -> None:
    reply = after(kilns(FIRST, tmp_path), ASKED, then)
    assert [quote.text for quote in reply.quotes] == ["One potter saw 12% of all bowls crack."]
    assert reply.references_asked


def test_what_was_found_is_also_that_no_study_was(tmp_path: Path) -> None:
    text = "# Gaze\n\n## Where to look\nask: where do I look | eyes ahead | look up or down\n\n"
    text += "Look ahead. The neck stays long. No study was found that compares it.\n"
    build = build_of(text, "gaze", tmp_path)
    (quote,) = after(build, "where do I look", "is that science or just opinion").quotes
    assert quote.text == "No study was found that compares it."


@pytest.mark.parametrize(
    "then",
    [
        "source?",
        "is it proven",
        "which study?",
        "prove",
        "is that from a real study",
        "was that a study",
        "is this based on research",
        "is it scientifically proven",
    ],
)
def test_works_are_named_below_what_was_tested_and_not_below_an_opinion(tmp_path: Path, then: str) -> None:
    text = "# Grip\n\n## Which grip\nask: which grip is best | how do I grip the oar | best grip\n"
    text += f"references: {FIRST}\n\nGrip as you like; no best grip has been proven. Coaches name anything from 2 to 6 "
    text += "fingers, and that is opinion. In a small test, loose and firm grips pulled alike.\n"
    reply = after(build_of(text, "grip", tmp_path), "which grip is best", then)
    assert [quote.text for quote in reply.quotes] == ["In a small test, loose and firm grips pulled alike."]
    assert reply.references_asked


def test_proof_is_asked_of_the_last_quote_however_long_ago_that_was(tmp_path: Path) -> None:
    build = kilns(FIRST, tmp_path)
    talk = [ASKED, "how big", "what about colours"]
    assert not after(build, *talk).quotes
    (quote,) = after(build, *talk, "is that proven?").quotes
    assert quote.text == "In one trial, bowls fired 40 degrees hotter were 9% harder."
    assert not after(build, *talk, "really?").quotes  # may be said of the reply that had none


def test_which_study_is_asked_of_what_was_told_of_a_number_of_people(tmp_path: Path) -> None:
    text = (
        "# Grip\n\n## The grip study\nask: which grip is best | how many people were in the grip study | grip study\n"
    )
    build = build_of(
        text + f"references: {FIRST}\n\nIn a study with 9 athletes, loose and firm grips pulled alike.\n",
        "grip",
        tmp_path,
    )
    assert after(build, "how many people were in the grip study", "which study").references_asked
