"""What the owner's labelled questions come to: counted, compared with the build before, and mended where they stray."""

import json
import shlex
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main as bot_main
from bot.build.before import build_before, since
from bot.build.before_text import summary
from bot.build.quality_text import summary as quality_summary
from bot.builds import Build, open_build
from bot.evaluate import Played, metrics, play
from bot.gold import parted
from bot.manifest import current_build_id
from bot.questions import Question
from bot.records.reply import Option
from tests.running import ROOT, run_here
from train import main


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return run_here(main, *arguments)


@pytest.fixture
def knowledge(club_knowledge: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(club_knowledge, tmp_path / "knowledge"))


def test_labelled_questions_are_asked_and_counted(knowledge: Path, tmp_path: Path) -> None:
    lines = [
        {"id": "1", "turns": ["which shoes do I need?"], "gold": ["first-weeks#shoes"]},
        {"id": "2", "turns": ["what is the capital of france"], "gold": ["none"]},
    ]
    (knowledge / "_questions.jsonl").write_text("\n".join(map(json.dumps, lines)))
    done = run("--knowledge", knowledge, "--index", tmp_path / "index", "--json")
    quality = json.loads(done.stdout)["quality"]
    assert quality["hit@1"] == 100
    assert quality["false_answers"] == 0
    plain, *beyond = quality_summary(quality).splitlines()
    assert plain == (
        "Quality: Of 1 test questions that the site answers, 100 % (21–100) were answered rightly, 0 % from a wrong "
        "passage, 0 % were asked back with the right passage among what was offered, 0 % were asked back without it, "
        "and 0 % were not answered. Of 1 that it doesn't answer, 0 % (0–79) were answered all the same. Of all answers "
        "0 % (0–79) were wrong. In brackets: where the share of all such questions most likely lies (95 % interval)."
    )
    assert beyond == [
        "  Found: a right passage ranks first for 100 % of those that the site answers, and among the first three for "
        "100 %, quoted or not.",
        "  Told apart: of a question that the site answers and one that it doesn't, the bot is surer of the first in "
        "100 % of such pairs; 50 % would be chance.",
    ]
    answered = quality_summary(quality | {"false_answers": 100.0})
    assert "100 % (21–100) were answered all the same; what they ask for belongs into _not_covered.txt." in answered


def test_no_metric_is_told_by_its_name_alone(club: Build) -> None:
    asked = [
        Question("shoes", ["which shoes do I need?"], ["first-weeks#shoes"]),
        Question("cup", ["who won the cup"], ["none"]),
        Question("thanks", ["thanks"], ["small_talk"]),
        Question("chest", ["my chest hurts badly"], ["safety"]),
    ]
    quality = metrics(play(asked, club))
    told = quality_summary(quality)
    assert [
        name for name in quality if "@" in name or "_" in name if name in told.replace("_not_covered.txt", "")
    ] == []
    assert "auroc" not in told
    assert told.splitlines()[-1] == (
        "  Beside these: 100 % of the red flags were met with care, 100 % of the small talk was met as such."
    )
    alarmed = quality_summary(quality | {"false_safety": 1.2})
    assert alarmed.endswith("met as such, 1.2 % of all else was taken for a red flag.")
    only_talk = quality_summary(metrics(play(asked[2:], club)))
    assert only_talk.splitlines()[0] == "Quality: no test question asks for a passage, or for none."
    assert len(only_talk.splitlines()) == 2


def test_questions_given_are_asked_though_the_content_is_unchanged(knowledge: Path, tmp_path: Path) -> None:
    """Whoever gives a file of questions wants to see what came of them, whatever was built before."""
    given = ("--knowledge", knowledge, "--index", tmp_path / "index")
    run(*given)
    bare, file = current_build_id(tmp_path / "index"), tmp_path / "more.jsonl"
    file.write_text(json.dumps({"id": "1", "turns": ["which shoes do I need?"], "gold": ["first-weeks#shoes"]}))
    told = run(*given, "--questions", file).stdout
    assert "Quality: Of 1 test questions that the site answers, 100 % (21–100) were answered rightly" in told
    assert f"bot evaluate {file}" in told
    asked = current_build_id(tmp_path / "index")
    assert asked != bare
    again = run(*given, "--questions", file).stdout
    assert f"is made from this very content and was asked the questions of {file}" in again
    assert "Quality: Of 1 test questions" in again
    assert current_build_id(tmp_path / "index") == asked
    file.write_text(file.read_text().replace("need?", "want?"))
    assert "Published build" in run(*given, "--questions", file).stdout
    missing = run(*given, "--questions", file, tmp_path / "gone.jsonl")
    assert missing.returncode == 2
    assert "gone.jsonl" in missing.stderr
    assert "Published build" in run(*given).stdout  # as it would be built had nobody given a file


def test_the_owners_own_questions_may_be_given_too(knowledge: Path, tmp_path: Path) -> None:
    given = ("--knowledge", knowledge, "--index", tmp_path / "index")
    own = knowledge / "_questions.jsonl"
    own.write_text(json.dumps({"id": "1", "turns": ["which shoes do I need?"], "gold": ["first-weeks#shoes"]}))
    run(*given)
    assert "Nothing to do" in run(*given, "--questions", knowledge / ".." / knowledge.name / own.name).stdout


def test_what_has_no_answer_is_parted_by_what_was_offered(club_index: Path) -> None:
    build = open_build(club_index)
    question = Question("shoes", ["which shoes do I need?"], ["first-weeks#shoes"])
    [right] = play([question], build)
    shoes, rest = Option("Shoes?", "first-weeks#shoes"), Option("Rest?", "first-weeks#rest")
    offering, other = (
        replace(right.reply, status="clarify", quotes=(), options=options) for options in ((shoes, rest), (rest,))
    )
    refusing = replace(right.reply, status="abstained", quotes=(), options=(shoes,))
    played = [right, *(Played(question, reply) for reply in [*[offering] * 5, other, *[refusing] * 3])]
    told = quality_summary(metrics(played))
    assert (
        "10 % (2–40) were answered rightly, 0 % from a wrong passage, 50 % were asked back with the right passage "
        "among what was offered, 10 % were asked back without it, and 30 % were not answered." in told
    )


def test_words_that_only_visitors_use_are_named_with_the_passage_meant(knowledge: Path, tmp_path: Path) -> None:
    lines = [
        {"id": "1", "turns": ["which trainers do I need?"], "gold": ["first-weeks#shoes"]},
        {"id": "2", "turns": ["hi", "are old Trainers ok"], "gold": ["first-weeks#shoes"]},
        {"id": "3", "turns": ["wich shoess for the pavement"], "gold": ["first-weeks#shoes"]},
        {"id": "4", "turns": ["how do I cook lasagne"], "gold": ["none"]},
        {"id": "5", "turns": ["do I need kicks in 2026"], "gold": ["first-weeks#shoes"]},
        {"id": "6", "turns": ["havent got anything till now, anywhere to go back"], "gold": ["first-weeks#shoes"]},
        {"id": "7", "turns": ["is it dangerous without a mobile"], "gold": ["first-weeks#shoes"]},
    ]
    (knowledge / "_questions.jsonl").write_text("\n".join(map(json.dumps, lines)))
    (knowledge / "_synonyms.txt").write_text("kicks => shoes\n")
    index = tmp_path / "index"
    told = run("--knowledge", knowledge, "--index", index, "--check")
    assert '"trainers" in 2 question(s), for first-weeks#shoes' in told.stdout
    found = json.loads(run("--knowledge", knowledge, "--index", index, "--json").stdout)["unheard"]
    assert found[0] == {
        "word": "trainers",
        "questions": 2,
        "example": "which trainers do I need?",
        "meant": ["first-weeks#shoes"],
    }
    named = {one["word"] for one in found}
    assert named == {"trainers", "pavement", "mobile", "old"}


def test_questions_in_the_knowledges_own_words_leave_nothing_unheard(knowledge: Path, tmp_path: Path) -> None:
    (knowledge / "_questions.jsonl").write_text(
        json.dumps({"id": "1", "turns": ["which shoes do I need?"], "gold": ["first-weeks#shoes"]})
    )
    told = run("--knowledge", knowledge, "--index", tmp_path / "index")
    assert told.returncode == 0, told.stderr
    assert "Unheard" not in told.stdout


WRONG_GOLD = [
    {"id": "shoes", "turns": ["which shoes do I need?"], "gold": ["first-weeks#shoes"]},
    {
        "id": "one-right",
        "turns": ["which trainers do I need?"],
        "gold": ["gone#gone", "first-weeks#shoes", "gone#gone"],
    },
    {"id": "typo", "turns": ["do I need kicks?"], "gold": ["first-weeks#shoos"]},
    {"id": "anew", "turns": ["straight or bent arms"], "gold": ["swinging-arms#bend-them"]},
    {"id": "alien", "turns": ["how do I cook lasagne"], "gold": ["kitchen"]},
    {"id": "none", "turns": ["what is the capital of france"], "gold": ["none"]},
]


@pytest.mark.parametrize(("typed", "meant"), [("None", "none"), ("smalltalk", "small_talk"), (" Safety", "safety")])
def test_a_label_that_is_nearly_one_is_named(club: Build, typed: str, meant: str) -> None:
    counted, [stray] = parted([Question("a", ["hi"], [typed], file="q.jsonl", line=2)], club)
    assert counted == []
    assert str(stray).startswith(f"q.jsonl:2: in question 'a' \"{typed}\" names no passage, heading or document. ")
    assert f"The nearest is {meant}: put" in str(stray)


@pytest.fixture(scope="module")
def with_wrong_gold(club_knowledge: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The club's knowledge with an exam of which three questions name nothing, and the index trained on it."""
    folder = tmp_path_factory.mktemp("wrong-gold")
    knowledge = Path(shutil.copytree(club_knowledge, folder / "knowledge"))
    (knowledge / "_questions.jsonl").write_text("\n".join(map(json.dumps, WRONG_GOLD)))
    done = run("--knowledge", knowledge, "--index", folder / "index", "--json")
    assert done.returncode == 0, done.stderr
    (folder / "summary.json").write_text(done.stdout)
    return knowledge, folder / "index"


def test_a_question_whose_gold_names_nothing_is_told_and_not_counted(with_wrong_gold: tuple[Path, Path]) -> None:
    _, index = with_wrong_gold
    summary = json.loads((index.parent / "summary.json").read_text())
    nearest = {stray["question_id"]: stray["nearest"] for stray in summary["strays"]}
    assert nearest.pop("anew").startswith("swinging-arms#")
    assert nearest == {"typo": "first-weeks#shoes", "alien": ""}
    assert (summary["quality"]["questions"], summary["quality"]["with_passage"]) == (3, 2)
    [label] = summary["stray_labels"]
    assert (label["question_id"], label["line"], label["label"]) == ("one-right", 2, "gone#gone")
    assert [(one["word"], one["meant"]) for one in summary["unheard"]] == [("trainers", ["first-weeks#shoes"])]


def test_a_question_whose_gold_names_nothing_makes_the_bot_no_shyer(
    with_wrong_gold: tuple[Path, Path], tmp_path: Path
) -> None:
    knowledge, index = with_wrong_gold
    without = Path(shutil.copytree(knowledge, tmp_path / "without"))
    right = [one for one in WRONG_GOLD if one["id"] in ("shoes", "one-right", "none")]
    (without / "_questions.jsonl").write_text("\n".join(map(json.dumps, right)))
    assert run("--knowledge", without, "--index", tmp_path / "index").returncode == 0
    assert open_build(index).curve == open_build(tmp_path / "index").curve


def test_check_and_evaluate_say_which_questions_to_mend(with_wrong_gold: tuple[Path, Path], tmp_path: Path) -> None:
    knowledge, index = with_wrong_gold
    checked = run("--knowledge", knowledge, "--index", tmp_path / "index", "--check").stdout
    file = knowledge / "_questions.jsonl"
    evaluate = [sys.executable, "-m", "bot", "evaluate", str(file), "--index", str(index)]
    evaluated = subprocess.run(evaluate, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert evaluated.startswith("Not counted: 3 test question(s)")
    for told in (checked, evaluated):
        assert "Not counted: 3 test question(s) whose gold names nothing here" in told
        assert f"{file}:3: in question 'typo' \"first-weeks#shoos\" names no passage, heading or document." in told
        assert "The nearest is first-weeks#shoes: put the right id there" in told
        assert f"{file}:5: in question 'alien' \"kitchen\" names no passage, heading or document. Put the" in told
        assert "Look again: 1 gold id(s) that name nothing here." in told
        assert f"{file}:2: in question 'one-right' \"gone#gone\" names no passage, heading or document. Put the" in told


EXAM = [
    {"id": "shoes", "turns": ["which shoes do I need?"], "gold": ["first-weeks#shoes"]},
    {"id": "rest", "turns": ["how long should I rest between sprints?"], "gold": ["first-weeks#rest"]},
    {"id": "lean", "turns": ["how much should I lean"], "gold": ["quiet-torso#how-far-to-lean-forward"]},
    {"id": "cook", "turns": ["how do I cook lasagne"], "gold": ["none"]},
]


@pytest.fixture(scope="module")
def examined(club_knowledge: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The club's knowledge with an exam, and the index trained on it."""
    folder = tmp_path_factory.mktemp("examined with a space")
    knowledge = Path(shutil.copytree(club_knowledge, folder / "knowledge"))
    (knowledge / "_questions.jsonl").write_text("\n".join(map(json.dumps, EXAM)))
    assert run("--knowledge", knowledge, "--index", folder / "index").returncode == 0
    return knowledge, folder / "index"


@pytest.fixture(scope="module")
def spoilt(examined: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, Any], Path]:
    """What training says, in words and by `--json`, after shoes were unlearned and a heading got another name."""
    folder = tmp_path_factory.mktemp("spoilt with a space")
    before, index = (Path(shutil.copytree(path, folder / path.name)) for path in examined)
    table = before / "first-weeks.csv"
    table.write_text(
        table.read_text().replace(
            "Which shoes do I need?,what shoes should I wear|do I need spikes,Any light running shoes",
            "Who pays for the hall?,,The club pays",
        )
    )
    arms = before / "swinging-arms.md"
    arms.write_text(arms.read_text().replace("## Relaxed shoulders", "## Shoulders at ease"))
    told = json.loads(run("--knowledge", before, "--index", index, "--check", "--json").stdout)["since"]
    done = run("--knowledge", before, "--index", index)
    assert done.returncode == 0, done.stderr
    return done.stdout, told, index


def test_publishing_says_what_got_worse_since_the_build_before(
    examined: tuple[Path, Path], spoilt: tuple[str, dict[str, Any], Path]
) -> None:
    told, since, _ = spoilt
    old = current_build_id(examined[1])
    head = f"Worse than the build before ({old}): of 4 test questions that both were asked, 1 gets a worse answer"
    assert head in told
    assert "right answers 100 % → 67 %" in told
    assert "Of 3 test questions that the site answers, 67 % (21–94) were answered rightly, " in told
    assert "“which shoes do I need?”: right from first-weeks#shoes before, now " in told
    assert (
        "  That may be chance: if neither build were better, better and worse would be as unequal in 100 of 100" in told
    )
    assert "  The new build is live. To have the old answers back, undo the change to the knowledge and train" in told
    assert "Gone: 1 passage(s), so that links to them break." in told
    assert since["chance"] == 1
    assert "\n  swinging-arms#relaxed-shoulders" in told
    assert (since["build_id"], since["asked"], since["better"]) == (old, 4, 0)
    assert [change["question_id"] for change in since["worse"]] == ["shoes"]
    assert since["figures"]["right"] == [100, 66.7]
    assert since["gone"] == ["swinging-arms#relaxed-shoulders"]


def test_the_command_that_shows_what_got_worse_works_as_it_is_printed(
    spoilt: tuple[str, dict[str, Any], Path],
) -> None:
    told, _, _ = spoilt
    [command] = [line.partition(": ")[2] for line in told.splitlines() if line.startswith("  See all of them: ")]
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "1 of 4 questions get another answer: 0 better, 1 worse" in done.stdout


def test_the_command_that_shows_what_went_wrong_works_as_it_is_printed(
    spoilt: tuple[str, dict[str, Any], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    told, _, index = spoilt
    head = "  See which questions went wrong: "
    [command] = [line.removeprefix(head) for line in told.splitlines() if line.startswith(head)]
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("questions       4")
    page = (index.parent / "evaluation.html").read_text("utf-8")
    assert "which shoes do I need?" in page
    seen = "4 of these 4 questions were asked at training and set how readily the bot answers, so the figures look"
    assert seen in page
    assert seen in done.stdout.splitlines()[-1]
    assert f"; `{command.partition(' -m ')[0]} -m web --index '{index}'` starts one." in told
    assert f"--index '{index}'" in command
    monkeypatch.setenv("SIDELINE_INDEX", str(index))
    again = run("--knowledge", index.parent / "knowledge")
    assert head + command.partition(" --index ")[0] in again.stdout.splitlines()


def test_the_exam_says_that_it_flatters_and_what_doesnt(
    examined: tuple[Path, Path], spoilt: tuple[str, dict[str, Any], Path], tmp_path: Path
) -> None:
    told, _, index = spoilt
    assert "  These questions also set how readily the bot answers, and so look better than they are." in told
    [command] = [line.partition("and ask them by ")[2] for line in told.splitlines() if "and ask them by " in line]
    file = tmp_path / "FILE.jsonl"
    kept_out = [EXAM[0], {"id": "shoes-2", "turns": ["my shoes"], "gold": ["first-weeks#shoes"]}, EXAM[3] | {"id": "c"}]
    for questions, seen in (
        (EXAM[:1], "This question was asked at training and sets how"),
        (kept_out, "1 of these 3 questions was asked at training"),
        (kept_out[1:], ""),
    ):
        file.write_text("\n".join(map(json.dumps, questions)))
        words = shlex.split(command.replace("FILE.jsonl", str(file)))
        done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
        assert ("at training" in done.stdout) == bool(seen)
        assert seen in done.stdout
    shown = run_here(
        bot_main, "evaluate", examined[0] / "_questions.jsonl", "--index", index / "builds" / current_build_id(index)
    )
    assert "4 of these 4 questions were asked at training" in shown.stdout


def test_a_check_names_no_command_that_asks_what_wasnt_published(examined: tuple[Path, Path], tmp_path: Path) -> None:
    done = run("--knowledge", examined[0], "--index", tmp_path / "none", "--check")
    assert "Quality: Of 3 test questions" in done.stdout
    assert "See which" not in done.stdout


def test_the_old_build_answers_by_the_command_that_is_printed(spoilt: tuple[str, dict[str, Any], Path]) -> None:
    told, _, _ = spoilt
    [command] = [line.partition("talk to it: ")[2] for line in told.splitlines() if "The old build is kept" in line]
    asked = f"echo 'which shoes do I need?' | {command}"
    done = subprocess.run(["bash", "-c", asked], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Any light running shoes" in done.stdout


def test_undoing_the_change_brings_the_old_answers_back(
    examined: tuple[Path, Path], spoilt: tuple[str, dict[str, Any], Path], tmp_path: Path
) -> None:
    (knowledge, _), (_, _, live) = examined, spoilt
    index = Path(shutil.copytree(live, tmp_path / "index"))
    done = run("--knowledge", knowledge, "--index", index)
    assert done.stdout.startswith("Published build")
    assert "worse" not in done.stdout.lower()
    assert "100 % (44–100) were answered rightly" in done.stdout


def test_what_got_no_worse_isnt_told(examined: tuple[Path, Path], tmp_path: Path) -> None:
    knowledge, index = (Path(shutil.copytree(path, tmp_path / path.name)) for path in examined)
    (knowledge / "more.md").write_text("# More\n\n## Dancing the tango\nask: how do I tango\n\nWalk slowly.\n")
    asked = [*EXAM, {"id": "dance", "turns": ["how do I dance the tango?"], "gold": ["swinging-arms"]}]
    (knowledge / "_questions.jsonl").write_text("\n".join(map(json.dumps, asked)))
    done = run("--knowledge", knowledge, "--index", index)
    assert done.stdout.startswith("Published build")
    assert "build before" not in done.stdout
    assert "Gone" not in done.stdout


def test_a_build_before_without_an_exam_is_compared_by_its_figures(examined: tuple[Path, Path]) -> None:
    found = build_before(examined[1])
    assert found is not None
    bare = replace(found, exam={}, quality={"right": 44.0, "wrong_answers": 43.0})
    step = since(bare, [], {}, {"right": 22.0, "wrong_answers": 67.0}, found.passage_ids)
    told, *way_back = summary(step, "new", examined[1], "python").splitlines()
    assert told.endswith("right answers 44 % → 22 %, wrong answers 43 % → 67 %.")
    assert told.startswith("Worse than the build before")
    assert way_back[0].startswith("  The new build is live.")
    assert summary(step, "", examined[1], "python") == told.replace("the build before", "the live build")  # a check
