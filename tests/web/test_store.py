"""The store of feedback: what goes in comes out, whatever writes beside it or happens to the file."""

from __future__ import annotations

import random
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.running import ROOT
from web.store import Feedback, Store, StoreRefused
from web.store_schema import MIGRATIONS, VERSION

ONE = Feedback("17-ab", 17, 18, "build-1", "answered", ("arms#why", "torso#é"), True)
PUBLISHED = Path(__file__).parents[1] / "fixtures" / "store"
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=50)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "var" / "feedback.sqlite3")


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.builds(
            Feedback,
            turn=text,
            answered=st.integers(0, 2**40),
            given=st.integers(0, 2**40),
            build=text,
            status=text,
            passage_ids=st.lists(text, max_size=3).map(tuple),
            helpful=st.booleans(),
            reason=st.none() | text,
            meant=st.none() | text,
            comment=st.none() | text,
        ),
        max_size=6,
    )
)
def test_what_is_kept_is_read_again_and_the_last_on_a_turn_counts(
    tmp_path_factory: pytest.TempPathFactory, kept: list[Feedback]
) -> None:
    store = Store(tmp_path_factory.mktemp("store") / "feedback.sqlite3")
    for feedback in kept:
        store.keep(feedback)
    last = {feedback.turn: feedback for feedback in kept}
    assert store.read() == sorted(last.values(), key=lambda one: (one.given, one.turn.encode()))


def test_the_file_is_its_owners_alone_and_so_are_its_side_files(store: Store) -> None:
    store.keep(ONE)
    with closing(sqlite3.connect(store.path)) as reader:
        assert reader.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        reader.execute("SELECT * FROM feedback").fetchall()
        store.keep(replace(ONE, turn="18-cd"))
        files = list(store.path.parent.iterdir())
        assert len(files) == 3
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_what_is_old_is_forgotten(store: Store) -> None:
    for time in (10, 20, 30):
        store.keep(replace(ONE, turn=str(time), given=time))
    assert store.forget_before(20) == 1
    assert [one.given for one in store.read()] == [20, 30]


def test_threads_and_processes_that_begin_the_file_together_lose_nothing(store: Store) -> None:
    program = """
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from tests.web.test_store import ONE
from web.store import Store
store = Store(Path(sys.argv[1]))
with ThreadPoolExecutor(4) as pool:
    list(pool.map(lambda number: store.keep(replace(ONE, turn=f"{sys.argv[2]}-{number}")), range(25)))
"""
    command = [sys.executable, "-c", program, str(store.path)]
    workers = [
        subprocess.Popen([*command, str(worker)], cwd=ROOT, stderr=subprocess.PIPE, text=True) for worker in range(3)
    ]
    assert [worker.communicate()[1] for worker in workers] == ["", "", ""]
    assert len(store.read()) == 75


# --- versions ----------------------------------------------------------------------------------------


def test_every_published_version_has_its_file() -> None:
    assert sorted(path.name for path in PUBLISHED.glob("*.sql")) == [f"version-{n + 1}.sql" for n in range(VERSION)]


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_file_of_every_version_is_brought_up_to_date_with_all_it_holds(store: Store, version: int) -> None:
    store.path.parent.mkdir()
    with closing(sqlite3.connect(store.path)) as connection:
        connection.executescript((PUBLISHED / f"version-{version}.sql").read_text())
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda _: len(store.read()), range(4))) == [2, 2, 2, 2]
    first, second = store.read()
    assert (first.turn, first.helpful, first.comment) == ("1766000000-0a1b2c3d4e5f", True, None)
    assert (second.reason, second.meant) == ("not_what_i_asked", "swinging-arms#relaxed-shoulders")
    assert second.comment == "I meant the shoulders"
    assert second.passage_ids == ("swinging-arms#why-runners-swing-their-arms", "quiet-torso#what-it-is")
    store.keep(ONE)
    assert len(store.read()) == 3
    with closing(sqlite3.connect(store.path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_a_migration_that_fails_half_way_leaves_the_file_as_it_was(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.keep(ONE)
    half = ("ALTER TABLE feedback ADD COLUMN more TEXT; UPDATE no_such_table SET x = 1;",)
    monkeypatch.setattr("web.store_schema.MIGRATIONS", MIGRATIONS + half)  # a migration yet to come, that fails
    monkeypatch.setattr("web.store_schema.VERSION", VERSION + 1)
    with pytest.raises(StoreRefused):
        store.read()
    monkeypatch.undo()
    assert store.read() == [ONE]


def test_a_newer_file_is_refused_and_left_alone(store: Store) -> None:
    store.keep(ONE)
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = store.path.read_bytes()
    with pytest.raises(StoreRefused) as caught:
        store.keep(replace(ONE, turn="new"))
    assert caught.value.why == f"a newer Sideline wrote it (version {VERSION + 1}, this one knows {VERSION})"
    assert "SIDELINE_STORE" in caught.value.remedy
    assert store.path.read_bytes() == before


def test_another_programs_file_is_refused_and_left_alone(store: Store) -> None:
    store.path.parent.mkdir()
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    before = store.path.read_bytes()
    with pytest.raises(StoreRefused, match="another program"):
        store.keep(ONE)
    assert store.path.read_bytes() == before


# --- faults ------------------------------------------------------------------------------------------


def write_and_read(store: Store) -> list[Feedback]:
    store.keep(replace(ONE, turn="new"))
    return store.read()


def lock(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    return connection


def test_a_file_that_another_holds_is_refused_and_taken_again_once_it_lets_go(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.store.BUSY_SECONDS", 0.01)  # the real patience would be waited for; the lock is real
    store.keep(ONE)
    with closing(lock(store.path)), pytest.raises(StoreRefused, match="another program holds it"):
        store.keep(replace(ONE, turn="new"))
    store.keep(replace(ONE, turn="new"))
    assert len(store.read()) == 2


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda path: path.write_bytes(b"no database at all" * 300), "no SQLite file"),
        (lambda path: path.write_bytes(path.read_bytes()[:5000]), "damaged"),
        (lambda path: (path.unlink(), path.mkdir()), "can't be opened"),
    ],
    ids=["foreign", "cut short", "a folder"],
)
def test_a_spoilt_file_is_refused_with_what_to_do(store: Store, spoil: Callable[[Path], object], why: str) -> None:
    store.keep(replace(ONE, comment="long " * 2000))
    spoil(store.path)
    with pytest.raises(StoreRefused) as caught:
        write_and_read(store)
    assert why in caught.value.why
    assert caught.value.path == store.path
    assert caught.value.remedy


def test_a_file_that_was_taken_away_is_begun_anew(store: Store) -> None:
    store.keep(ONE)
    store.path.unlink()
    store.keep(replace(ONE, turn="new"))
    assert [one.turn for one in store.read()] == ["new"]


def test_no_flipped_byte_is_more_than_a_refusal(store: Store) -> None:
    for number in range(60):
        store.keep(replace(ONE, turn=str(number), comment="how he swings " * 9))
    whole = store.path.read_bytes()
    chance = random.Random(6)
    told = []
    for _ in range(150):
        spoilt = bytearray(whole)
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
        store.path.write_bytes(spoilt)
        try:
            write_and_read(store)
        except StoreRefused as refused:
            told.append(str(refused))
    assert told
    assert "swings" not in " ".join(told)
