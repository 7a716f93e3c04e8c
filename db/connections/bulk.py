"""Put very many rows into a database: indices are made once at the end, which costs a fraction of keeping them.

All within the caller's transaction, as the engines allow: nobody sees the tables without their indices, and whatever
fails leaves everything as it was. Keys, references and the triggers that guard history against changes stay in force
throughout; on SQLite those against INSERT OR REPLACE rest meanwhile, since nothing is replaced here.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import JSON, Column, Connection, Dialect, Index, Table, Uuid, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from db.models import SEARCH_INDEX, CommitmentSearch

_CACHE_KILOBYTES = 262_144
# Every one of these looks at each row that is inserted.
_TRIGGERS = text(
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' "
    "AND (tbl_name = :search OR name LIKE '%_append_only_replace') ORDER BY name"
)
_DEFINITION = text("SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() AND indexname = :name")


@contextmanager
def bulk_load(connection: Connection, *, made_here: bool = False) -> Iterator[None]:
    """Do without indices until the end.

    `made_here` says that the program makes the rows up itself: SQLite is then spared its CHECK constraints, a third of
    its work, as rows of other origin never are. `commitments verify` would name a row that breaks one.
    """
    indices = [index for table in SQLModel.metadata.sorted_tables for index in _in_order(table)]
    prepared = _sqlite_prepared(connection, made_here) if _is_sqlite(connection) else _postgresql_prepared(connection)
    with prepared, _without_search_index(connection):
        for index in indices:
            index.drop(connection)
        yield
        for index in indices:
            index.create(connection)


@contextmanager
def _sqlite_prepared(connection: Connection, made_here: bool) -> Iterator[None]:
    """More memory, and the checks as they are wanted; both belong to the connection, which others use afterwards."""
    cache_size = connection.exec_driver_sql("PRAGMA cache_size").scalar_one()
    connection.exec_driver_sql(f"PRAGMA cache_size = -{_CACHE_KILOBYTES}")
    connection.exec_driver_sql(f"PRAGMA ignore_check_constraints = {int(made_here)}")
    try:
        yield
    finally:
        connection.exec_driver_sql("PRAGMA ignore_check_constraints = 0")
        connection.exec_driver_sql(f"PRAGMA cache_size = {cache_size}")


@contextmanager
def _postgresql_prepared(connection: Connection) -> Iterator[None]:
    # What is made for nobody who waits at a screen may take as long as it needs.
    connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
    connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")
    connection.exec_driver_sql(f"SET LOCAL maintenance_work_mem = '{_CACHE_KILOBYTES}kB'")
    yield
    # Its planner goes by what it has counted, and it counts by itself only some time later.
    connection.exec_driver_sql("ANALYZE")


def put(connection: Connection, table: Table, rows: Sequence[dict[str, object]]) -> None:
    """Insert rows, all with values for the same columns in the same order; ids are UUIDs, or text as these spell it.

    The values are made ready column by column and handed to the driver as they are, which costs a fraction of what an
    ordinary insert does; PostgreSQL takes them by COPY.
    """
    if not rows:
        return
    columns = [table.columns[name] for name in rows[0]]
    cells = zip(*map(dict.values, rows), strict=True)
    ready = [_ready(column, cells, connection.dialect) for column, cells in zip(columns, cells, strict=True)]
    values = zip(*ready, strict=True)
    quoted = connection.dialect.identifier_preparer.quote
    names = ", ".join(quoted(column.name) for column in columns)
    if not _is_sqlite(connection):
        _copy(connection, f"COPY {quoted(table.name)} ({names}) FROM STDIN", values)
        return
    marks = ", ".join("?" * len(columns))
    connection.exec_driver_sql(f"INSERT INTO {quoted(table.name)} ({names}) VALUES ({marks})", list(values))


def _ready(column: Column[object], cells: Sequence[Any], dialect: Dialect) -> Iterable[object]:
    """One column's values as the driver takes them; days and words, of which there are few, are made ready once."""
    process = column.type.dialect_impl(dialect).bind_processor(dialect)
    if process is None:
        return cells
    if isinstance(column.type, JSON):
        return [process(value) for value in cells]
    if isinstance(column.type, Uuid):
        return [value.replace("-", "") if isinstance(value, str) else value and value.hex for value in cells]
    made = {value: process(value) for value in set(cells)}
    return [made[value] for value in cells]


def _copy(connection: Connection, statement: str, values: Iterable[tuple[object, ...]]) -> None:
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
    if not _is_sqlite(connection):
        definition = connection.execute(_DEFINITION, {"name": SEARCH_INDEX}).scalar_one()
        connection.exec_driver_sql(f"DROP INDEX {SEARCH_INDEX}")
        yield
        connection.exec_driver_sql(definition)
        return
    triggers = connection.execute(_TRIGGERS, {"search": CommitmentSearch.__tablename__}).all()
    for name, _ in triggers:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    yield
    connection.exec_driver_sql(f"INSERT INTO {SEARCH_INDEX}({SEARCH_INDEX}) VALUES ('rebuild')")
    for _, sql in triggers:
        connection.exec_driver_sql(sql)


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


def _in_order(table: Table) -> list[Index]:
    return sorted(table.indexes, key=lambda index: str(index.name))
