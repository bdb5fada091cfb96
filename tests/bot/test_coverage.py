"""The coverage list: where an owner's knowledge is thin."""

import json
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

from bot.build.coverage import Coverage, coverage, summary
from bot.settings import Settings
from bot.sources import read_sources

TODAY = date(2026, 11, 22)
SETTINGS = Settings()
EIGHT = " | ".join(f"way number {number} to ask for it" for number in range(8))

SOUND = f"""---
title: Sound
evidence: study
reviewed: 2025-11-22
references:
  - title: "A work (2020)"
    doi: 10.1000/a
---

## All there
ask: {EIGHT}

Nothing is missing here at all.

## Coach's words
ask: {EIGHT.replace("way", "another way")}
references: Another work (2021)

Nothing is missing here either.
"""

THIN = f"""# Thin

## No backing
ask: {EIGHT.replace("to ask", "to inquire")}

Nobody knows what this rests on.

## Few ways
ask: how few are few? | WAY NUMBER 3, to ask for it!
evidence: review

Here are two ways to ask.
"""


def read(folder: Path, **files: str) -> Coverage:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.md").write_text(text)
    documents, faults = read_sources([folder])
    assert not faults
    return coverage(documents, TODAY)


def test_sound_knowledge_has_nothing_thin(tmp_path: Path) -> None:
    found = read(tmp_path, sound=SOUND)
    assert (found.passages, found.phrasings) == (2, 16)
    assert (found.few, found.uncited, found.without_evidence, found.twice, found.unreviewed) == ((), (), (), (), ())
    assert len(summary(found, SETTINGS).splitlines()) == 1
    assert "Passages that name no source: 0. Documents" in summary(found, SETTINGS)


def test_a_source_that_nobody_needs_is_told_as_such(tmp_path: Path) -> None:
    told = summary(
        read(tmp_path, club="# Club\n\n## Hours\n\nTen to four.\n\n## Rent\nevidence: coach\n\nLow.\n"), SETTINGS
    )
    assert "Passages that name no source: 2; none of them says study or review, where one is needed." in told


def test_every_thin_place_is_named(tmp_path: Path) -> None:
    found = read(tmp_path, sound=SOUND, thin=THIN)
    assert found.few == (("thin#few-ways", 2),)
    assert found.uncited == ("thin#few-ways",)
    assert found.without_references == ("thin#no-backing", "thin#few-ways")
    assert found.without_evidence == ("thin#no-backing",)
    assert found.unreviewed == (("thin", None),)
    assert [asked.passages for asked in found.twice] == [("sound#all-there", "thin#few-ways")]
    told = summary(found, SETTINGS)
    assert "Passages that name no source: 2; 1 of them says study or review, where one is needed." in told
    assert "Passages that don't say what they rest on (`evidence:`): 1." in told
    for name in (
        "thin#few-ways: 2 ways",
        "thin#no-backing: doesn't say",
        "thin: has no `reviewed:` date; read it and set",
        "sound#all-there and",
    ):
        assert name in told


def test_works_are_listed_with_the_passages_that_rest_on_them(tmp_path: Path) -> None:
    listed = {work.title: (work.url, work.passages) for work in read(tmp_path, sound=SOUND).references}
    assert listed == {
        "A work (2020)": ("https://doi.org/10.1000/a", ("sound#all-there",)),
        "Another work (2021)": (None, ("sound#coachs-words",)),
    }


def test_a_review_may_be_twelve_months_old_and_not_a_day_more(tmp_path: Path) -> None:
    found = read(tmp_path, old=SOUND.replace("2025-11-22", "2025-11-21"), young=SOUND)
    assert found.unreviewed == (("old", "2025-11-21"),)
    told = summary(found, SETTINGS, lines=100)
    assert "Documents without a `reviewed:` date: 0; reviewed more than a year ago: 1." in told
    assert "old: last reviewed 2025-11-21; read it and set" in told
    undated = summary(read(tmp_path / "undated", none="# N\n\nOne.\n"), SETTINGS)
    assert "Documents without a `reviewed:` date: 1; reviewed more than a year ago: 0." in undated


def test_the_29th_of_february_has_a_year_before(tmp_path: Path) -> None:
    (tmp_path / "sound.md").write_text(SOUND.replace("2025-11-22", "2027-02-28"))
    assert coverage(read_sources([tmp_path])[0], date(2028, 2, 29)).unreviewed == ()


def test_only_the_worst_lines_are_told_and_the_rest_is_counted(tmp_path: Path) -> None:
    many = "\n".join(f"## Heading {number}\nevidence: coach\n\nSome text of its own.\n" for number in range(15))
    told = summary(read(tmp_path, many=many), SETTINGS, lines=10).splitlines()
    assert len(told) == 1 + 10 + 1
    assert "and 6 more" in told[-1]  # fifteen passages with one way to ask, and one document without a date


def test_one_way_to_ask_is_one(tmp_path: Path) -> None:
    assert "one#one: 1 way to ask; 3 are the least, 8 are good" in summary(
        read(tmp_path, one="# One\n\nAlone.\n"), SETTINGS
    )


def test_the_least_is_told_only_below_it(tmp_path: Path) -> None:
    three = read(tmp_path, three="# Three\nask: one way | another way | a third way\n\nAlone.\n")
    assert "three#three: 3 ways to ask; 8 are good" in summary(three, SETTINGS)
    more = replace(SETTINGS, classifier_from=5)
    assert "three#three: 3 ways to ask; 5 are the least, 8 are good" in summary(three, more)


def test_a_heading_that_stands_twice_in_a_document_is_told(tmp_path: Path) -> None:
    text = "# T\n\n## Kick\nask: how do I kick?\n\nSmall.\n\n## Swim\n\nOn.\n\n## Kick\nask: why kick?\n\nFor speed.\n"
    found = read(tmp_path, strokes=text, other="# O\n\n## Kick\nask: kick it?\n\nNo.\n")
    assert [alike.passages for alike in found.same_heading] == [("strokes#kick", "strokes#kick-1")]
    assert 'the heading "Kick" stands over strokes#kick and strokes#kick-1' in summary(found, SETTINGS)


def test_nothing_to_cover_is_no_error() -> None:
    assert coverage([], TODAY).passages == 0
    assert "0 ways to ask for 0 passages" in summary(coverage([], TODAY), SETTINGS)


def test_the_record_can_be_printed_as_json(tmp_path: Path) -> None:
    assert json.loads(json.dumps(asdict(read(tmp_path, thin=THIN))))["few"] == [["thin#few-ways", 2]]
