"""Copies of a SQLite database that were read again and found whole."""

import filecmp
import os
import sqlite3
from pathlib import Path

from db.connections.sqlite import BUSY_SECONDS
from db.errors import DatabaseUnusable


def verified_copy(source: Path, target: Path) -> Path:
    """Copy `source` beside itself and check the copy; returns its path, never one that another state has taken.

    The copy is one consistent state, even while others write. Raises DatabaseUnusable, and then leaves no copy.
    """
    unfinished = target.with_name(target.name + ".part")
    try:
        unfinished.unlink(missing_ok=True)
        _copy(source, unfinished)
        _check(unfinished)
        return _put_in_place(unfinished, target)
    except (OSError, sqlite3.Error) as error:
        raise DatabaseUnusable(f"The database could not be copied to {target}: {error}.") from error
    finally:
        unfinished.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    reading = sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)
    writing = sqlite3.connect(target)
    try:
        reading.backup(writing)
        # A copy in the write-ahead-log mode would need its log beside it.
        writing.execute("PRAGMA journal_mode = delete")
    finally:
        writing.close()
        reading.close()


def _check(copy: Path) -> None:
    connection = sqlite3.connect(copy)
    try:
        verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
    finally:
        connection.close()
    if verdict != "ok":
        raise DatabaseUnusable(f"The database is damaged, so nothing was changed: {verdict}.")


def _put_in_place(unfinished: Path, target: Path) -> Path:
    with unfinished.open("rb") as file:
        os.fsync(file.fileno())
    number = 1
    free = target
    while free.exists():
        # The same state again, as where an upgrade fails at every start: one copy of it is enough.
        if filecmp.cmp(unfinished, free, shallow=False):
            return free
        number += 1
        free = target.with_name(f"{target.stem}-{number}{target.suffix}")
    unfinished.rename(free)
    return free
