"""Begin a SQLite database anew: every record goes, after a verified copy; the schema stays."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, insert, text
from sqlalchemy.engine import URL
from sqlmodel import SQLModel

from db.connections.changes import EMPTIED_AT, LAST_CHANGE
from db.connections.copies import verified_copy
from db.connections.sqlite import migration_engine
from db.models import SEARCH_INDEX, SiteFact

_TRIGGERS = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")


def empty(address: URL, *, at: datetime) -> Path:
    """Copy the file to `<stem>-before-empty-<time>.db` beside it, then delete every row. Returns the copy's path.

    One transaction: the copy holds exactly what is deleted, and nobody sees the database without its triggers.
    """
    # With foreign keys off: records refer to others of their own kind, so RESTRICT would let none of them go.
    engine = migration_engine(address)
    path = Path(str(address.database))
    try:
        with engine.begin() as connection:
            copy = verified_copy(path, path.with_name(f"{path.stem}-before-empty-{at:%Y%m%dT%H%M%SZ}.db"))
            _delete_all(connection)
        return copy
    finally:
        engine.dispose()


def _delete_all(connection: Connection) -> None:
    # One more, since the emptying is itself a change that pages must notice.
    last_change = int(connection.exec_driver_sql(LAST_CHANGE).scalar_one()) + 1
    triggers = connection.execute(_TRIGGERS).all()
    for name, _ in triggers:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    for table in reversed(SQLModel.metadata.sorted_tables):
        connection.execute(table.delete())
    # Nothing tells the search of its rows while the triggers are away.
    connection.exec_driver_sql(f"INSERT INTO {SEARCH_INDEX}({SEARCH_INDEX}) VALUES ('delete-all')")
    connection.execute(insert(SiteFact), {"name": EMPTIED_AT, "value": str(last_change)})
    for _, sql in triggers:
        connection.exec_driver_sql(sql)
