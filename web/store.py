"""What visitors say of replies, kept in one SQLite file that several workers and threads may write.

A connection is opened for each feedback: they are rare, and so no thread holds one that another program damaged.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bot.errors import SidelineError
from web.store_schema import bring_up_to_date

BUSY_SECONDS = 4.0  # to wait for another writer, who needs milliseconds but on a disk that a backup keeps busy

ROOM_BYTES = 64 * 1024
"""Free room that a feedback may need: 32 KB for SQLite's shared index, and some pages."""

_WHY = {
    sqlite3.SQLITE_FULL: ("the disk is full", "Make room; the next feedback is kept again."),
    sqlite3.SQLITE_READONLY: ("it can't be written", "Let the server's user write the file and its folder."),
    sqlite3.SQLITE_PERM: ("it can't be written", "Let the server's user write the file and its folder."),
    sqlite3.SQLITE_CANTOPEN: ("it can't be opened", "Let the server's user write the file and its folder."),
    sqlite3.SQLITE_BUSY: ("another program holds it", "End what reads or repairs the file."),
    sqlite3.SQLITE_LOCKED: ("another program holds it", "End what reads or repairs the file."),
    sqlite3.SQLITE_CORRUPT: (
        "it is damaged",
        "Move it away, and a new one is begun; `sqlite3 FILE .recover` saves rows.",
    ),
    sqlite3.SQLITE_NOTADB: ("it is no SQLite file", "Move it away, and a new one is begun."),
    sqlite3.SQLITE_IOERR: ("the disk reports a fault", "Look at the disk and at the system's log."),
}


class StoreRefused(SidelineError):
    """Raised when feedback can't be kept or read; `path` names the file."""

    def __init__(self, path: Path, why: str, remedy: str) -> None:
        self.path = path
        super().__init__(f"store {path}", why, remedy)


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a visitor said of one turn. `turn` names it, `answered` and `given` are in seconds since 1970.

    Build, status and passages come from the turn's receipt; no question is in it. `comment` is what was typed.
    """

    turn: str
    answered: int
    given: int
    build: str
    status: str
    passage_ids: tuple[str, ...]
    helpful: bool
    reason: str | None = None
    meant: str | None = None
    comment: str | None = None


class Store:
    """The file of feedback. Every method raises StoreRefused where the file can't be used."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def check(self) -> None:
        """Make the file where there is none, and bring it up to date."""
        with self._connected():
            pass

    def keep(self, feedback: Feedback) -> None:
        """Write a feedback durably; an earlier one on the same turn makes way for it."""
        with self._connected() as connection:
            connection.execute(_KEEP, _row(feedback))

    def read(self) -> list[Feedback]:
        """Return all feedback, the oldest first."""
        with self._connected() as connection:
            return [_feedback(row) for row in connection.execute(_READ)]

    def forget_before(self, time: int) -> int:
        """Delete all feedback given before `time`, in seconds since 1970; return how many there were."""
        with self._connected() as connection:
            return connection.execute("DELETE FROM feedback WHERE given < ?", (time,)).rowcount

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        try:
            _make_private(self.path)
            connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)
            with closing(connection):
                if refused := bring_up_to_date(connection):
                    raise StoreRefused(self.path, *refused)
                yield connection
        except sqlite3.Error as fault:
            raise StoreRefused(self.path, *_told(fault, self.path.parent)) from fault
        except ValueError as fault:  # a passage list that is no JSON
            raise StoreRefused(self.path, *_WHY[sqlite3.SQLITE_CORRUPT]) from fault
        except OSError as fault:
            why = (fault.strerror or str(fault)).lower()
            raise StoreRefused(self.path, why, "Make the folder writable, or set SIDELINE_STORE.") from fault


def _make_private(path: Path) -> None:
    """Make the file for its owner alone, for comments are private; SQLite gives its side files the same mode."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def _told(fault: sqlite3.Error, folder: Path) -> tuple[str, str]:
    """Say why SQLite failed and what to do; a code's low byte is its kind. Its message may hold what was written."""
    code, name = getattr(fault, "sqlite_errorcode", None), getattr(fault, "sqlite_errorname", "")
    if code is None:  # the library's own: a row that can't be read as what it should be
        return _WHY[sqlite3.SQLITE_CORRUPT]
    kind = code & 0xFF
    if kind == sqlite3.SQLITE_IOERR and _is_full(folder):  # which SQLite tells of the main file alone
        kind = sqlite3.SQLITE_FULL
    return _WHY.get(kind, (f"SQLite says {name}", "Look the name up at sqlite.org/rescode.html."))


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < ROOM_BYTES
    except OSError:
        return False


_COLUMNS = "turn, answered, given, build, status, passages, helpful, reason, meant, comment"
_KEEP = f"INSERT OR REPLACE INTO feedback ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - constants
_READ = f"SELECT {_COLUMNS} FROM feedback ORDER BY given, turn"  # noqa: S608 - constants


def _row(one: Feedback) -> tuple[object, ...]:
    passages = json.dumps(one.passage_ids, ensure_ascii=False)
    about = (one.turn, one.answered, one.given, one.build, one.status, passages)
    return (*about, int(one.helpful), one.reason, one.meant, one.comment)


def _feedback(row: tuple[object, ...]) -> Feedback:
    turn, answered, given, build, status, passages, helpful, reason, meant, comment = row
    ids = tuple(json.loads(str(passages)))
    return Feedback(turn, answered, given, build, status, ids, bool(helpful), reason, meant, comment)  # type: ignore[arg-type]
