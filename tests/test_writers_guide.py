"""What knowledge/README.md shows to a coach works as it stands: written down, checked, trained and asked."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from bot.builds import Build, open_build
from bot.dialogue import answer
from bot.manners.safety import Safety, SafetyTopic
from bot.records.conversation import Conversation
from bot.records.reply import Reply
from bot.sources.sentences import TABLE_WORDS
from tests.running import ROOT, RunningServer, run_here
from train import main

GUIDE = (ROOT / "knowledge" / "README.md").read_text("utf-8")
EXAMPLE = re.findall(r"^```markdown\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
FILES = ("_small_talk.md", "_sentences.md", "_safety.md", "_not_covered.txt", "_questions.jsonl")
"""The files that begin with `_`, in the order in which the guide shows a piece of each."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge folder that holds what the guide shows and nothing else."""
    folder = tmp_path_factory.mktemp("coach") / "knowledge"
    folder.mkdir()
    (folder / "ball-and-bottle.md").write_text(EXAMPLE[0], "utf-8")
    pieces = re.findall(r"^```text\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    for name, piece in zip(FILES, pieces, strict=True):
        assert f"**`{name}`**" in GUIDE.partition(piece)[0]
        (folder / name).write_text(piece, "utf-8")
    (folder / "_synonyms.txt").write_text("torso, trunk, upper body\nfull pelt => sprint\n", "utf-8")
    return folder


def trainer(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return run_here(main, *arguments)


@pytest.fixture(scope="module")
def build(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Build:
    index = tmp_path_factory.mktemp("coach-index") / "index"
    done = trainer("--knowledge", folder, "--index", index)
    assert done.returncode == 0, done.stderr
    return open_build(index)


def ask(build: Build, question: str) -> Reply:
    return answer(question, Conversation(), build)


def test_there_is_one_complete_example() -> None:
    assert len(EXAMPLE) == 1
    assert "Save this as `ball-and-bottle.md`" in GUIDE


def test_the_example_has_no_fault_and_nothing_thin(folder: Path) -> None:
    done = trainer("--knowledge", folder, "--check", "--json")
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)["coverage"]
    assert found["passages"] == 2
    assert found["few"] == found["twice"] == found["uncited"] == found["without_evidence"] == []


@pytest.mark.parametrize("question", ["where do you buy your bottle", "a good bottle to buy"])
def test_what_the_guide_says_is_not_covered_is_not_answered(build: Build, question: str) -> None:
    assert ask(build, question).reason == "not_covered"


def test_every_way_to_ask_of_the_example_is_answered_by_its_passage(build: Build) -> None:
    asked = [(passage.passage_id, way) for passage in build.passages for way in {passage.question, *passage.phrasings}]
    assert len(asked) >= 16
    wrong = [(name, way) for name, way in asked if [q.passage_id for q in ask(build, way).quotes[:1]] != [name]]
    assert not wrong


def test_what_stands_under_a_heading_speaks_of_its_passage(build: Build) -> None:
    ball, bottle = (passage for passage in build.passages if passage.phrasings)
    assert (ball.evidence, bottle.evidence) == ("study", "coach")
    assert [work.url for work in ball.references] == ["https://doi.org/10.1080/0264041031000140671"]
    assert "ask:" not in build.documents["ball-and-bottle"].text


def test_the_files_that_begin_with_an_underscore_steer_the_bot(build: Build) -> None:
    assert ask(build, "cheers").lead == "You're welcome. See you on the track."
    lightning = ask(build, "there was lightning during training")
    assert lightning.status == "safety"
    assert "call 112" in lightning.lead
    assert ask(build, "was that a lightning fast start?").status != "safety"
    lost = ask(build, "who won the marathon in 1988?")
    assert lost.status == "abstained"
    assert lost.lead == "That has nothing to do with running. Try me on arms?"
    assert ask(build, "which ball is best for beginners").lead == "I don't know that one. Ask Kim on Tuesday evening?"
    assert lost.contact is not None
    assert (lost.contact.label, lost.contact.url) == ("Ask our coach", "mailto:coach@club.example")


def test_a_table_is_quoted_as_the_guide_says(tmp_path: Path) -> None:
    [table] = re.findall(r"^```md\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    [read] = re.findall(r"a visitor reads “(.*?)”", GUIDE, re.DOTALL)
    longer = table + "".join(f"| Course {n} | costs £{n}0 | takes {n} weeks |\n" for n in range(11, 21))
    ways = "ask: what does a lesson cost | price list | your prices please | is the first one free\n\n"
    quotes = []
    for name, rows in (("short", table), ("long", longer)):
        (folder := tmp_path / name).mkdir()
        (folder / "prices.md").write_text(f"# Prices\n\n## What lessons cost\n{ways}{rows}", "utf-8")
        assert trainer("--knowledge", folder, "--index", tmp_path / f"{name}-index").returncode == 0
        [quote] = ask(open_build(tmp_path / f"{name}-index"), "what does a lesson cost").quotes
        quotes.append(" · ".join(quote.text.split("\n\n")))
    short, cut = quotes
    assert short == " ".join(read.split())
    assert 1 <= len(cut.split(" · ")) <= 3
    assert "A table of up to 60 words is quoted whole" in GUIDE
    assert TABLE_WORDS == 60


def test_nothing_is_found_by_the_topics(build: Build) -> None:
    assert build.documents["ball-and-bottle"].topics == ("carrying", "team sports")
    assert ask(build, "team sports").status == "abstained"


def test_the_kinds_of_files_that_are_not_read_are_told(tmp_path: Path) -> None:
    [named] = re.findall(r"^- \*\*Word, PDF.*?\((.*?)\)", GUIDE, re.MULTILINE)
    kinds = re.findall(r"`(\.\w+)`", named)
    assert ".docx" in kinds
    for kind in kinds:
        (tmp_path / f"plan{kind}").write_text("A plan.", "utf-8")
    done = trainer("--knowledge", tmp_path, "--check")
    assert done.returncode == 2
    for kind in kinds:
        assert f"plan{kind}: Files of the kind `{kind}` are not read. Save the text as" in done.stderr


IN_FRONT = {"title", "references", "topics", "further", "main", "after", "url", "author", "published", "lang"}
OF_SHAPE = {
    "reviewed": "2026-11-22",
    "published": "2026-11-22",
    "evidence": "coach",
    "contrast": "contrast#two",
    "lang": "en",
    "audience": "public",
    "url": "https://club.example/page",
    "topics": "[arms]",
    "main": "yes",
    "further": "\n  - title: A page",
    "references": "\n  - title: A work",
    "after": "\n  title: A work",
}


def test_every_line_of_the_tables_is_known(tmp_path: Path) -> None:
    """A key that isn't known is a fault with its name, so none that the guide names may be one."""
    keys = set(re.findall(r"^\| `([a-z-]+):`", GUIDE, re.MULTILINE))
    assert len(keys) >= 13
    for key in keys:
        line = f"{key}: {OF_SHAPE.get(key, 'some words')}\n"
        front, under = (f"---\n{line}---\n", "") if key in IN_FRONT else ("", line)
        page = f"{front}# Page\n\n## One\n{under}\nArms swing.\n\n## Two\n\nLegs push.\n"
        (tmp_path / f"{key}.md").write_text(page, "utf-8")
    done = trainer("--knowledge", tmp_path, "--check")
    assert done.returncode == 0, done.stderr
    (tmp_path / "wrong.md").write_text("# Page\n\n## One\nasks: some words\n\nArms swing.\n", "utf-8")
    done = trainer("--knowledge", tmp_path, "--check")
    assert done.returncode == 2
    assert "wrong.md:4" in done.stderr


def test_the_guide_tells_how_far_the_signs_of_a_rule_may_stand_apart() -> None:
    assert "`a & b` both within twelve words" in GUIDE
    assert "`a ... b` up to three words between them" in GUIDE
    near = Safety((SafetyTopic("Storm", when=("lightning & training",), unless=(), reply="Stop."),))
    row = Safety((SafetyTopic("Storm", when=("lightning ... training",), unless=(), reply="Stop."),))
    for rule, most in ((near, 12), (row, 3 + 2)):
        assert rule.topic_of(" ".join(["lightning", *["then"] * (most - 2), "training"])) is not None
        assert rule.topic_of(" ".join(["lightning", *["then"] * (most - 1), "training"])) is None


def test_every_page_of_the_site_that_the_guide_names_is_there(site: RunningServer) -> None:
    pages = set(re.findall(r"`(/[a-z/-]+)`", GUIDE))
    assert "/library" in pages
    assert {page: site.get(page).status for page in pages} == dict.fromkeys(pages, 200)


def test_every_file_that_the_guide_names_is_there() -> None:
    files = set(re.findall(r"`((?:docs|bot)/[\w./-]+)`", GUIDE))
    assert "docs/feedback.md" in files
    assert [file for file in files if not (ROOT / file).is_file()] == []
