"""Put very many rows into a database: indices are made once at the end, which costs a fraction of keeping them.

All within the caller's transaction, as the engines allow: nobody sees the tables without their indices, and whatever
fails leaves everything as it was. Constraints and the triggers that guard history stay in force throughout.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Index, Table, insert, text
from sqlmodel import SQLModel

from db.models import SEARCH_INDEX, CommitmentSearch

_CACHE_KILOBYTES = 262_144
_TRIGGERS = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :name")
_DEFINITION = text("SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() AND indexname = :name")


@contextmanager
def bulk_load(connection: Connection) -> Iterator[None]:
    """Do without indices until the end."""
    indices = [index for table in SQLModel.metadata.sorted_tables for index in _in_order(table)]
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        kept = connection.exec_driver_sql("PRAGMA cache_size").scalar_one()
        connection.exec_driver_sql(f"PRAGMA cache_size = -{_CACHE_KILOBYTES}")
    with _without_search_index(connection):
        for index in indices:
            index.drop(connection)
        yield
        for index in indices:
            index.create(connection)
    if sqlite:
        connection.exec_driver_sql(f"PRAGMA cache_size = {kept}")


def put(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that have a value, or None, for every column."""
    if rows:
        connection.execute(insert(table), rows)


@contextmanager
def _without_search_index(connection: Connection) -> Iterator[None]:
    if connection.dialect.name == "postgresql":
        definition = connection.execute(_DEFINITION, {"name": SEARCH_INDEX}).scalar_one()
        connection.exec_driver_sql(f"DROP INDEX {SEARCH_INDEX}")
        yield
        connection.exec_driver_sql(definition)
        return
    triggers = connection.execute(_TRIGGERS, {"name": CommitmentSearch.__tablename__}).all()
    for name, _ in triggers:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    yield
    connection.exec_driver_sql(f"INSERT INTO {SEARCH_INDEX}({SEARCH_INDEX}) VALUES ('rebuild')")
    for _, sql in triggers:
        connection.exec_driver_sql(sql)


def _in_order(table: Table) -> list[Index]:
    return sorted(table.indexes, key=lambda index: str(index.name))
