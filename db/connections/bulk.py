"""Put very many rows into a database: indices are made once at the end, which costs a fraction of keeping them.

All within the caller's transaction, as the engines allow: nobody sees the tables without their indices, and whatever
fails leaves everything as it was. Constraints and the triggers that guard history stay in force throughout.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import JSON, Column, Connection, Dialect, Index, Table, Uuid, text
from sqlalchemy.exc import DBAPIError
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
    else:
        # What is made for nobody who waits at a screen may take as long as it needs.
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")
        connection.exec_driver_sql(f"SET LOCAL maintenance_work_mem = '{_CACHE_KILOBYTES}kB'")
    with _without_search_index(connection):
        for index in indices:
            index.drop(connection)
        yield
        for index in indices:
            index.create(connection)
    if not sqlite:
        # Its planner goes by what it has counted, and it counts by itself only some time later.
        connection.exec_driver_sql("ANALYZE")
    if sqlite:
        connection.exec_driver_sql(f"PRAGMA cache_size = {kept}")


def put(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, all with values for the same columns.

    The values are made ready column by column and handed to the driver as they are, which costs half of what an
    ordinary insert does; PostgreSQL takes them by COPY.
    """
    if not rows:
        return
    columns = [table.columns[name] for name in rows[0]]
    values = zip(*(_ready(column, rows, connection.dialect) for column in columns), strict=True)
    quoted = connection.dialect.identifier_preparer.quote
    names = ", ".join(quoted(column.name) for column in columns)
    if connection.dialect.name == "postgresql":
        _copy(connection, f"COPY {quoted(table.name)} ({names}) FROM STDIN", values)
        return
    marks = ", ".join("?" * len(columns))
    connection.exec_driver_sql(f"INSERT INTO {quoted(table.name)} ({names}) VALUES ({marks})", list(values))


def _ready(column: Column[Any], rows: Sequence[dict[str, Any]], dialect: Dialect) -> list[Any]:
    """One column's values as the driver takes them; days and words, of which there are few, are made ready once."""
    found = [row[column.name] for row in rows]
    process = column.type.dialect_impl(dialect).bind_processor(dialect)
    if process is None:
        return found
    if isinstance(column.type, JSON | Uuid):
        return [process(value) for value in found]
    made = {value: process(value) for value in set(found)}
    return [made[value] for value in found]


def _copy(connection: Connection, statement: str, values: Iterable[tuple[Any, ...]]) -> None:
    driver: Any = connection.connection.driver_connection
    refused: Any = connection.dialect.loaded_dbapi
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in values:
                copy.write_row(row)
    except refused.Error as error:
        raise DBAPIError(statement, None, error) from error


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
