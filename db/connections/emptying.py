"""Begin a SQLite database anew: every record goes, after a verified copy; the schema stays."""

from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, text
from sqlalchemy.engine import URL
from sqlmodel import SQLModel

from db.connections.changes import EMPTIED_AT, LAST_CHANGE
from db.connections.copies import verified_copy
from db.connections.sqlite import migration_engine
from db.domain.audit import FIRST_PREVIOUS_HASH, canonical_json, event_hash
from db.models import SEARCH_INDEX, AuditEvent, SiteFact

EMPTIES = "empty_database"
"""The verb of the first event of a chain that begins with an emptied database."""

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
            _delete_all(connection, at)
        return copy
    finally:
        engine.dispose()


def _delete_all(connection: Connection, at: datetime) -> None:
    last_change = int(connection.exec_driver_sql(LAST_CHANGE).scalar_one())
    triggers = connection.execute(_TRIGGERS).all()
    for name, _ in triggers:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    for table in reversed(SQLModel.metadata.sorted_tables):
        connection.execute(table.delete())
    # Nothing tells the search of its rows while the triggers are away.
    connection.exec_driver_sql(f"INSERT INTO {SEARCH_INDEX}({SEARCH_INDEX}) VALUES ('delete-all')")
    _note_emptying(connection, last_change, at)
    for _, sql in triggers:
        connection.exec_driver_sql(sql)


def _note_emptying(connection: Connection, last_change: int, at: datetime) -> None:
    """Begin the chain anew with the event that the database was emptied, itself a change that pages must notice."""
    fact = SiteFact(name=EMPTIED_AT, value=str(last_change))
    event: dict[str, Any] = {
        "at": at,
        "by": "emptying",
        "verb": EMPTIES,
        "subject_kind": "site_fact",
        "subject_id": fact.id,
        "details": canonical_json(fact.model_dump()),
        "previous_hash": FIRST_PREVIOUS_HASH,
    }
    connection.execute(insert(SiteFact), fact.model_dump())
    connection.execute(insert(AuditEvent), {"sequence": 1, **event, "hash": event_hash(1, **event)})
