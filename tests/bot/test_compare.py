"""The answer diff: which questions get another answer from another build, and what an owner reads about it."""

from __future__ import annotations

import html
import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from bot.__main__ import main
from bot.compare import sign_test
from bot.manifest import current_build_id
from tests.running import train

QUESTIONS = [
    {"id": "elbows", "turns": ["how should I bend my elbows"], "gold": ["swinging-arms#how-to-hold-the-elbows"]},
    {"id": "shoes", "turns": ["which shoes do I need?"], "gold": ["first-weeks#shoes"]},
    {"id": "dance", "turns": ["hello", "how do I dance the tango?"], "gold": ["more#dancing-the-tango"]},
    {"id": "thanks", "turns": ["thanks"], "gold": ["small_talk"]},
]


@pytest.fixture(scope="module")
def questions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("questions") / "questions.jsonl"
    file.write_text("\n".join(map(json.dumps, QUESTIONS)))
    return file


@pytest.fixture(scope="module")
def changed_index(club_knowledge: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The club's knowledge after an owner's morning: shoes in other words, a rest by another name, and a dance."""
    folder = tmp_path_factory.mktemp("changed")
    knowledge = Path(shutil.copytree(club_knowledge, folder / "knowledge"))
    head, _, rest = (knowledge / "first-weeks.csv").read_text().splitlines()
    shoes = "shoes,What about feet?,,Feet are looked after by whoever owns them."
    (knowledge / "first-weeks.csv").write_text("\n".join([head, shoes, rest.replace("rest,", "resting,", 1)]))
    (knowledge / "more.md").write_text(
        "# More\n\n## Dancing the tango\nask: how do I dance the tango\n\nWalk slowly and turn <b>late</b>.\n"
    )
    train(knowledge, folder / "index")
    return folder / "index"


def found(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    assert main(["diff", *map(str, arguments)]) == 0
    return capsys.readouterr().out


def test_changes_are_told_worst_first_with_both_answers(
    questions: Path, club_index: Path, changed_index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = found(capsys, questions, "--old", club_index, "--new", changed_index)
    assert text.startswith("2 of 4 questions get another answer: 1 better, 1 worse, 0 neither. That may be chance: if")
    worse, better = text.index("worse  shoes  which shoes do I need?"), text.index("better  dance  hello / how do I")
    assert worse < better
    assert f"\nOld: build {current_build_id(club_index)} ({club_index})\nNew: build " in text
    assert "   wanted  first-weeks#shoes\n" in text[worse:better]
    assert "answered first-weeks#shoes (confidence " in text[worse:better]
    assert "“Walk slowly and turn <b>late</b>.”" in text[better:]


def test_of_many_right_passages_the_first_are_told_and_of_labels_what_they_want(
    club_index: Path, changed_index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "questions.jsonl"
    many = ["first-weeks#shoes", "swinging-arms", "Relaxed shoulders", "first-weeks"]
    asked = [{"id": "many", "turns": ["which shoes do I need?"], "gold": many}]
    asked += [{"id": "none", "turns": ["how do I dance the tango?"], "gold": ["none"]}]
    file.write_text("\n".join(map(json.dumps, asked)))
    text = found(capsys, file, "--old", club_index, "--new", changed_index)
    assert "   wanted  first-weeks#shoes | swinging-arms | or one of 2 more\n   old     right " in text
    assert "   wanted  no answer\n" in text


def test_what_is_neither_better_nor_worse_is_called_so_in_the_list_as_above_it(
    club_index: Path, changed_index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(json.dumps({"id": "feet", "turns": ["What about feet?"], "gold": ["small_talk"]}))
    text = found(capsys, file, "--old", club_index, "--new", changed_index)
    assert "0 better, 0 worse, 1 neither." in text
    assert "\nneither  feet  What about feet?\n" in text


def test_two_runs_are_enough(
    questions: Path, club_index: Path, changed_index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, index in (("old", club_index), ("new", changed_index)):
        run = tmp_path / f"{name}.jsonl"
        assert main(["evaluate", str(questions), "--index", str(index), "--run", str(run)]) == 0
    capsys.readouterr()
    of_runs = json.loads(
        found(capsys, questions, "--old", tmp_path / "old.jsonl", "--new", tmp_path / "new.jsonl", "--json")
    )
    of_builds = json.loads(found(capsys, questions, "--old", club_index, "--new", changed_index, "--json"))
    assert len(of_runs["changes"]) == 2
    assert of_builds.pop("unknown") == ["dance"]
    assert of_runs.pop("unknown") == []
    for side, index in (("old", club_index), ("new", changed_index)):
        named, asked = of_runs.pop(side), of_builds.pop(side)
        assert named["build_id"] == asked["build_id"] == current_build_id(index)
        assert (named["path"], asked["path"]) == (str(tmp_path / f"{side}.jsonl"), str(index))
    for change in (*of_runs["changes"], *of_builds["changes"]):
        change["old"].pop("text")
        change["new"].pop("text")
    assert of_runs == of_builds


def test_a_wrong_id_beside_a_right_one_is_told_first_and_its_question_compared(
    club_index: Path, changed_index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, page = tmp_path / "questions.jsonl", tmp_path / "diff.html"
    file.write_text(json.dumps(QUESTIONS[0] | {"gold": ["first-weeks#shoos", "swinging-arms"]}))
    text = found(capsys, file, "--old", club_index, "--new", changed_index, "--report", page)
    told, _, below = text.partition("\n\n")
    assert told.startswith("Look again: 1 gold id(s) that name nothing here.")
    assert '"first-weeks#shoos" names no passage, heading or document.' in told
    assert "The nearest is first-weeks#shoes: put the right id there" in told
    assert " of 1 questions get another answer" in below
    assert "first-weeks#shoos&#34; names no passage" in page.read_text("utf-8")


def test_what_the_new_build_has_nothing_for_is_told_first_and_not_counted(
    club_index: Path, changed_index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, page = tmp_path / "questions.jsonl", tmp_path / "diff.html"
    renamed = {"id": "rest", "turns": ["how long should I rest between sprints?"], "gold": ["first-weeks#rest"]}
    file.write_text("\n".join(map(json.dumps, [QUESTIONS[0], renamed, QUESTIONS[2]])))
    text = found(capsys, file, "--old", club_index, "--new", changed_index, "--report", page)
    told, _, below = text.partition("\n\n")
    assert told.startswith("Not counted: 1 test question(s)")
    assert f"{file}:2: in question 'rest' \"first-weeks#rest\" names no passage" in told
    assert "The nearest is first-weeks#resting" in told
    assert below.startswith("1 of 2 questions get another answer: 1 better, 0 worse")
    assert "1 question(s) whose gold names nothing in old, so that its answer can't have been right: dance" in below
    assert "The nearest is first-weeks#resting" in page.read_text("utf-8")


def test_a_build_and_its_own_folder_give_the_same_answers(
    questions: Path, club_index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build = next((club_index / "builds").iterdir())
    text = found(capsys, questions, "--old", club_index, "--new", build)
    assert "\n0 of 3 questions get another answer" in text


def test_the_page_shows_old_and_new_side_by_side_and_escapes(
    questions: Path, club_index: Path, changed_index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "diff.html"
    found(capsys, questions, "--old", club_index, "--new", changed_index, "--report", page)
    written = page.read_text("utf-8")
    assert written.index("<h4>Old: answered") < written.index("<h4>New: ")
    assert "turn &lt;b&gt;late&lt;/b&gt;." in written
    assert "<b>" not in written
    for index in (club_index, changed_index):
        assert f"build {current_build_id(index)} ({index})" in written
    assert "<script" not in written


def test_the_page_shows_what_was_offered_and_wanted_by_their_headings(
    club_index: Path, changed_index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, page = tmp_path / "questions.jsonl", tmp_path / "diff.html"
    several = ["swinging-arms#relaxed-shoulders", "How to hold the elbows", "first-weeks"]
    asked = [
        {"id": "shoes", "turns": ["which shoes do I need?"], "gold": ["first-weeks#shoes"]},
        {"id": "dance", "turns": ["how do I dance the tango?"], "gold": ["none"]},
        {"id": "several", "turns": ["which shoes do I need"], "gold": several},
    ]
    file.write_text("\n".join(map(json.dumps, asked)))
    old = run_of(tmp_path / "old.jsonl", options=OFFERS)
    found(capsys, file, "--old", old, "--new", changed_index, "--report", page)
    assert "<h4>Old: clarify, ambiguous</h4>" in (written := page.read_text("utf-8"))
    assert "<li>How do I hold my elbows?</li>" in written
    assert '<summary>What about feet? <code class="id">first-weeks#shoes</code></summary><p>' in written
    found(capsys, file, "--old", club_index, "--new", changed_index, "--report", page)
    written = page.read_text("utf-8")
    assert "No answer: the knowledge doesn't cover it." in html.unescape(written)
    assert "<summary>Relaxed shoulders <code" in written
    assert "or one more" in written


def test_questions_that_one_run_lacks_are_named(
    questions: Path, club_index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = tmp_path / "run.jsonl"
    assert main(["evaluate", str(questions), "--index", str(club_index), "--run", str(run)]) == 0
    run.write_text("\n".join(run.read_text().splitlines()[:-1]))
    capsys.readouterr()
    text = found(capsys, questions, "--old", run, "--new", club_index)
    assert "\n0 of 2 questions" in text
    assert "1 question(s) without a reply in old: thanks" in text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"id": "a"}\nno json\n', "run.jsonl:2: It is no line of a run"),
        (
            '{"id":"a","status":"x","reason":null,"confidence":0,"hits":[],"quotes":[],"options":[],"build":""}\n' * 2,
            "The id 'a' stands twice.",
        ),
        ("\xff", "can't be read"),
    ],
)
def test_a_run_that_is_none_is_told_with_the_next_step(
    questions: Path, club_index: Path, tmp_path: Path, content: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run = tmp_path / "run.jsonl"
    run.write_bytes(content.encode("latin-1"))
    assert main(["diff", str(questions), "--old", str(run), "--new", str(club_index)]) == 2
    assert said in capsys.readouterr().err


def test_a_question_file_and_a_run_in_one_anothers_place_are_told_once(
    questions: Path, club_index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", str(questions), "--old", str(questions), "--new", str(club_index)]) == 2
    told, summary = capsys.readouterr().err.splitlines()
    assert told.startswith(f"{questions}: It is a question file, not a run. Give a file that `python -m bot evaluate")
    assert summary.startswith("1 fault(s) in 1 file(s): nothing was asked.")
    run = run_of(tmp_path / "run.jsonl")
    assert main(["diff", str(run), "--old", str(run), "--new", str(club_index)]) == 2
    assert capsys.readouterr().err.startswith(f"{run}: It is a run, not a question file. Give the questions")


def test_a_side_that_is_not_there_is_named(
    questions: Path, club_index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", str(questions), "--old", str(tmp_path / "gone"), "--new", str(club_index)]) == 2
    told = capsys.readouterr().err
    assert "gone: It can't be read (No such file or directory)" in told
    assert "evaluate --run" in told


OFFERS: list[dict[str, str]] = [
    {"question": "Which shoes do I need?", "passage_id": "first-weeks#shoes"},
    {"question": "How do I hold my elbows?", "passage_id": "swinging-arms#how-to-hold-the-elbows"},
]


def run_of(path: Path, **beside: object) -> Path:
    """Write a run in which the bot asked back what "which shoes do I need?" meant, as its best hits have it."""
    hits = [
        {
            "passage_id": one["passage_id"],
            "document_id": one["passage_id"].partition("#")[0],
            "heading": "",
            "score": 1.0,
        }
        for one in OFFERS
    ]
    asked_back = {"id": "shoes", "status": "clarify", "reason": "ambiguous", "confidence": 0.5, "hits": hits}
    path.write_text(json.dumps(asked_back | {"quotes": [], "options": [], "build": "b1"} | beside))
    return path


def test_a_run_without_a_line_is_said_to_be_empty(
    questions: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty, one = tmp_path / "empty.jsonl", run_of(tmp_path / "one.jsonl", build="b1")
    empty.touch()
    text = found(capsys, questions, "--old", empty, "--new", one)
    assert f"\nOld: run {empty}, which is empty\nNew: build b1 (run {one})\n" in text


def test_a_right_passage_that_is_offered_no_more_is_a_worse_answer(
    questions: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = run_of(tmp_path / "old.jsonl", options=OFFERS), run_of(tmp_path / "new.jsonl", options=OFFERS[1:])
    text = found(capsys, questions, "--old", old, "--new", new)
    assert text.startswith("1 of 1 questions get another answer: 0 better, 1 worse, 0 neither.")
    assert "offers Which shoes do I need? | How do I hold my elbows?" in text


def test_another_offer_beside_the_right_one_is_told_and_another_order_is_not(
    questions: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    both, one = run_of(tmp_path / "both.jsonl", options=OFFERS), run_of(tmp_path / "one.jsonl", options=OFFERS[:1])
    turned = run_of(tmp_path / "turned.jsonl", options=OFFERS[::-1])
    assert "0 better, 0 worse, 1 neither" in found(capsys, questions, "--old", both, "--new", one)
    assert found(capsys, questions, "--old", both, "--new", turned).startswith("0 of 1 questions")


@given(st.integers(0, 60), st.integers(0, 60))
def test_the_sign_test_is_scipys(better: int, worse: int) -> None:
    expected = binomtest(better, better + worse).pvalue if better + worse else 1.0
    assert sign_test(better, worse) == pytest.approx(expected)
