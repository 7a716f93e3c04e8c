"""Has anything been written, by this process or another? Asked every second or so, so it must cost next to nothing.

The answer is the number of the last audit event, with its hash. It is read only when the engine says that something
was committed: SQLite by `data_version`, PostgreSQL by a notification that a trigger sends. Where notifications do not
arrive (behind a pooler that shares connections out by transaction, on engines that only speak PostgreSQL's language),
that is noticed, and the number is read at every asking.
"""

import sqlite3
import time
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple, Protocol

import psycopg
from sqlalchemy import Engine, PoolProxiedConnection
from sqlalchemy.exc import DBAPIError

CHANNEL = "commitments_changed"
EMPTIED_AT = "emptied_at_sequence"
# The state is told late rather than waited for: each page asks for it twice before it reads.
_WAIT_SECONDS = 0.1
# A notification may be lost with its connection, so now and then the number is read unasked.
_READ_AT_LEAST_EVERY_SECONDS = 5.0

# Emptying starts the audit events anew; what had been counted before is added, so that the number never falls.
LAST_CHANGE = (
    "SELECT (SELECT coalesce(max(sequence), 0) FROM audit_event)"
    f" + (SELECT coalesce(max(CAST(value AS integer)), 0) FROM site_fact WHERE name = '{EMPTIED_AT}')"
)
LAST_CHANGE_AND_MARK = f"SELECT ({LAST_CHANGE}), (SELECT hash FROM audit_event ORDER BY sequence DESC LIMIT 1)"


class Change(NamedTuple):
    """The last change: a number that grows with each and never falls, and the beginning of its event's hash.

    The hash holds all events before it, so two that are equal mean the same history, whoever asks, and wherever.
    """

    number: int
    mark: str


NOTHING = Change(0, "")


class ChangeCounter(Protocol):
    """Knows the last change, also across restarts."""

    @property
    def known(self) -> Change:
        """What the last asking said."""
        ...

    def value(self) -> Change:
        """The last change; others' changes may show a moment late."""
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
        self._value = NOTHING
        self._connection = sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False)
        self._connection.execute("PRAGMA query_only = ON")

    @property
    def known(self) -> Change:
        """What the last asking said."""
        return self._value

    def value(self) -> Change:
        """The last change."""
        # A writer may hold the file for a moment; what it writes is told at the next asking.
        if not self._lock.acquire(timeout=_WAIT_SECONDS):
            return self._value
        try:
            version = int(self._connection.execute("PRAGMA data_version").fetchone()[0])
            if version != self._version:
                self._value = _change(self._connection.execute(LAST_CHANGE_AND_MARK).fetchone())
                self._version = version
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
        finally:
            self._lock.release()
        return self._value

    def look_again(self) -> None:
        """Nothing to do: `data_version` tells of every commit at once."""

    def close(self) -> None:
        """Let go of the connection."""
        with self._lock:
            self._connection.close()


class PostgresqlChanges:
    """Listens on a connection of its own, and makes a new one when that breaks.

    `deaf` is for an engine that is known not to tell, such as a standby.
    """

    def __init__(self, engine: Engine, *, deaf: bool = False) -> None:
        self._lock = Lock()
        self._engine = engine
        self._held: PoolProxiedConnection | None = None
        self._value = NOTHING
        self._read_at = 0.0
        self._requested = True
        self._deaf_for_good = deaf
        self._deaf = deaf

    @property
    def known(self) -> Change:
        """What the last asking said."""
        return self._value

    def value(self) -> Change:
        """The last change."""
        # Another program may hold a lock on the table; what changes meanwhile is told at the next asking.
        if not self._lock.acquire(timeout=_WAIT_SECONDS):
            return self._value
        try:
            return self._ask_again_if_broken()
        except psycopg.errors.LockNotAvailable:
            self._requested = True
            return self._value
        finally:
            self._lock.release()

    def look_again(self) -> None:
        """Read at the next asking: a notification takes a moment, also for those who caused it."""
        self._requested = True

    def close(self) -> None:
        """Let go of the connection."""
        with self._lock:
            self._let_go()
            self._engine.dispose()

    def _ask_again_if_broken(self) -> Change:
        try:
            return self._ask()
        except psycopg.errors.LockNotAvailable:
            raise
        except (psycopg.OperationalError, DBAPIError):
            # What the connection would have told is read afresh.
            self._let_go()
            return self._ask()

    def _ask(self) -> Change:
        connection = self._listening()
        notified = any(True for _ in connection.notifies(timeout=0))
        now = time.monotonic()
        requested, before = self._requested, self._value
        if notified or requested or self._deaf or now - self._read_at >= _READ_AT_LEAST_EVERY_SECONDS:
            # Noted before reading: whoever says "look again" meanwhile must be heard.
            self._requested, self._read_at = False, now
            self._value = _change(connection.execute(LAST_CHANGE_AND_MARK).fetchone())
            # A change that nobody told of: notifications do not arrive here, at least not now.
            self._deaf = self._deaf_for_good or (
                not notified and (self._deaf or (not requested and self._value != before))
            )
        return self._value

    def _listening(self) -> "psycopg.Connection[tuple[object, ...]]":
        if self._held is None:
            self._held = self._engine.raw_connection()
            self._requested = True
            self._listen()
        return self._driver()

    def _listen(self) -> None:
        if self._deaf_for_good:
            return
        try:
            self._driver().execute(f"LISTEN {CHANNEL}")
        except psycopg.OperationalError:
            raise
        except psycopg.DatabaseError:
            # It speaks PostgreSQL's language, but not this word of it.
            self._deaf_for_good = self._deaf = True

    def _driver(self) -> "psycopg.Connection[tuple[object, ...]]":
        driver = self._held.driver_connection if self._held else None
        assert isinstance(driver, psycopg.Connection)
        return driver

    def _let_go(self) -> None:
        if self._held is not None:
            self._held.invalidate()
            self._held = None


def _change(row: "tuple[Any, ...] | None") -> Change:
    return Change(int(row[0]), str(row[1] or "")[:12]) if row else NOTHING
