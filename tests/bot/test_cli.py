"""The terminal: ask, chat, evaluate, by their exit statuses and what they print."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.manifest import current_build_id
from tests.running import OLDER, ROOT, add_older_build, build_of, flip_a_byte, run_here


def run(*arguments: str | Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    return run_here(main, *arguments, typed=typed)


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("which shoes do I need?", 0),
        ("thank you!", 0),
        ("crushing chest pain", 0),
        ("what is the capital of france", 3),
        ("", 3),
    ],
)
def test_ask_tells_by_its_status_whether_it_answered(club_index: Path, question: str, status: int) -> None:
    done = run("ask", "--index", club_index, question)
    assert done.returncode == status, done.stderr
    assert done.stdout.strip()


def test_ask_quotes_and_tells_where_it_stands(club_index: Path) -> None:
    """No server answers on a terminal, so what has no address of its own is told by file and heading."""
    printed = run("ask", "--index", club_index, "which shoes do I need?").stdout
    assert "“Any light running shoes will do for your first weeks." in printed
    assert "first-weeks.csv: Which shoes do I need?" in printed
    assert "/library/" not in printed


def test_a_page_of_its_own_is_linked_to(tmp_path: Path) -> None:
    text = (
        "---\nurl: https://club.example/shoes\n---\n# Club\n\n## Shoes\nask: which shoes do I need\n\nAny light ones.\n"
    )
    build_of(text, "shoes", tmp_path)
    printed = run("ask", "--index", tmp_path / "index", "which shoes do I need?").stdout
    assert "Shoes: https://club.example/shoes#" in printed


def test_a_quote_s_references_are_named_below_it(club_index: Path) -> None:
    printed = run("ask", "--index", club_index, "how much should I lean").stdout
    assert "Rests on: On trunks and strides, https://doi.org/10.1234/example.5678" in printed


def test_ask_as_json_is_the_reply_of_the_api(club_index: Path) -> None:
    reply = json.loads(run("ask", "--index", club_index, "--json", "which shoes do I need?").stdout)
    assert reply["status"] == "answered"
    assert reply["quotes"][0]["passage_id"] == "first-weeks#shoes"
    for name in ("options", "suggestions", "corrections"):
        assert isinstance(reply[name], list)


def test_why_shows_terms_weights_corrections_and_build(club_index: Path) -> None:
    printed = run("ask", "--index", club_index, "--why", "elbwo angle when running").stdout
    assert "elbwo → elbow" in printed
    assert "ask: angl" in printed
    assert "0.000 × 0.000" not in printed
    assert "answers from" in printed
    assert "swinging-arms#how-to-hold-the-elbows" in printed


def test_why_as_json_explains_the_very_reply(club_index: Path) -> None:
    reply = json.loads(run("ask", "--index", club_index, "--json", "--why", "elbwo angle when running").stdout)
    why = reply["explanation"]
    assert why["passages"][0]["passage_id"] == reply["quotes"][0]["passage_id"]
    assert why["corrections"] == reply["corrections"]
    assert why["offers_from"] < why["answers_from"] <= why["confidence"]


def test_chat_carries_the_conversation(club_index: Path) -> None:
    done = run("chat", "--index", club_index, typed="how do I hold my elbows?\nand why?\n\n")
    assert done.returncode == 0
    assert done.stdout.count("> ") >= 3
    assert "swinging-arms.md" in done.stdout


@pytest.mark.parametrize("last", ["exit", "Quit", "/quit", "", "bye"])
def test_chat_ends_where_it_is_left_and_says_how(club_index: Path, last: str) -> None:
    done = run("chat", "--index", club_index, typed=f"hello\n{last}\nhow do I hold my elbows?\n")
    assert done.returncode == 0
    assert "“exit” or an empty line ends it" in done.stdout
    assert "elbows" not in done.stdout.lower()


def test_chat_explains_each_reply_where_asked(club_index: Path) -> None:
    typed = "how do I hold my elbows?\nand why?\n\n"
    done = run("chat", "--why", "--index", club_index, typed=typed)
    assert done.returncode == 0
    first, second = done.stdout.split("understood as: ")[1:]
    assert first.startswith("how do I hold my elbows?")
    assert "leans on the conversation" not in first
    assert second.startswith("and why?")
    assert "leans on the conversation" in second
    assert "understood as" not in run("chat", "--index", club_index, typed=typed).stdout


def test_evaluate_counts_and_writes_a_run(club_index: Path, tmp_path: Path) -> None:
    questions = [
        {"id": "a", "turns": ["which shoes do I need?"], "gold": ["first-weeks#shoes"]},
        {"id": "b", "turns": ["how to hold the elbows", "and the shoulders?"], "gold": ["Relaxed shoulders"]},
        {"id": "c", "turns": ["who won the cup"], "gold": ["none"]},
        {"id": "d", "turns": ["thanks"], "gold": ["small_talk"]},
        {"id": "e", "turns": ["my chest hurts badly"], "gold": ["safety"]},
    ]
    file, out = tmp_path / "questions.jsonl", tmp_path / "run.jsonl"
    file.write_text("\n".join(map(json.dumps, questions)))
    done = run("evaluate", file, "--index", club_index, "--run", out, "--json")
    assert done.returncode == 0, done.stderr
    metrics = json.loads(done.stdout)
    assert metrics["questions"] == 5
    assert metrics["hit@1"] == metrics["small_talk"] == metrics["safety"] == metrics["auroc"] == 100
    assert metrics["false_answers"] == 0
    *told, brackets = run("evaluate", file, "--index", club_index).stdout.splitlines()
    assert [line.split()[0] for line in told] == [name for name in metrics if not name.startswith("stray")]
    by_name = {name: " ".join(words) for name, *words in map(str.split, told)}
    assert by_name["hit@1"] == "100 % (34–100) 2 of 2 a right passage ranks first, quoted or not"
    assert by_name["auroc"].startswith("100 % (28–100) 2 pairs of pairs in which")
    assert by_name["mrr@10"] == "100 % mean of 1 / the right passage's rank"
    assert brackets.startswith("In brackets: where the share of all such questions most likely lies")
    lines = [json.loads(line) for line in out.read_text().splitlines()]
    assert [line["id"] for line in lines] == list("abcde")
    assert set(lines[0]) == {"id", "status", "reason", "confidence", "hits", "quotes", "options", "build"}
    assert lines[0]["hits"][0].keys() == {"passage_id", "document_id", "heading", "score"}
    assert lines[4]["confidence"] >= 0
    assert lines[4]["hits"]


def test_no_index_is_usage_with_the_remedy(tmp_path: Path) -> None:
    done = run("ask", "--index", tmp_path, "hello")
    assert done.returncode == 2
    assert f"Run `python train.py --index {tmp_path}` to build it again. Add `--knowledge`" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_index_that_is_asked_anyway_is_not_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIDELINE_INDEX", str(tmp_path))
    assert "Run `python train.py` to build it again.\n" in run("ask", "hello").stderr


def test_a_path_with_a_space_is_quoted_in_the_remedy(tmp_path: Path) -> None:
    file, index = tmp_path / "questions.jsonl", tmp_path / "my index"
    file.write_text('{"id": "a", "turns": ["hi"], "gold": ["small_talk"]}')
    index.mkdir()
    done = run("diff", file, "--old", index / "builds" / "1", "--new", index)
    assert f"Run `python train.py --index '{index}'` to build it again." in done.stderr


def test_every_bad_line_of_a_question_file_is_told(club_index: Path, tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"id": "a"}\n{"id": "b", "turns": [], "gold": []}\nnot json\n')
    done = run("evaluate", file, "--index", club_index)
    assert done.returncode == 2
    assert [line.split(":")[1] for line in done.stderr.splitlines() if "questions.jsonl:" in line] == ["1", "2", "3"]
    assert "3 fault(s) in 1 file(s): nothing was asked." in done.stderr


def test_a_question_file_that_is_not_there_is_named(club_index: Path, tmp_path: Path) -> None:
    done = run("evaluate", tmp_path / "none.jsonl", "--index", club_index)
    assert done.returncode == 2
    assert "none.jsonl: It can't be read (No such file or directory)." in done.stderr
    assert "nothing was published" not in done.stderr


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_a_question_file_without_a_question_is_refused(club_index: Path, tmp_path: Path, text: str) -> None:
    file, page = tmp_path / "questions.jsonl", tmp_path / "page.html"
    file.write_text(text)
    for asked in (("evaluate", "--index"), ("diff", "--old")):
        done = run(asked[0], file, asked[1], club_index, "--report", page)
        assert done.returncode == 2
        assert f'{file}: It holds no question. Give it a line for each. Write it as {{"id": "a1",' in done.stderr
    assert not page.exists()


def test_a_question_file_of_another_knowledge_is_refused_with_the_next_step(club_index: Path, tmp_path: Path) -> None:
    file, page = tmp_path / "questions.jsonl", tmp_path / "page.html"
    lines = [{"id": f"q{n}", "turns": ["how long do rolls rise?"], "gold": [f"rolls#rise-{n}"]} for n in range(5)]
    lines[0]["gold"] = ["first-weeks#shoos"]
    file.write_text("\n".join(map(json.dumps, lines)))
    for asked in (("evaluate", "--index"), ("diff", "--old", club_index, "--new")):
        done = run(asked[0], file, *asked[1:], club_index, "--report", page)
        assert (done.returncode, done.stdout) == (2, "")
        head, first, *_, more = done.stderr.splitlines()
        assert head == (
            f"question file {file}: the gold of all its 5 question(s) names nothing in build "
            f"{current_build_id(club_index)}, so that no answer can be right. Give the questions of the knowledge that "
            "this build was made from, or another index, or mend the gold:"
        )
        assert first.startswith(f"  {file}:1: in question 'q0' \"first-weeks#shoos\" names no passage")
        assert "The nearest is first-weeks#shoes" in first
        assert more == "  … and 2 more"
    assert not page.exists()


def test_who_waits_at_a_terminal_is_told_what_is_asked_and_a_pipe_is_not(club_index: Path, tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"id": "a", "turns": ["hi"], "gold": ["small_talk"]}')
    command = [sys.executable, "-m", "bot", "evaluate", str(file), "--index", str(club_index)]
    outside, inside = os.openpty()
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=inside, check=True)
    os.close(inside)
    assert os.read(outside, 100).decode().strip() == "Asking 1 question(s) …"
    os.close(outside)
    assert done.stdout.startswith(b"questions")
    assert run("evaluate", file, "--index", club_index).stderr == ""


def test_one_question_that_counts_is_enough(club_index: Path, tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    lines = [{"id": "a", "turns": ["hi"], "gold": ["gone#gone"]}, {"id": "b", "turns": ["hi"], "gold": ["small_talk"]}]
    file.write_text("\n".join(map(json.dumps, lines)))
    done = run("evaluate", file, "--index", club_index)
    assert done.returncode == 0
    assert done.stdout.startswith("Not counted: 1 test question(s)")


@pytest.mark.parametrize("option", ["--report", "--run"])
def test_a_file_that_cannot_be_written_is_refused_before_anything_is_asked(tmp_path: Path, option: str) -> None:
    there = tmp_path / "no such folder"
    # There is neither an index nor a question file: what can't be written is told first.
    done = run("evaluate", tmp_path / "questions.jsonl", "--index", tmp_path, option, there / "out")
    assert done.returncode == 2
    assert done.stderr == f"file {there / 'out'}: there is no folder {there}. Make it, or name another.\n"
    done = run("evaluate", tmp_path / "questions.jsonl", "--index", tmp_path, option, tmp_path)
    assert done.stderr.startswith(f"file {tmp_path}: a folder has this name. Name a file in it")


def test_a_reader_that_has_seen_enough_is_no_fault(club_index: Path) -> None:
    command = [sys.executable, "-m", "bot", "ask", "--json", "--index", str(club_index), "which shoes do I need?"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as asked:
        assert asked.stdout
        assert asked.stderr
        asked.stdout.close()
        told = asked.stderr.read()
    assert told == b""
    assert asked.returncode == 0


def test_a_damaged_live_build_is_refused_and_an_older_sound_one_named(club_index: Path, tmp_path: Path) -> None:
    index = Path(shutil.copytree(club_index, tmp_path / "index"))
    flip_a_byte(index / "builds" / current_build_id(index) / "for-public" / "axes.npy")
    alone = run("ask", "--index", index, "which shoes do I need?")
    assert alone.returncode == 2
    assert "axes.npy" in alone.stderr
    assert "older build" not in alone.stderr
    shutil.copytree(club_index, tmp_path / "sound")
    add_older_build(tmp_path / "sound")
    shutil.copytree(tmp_path / "sound" / "builds" / OLDER, index / "builds" / OLDER)
    refused = run("ask", "--index", index, "which shoes do I need?")
    assert refused.returncode == 2
    assert "axes.npy" in refused.stderr
    assert f"`python train.py --index {index}`" in refused.stderr
    named = refused.stderr.split("ask it by `--index ")[1].split("`")[0]
    assert run("ask", "--index", named, "which shoes do I need?").returncode == 0
