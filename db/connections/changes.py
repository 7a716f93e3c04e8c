"""Has anything been written, by this process or another? Asked every second or so, so it must cost next to nothing.

The answer is the number of the last audit event. It is read only when the engine says that something was
committed: SQLite by `data_version`, PostgreSQL by a notification that a trigger sends.
"""

import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

import psycopg
from sqlalchemy import Engine, PoolProxiedConnection
from sqlalchemy.exc import DBAPIError

from db.connections.sqlite import BUSY_SECONDS

CHANNEL = "commitments_changed"
EMPTIED_AT = "emptied_at_sequence"
# A notification may be lost with its connection, so now and then the number is read unasked.
_READ_AT_LEAST_EVERY_SECONDS = 5.0

# Emptying starts the audit events anew; what had been counted before is added, so that the number never falls.
LAST_CHANGE = (
    "SELECT (SELECT coalesce(max(sequence), 0) FROM audit_event)"
    f" + (SELECT coalesce(max(CAST(value AS integer)), 0) FROM site_fact WHERE name = '{EMPTIED_AT}')"
)


class ChangeCounter(Protocol):
    """A number that grows with every change and never falls, also across restarts."""

    def value(self) -> int:
        """The number of the last change; others' changes may show a moment late."""
        ...

    def look_again(self) -> None:
        """Something may have been written by this process: the next asking must see it."""
        ...

    def close(self) -> None:
        """Let go of the connection."""
        ...


class SqliteChanges:
    """Watches a file through a connection that never writes: `data_version` tells of others' commits alone."""

    def __init__(self, path: Path) -> None:
        self._lock = Lock()
        self._version = -1
        self._value = 0
        self._connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        self._connection.execute("PRAGMA query_only = ON")

    def value(self) -> int:
        """The number of the last change."""
        # A writer may hold the file for a moment; what it writes is told at the next asking.
        with self._lock, suppress(sqlite3.OperationalError):
            version = int(self._connection.execute("PRAGMA data_version").fetchone()[0])
            if version != self._version:
                self._value = int(self._connection.execute(LAST_CHANGE).fetchone()[0])
                self._version = version
        return self._value

    def look_again(self) -> None:
        """Nothing to do: `data_version` tells of every commit at once."""

    def close(self) -> None:
        """Let go of the connection."""
        with self._lock:
            self._connection.close()


class PostgresqlChanges:
    """Listens on a connection of its own, and makes a new one when that breaks."""

    def __init__(self, engine: Engine) -> None:
        self._lock = Lock()
        self._engine = engine
        self._held: PoolProxiedConnection | None = None
        self._value = 0
        self._read_at = 0.0

    def value(self) -> int:
        """The number of the last change."""
        with self._lock:
            try:
                return self._ask()
            except (psycopg.OperationalError, DBAPIError):
                # The connection broke, so what it would have told is read afresh.
                self._let_go()
                return self._ask()

    def look_again(self) -> None:
        """Read at the next asking: a notification takes a moment, also for those who caused it."""
        self._read_at = float("-inf")

    def close(self) -> None:
        """Let go of the connection."""
        with self._lock:
            self._let_go()
            self._engine.dispose()

    def _ask(self) -> int:
        connection = self._listening()
        told = any(True for _ in connection.notifies(timeout=0))
        now = time.monotonic()
        if told or now - self._read_at >= _READ_AT_LEAST_EVERY_SECONDS:
            # Noted before reading: whoever says "look again" meanwhile must be heard.
            self._read_at = now
            row = connection.execute(LAST_CHANGE).fetchone()
            self._value = int(row[0]) if row else 0
        return self._value

    def _listening(self) -> "psycopg.Connection[tuple[Any, ...]]":
        if self._held is None:
            self._held = self._engine.raw_connection()
            self._driver().execute(f"LISTEN {CHANNEL}")
            self._read_at = float("-inf")
        return self._driver()

    def _driver(self) -> "psycopg.Connection[tuple[Any, ...]]":
        driver = self._held.driver_connection if self._held else None
        assert isinstance(driver, psycopg.Connection)
        return driver

    def _let_go(self) -> None:
        if self._held is not None:
            self._held.invalidate()
            self._held = None
