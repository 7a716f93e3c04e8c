"""What a database driver reports, said as this package's own errors."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from db.errors import AppendOnly, DatabaseBusy, DatabaseFull, DatabaseUnusable, DomainError

# PostgreSQL's codes (its manual, appendix A).
_FULL = frozenset({"53100", "53200"})
_BUSY = frozenset({"55P03", "57014", "40001", "40P01", "53300"})
_DAMAGED = frozenset({"XX001", "XX002"})
# SQLite's primary result codes (https://www.sqlite.org/rescode.html); the extended ones have them in the low byte.
_SQLITE_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_SQLITE_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_SQLITE_UNREACHABLE = frozenset({sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR})

MOVED = (
    "The database's file was moved, deleted or replaced while the server had it open. Nothing was saved. "
    "Put it back, or stop the server and start it with the file that it should use."
)
_BUSY_SENTENCE = "The database is busy; try again in a moment. Nothing was saved."
_FULL_SENTENCE = "There is no room left where the database is. What you sent was not saved; nothing was lost."
_READ_ONLY = "The database may only be read here. Nothing was saved."
_DAMAGED_SENTENCE = (
    "The database is damaged. Nothing was saved. Run commitments verify, and put a backup in its place if it says so."
)
_UNREACHABLE = "The database can't be reached just now. Nothing was saved."
_TABLES_GONE = "The database no longer holds this program's tables: it was emptied or replaced. Nothing was saved."


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn a driver's error into a DomainError where people can do something about it; pass on the others."""
    try:
        yield
    except PoolTimeout as error:
        raise DatabaseBusy(_BUSY_SENTENCE) from error
    except (DBAPIError, sqlite3.Error) as error:
        plain = plain_error(error)
        if plain is None:
            raise
        raise plain from error


def plain_error(error: DBAPIError | sqlite3.Error) -> DomainError | None:
    """The domain error that a driver's error amounts to, None if it is a fault of the program."""
    driver = error.orig if isinstance(error, DBAPIError) else error
    if str(driver).lower().startswith("append-only:"):
        return AppendOnly("History is only ever added to: record a correction instead. Nothing was changed.")
    if isinstance(driver, sqlite3.Error):
        return _sqlite_error(driver)
    code = str(getattr(driver, "sqlstate", None) or "")
    if code in _FULL:
        return DatabaseFull(_FULL_SENTENCE)
    if code in _BUSY:
        return DatabaseBusy(_BUSY_SENTENCE)
    if code == "25006":
        return DatabaseUnusable(_READ_ONLY)
    if code in _DAMAGED:
        return DatabaseUnusable(_DAMAGED_SENTENCE)
    if code == "42P01":
        return DatabaseUnusable(_TABLES_GONE)
    lost = isinstance(error, DBAPIError) and error.connection_invalidated
    return DatabaseUnusable(_UNREACHABLE) if lost or code.startswith(("08", "57P")) else None


def _sqlite_error(driver: sqlite3.Error) -> DomainError | None:
    extended = getattr(driver, "sqlite_errorcode", 0)
    code, words = extended & 0xFF, str(driver).lower()
    if code == sqlite3.SQLITE_FULL:
        return DatabaseFull(_FULL_SENTENCE)
    if code in _SQLITE_BUSY:
        return DatabaseBusy(_BUSY_SENTENCE)
    if extended == sqlite3.SQLITE_READONLY_DBMOVED:
        return DatabaseUnusable(MOVED)
    if code == sqlite3.SQLITE_READONLY:
        return DatabaseUnusable(_READ_ONLY)
    if code in _SQLITE_DAMAGED or "could not decode to utf-8" in words:
        return DatabaseUnusable(_DAMAGED_SENTENCE)
    if code in _SQLITE_UNREACHABLE:
        return DatabaseUnusable(_UNREACHABLE)
    return DatabaseUnusable(_TABLES_GONE) if "no such table" in words else None
