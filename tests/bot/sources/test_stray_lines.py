"""Lines for the bot that stand a little beside their place are understood, or told; a visitor never reads them."""

from pathlib import Path

import pytest

from bot.records.knowledge import Document
from bot.sources import read_sources


def read(folder: Path, text: str, name: str = "strokes.md") -> Document:
    (folder / name).write_text(text, "utf-8")
    [document], faults = read_sources([folder])
    assert faults == []
    return document


def faults_of(folder: Path, text: str, name: str = "strokes.md") -> list[tuple[int, str]]:
    (folder / name).write_text(text, "utf-8")
    documents, faults = read_sources([folder])
    assert documents == [] or not faults
    return [(fault.line, f"{fault.what} {fault.remedy}") for fault in faults]


def test_blank_lines_around_the_lines_under_a_heading(tmp_path: Path) -> None:
    keys = "ask: how do I kick? | flutter\n\n\nnot-ask: dolphin\nevidence: coach"
    document = read(tmp_path, f"# Strokes\n\n## Flutter kick\n\n{keys}\n\nSmall kicks.\n")
    [kick] = document.passages
    assert document.text == "Strokes\n\nFlutter kick\n\nSmall kicks."
    assert (kick.question, kick.phrasings, kick.not_phrasings) == ("how do I kick?", ("flutter",), ("dolphin",))
    assert kick.evidence == "coach"


@pytest.mark.parametrize("above", ["", "\n", "\n  \n\n", "\ufeff", "\n\ufeff"])
def test_blank_lines_above_the_front_matter(tmp_path: Path, above: str) -> None:
    text = f"{above}---\ntitle: Strokes\nevidence: coach\n---\n\n## Kick\n\nSmall kicks.\n"
    document = read(tmp_path, text)
    assert (document.title, document.evidence) == ("Strokes", "coach")
    assert document.text == "Kick\n\nSmall kicks."


def test_lines_are_counted_from_the_files_beginning_below_blank_lines_too(tmp_path: Path) -> None:
    text = "\n\n---\ntitle: Strokes\nevidence: sure\n---\n\n## Kick\nevidence: unsure\n\nSmall kicks.\n"
    assert [line for line, _ in faults_of(tmp_path, text)] == [5, 9]


def test_a_rule_above_the_text_is_no_front_matter(tmp_path: Path) -> None:
    document = read(tmp_path, "\n---\n\nSmall kicks.\n\n---\n\nMany of them.\n")
    assert document.text == "Small kicks.\n\nMany of them."


@pytest.mark.parametrize("name", ["strokes.md", "strokes.txt"])
def test_headings_without_a_space_behind_their_marks(tmp_path: Path, name: str) -> None:
    document = read(tmp_path, "# Strokes\n\n##Flutter kick\n\nSmall kicks.\n\n##Whip kick\nRound and out.\n", name)
    assert [passage.passage_id for passage in document.passages] == ["strokes#flutter-kick", "strokes#whip-kick"]
    assert document.text.endswith("Whip kick\n\nRound and out.")


def test_a_title_without_a_space_and_what_is_no_heading(tmp_path: Path) -> None:
    text = "#Strokes\n\nSmall kicks.\n\n#swimming #kicks\n\n#1 is the hip.\n\n```\n##code\n```\n"
    document = read(tmp_path, text)
    assert document.title == "Strokes"
    assert document.text.split("\n\n") == ["Strokes", "Small kicks.", "#swimming #kicks", "#1 is the hip.", "##code"]


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        ("## Kick\n- ask: how do I kick?\n\nSmall kicks.\n", 2, "'- ask: how do I kick?'"),
        ("## Kick\nask: how?\n\nSmall kicks.\nnot-ask: flip\n", 5, "'not-ask: flip'"),
        ("## Kick\nask: how?\n\nSmall kicks.\n\nask: why?\n\nMore.\n", 6, "'ask: why?'"),
        ("## Kick\n\nSmall kicks.\n\n> contrast: flip\n", 5, "'> contrast: flip'"),
        ("## Kick\n\nSmall kicks from the hip.\naudience: member\n", 4, "'audience: member'"),
        ("## Kick\n\nSmall kicks from the hip that are wrapped so\nnot-ask: flip\n", 4, "'not-ask: flip'"),
        ("## Kick\n\nSmall kicks.\n\n**Ask:** how to kick\n", 5, "'**Ask:** how to kick'"),
        ("## Kick\n\nSmall kicks.\n\n**Ask**: how to kick? | why?\n", 5, "'**Ask**: how to kick? | why?'"),
        ("## Kick\n\nSmall kicks.\n\n_ask:_ how to kick?\n", 5, "'_ask:_ how to kick?'"),
    ],
)
def test_a_line_in_the_text_is_told_with_what_to_write(tmp_path: Path, text: str, line: int, found: str) -> None:
    [(where, told)] = faults_of(tmp_path, text)
    assert where == line
    assert found in told
    assert "directly under its heading" in told
    assert "begin it with a capital" in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("## Hours\nask when open\n\nTen to four.\n", {2: "'ask when open' is read as text"}),
        ("## Hours\n\nask when are you open?\nTen to four.\n", {3: "'ask when are you open?'"}),
        ("## Hours\nAsk when open | which days\n\nTen to four.\n", {2: "'Ask when open | which days'"}),
        ("## Hours\n**Ask:** when open\n\nTen to four.\n", {2: "'**Ask:** when open'"}),
        ("## Hours\n*ask*: when open\nTen to four.\n", {2: "'*ask*: when open'"}),
        ("## Hours\n- **ask:** when open\n\nTen to four.\n", {2: "'- **ask:** when open'"}),
        ("## Hours\nask = when open\n\nTen to four.\n", {2: "'ask = when open'"}),
        ("## Hours\nask: when\nask which days\n\nTen to four.\n", {3: "'ask which days'"}),
        ("## Hours\nask when\nnot-ask the shop\n\nask days\n\nTen.\n", {2: "'ask when'", 3: "`not-ask: …`", 5: "days"}),
    ],
)
def test_a_line_that_lacks_its_colon_is_told(tmp_path: Path, text: str, told: dict[int, str]) -> None:
    found = faults_of(tmp_path, text)
    assert [line for line, _ in found] == list(told)
    for (_, said), part in zip(found, told.values(), strict=True):
        assert part in said
        assert "ask: …`, with its colon and without marks. If it is text, begin it with another word." in said


@pytest.mark.parametrize(
    "prose",
    [
        "Ask the coach about prices.",
        "Ask at the desk",
        "Ask Kim on Tuesday",
        "ask the coach about prices.",
        "ask the coach before you run in the heat of the day and\nafter the season's last race.",
        "**Ask the coach** about prices.",
        "Asking costs nothing",
        "Ten to four.\n\nask when open | which days",
        "Ten to four.\n\n**Ask:** what do you feel?",
        "Ten to four.\n\n**Ask the coach** about prices",
        "Ten to four. Or\nask the coach",
        "| ask | whom |\n|---|---|\n| prices | Kim |",
        "ask | whom\n---|---\nprices | Kim",
        "```\nask when open\n```",
    ],
)
def test_prose_that_begins_with_ask_is_text(tmp_path: Path, prose: str) -> None:
    document = read(tmp_path, f"# Club\n\n## Hours\n\n{prose}\n")
    assert "sk" in document.text.partition("Hours")[2]


def test_front_matter_without_its_marks_is_told(tmp_path: Path) -> None:
    [(line, told)] = faults_of(tmp_path, "title: Strokes\nevidence: coach\n\n# Strokes\n\nSmall kicks.\n")
    assert line == 2
    assert "between two lines `---` at the top" in told


def test_who_may_read_it_said_above_no_text_is_told(tmp_path: Path) -> None:
    """Neither the whole document nor the headings below would be hidden."""
    text = "audience: member\n\n# Strokes\n\n## Kicks\naudience: member\n\n### Flutter kick\n\nSmall kicks.\n"
    above, under = faults_of(tmp_path, text)
    assert (above[0], under[0]) == (1, 6)
    assert "above the first heading" in above[1]
    assert "under a heading without text" in under[1]
    assert "under each heading that it is for" in under[1]


def test_plain_text_tells_where_such_lines_are_read(tmp_path: Path) -> None:
    text = "title: Strokes\n\nFlutter kick\nask: how do I kick?\nSmall kicks from the hip.\n\nevidence: coach\n"
    asked, rests = faults_of(tmp_path, text, "strokes.txt")
    assert (asked[0], rests[0]) == (4, 7)
    assert "'ask: how do I kick?'" in asked[1]
    assert "end the file's name with `.md`" in asked[1]
    assert "first line of the file" in rests[1]


def test_blank_lines_above_the_first_lines_of_plain_text(tmp_path: Path) -> None:
    document = read(tmp_path, "\n\ntitle: Strokes\nevidence: coach\n\nSmall kicks.\n", "strokes.txt")
    assert (document.title, document.evidence, document.text) == ("Strokes", "coach", "Small kicks.")


@pytest.mark.parametrize(
    "prose",
    [
        "Ask: what do you feel?",
        "Evidence: three small studies.",
        "Before you go to the start of every race you should\nask: am I awake?",
        "Ask your coach: he knows.",
        "ask:me",
    ],
)
@pytest.mark.parametrize("name", ["strokes.md", "strokes.txt"])
def test_prose_stays_prose(tmp_path: Path, prose: str, name: str) -> None:
    wrapped = (
        "We swim for two hours on every day of the week and\nwe rest on the others, which is\nhow it goes.\n\n" * 3
    )
    document = read(tmp_path, f"# Strokes\n\n## Kick\n\nSmall kicks.\n\n{wrapped}{prose}\n", name)
    assert document.text.endswith(prose.replace("\n", " "))


def test_a_copied_list_in_small_letters_stays_text(tmp_path: Path) -> None:
    document = read(tmp_path, "Before the start\n👉 breathe out\n👉 ask: am I awake?\n", "strokes.txt")
    assert document.text.endswith("ask: am I awake?")
