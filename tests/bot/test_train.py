"""The owner's command: what it says and what it leaves alone."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.build.train import Job, train
from bot.builds import open_build
from bot.dialogue import answer
from bot.errors import SidelineError
from bot.manifest import current_build_id
from bot.records.conversation import Conversation
from bot.records.reply import Contact
from bot.text.analyse import terms
from tests.running import ROOT, run_here
from train import main


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return run_here(main, *arguments)


@pytest.fixture
def knowledge(club_knowledge: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(club_knowledge, tmp_path / "knowledge"))


@pytest.fixture
def index(club_index: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(club_index, tmp_path / "index"))


def test_the_summary_counts_what_was_read(knowledge: Path, tmp_path: Path) -> None:
    done = run("--knowledge", knowledge, "--index", tmp_path / "new", "--json")
    assert done.returncode == 0, done.stderr
    summary = json.loads(done.stdout)
    assert summary["status"] == "published"
    assert summary["counts"]["documents"] == 3
    assert summary["counts"]["passages"] == len(open_build(tmp_path / "new").passages)
    assert summary["build_id"] == current_build_id(tmp_path / "new")


def test_unchanged_content_is_nothing_to_do(knowledge: Path, index: Path) -> None:
    live = current_build_id(index)
    done = run("--knowledge", knowledge, "--index", index)
    assert done.returncode == 0
    assert "Nothing to do" in done.stdout
    assert "Change a file" in done.stdout
    assert current_build_id(index) == live


def test_content_that_is_changed_back_within_a_second_is_published_again(knowledge: Path, tmp_path: Path) -> None:
    text = next(knowledge.rglob("*.md"))
    first = text.read_text("utf-8")
    ids = []
    for written in (first, f"{first}\nAnd more.\n", first):
        text.write_text(written, "utf-8")
        train(Job([knowledge], tmp_path / "index", "20300101T000000Z"), lambda _: None)
        ids.append(current_build_id(tmp_path / "index"))
    assert len(set(ids)) == 3
    assert open_build(tmp_path / "index").build_id == ids[-1]


def test_all_faults_of_all_files_are_told_and_the_live_build_stays(
    knowledge: Path, index: Path, tmp_path: Path
) -> None:
    live = current_build_id(index)
    (knowledge / "one.md").write_text("---\ntitle: [\n---\n# One\n\nText.\n")
    (knowledge / "two.csv").write_text("frage,antwort\na,b\n")
    (knowledge / "three.jsonl").write_text('{"id": "a", "question": "A?", "answer": "A."}\n{"id": \n')
    (knowledge / "_synonyms.txt").write_text("alone\n")
    (knowledge / "_sentences.md").write_text("## clarfy\nWhich?\n")
    (knowledge / "_questions.jsonl").write_text("no json\n")
    done = run("--knowledge", knowledge, "--index", index, "--questions", tmp_path / "gone.jsonl")
    assert done.returncode == 2
    told = done.stderr.splitlines()
    named = ("one.md", "two.csv", "three.jsonl:2", "_synonyms.txt:1", "_sentences.md:1", "_questions.jsonl:1", "gone")
    for name in named:
        assert any(name in line for line in told), f"{name} isn't told in {told}"
    assert current_build_id(index) == live


def test_synonyms_in_another_encoding_are_told_without_a_trace(knowledge: Path, tmp_path: Path) -> None:
    (knowledge / "_synonyms.txt").write_bytes("café, bistro\n".encode("latin-1"))
    done = run("--knowledge", knowledge, "--index", tmp_path / "index")
    assert done.returncode == 2
    assert "_synonyms.txt:1: 'é' in 'café, bistro' isn't saved in UTF-8. Save it again" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_several_folders_say_beside_their_pages_counts_together(knowledge: Path, tmp_path: Path) -> None:
    school = tmp_path / "school"
    school.mkdir()
    (school / "lab.md").write_text("# Lab\n\n## Goggles\nask: do I need goggles\n\nWear goggles in the lab.\n")
    (school / "_synonyms.txt").write_text("specs => goggles\n")
    (school / "_sentences.md").write_text("## greeting\nHello, school.\n")
    (school / "_safety.md").write_text("## Lab\nwhen: kiln & open\n\nRinse it.\n")
    done = run("--knowledge", knowledge, school, knowledge, "--index", tmp_path / "index")
    assert done.returncode == 0, done.stderr
    build = open_build(tmp_path / "index")
    assert build.manners.voice.greeting == "Hello, school."
    assert build.weigher.synonyms.shared(terms("specs"), asked=True)
    assert answer("the kiln stood open", Conversation(), build).lead.startswith("Rinse it.")
    (knowledge / "_sentences.md").write_text("## greeting\nHello, club.\n")
    done = run("--knowledge", knowledge, school, "--index", tmp_path / "index")
    assert done.returncode == 2
    told = f'{school / "_sentences.md"}:1: "greeting" stands in {knowledge / "_sentences.md"} as well.'
    assert told in done.stderr


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    done = run("--knowledge", tmp_path / "nowhere", "--index", tmp_path / "index")
    assert done.returncode == 2
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_folder_says_what_to_write(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run("--knowledge", tmp_path / "empty", "--index", tmp_path / "index")
    assert done.returncode == 2
    assert "nothing to read" in done.stderr
    assert ".md" in done.stderr


def test_check_tells_all_and_publishes_nothing(knowledge: Path, tmp_path: Path) -> None:
    done = run("--knowledge", knowledge, "--index", tmp_path / "index", "--check")
    assert done.returncode == 0
    assert "nothing was published" in done.stdout
    assert "Leave out --check to publish" in done.stdout
    assert "To improve:" in done.stdout
    assert "Coverage:" not in done.stdout  # that is the share of the questions that are answered (docs/glossary.md)
    assert not (tmp_path / "index" / "current").exists()


def test_who_names_no_contact_is_told(knowledge: Path, tmp_path: Path) -> None:
    told = run("--knowledge", knowledge, "--index", tmp_path / "index").stdout
    assert "No contact link: below a refusal and below a red flag stands no link to a person" in told
    refused, flagged = "what is the capital of france", "I have chest pain"
    build = open_build(tmp_path / "index")
    assert [answer(one, Conversation(), build).contact for one in (refused, flagged)] == [None, None]
    lines = told.partition("with your own words and address:\n")[2].splitlines()[:4]
    (knowledge / "_sentences.md").write_text("\n".join(line.removeprefix("  ") for line in lines))
    assert "No contact" not in run("--knowledge", knowledge, "--index", tmp_path / "index").stdout
    build, link = open_build(tmp_path / "index"), Contact("Write to us", "mailto:us@example.org")
    assert [answer(one, Conversation(), build).contact for one in (refused, flagged)] == [link, link]


def test_who_asks_in_words_of_a_red_flag_is_told(knowledge: Path, tmp_path: Path) -> None:
    assert "Held back:" not in run("--knowledge", knowledge, "--index", tmp_path / "index").stdout
    (knowledge / "knees.md").write_text("# Knees\n\n## Stairs\nask: my knee hurts on stairs\n\nBook a visit.\n")
    told = run("--knowledge", knowledge, "--index", tmp_path / "index").stdout
    assert "Held back: 1 way(s) to ask" in told
    assert "never answered" not in told
    assert '"my knee hurts on stairs" (knees#stairs) is heard as "Pain"' in told
    assert "`gives-way: Pain` under the title of _safety.md" in told


def test_a_test_question_that_a_red_flag_keeps_from_its_passage_is_told(knowledge: Path, tmp_path: Path) -> None:
    (knowledge / "knees.md").write_text("# Knees\n\n## Runners\n\nOn stairs a knee needs strong thighs.\n")
    asked = '{"id": "own-1", "turns": ["my knee hurts on stairs"], "gold": ["knees#runners"], "kind": "plain"}\n'
    (knowledge / "_questions.jsonl").write_text(asked)
    told = run("--knowledge", knowledge, "--index", tmp_path / "index").stdout
    assert "Held back: 1 test question(s) that the site answers raise a red flag" in told
    assert '"my knee hurts on stairs" (knees#runners) is heard as "Pain"' in told


def test_a_way_to_ask_that_says_what_is_acute_is_never_let_through(knowledge: Path, tmp_path: Path) -> None:
    page = "# Knees\n\n## Swelling\nask: my knee is swollen and hot | my knee is swollen\n\nBook a visit.\n"
    (knowledge / "knees.md").write_text(page)
    (knowledge / "_safety.md").write_text("# Safety\ngives-way: Injury, Pain\n")
    told = run("--knowledge", knowledge, "--index", tmp_path / "index").stdout
    assert "Held back: 1 way(s) to ask" in told
    assert "never answered" in told
    assert '"my knee is swollen and hot"' in told


def test_who_has_hardly_a_way_to_ask_is_told(knowledge: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    (bare / "notes.md").write_text("# Notes\n\n## Food\n\nEat early.\n\n## Sleep\n\nSleep long.\n")
    told = run("--knowledge", bare, "--index", tmp_path / "bare_index").stdout
    assert "Thin: 2 of 2 passages have fewer than 3 ways to ask" in told
    assert "3 are the least, 8 are good: put other people's words into `ask:` lines" in told
    assert "Thin:" not in run("--knowledge", knowledge, "--index", tmp_path / "index").stdout


def test_a_heading_without_text_is_told_with_its_line_and_stops_nothing(knowledge: Path, tmp_path: Path) -> None:
    assert "Empty:" not in run("--knowledge", knowledge, "--index", tmp_path / "index").stdout
    page = knowledge / "visit.md"
    page.write_text(
        "---\ntitle: Visit\n---\n# Visit\n\n## Parking\n\n## Bus\n### Line 5\n\nEvery hour.\n\n### Line 6\n## Gate\n"
        "\n| Sunday | closed |\n|---|---|\n"
    )
    done = run("--knowledge", knowledge, "--index", tmp_path / "index")
    assert done.returncode == 0, done.stderr
    told = done.stdout.partition("Empty: 2 heading(s) have no text below them")[2].splitlines()[1:3]
    assert told == [
        f"  {page}:6: Nothing stands under 'Parking'. Write its text, or delete the heading.",
        f"  {page}:13: Nothing stands under 'Line 6'. Write its text, or delete the heading.",
    ]


def test_a_question_that_stands_twice_in_a_table_is_told_and_stops_nothing(knowledge: Path, tmp_path: Path) -> None:
    """A visitor gets one of the two answers, and the same question as the way to go on."""
    table = knowledge / "cafe.csv"
    table.write_text(
        "question,answer,audience\nWhen is the cafe open?,At ten.,\nWho may sit inside?,All.,\n"
        "when is the cafe open,Not on Sundays.,\nWho may sit inside?,And stay.,member\n"
    )
    done = run("--knowledge", knowledge, "--index", tmp_path / "index")
    assert done.returncode == 0, done.stderr
    told = done.stdout.partition("Twice: 1 row(s) ask what another row asks")[2].splitlines()[1]
    said = "4: The question 'when is the cafe open' stands in line 2 as well. Keep one of the two, with all that both"
    assert told.startswith(f"  {table}:{said}")
    table.write_text(table.read_text() + "Why?,\n")
    done = run("--knowledge", knowledge, "--index", tmp_path / "index")
    assert done.returncode == 2
    assert f"  {table}:{said}" in done.stderr


def test_a_heading_without_text_is_told_beside_faults(knowledge: Path, tmp_path: Path) -> None:
    """Whoever mends what is told should not hear of more only then."""
    page = knowledge / "visit.md"
    page.write_text("# Visit\n\n## Parking\n\n## Bus\nreviewed: soon\n\nEvery hour.\n")
    done = run("--knowledge", knowledge, "--index", tmp_path / "index", "--json")
    assert done.returncode == 2
    fault, head, empty, rest = done.stderr.splitlines()
    assert fault.startswith(f"{page}:6: `reviewed: soon` is no date.")
    assert head.startswith("Empty: 1 heading(s) have no text below them")
    assert empty == f"  {page}:3: Nothing stands under 'Parking'. Write its text, or delete the heading."
    assert rest == "1 fault(s) in 1 file(s): nothing was published. Mend them and train again."
    said = json.loads(done.stdout)
    assert [[one["line"] for one in said[kind]] for kind in ("errors", "empty")] == [[6], [3]]


def test_check_tells_how_many_passages_are_not_for_everybody(knowledge: Path, tmp_path: Path) -> None:
    """The passages counted first are the public ones, those of the coverage are all: the difference is told."""
    before = run("--knowledge", knowledge, "--index", tmp_path / "index", "--check")
    assert "Only for some readers" not in before.stdout
    (knowledge / "more.md").write_text("---\naudience: member\n---\n# More\n\n## One more\n\nOne more passage.\n")
    done = run("--knowledge", knowledge, "--index", tmp_path / "index", "--check")
    public, everybody = (
        int(re.findall(pattern, done.stdout)[0]) for pattern in (r"(\d+) passages,", r"for (\d+) pass")
    )
    assert everybody == public + 1
    assert f"Only for some readers, by their `audience:`: 1 of {everybody} passages." in done.stdout


def test_an_audience_that_the_site_names_is_no_slip(knowledge: Path, tmp_path: Path) -> None:
    (knowledge / "more.md").write_text("---\naudience: members\n---\n# More\n\n## One more\n\nOne more passage.\n")
    index = tmp_path / "index"
    done = run("--knowledge", knowledge, "--index", index, "--check")
    assert done.returncode == 2
    assert "`audience: members` is nearly `member`" in done.stderr
    done = run("--knowledge", knowledge, "--index", index, "--check", "--audiences", "public;public,members")
    assert done.returncode == 0, done.stderr


def test_check_tells_the_whole_coverage_as_json(knowledge: Path, tmp_path: Path) -> None:
    (knowledge / "more.md").write_text("# More\n\n## One more\n\nOne more passage.\n")
    done = run("--knowledge", knowledge, "--index", tmp_path / "index", "--check", "--json")
    found = json.loads(done.stdout)["coverage"]
    assert ["more#one-more", 1] in found["few"]
    assert "more#one-more" in found["without_evidence"]
    assert ["more", None] in found["unreviewed"]


@pytest.mark.parametrize(("leaves", "status"), [("stdout", 0), ("stderr", 2)])
def test_a_reader_who_leaves_early_is_no_fault(knowledge: Path, index: Path, leaves: str, status: int) -> None:
    if status == 2:
        (knowledge / "bad.csv").write_text("frage,antwort\n")
    command = [sys.executable, "train.py", "--knowledge", str(knowledge), "--index", str(index)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as trainer:
        streams = {"stdout": trainer.stdout, "stderr": trainer.stderr}
        left = streams.pop(leaves)
        assert left
        left.close()
        (rest,) = streams.values()
        assert rest
        assert rest.read() == b""
    assert trainer.returncode == status


def test_a_full_disk_leaves_the_live_build(knowledge: Path, index: Path, tmp_path: Path) -> None:
    """A file size limit stands for a full disk: the write fails in the middle."""
    live = current_build_id(index)
    (knowledge / "more.md").write_text("# More\n\n## One more\n\nOne more passage.\n")
    command = f"ulimit -f 64; exec {sys.executable} train.py --knowledge {knowledge} --index {index}"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "The live build stays" in done.stderr
    assert "Traceback" not in done.stderr
    assert open_build(index).build_id == live
    assert sorted(path.name for path in index.iterdir()) == ["builds", "current", "lock"]


def test_a_full_disk_is_told_as_such_and_nothing_stays_behind(
    knowledge: Path, mount_disk: Callable[[int], Path]
) -> None:
    index = mount_disk(600) / "index"
    done = run("--knowledge", knowledge, "--index", index)
    assert done.returncode == 3, done.stdout
    assert re.search(r"the disk is full \(0\.\d MB are free\)", done.stderr)
    assert "make room and train again" in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in index.iterdir()] == ["lock"]


def stages(knowledge: Path, index: Path, *, check: bool = False) -> tuple[list[str], str]:
    """Train; return what was begun, and what came of it: a status or an error."""
    begun: list[str] = []
    job = Job([knowledge], index, "20300101T000000Z", check_only=check)
    try:
        return begun, train(job, begun.append).status
    except SidelineError as fault:
        return begun, str(fault)


def test_a_disk_without_room_for_another_build_is_told_before_the_work(
    knowledge: Path, club_index: Path, mount_disk: Callable[[int], Path]
) -> None:
    kilobytes = sum(path.stat().st_size for path in club_index.rglob("*") if path.is_file()) // 1024
    index = Path(shutil.copytree(club_index, mount_disk(kilobytes + 600) / "index"))
    (knowledge / "more.md").write_text("# More\n\n## One more\n\nOne more passage.\n")
    begun, told = stages(knowledge, index)
    assert begun == ["Reading the knowledge"]
    assert re.search(r"the disk is full \(0\.\d MB are free, and the last build takes \d\.\d MB\)", told)
    assert "make room and train again" in told
    assert sorted(path.name for path in index.iterdir()) == ["builds", "current", "lock"]
    assert [path.name for path in (index / "builds").iterdir()] == [current_build_id(club_index)]
    assert open_build(index).build_id == current_build_id(club_index)


def test_a_second_run_is_told_before_the_work_and_what_publishes_nothing_need_not_wait(
    knowledge: Path, index: Path
) -> None:
    live = current_build_id(index)
    holder = "import fcntl, sys; held = open(sys.argv[1], 'a'); fcntl.flock(held, fcntl.LOCK_EX); print(); input()"
    with subprocess.Popen(
        [sys.executable, "-c", holder, index / "lock"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        other.stdout.readline()
        assert stages(knowledge, index) == ([], "unchanged")
        (knowledge / "more.md").write_text("# More\n\n## One more\n\nOne more passage.\n")
        begun, told = stages(knowledge, index)
        assert begun == ["Reading the knowledge"]
        assert "another training run holds it" in told
        assert stages(knowledge, index, check=True)[1] == "checked"
        other.communicate()
    assert current_build_id(index) == live
    assert sorted(path.name for path in index.iterdir()) == ["builds", "current", "lock"]
