"""Where a database is: what people type, made into one SQLAlchemy address."""

from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from db.errors import DatabaseUnusable

_POSTGRESQL_NAMES = frozenset({"postgres", "postgresql", "postgresql+psycopg"})


def database_address(text: str | Path) -> URL:
    """The address of a database from a file's path, `sqlite:///…` or `postgresql://…`. Raises DatabaseUnusable."""
    written = str(text).strip()
    if not written:
        raise DatabaseUnusable("No database was named.")
    if "://" not in written:
        return _file_address(written)
    try:
        address = make_url(written)
    except (ArgumentError, ValueError):
        # The text is not repeated: it may hold a password.
        raise DatabaseUnusable("That is no database address that can be read; try a file or postgresql://…") from None
    if address.drivername in _POSTGRESQL_NAMES:
        return address.set(drivername="postgresql+psycopg")
    if address.get_backend_name() != "sqlite":
        raise DatabaseUnusable(f"Databases are SQLite or PostgreSQL; {address.drivername} is neither.")
    return _file_address(address.database or ":memory:")


def _file_address(path: str) -> URL:
    """SQLite would read `:memory:` and `file:…` as something else than the name of a file; nobody means such a name."""
    if path.lower() == ":memory:":
        raise DatabaseUnusable("A SQLite database needs a file, so that nothing is lost at the end.")
    if path.lower().startswith("file:"):
        raise DatabaseUnusable("Give the path of the SQLite file itself, not a file: address.")
    return sqlite_address(Path(path))


def sqlite_address(path: Path) -> URL:
    """The address of a SQLite file."""
    return URL.create("sqlite+pysqlite", database=str(path.expanduser().absolute()))
