"""Where nobody wrote how people ask, words that are alike find the passage; where somebody did, nothing changes."""

from pathlib import Path

from bot.build.train import Job, train
from bot.builds import Build, open_build
from bot.likeness import Likeness
from bot.records.conversation import Conversation
from bot.search import Found, find
from bot.settings import Settings
from bot.why.shares import shares

BARE = """# Notes

## What counts on the day
Eat pasta two hours before the start. Bring water.

## The simple rule
Thighs and ankles push the ground away. They do most of the work.

## A last thing
Sleep eight hours. Switch the telephone off.
"""
ASK = "ask: What pushes me forward? | which body part does the work | what moves me on\n"
QUESTION = "do my calves matter"


def trained(text: str, folder: Path, **settings: float) -> Build:
    folder.mkdir()
    (folder / "notes.md").write_text(text, "utf-8")
    train(Job([folder], folder / "index", "20260101T000000Z", settings=Settings(**settings)), lambda stage: None)  # type: ignore[arg-type]
    return open_build(folder / "index")


def found(question: str, build: Build) -> Found:
    return find(question, Conversation(), build, correct=True)


def test_a_bare_passage_is_found_by_words_that_are_alike(tmp_path: Path) -> None:
    build = trained(BARE, tmp_path / "notes")
    liked = found(QUESTION, build).likeness
    assert build.passages[int(liked.argmax())].heading == "The simple rule"
    without = trained(BARE, tmp_path / "without", likeness_most=0)
    assert not found(QUESTION, without).likeness.any()


def test_likeness_ranks_and_speaks_for_an_answer_as_far_as_it_is_more_than_usual(tmp_path: Path) -> None:
    build = trained(BARE, tmp_path / "notes")
    one = found(QUESTION, build)
    best = one.best[0]
    assert one.ranking[best] == one.fused[best] + one.likeness[best]
    assert (one.fused == one.scores.fused).all()
    without = trained(BARE, tmp_path / "without", likeness_most=0)
    alike, strange = QUESTION, "how do I cancel my subscription"
    assert one.score(build) > found(alike, without).score(without)
    assert found(strange, build).score(build) < found(strange, without).score(without)


def test_a_passage_with_ways_to_ask_enough_has_no_likeness(tmp_path: Path) -> None:
    build = trained(BARE.replace("rule\n", f"rule\n{ASK}\n"), tmp_path / "notes")
    rule = next(n for n, passage in enumerate(build.passages) if passage.heading == "The simple rule")
    assert len(build.passages[rule].phrasings) >= 2
    assert found(QUESTION, build).likeness[rule] == 0


def test_what_likeness_brought_is_explained(tmp_path: Path) -> None:
    build = trained(BARE, tmp_path / "notes")
    one = found(QUESTION, build)
    told = {share.term: share.brought for share in shares(one, one.best[0], build)}
    assert abs(told["likeness"] - float(one.likeness[one.best[0]])) < 1e-6


def test_no_passages_and_no_words_are_alike_to_nothing() -> None:
    assert not Likeness.nothing(3).passages.size
    assert Likeness.nothing(3).n_passages == 3
