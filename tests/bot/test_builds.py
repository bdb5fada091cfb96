"""A build on disk: whole or refused by name, swapped in one step, and never half written."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from bot.builds import open_build
from bot.dialogue import answer
from bot.errors import IndexRefused
from bot.manifest import VERSION
from bot.records.conversation import Conversation
from tests.running import FORKS, ROOT, change_live_manifest, flip_a_byte, train, train_and_exit


@pytest.fixture
def index(club_index: Path, tmp_path: Path) -> Path:
    """A copy of the trained index that a test may damage."""
    return Path(shutil.copytree(club_index, tmp_path / "index"))


def build_files(index: Path) -> list[Path]:
    return sorted(path for path in (index / "builds").rglob("*") if path.is_file())


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize("damage", [flip_a_byte, cut_short, Path.unlink])
def test_every_damaged_file_is_refused_by_name(index: Path, damage: Callable[[Path], None], tmp_path: Path) -> None:
    for path in build_files(index):
        kept = path.read_bytes()
        damage(path)
        with pytest.raises(IndexRefused) as refused:
            open_build(index)
        assert refused.value.path == str(path)
        assert "python train.py" in refused.value.remedy
        path.write_bytes(kept)
    open_build(index)


def test_no_index_is_told_with_the_command_that_makes_one(tmp_path: Path) -> None:
    with pytest.raises(IndexRefused, match="there is no index yet") as refused:
        open_build(tmp_path)
    assert "python train.py" in str(refused.value)


@pytest.mark.parametrize(
    ("change", "why"),
    [({"format": "other-index"}, "no Sideline index"), ({"version": 0}, "format version 0")],
)
def test_a_foreign_or_older_build_is_refused(index: Path, change: dict[str, object], why: str) -> None:
    change_live_manifest(index, **change)
    with pytest.raises(IndexRefused, match=why):
        open_build(index)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"build": "../../etc", "manifest": ""}', '{"build": ".x", "manifest": ""}']
)
def test_a_damaged_pointer_is_refused(index: Path, content: str) -> None:
    (index / "current").write_text(content)
    with pytest.raises(IndexRefused) as refused:
        open_build(index)
    assert refused.value.path == str(index / "current")


def test_training_mends_a_damaged_index(index: Path, club_knowledge: Path) -> None:
    flip_a_byte(build_files(index)[0])
    train(club_knowledge, index)
    open_build(index)


def test_training_replaces_a_build_of_another_format(index: Path, club_knowledge: Path) -> None:
    train(club_knowledge, index)
    change_live_manifest(index, version=VERSION - 1)
    with pytest.raises(IndexRefused) as refused:
        open_build(index)
    assert refused.value.why == f"it has format version {VERSION - 1}, this program reads {VERSION}"
    assert refused.value.remedy == "Run `python train.py` to build it again."
    train(club_knowledge, index)
    open_build(index)


def test_killed_at_any_moment_the_old_build_or_the_new_one_is_live(
    index: Path, club_knowledge: Path, tmp_path: Path
) -> None:
    """Five moments, from the first file of a build to its last, the manifest, and that in which it takes its place."""
    changed = Path(shutil.copytree(club_knowledge, tmp_path / "changed"))
    page = changed / "quiet-torso.md"
    old, files = open_build(index), len(build_files(index))
    moments = [*(number * (files - 1) // 3 for number in range(4)), files]
    ended = set()
    for moment in moments:
        sentence = f"One more sentence, number {moment}."
        page.write_text(page.read_text() + f"\n\n{sentence}\n")
        trainer = start_training(changed, index)
        try:
            wait_for_work(trainer, index, moment, old.build_id)
        finally:
            trainer.kill()
            trainer.join()
        ended.add(trainer.exitcode)
        live = open_build(index)
        assert (live.build_id == old.build_id) != (sentence in live.documents["quiet-torso"].text)
        assert answer("which shoes do I need?", Conversation(), live).status == "answered"
        old = live
    assert -signal.SIGKILL in ended
    train(changed, index)
    assert sentence in open_build(index).documents["quiet-torso"].text
    assert list(index.glob(".aside-*")) == []


def start_training(knowledge: Path, index: Path) -> BaseProcess:
    """Start a trainer in a process of its own."""
    trainer = FORKS.Process(target=train_and_exit, args=(["--knowledge", str(knowledge), "--index", str(index)],))
    trainer.start()
    return trainer


def wait_for_work(trainer: BaseProcess, index: Path, moment: int, old: str) -> None:
    """Wait until the trainer has written more than `moment` files aside, has put its build in place, or has ended."""
    while trainer.is_alive():
        if len(written_aside(index)) > moment or max(os.listdir(index / "builds")) > old:
            return
        time.sleep(0.002)


def written_aside(index: Path) -> list[str]:
    """List the files of unfinished builds; folders may vanish meanwhile, which `os.walk` takes and `glob` doesn't."""
    asides = [name for name in os.listdir(index) if name.startswith(".aside-")]
    return [file for name in asides for _, _, files in os.walk(index / name) for file in files]


def test_of_two_trainers_one_wins_and_the_other_says_why(index: Path, club_knowledge: Path, tmp_path: Path) -> None:
    changed = Path(shutil.copytree(club_knowledge, tmp_path / "changed"))
    (changed / "more.md").write_text("# More\n\n## One more\n\nOne more passage.\n")
    command = [sys.executable, "train.py", "--knowledge", str(changed), "--index", str(index)]
    first = start_training(changed, index)
    assert first.pid is not None
    try:
        while not written_aside(index):
            assert first.is_alive(), "it ended before it wrote anything"
        os.kill(first.pid, signal.SIGSTOP)
        second = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        os.kill(first.pid, signal.SIGCONT)
        first.join(60)
    finally:
        first.kill()
        first.join()
    assert second.returncode == 3
    assert f"process {first.pid}" in second.stderr
    assert first.exitcode == 0
    assert "more" in open_build(index).documents
