"""The tables of the store, version by version: a file of any earlier version is brought up to date where it lies."""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x51DE114E  # marks the file as ours in its header (PRAGMA application_id)

# Number n leads from version n to n + 1. What was published is never changed: a new version is added at the end, and
# beside it in tests/fixtures/store/ a file as this version wrote it.
MIGRATIONS = (
    """
    CREATE TABLE feedback (
        turn TEXT NOT NULL PRIMARY KEY,
        answered INTEGER NOT NULL,
        given INTEGER NOT NULL,
        build TEXT NOT NULL,
        status TEXT NOT NULL,
        passages TEXT NOT NULL,
        helpful INTEGER NOT NULL CHECK (helpful IN (0, 1)),
        reason TEXT,
        meant TEXT,
        comment TEXT
    ) STRICT;
    """,
)
VERSION = len(MIGRATIONS)


def bring_up_to_date(connection: sqlite3.Connection) -> tuple[str, str] | None:
    """Migrate a file to this version, in one step; return why it can't be used and what to do, or None.

    The connection is in autocommit mode. Raises sqlite3.Error.
    """
    if refused := _refusal(connection):
        return refused
    if _number(connection, "user_version") == VERSION:
        return None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    # Two workers may start on the same file: the second finds it done once it holds the lock.
    if refused := _refusal(connection):
        return refused
    for migration in MIGRATIONS[_number(connection, "user_version") :]:
        for statement in filter(str.strip, migration.split(";")):
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")
    return None


def _refusal(connection: sqlite3.Connection) -> tuple[str, str] | None:
    version = _number(connection, "user_version")
    used = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if used and _number(connection, "application_id") != APPLICATION_ID:
        return "it belongs to another program", "Set SIDELINE_STORE to a file of its own."
    if version > VERSION:
        why = f"a newer Sideline wrote it (version {version}, this one knows {VERSION})"
        return why, "Run the newer Sideline, or set SIDELINE_STORE to another file."
    return None


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
