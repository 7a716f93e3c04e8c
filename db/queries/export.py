"""All records as plain values, for files: every row of every table."""

from collections.abc import Iterator

from sqlalchemy import Table, select
from sqlmodel import Session, SQLModel

from db.migrations import newest_revision
from db.models import DERIVED, LOOKUPS, IdempotencyKey

Row = dict[str, object]
"""Name of a column → its value, of type str, int, float, bool, date, datetime, UUID, StrEnum, dict, list or None."""

_BATCH = 500


def schema_revision() -> str:
    """The revision whose tables and columns `all_records` speaks of."""
    return newest_revision()


def all_records(session: Session) -> Iterator[tuple[str, Iterator[Row]]]:
    """Each table's name with all its rows, in the order of their keys; tables come after those they refer to.

    The rows of one table have to be taken before the next table is read. Derived tables are left out, and so are the
    keys of recent saves.
    """
    left_out: tuple[type[SQLModel], ...] = (*DERIVED, *LOOKUPS, IdempotencyKey)
    omitted = {table.__tablename__ for table in left_out}
    for table in SQLModel.metadata.sorted_tables:
        if table.name not in omitted:
            yield table.name, _rows(session, table)


def _rows(session: Session, table: Table) -> Iterator[Row]:
    query = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=_BATCH)
    for row in session.execute(query).mappings():
        yield dict(row)
