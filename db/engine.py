"""Open a database and hand out sessions: reads that can't write, writes that wait their turn."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from db.connections import emptying, engines, postgresql, sqlite
from db.connections.addresses import database_address, sqlite_address
from db.connections.changes import LAST_CHANGE, Change, ChangeCounter, PostgresqlChanges, SqliteChanges
from db.connections.engines import is_sqlite
from db.connections.failures import MOVED, plain_error, plain_errors
from db.connections.query_cache import QUERY_CACHE, QueryCache
from db.connections.replica import Replica
from db.errors import DatabaseBusy, DatabaseNotMigrated, DatabaseUnusable
from db.migrations.upgrade import SchemaState, schema_state, upgrade
from db.request_context import REQUEST_CONTEXT


class Database:
    """One open database. Threads may share it; a session belongs to one thread.

    With a replica, requests (db/request_context.py) read there, unless it lags behind what their reader has seen.
    """

    def __init__(self, address: URL, *, replica: URL | None = None) -> None:
        self.url = address.render_as_string(hide_password=False)
        self.path = Path(str(address.database)) if is_sqlite(address) else None
        self._query_cache = QueryCache()
        self._file = _file_identity(self.path)
        self._writing = engines.write_engine(address)
        self._reading = engines.read_engine(address)
        self._changes: ChangeCounter = (
            SqliteChanges(self.path) if self.path else PostgresqlChanges(postgresql.listening_engine(address))
        )
        self._replica = Replica(replica) if replica is not None else None

    @property
    def label(self) -> str:
        """Where it is, for people: the file, or the address without its password."""
        return str(self.path) if self.path else make_url(self.url).render_as_string()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one state of the database and can't change it."""
        self._check_file()
        with (
            plain_errors(),
            Session(self._read_engine(), expire_on_commit=False, info={QUERY_CACHE: self._query_cache}) as session,
        ):
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session that is the only one to write until it commits; what was not committed is undone.

        Raises DatabaseBusy, DatabaseFull, AppendOnly and DatabaseUnusable.
        """
        self._check_file()
        try:
            with plain_errors(), Session(self._writing, expire_on_commit=False) as session:
                yield session
        finally:
            self._changes.look_again()
            self._note_write()

    def change_counter(self) -> int:
        """A number that grows with every change, whoever made it, and never falls."""
        with plain_errors():
            return self._changes.value().number

    def change_token(self) -> str:
        """The counter with a mark of the whole history: `<counter>-<mark>`, the same for every process and machine."""
        with plain_errors():
            return _token(self._changes.value())

    def check_ready(self) -> None:
        """Raise DatabaseUnusable unless a request could read and write just now. Writes nothing."""
        self._check_file()
        with plain_errors():
            with self._reading.connect() as connection:
                connection.exec_driver_sql(LAST_CHANGE).scalar_one()
                connection.exec_driver_sql("SELECT EXISTS (SELECT 1 FROM commitment)").scalar_one()
                if not self.path and not connection.exec_driver_sql(postgresql.IS_WRITABLE).scalar_one():
                    raise DatabaseUnusable("The database may only be read here.")
            if self.path:
                sqlite.check_writable(self.path)

    def begin_empty(self, *, at: datetime | None = None) -> Path:
        """Delete every record of a SQLite database, after a verified copy beside it; returns the copy's path.

        Raises DatabaseUnusable on PostgreSQL, and when no copy could be made.
        """
        if self.path is None:
            raise DatabaseUnusable("Only the embedded database can be begun anew here; on PostgreSQL make a new one.")
        with plain_errors():
            return emptying.empty(sqlite_address(self.path), at=at or datetime.now(UTC))

    def _check_file(self) -> None:
        """Raise DatabaseUnusable where another file, or none, is at the path now: open connections would go on with
        the old one, and a new connection would make an empty file."""
        if self.path and self._file != _file_identity(self.path):
            raise DatabaseUnusable(MOVED)

    def _read_engine(self) -> Engine:
        """The replica's, unless it lags behind what the client, or this process, has seen."""
        context = REQUEST_CONTEXT.get()
        if self._replica is None or context is None or context.may_write:
            return self._reading
        seen_change = max(context.seen_change, self._changes.known.number)
        return self._replica.engine if self._replica.has(seen_change) else self._reading

    def _note_write(self) -> None:
        """Let the request read from the primary from now on, and its client until the replica has what was written."""
        context = REQUEST_CONTEXT.get()
        if context is None:
            return
        context.may_write = True
        if self._replica is not None:
            # The write is committed, even if this can't be read.
            with suppress(DatabaseUnusable, DatabaseBusy), plain_errors():
                context.written_change = context.seen_change = self._changes.value().number

    def dispose(self) -> None:
        """Close every connection."""
        self._changes.close()
        if self._replica is not None:
            self._replica.close()
        self._writing.dispose()
        self._reading.dispose()


def _file_identity(path: Path | None) -> tuple[int, int] | None:
    """The device and the number of the file at a path; None where there is none."""
    try:
        status = path.stat() if path else None
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if status else None


def _token(change: Change) -> str:
    return f"{change.number}-{change.mark}"


def open_database(
    url: str | Path, *, create: bool = True, as_it_is: bool = False, replica: str | None = None
) -> Database:
    """Open the database at a file's path or an address, `sqlite:///…` or `postgresql://…`.

    A SQLite file is made or upgraded as needed (an upgrade only after a verified copy beside it); PostgreSQL never.
    `as_it_is` neither makes, upgrades nor changes anything. `replica` is the address of a PostgreSQL database that
    follows this one; it need not answer yet.
    Raises DatabaseUnusable, DatabaseNotMigrated, DatabaseTooNew, DatabaseBusy.
    """
    address = database_address(url)
    following = database_address(replica) if replica else None
    if following is not None and (is_sqlite(address) or is_sqlite(following)):
        raise DatabaseUnusable("Only a PostgreSQL database has a replica; a SQLite file has none.")
    with _opening(address):
        if is_sqlite(address):
            _prepare_file(Path(str(address.database)), create=create and not as_it_is)
        if (state := _state(address)) is not SchemaState.CURRENT:
            if as_it_is:
                raise DatabaseNotMigrated(_AS_IT_IS[state])
            if not is_sqlite(address):
                raise DatabaseNotMigrated("This PostgreSQL database needs an upgrade first: run commitments migrate.")
            upgrade(address)
        if is_sqlite(address) and not as_it_is:
            sqlite.choose_journal(Path(str(address.database)))
        return Database(address, replica=following)


def migrate(url: str | Path) -> None:
    """Bring the database to the newest revision. On PostgreSQL this is the only way; others that migrate wait.

    Raises DatabaseUnusable, DatabaseTooNew, DatabaseBusy; the database is then as it was.
    """
    address = database_address(url)
    with _opening(address):
        if is_sqlite(address):
            _prepare_file(Path(str(address.database)), create=True)
        upgrade(address)


_AS_IT_IS = {
    SchemaState.EMPTY: "This database holds no tables yet: run commitments migrate. Nothing was changed.",
    SchemaState.OLD: "This database needs an upgrade first: run commitments migrate. Nothing was changed.",
}


def _prepare_file(path: Path, *, create: bool) -> None:
    """Make sure that there is a whole SQLite file, and make a new one if that is allowed."""
    if create and not path.exists():
        # A link that leads nowhere yet says where to make it.
        sqlite.create_file(path.resolve(), lambda unfinished: upgrade(sqlite_address(unfinished)))
    sqlite.check_file(path)


def _state(address: URL) -> SchemaState:
    engine = engines.read_engine(address)
    try:
        with engine.connect() as connection:
            return schema_state(connection)
    finally:
        engine.dispose()


@contextmanager
def _opening(address: URL) -> Iterator[None]:
    """Whatever goes wrong while opening is a database that can't be used, said in one sentence."""
    try:
        yield
    except DBAPIError as error:
        reason = str(error.orig).strip().partition("\n")[0].rstrip(".")
        label = address.database if is_sqlite(address) else address.render_as_string()
        raise plain_error(error) or DatabaseUnusable(f"The database {label} can't be opened: {reason}.") from error
    except UnicodeDecodeError as error:
        raise DatabaseUnusable(f"The database {address.database} is damaged: its schema can't be read.") from error
