"""SQLite: one process-wide writer at a time, durable commits, readers that can't write.

`isolation_level = None` leaves transactions to us: the driver's own begin is late, so two writers can read the
same row before either writes it, and one of the two updates is lost.
"""

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Lock
from typing import TypeAlias

from sqlalchemy import Connection, Engine, PoolProxiedConnection, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import ConnectionPoolEntry, NullPool, PoolResetState, QueuePool

from db.errors import DatabaseBusy, DatabaseFull, DatabaseUnusable

# How long a save waits behind this process's own saves and for another program's lock together: five seconds are
# promised for all of it.
BUSY_SECONDS = 3.5
# Who waited for others that long may still be lucky.
_MIN_BUSY_SECONDS = 0.1
# Behind a save that waits for another program's lock others give up early, so that pages find a thread.
_QUEUE_SECONDS = 1.0
# How long a page waits; two seconds are promised, and it may ask for the state of the database first.
READ_BUSY_SECONDS = 1.0
# A save takes a few pages of 4 KiB, in the file and in its journal.
_MIN_FREE_BYTES = 1024 * 1024
# One page of the smallest size: https://www.sqlite.org/fileformat2.html#pages
MIN_FILE_BYTES = 512
_LATEST = "latest"
_CREATING = Lock()
_Value: TypeAlias = str | bytes | int | float | None


def write_ahead_log_is_safe(version: str = sqlite3.sqlite_version) -> bool:
    """Whether this SQLite has the fix of the WAL-reset bug, which could lose commits. Source: sqlite.org/wal.html."""
    major, minor, patch, *_ = (*map(int, version.split(".")), 0, 0)
    fixed_at = {(3, 44): 6, (3, 50): 7, (3, 51): 3}.get((major, minor))
    return patch >= fixed_at if fixed_at is not None else (major, minor) > (3, 51)


def write_engine(address: URL) -> Engine:
    """One connection, whose transactions take the write lock as they begin."""
    # A pool of one hands the lock to waiting threads in turn; SQLite's own waiting is a lottery.
    engine = create_engine(
        address,
        connect_args=_arguments(),
        poolclass=_Queue,
        pool_size=1,
        max_overflow=0,
        pool_timeout=min(_QUEUE_SECONDS, BUSY_SECONDS),
        pool_use_lifo=False,
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin_in_time)
    event.listen(engine, "commit", _wait_no_longer)
    event.listen(engine, "reset", _end_transaction)
    return engine


class _Queue(QueuePool):
    """One connection: saves of our own wait for it as long as they get on, and for a lock not much longer than one."""

    # Since when the save that has the connection waits to begin; a slow disk is no reason to give up.
    stuck_since: float | None = None

    def connect(self) -> PoolProxiedConnection:
        """The connection, with the time until which it may wait for locks. Raises PoolTimeout."""
        latest = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                connection = super().connect()
            except PoolTimeout:
                if time.monotonic() >= latest or self._is_stuck():
                    raise
            else:
                self.stuck_since, connection.info[_LATEST] = None, latest
                return connection

    def _is_stuck(self) -> bool:
        since = self.stuck_since
        return since is not None and time.monotonic() - since >= _QUEUE_SECONDS


def _begin_in_time(connection: Connection) -> None:
    queue = connection.engine.pool
    assert isinstance(queue, _Queue)
    queue.stuck_since = time.monotonic()
    _wait_no_longer(connection)
    _begin_immediate(connection)
    queue.stuck_since = None


def _wait_no_longer(connection: Connection) -> None:
    """Before a statement that may meet a lock: whatever was waited before counts."""
    left = max(_MIN_BUSY_SECONDS, float(connection.info[_LATEST]) - time.monotonic())
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {round(left * 1000)}")


def _end_transaction(connection: DBAPIConnection, _: ConnectionPoolEntry, __: PoolResetState) -> None:
    """SQLAlchemy takes a failed COMMIT for an end, but one that met a reader's lock leaves the transaction open."""
    connection.rollback()


def read_engine(address: URL) -> Engine:
    """Connections that refuse to write; a transaction sees one state of the database."""
    engine = create_engine(
        address,
        connect_args=_arguments(READ_BUSY_SECONDS),
        pool_size=5,
        max_overflow=15,
        pool_timeout=READ_BUSY_SECONDS,
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "connect", _refuse_writes)
    event.listen(engine, "begin", _begin)
    return engine


def migration_engine(address: URL) -> Engine:
    """As the write engine, but with foreign keys off: a batch migration drops tables that others refer to."""
    engine = create_engine(address, connect_args=_arguments(), poolclass=NullPool)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "connect", _ignore_foreign_keys)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def create_file(path: Path, fill: Callable[[Path], object]) -> None:
    """Make a new database: `fill` makes it under another name, so that no file at `path` is ever empty.

    If another process makes it first, that one stays. Raises DatabaseUnusable.
    """
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _CREATING:
            try:
                fill(unfinished)
                _put_in_place(unfinished, path)
            finally:
                unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise DatabaseUnusable(f"The database {path} can't be made: {error.strerror}.") from error


def _put_in_place(unfinished: Path, path: Path) -> None:
    try:
        os.link(unfinished, path)
    except FileExistsError:
        pass
    except OSError:
        # A file system without links; at worst two processes that begin at once make the same empty database twice.
        if not path.exists():
            unfinished.rename(path)


def check_file(path: Path) -> None:
    """Make sure that `path` is a whole SQLite file. Raises DatabaseUnusable."""
    if path.is_dir():
        raise DatabaseUnusable(f"{path} is a folder, not a database file.")
    if not path.exists():
        raise DatabaseUnusable(f"There is no database at {path}.")
    try:
        # SQLite itself has to look: closing a file that we opened would drop every lock that this process has on it.
        size = path.stat().st_size
        with closing(_plain_connection(path)) as connection:
            connection.execute("PRAGMA schema_version")
            page_size = int(connection.execute("PRAGMA page_size").fetchone()[0])
        if size < MIN_FILE_BYTES or size % page_size:
            state = "empty" if size == 0 else "cut short"
            raise DatabaseUnusable(
                f"The file {path} is {state}, so no database can be read from it. Put a copy of the database in its "
                "place, or delete the file to start with a new one."
            )
    except (OSError, sqlite3.Error) as error:
        if "not a database" in str(error):
            raise DatabaseUnusable(f"{path} is not a SQLite database.") from error
        if "malformed" in str(error):
            raise DatabaseUnusable(f"The database {path} is damaged or cut short: {error}.") from error
        raise DatabaseUnusable(f"The database {path} can't be opened: {error}.") from error


def choose_journal(path: Path) -> None:
    """Use the write-ahead log where it is safe, else the rollback journal. Raises DatabaseBusy."""
    wanted = "wal" if write_ahead_log_is_safe() else "delete"
    with closing(_plain_connection(path)) as connection:
        present = connection.execute("PRAGMA journal_mode").fetchone()[0]
        if present == wanted:
            return
        try:
            connection.execute(f"PRAGMA journal_mode = {wanted}")
        except sqlite3.OperationalError as error:
            if present == "wal":
                # Another program has it open with the log that this SQLite can't be trusted with.
                raise DatabaseBusy(f"Another program is using {path}; stop it first.") from error


def check_writable(path: Path) -> None:
    """Take the lock of a writer and give it back, writing nothing. Raises DatabaseFull and sqlite3.Error."""
    with closing(sqlite3.connect(path, timeout=READ_BUSY_SECONDS, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    space = os.statvfs(path.parent)
    if space.f_bavail * space.f_frsize < _MIN_FREE_BYTES:
        raise DatabaseFull("There is no room left where the database is.")
    # SQLite's journal lies beside the file.
    if not all(os.access(one, os.W_OK, effective_ids=True) for one in (path, path.parent)):
        raise DatabaseUnusable("The database may only be read here.")


def _plain_connection(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)


def _arguments(busy_seconds: float | None = None) -> dict[str, object]:
    return {"timeout": BUSY_SECONDS if busy_seconds is None else busy_seconds, "isolation_level": None}


def _prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = FULL")
    # Without it, REPLACE would delete rows behind the back of the append-only triggers.
    cursor.execute("PRAGMA recursive_triggers = ON")
    cursor.close()
    assert isinstance(connection, sqlite3.Connection)
    # SQLite's own knows the capitals of English alone; no index or constraint of the schema relies on it.
    connection.create_function("lower", 1, _lower, deterministic=True)


def _lower(value: _Value) -> _Value:
    return value.lower() if isinstance(value, str) else value


def _refuse_writes(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    connection.cursor().execute("PRAGMA query_only = ON")


def _ignore_foreign_keys(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    connection.cursor().execute("PRAGMA foreign_keys = OFF")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
