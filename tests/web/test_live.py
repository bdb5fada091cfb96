"""Which build answers from the start on, where the one that the index names can't be opened."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.manifest import current_build_id
from tests.running import OLDER, add_older_build, change_live_manifest, flip_a_byte
from web.live import LiveBuild


@pytest.fixture
def index(club_index: Path, tmp_path: Path) -> Path:
    """A copy of the trained index, to be damaged."""
    return Path(shutil.copytree(club_index, tmp_path / "index"))


def live(index: Path) -> Path:
    return index / "builds" / current_build_id(index)


def answers(index: Path) -> str | None:
    build = LiveBuild(index).current
    return build.build_id if build else None


def test_a_sound_live_build_answers_whatever_lies_beside_it(index: Path) -> None:
    add_older_build(index)
    (index / "builds" / "99990101T000000Z-ffffffff").mkdir()
    assert answers(index) == current_build_id(index)


@pytest.mark.parametrize(
    "damage",
    [
        lambda build: flip_a_byte(build / "for-public" / "documents.json"),
        lambda build: flip_a_byte(build / "manifest.json"),
        lambda build: (build / "for-public" / "axes.npy").unlink(),
        lambda build: shutil.rmtree(build),
    ],
    ids=["a file", "the manifest", "a file that is missing", "all of it"],
)
def test_a_damaged_live_build_gives_way(index: Path, damage: Callable[[Path], object]) -> None:
    add_older_build(index)
    damage(live(index))
    assert answers(index) == OLDER


def test_a_live_build_of_another_version_gives_way_to_one_of_this(index: Path) -> None:
    add_older_build(index)
    change_live_manifest(index, version=0)
    assert answers(index) == OLDER


@pytest.mark.parametrize("pointer", [None, "{", json.dumps({"build": "../elsewhere", "manifest": ""})])
def test_without_a_pointer_the_newest_build_answers(index: Path, pointer: str | None) -> None:
    add_older_build(index)
    newest = current_build_id(index)
    (index / "current").unlink() if pointer is None else (index / "current").write_text(pointer)
    assert answers(index) == newest


@pytest.mark.parametrize(
    "changes",
    [{"version": 0}, {"format": "other-index"}, {"audiences": [["members"]]}, {"build": "another"}],
    ids=lambda changes: next(iter(changes)),
)
def test_what_this_program_did_not_write_for_these_readers_is_passed_over(
    index: Path, changes: dict[str, object]
) -> None:
    add_older_build(index)
    add_older_build(index, "20200202T000000Z-02020202", **changes)
    flip_a_byte(live(index) / "manifest.json")
    assert answers(index) == OLDER


def test_a_damaged_older_build_is_passed_over(index: Path) -> None:
    add_older_build(index)
    add_older_build(index, "20200202T000000Z-02020202")
    flip_a_byte(index / "builds" / "20200202T000000Z-02020202" / "for-public" / "axes.npy")
    flip_a_byte(live(index) / "manifest.json")
    assert answers(index) == OLDER


def test_what_was_withdrawn_from_the_public_does_not_come_back(index: Path) -> None:
    add_older_build(index)
    change_live_manifest(index, audiences=[["members"]])
    assert answers(index) is None


def test_without_any_sound_build_none_answers_and_the_fault_is_told(index: Path) -> None:
    flip_a_byte(live(index) / "manifest.json")
    found = LiveBuild(index)
    assert found.current is None
    assert "python train.py" in str(found.fault)
