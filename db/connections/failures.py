"""What a database driver reports, said as this package's own errors."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from db.errors import AppendOnly, DatabaseBusy, DatabaseFull, DatabaseUnusable, DomainError

# PostgreSQL's codes (its manual, appendix A); SQLite has words only.
_FULL = frozenset({"53100", "53200"})
_BUSY = frozenset({"55P03", "57014", "40001", "40P01", "53300"})


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn a driver's error into a DomainError where people can do something about it; pass on the others."""
    try:
        yield
    except PoolTimeout as error:
        raise DatabaseBusy("The database is busy; try again in a moment. Nothing was saved.") from error
    except DBAPIError as error:
        plain = plain_error(error)
        if plain is None:
            raise
        raise plain from error


def plain_error(error: DBAPIError) -> DomainError | None:
    """The domain error that a driver's error amounts to, None if it is a fault of the program."""
    code = str(getattr(error.orig, "sqlstate", None) or "")
    words = str(error.orig).lower()
    if "append-only:" in words:
        return AppendOnly("History is only ever added to: record a correction instead. Nothing was changed.")
    if code in _FULL or "disk is full" in words or "disk i/o error" in words:
        return DatabaseFull(
            "There is no room left where the database is. What you sent was not saved; nothing was lost."
        )
    if code in _BUSY or "database is locked" in words:
        return DatabaseBusy("The database is busy; try again in a moment. Nothing was saved.")
    if code == "25006" or "readonly database" in words:
        return DatabaseUnusable("The database may only be read here. Nothing was saved.")
    if error.connection_invalidated or code.startswith(("08", "57P")):
        return DatabaseUnusable("The database can't be reached just now. Nothing was saved.")
    return None
