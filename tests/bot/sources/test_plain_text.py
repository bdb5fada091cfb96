"""Articles as copied from a page come out with title, sections and FAQ, whatever marks they use."""

from pathlib import Path

import pytest

from bot.records.knowledge import Document
from bot.sources import read_sources
from bot.text.charsets import broken

ARTICLE = Path(__file__).parents[2] / "fixtures" / "hill_sprints.txt"
DAMAGED = Path(__file__).parents[2] / "fixtures" / "stair_runs.txt"
HEADINGS = [
    "Introduction",
    "The Usual Mistake",
    "What the Slope Changes",
    "A Simple Session",
    "What This Means for You",
    "Read On",
    "Begin Here",
    "How steep should the hill be?",
    "Do hills replace flat sprints?",
]


def read(folder: Path, text: str, name: str = "a.txt") -> Document:
    (folder / name).write_text(text, "utf-8")
    [document], faults = read_sources([folder / name])
    assert faults == []
    return document


def headings(document: Document) -> list[tuple[str, int]]:
    return [(passage.heading, passage.level) for passage in document.passages]


@pytest.mark.parametrize("codec", [None, "iso8859_7", "iso8859_11", "latin_1", "cp1253"])
def test_a_marked_article_sound_or_broken(tmp_path: Path, codec: str | None) -> None:
    text = ARTICLE.read_text("utf-8")
    document = read(tmp_path, broken(text, codec) if codec else text, "hills.txt")
    assert document.title == "Why Short Hills Make You Strong (And What They Can’t Do)"
    assert headings(document) == [(heading, 3 if "?" in heading else 2) for heading in HEADINGS]
    assert document.text.startswith("Introduction\n\nWhen runners think about hills…\n\nthey think about pain\n\n")
    assert "something that “hurts anyway”\n\nlong repeats without rest\n\nracing each other" in document.text
    assert "walk down — the rest is part of it" in document.text.replace("–", "—")
    assert not set("👉🔥🧠⚡➡🎯❌❓•▪βπâðโ๐") & set(document.text)
    faq = document.passages[-2]
    assert faq.question == "How steep should the hill be?"
    assert document.text[faq.body_start : faq.end].startswith("a slope of 5° is enough")
    assert faq.passage_id == "hills#how-steep-should-the-hill-be"


def test_blank_lines_capitals_numbers_and_leading_keys(tmp_path: Path) -> None:
    text = """\
url: https://example.org/breathing
main: yes
title: Breathing on the run

Most runners hold their breath when the pace goes up.

Why rhythm helps

A steady rhythm keeps the trunk calm.

What to try

1. Breathe in for three steps
2) Breathe out for two

COMMON ERRORS
- Holding the breath
* Lifting the shoulders

Frequently asked questions

Is nose breathing better?
No. Use both.

How often should I train it?
Twice a week is plenty.
"""
    document = read(tmp_path, text)
    assert (document.title, document.url) == ("Breathing on the run", "https://example.org/breathing")
    assert document.main
    assert headings(document) == [
        ("Breathing on the run", 1),
        ("Why rhythm helps", 2),
        ("What to try", 2),
        ("COMMON ERRORS", 2),
        ("Is nose breathing better?", 3),
        ("How often should I train it?", 3),
    ]
    items = [document.text[block.start : block.end] for block in document.blocks if block.kind == "item"]
    assert items == ["Breathe in for three steps", "Breathe out for two", "Holding the breath", "Lifting the shoulders"]
    assert [block.ordered for block in document.blocks if block.kind == "item"] == [True, True, False, False]


def test_headings_without_marks_or_blank_lines(tmp_path: Path) -> None:
    text = """\
Strong ankles
Ankles are springs. They store energy with each step.
How to test them
Stand on one leg and hop. Count the hops until the heel sinks.
How to train them
Skip with a rope. Hop up stairs. Rest well.
"""
    document = read(tmp_path, text)
    assert document.title == "Strong ankles"
    assert headings(document) == [("Strong ankles", 1), ("How to test them", 2), ("How to train them", 2)]


def test_wrapped_lines_are_one_paragraph(tmp_path: Path) -> None:
    text = """\
The long road to fast feet

This text was wrapped by a mail program at a fixed width, as it is
common in such letters, and so each of its paragraphs runs over
several lines that belong together.

First part

Here the next paragraph starts and it goes on over the end of the
line as well.

* an item that is long enough to be wrapped on to the line that
  comes after it
* a short one
"""
    document = read(tmp_path, text)
    assert headings(document) == [("The long road to fast feet", 1), ("First part", 2)]
    assert document.text.endswith(
        "Here the next paragraph starts and it goes on over the end of the line as well.\n\n"
        "an item that is long enough to be wrapped on to the line that comes after it\n\na short one"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Q: Do I need spikes?\nA: Not for training.\nQ: How long should I rest?\nA: Three minutes are fine.\n",
        "Do I need spikes?\nNot for training.\n\nHow long should I rest?\nThree minutes are fine.\n",
        "FAQ\n\nDo I need spikes?\n\nNot for training.\n\nHow long should I rest?\n\nThree minutes are fine.\n",
    ],
)
def test_an_faq_alone(tmp_path: Path, text: str) -> None:
    document = read(tmp_path, text)
    assert headings(document) == [("Do I need spikes?", 3), ("How long should I rest?", 3)]
    first = document.passages[0]
    assert document.text[first.body_start : first.end] == "Not for training."


SWIMMING = """\
Breathing in the water

Most swimmers hold their breath.

Why you get tired

You breathe in too late. That is why you run out of air after 50 metres.
{above}How often should I breathe?
{below}Every third stroke. Breathe out under water.

What to train

Swim slowly and count your strokes in every lane.
"""


@pytest.mark.parametrize(("above", "below"), [("\n", "\n"), ("\n", ""), ("", "")])
def test_a_question_alone_is_a_heading_beside_others(tmp_path: Path, above: str, below: str) -> None:
    document = read(tmp_path, SWIMMING.format(above=above, below=below), "swim.txt")
    assert headings(document) == [
        ("Breathing in the water", 1),
        ("Why you get tired", 2),
        ("How often should I breathe?", 3),
        ("What to train", 2),
    ]
    tired, often = document.passages[1:3]
    assert document.text[tired.body_start : tired.end].endswith("out of air after 50 metres.")
    assert document.text[often.body_start : often.end] == "Every third stroke. Breathe out under water."


def test_the_only_question_of_a_text_without_headings(tmp_path: Path) -> None:
    document = read(tmp_path, "You breathe in too late.\n\nHow often should I breathe?\n\nEvery third stroke.\n")
    assert headings(document) == [("a", 1), ("How often should I breathe?", 3)]


@pytest.mark.parametrize(
    "asks",
    [
        "Do you run out of air? Most swimmers do.",
        "Tired? Out of air?",
        "Swimmers who are new to this often ask their coach on the very first day:\nhow often should I breathe?",
        "- Did you breathe out?",
    ],
)
def test_a_question_inside_text_stays_there(tmp_path: Path, asks: str) -> None:
    text = f"Breathing\n\nMost swimmers hold their breath.\n\n{asks}\n\nEvery third stroke is enough.\n"
    document = read(tmp_path, text)
    assert [heading for heading, _ in headings(document)] == ["Breathing"]


def test_numbered_headings_and_a_crumb_trail_with_arrows(tmp_path: Path) -> None:
    text = """\
Home > Training > Hills

1. Warm up
Jog for ten minutes and stretch your calves a little bit.
2. Run
Sprint up the hill for eight seconds, then walk down.
"""
    document = read(tmp_path, text)
    assert document.title == "Hills"
    assert headings(document) == [("Warm up", 2), ("Run", 2)]


def test_words_without_any_shape_are_one_passage(tmp_path: Path) -> None:
    document = read(tmp_path, "just some words without any shape. they go on.\nand one more line.\n", "notes.txt")
    assert [passage.passage_id for passage in document.passages] == ["notes#notes"]
    assert document.text == "just some words without any shape. they go on.\n\nand one more line."


def test_list_lines_are_quoted_in_units_that_read_whole(tmp_path: Path) -> None:
    document = read(tmp_path, ARTICLE.read_text("utf-8"), "hills.txt")
    units = [document.text[a:b] for passage in document.passages for a, b in passage.sentences]
    assert all(len(unit.split()) <= 35 for unit in units)
    session = ["Try this:", "walk up for 10–15 minutes", "sprint six times, 8 seconds each"]
    assert "\n\n".join([*session, "walk down — the rest is part of it"]) in units


def test_an_article_as_it_was_crawled() -> None:
    [document], faults = read_sources([DAMAGED])
    assert faults == []
    assert document.document_id == "stair_runs"
    assert document.title == "What Stairs Teach Your Feet (And Why Slow Ones Teach More)"
    assert headings(document) == [
        ("Introduction", 2),
        ("The Noisy Way", 2),
        ("What a Step Does", 2),
        ("A Flight to Begin With", 2),
        ("What Happens When They Don’t Rest", 2),
        ("How Clubs Spoil It", 2),
        ("How to Do It Quietly", 2),
        ("What This Means for You", 2),
        ("Read Further", 2),
        ("Start Here", 2),
        ("Should I run down the stairs?", 3),
        ("How many flights are enough?", 3),
    ]
    assert not any(ord(character) > 0x2100 or "\u0370" <= character <= "\u03ff" for character in document.text)
    assert "\n\nthe knee\n\ncan’t reach ahead of it\n\n" in document.text
