"""Copy a whole database into an empty one, from one engine to the other or to the same.

Every row of every table goes over as it is: ids, versions, moments and the chain of audit events, in one transaction
that also verifies the copy before it is kept. Whatever fails leaves the target as empty as it was.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Column, Connection, Select, Table, func, or_, select
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, SQLModel

from db.connections.bulk import bulk_load, put
from db.engine import Database
from db.errors import DatabaseUnusable, InvalidInput
from db.verify import verification

BATCH = 2_000

_Row = dict[str, object]
_References = dict[object, set[object]]


@dataclass(frozen=True, slots=True)
class Copied:
    """How many rows went over."""

    commitments: int
    audit_events: int
    rows: int


def copy_database(
    source: Database, target: Database, *, on_table: Callable[[str, int], object] | None = None
) -> Copied:
    """Copy everything, in the state that `source` has at the beginning; `on_table` hears each table and its rows.

    Raises InvalidInput if the target is the source or holds anything, and DatabaseUnusable if a row does not fit or
    the copy is not what it should be.
    """
    if source.url == target.url:
        raise InvalidInput("That is the same database twice.")
    with source.read() as reading, target.write() as writing:
        _refuse_filled(writing, target)
        connection = writing.connection()
        for line in (reading.connection(), connection):
            _take_time(line)
        rows = 0
        try:
            with bulk_load(connection):
                for table in SQLModel.metadata.sorted_tables:
                    count = _copy_table(reading.connection(), connection, table)
                    rows += count
                    if on_table:
                        on_table(table.name, count)
        except DBAPIError as error:
            reason = str(error.orig).strip().partition("\n")[0].rstrip(".")
            raise DatabaseUnusable(
                f"A row does not fit into the other database, so nothing was copied: {reason}."
            ) from error
        copied = _verified(reading, writing, rows)
        writing.commit()
    return copied


def _refuse_filled(session: Session, target: Database) -> None:
    for table in SQLModel.metadata.sorted_tables:
        if session.execute(select(table).limit(1)).first() is not None:
            raise InvalidInput(f"{target.label} is not empty; a copy goes into an empty database only.")


def _take_time(connection: Connection) -> None:
    """A copy may take as long as it needs, unlike what somebody waits for at a screen."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")


def _copy_table(source: Connection, target: Connection, table: Table) -> int:
    count = 0
    for rows in _batches(source, table):
        put(target, table, rows)
        count += len(rows)
    return count


def _batches(source: Connection, table: Table) -> Iterator[list[_Row]]:
    """The rows in the order of their key; those that refer to others of their own kind come after these."""
    own = [foreign.parent for foreign in table.foreign_keys if foreign.column.table is table]
    key = list(table.primary_key.columns)
    everything = select(table).order_by(*key)
    if not own:
        yield from _streamed(source, everything)
        return
    yield from _streamed(source, everything.where(*(column.is_(None) for column in own)))
    # Corrections, parts of others: few beside all rows, so their ids fit into memory.
    referring = select(key[0], *own).where(or_(*(column.is_not(None) for column in own))).order_by(key[0])
    waiting = {row[0]: {other for other in row[1:] if other is not None} for row in source.execute(referring)}
    yield from _in_turn(source, table, key[0], waiting)


def _in_turn(source: Connection, table: Table, key: Column[object], waiting: _References) -> Iterator[list[_Row]]:
    while waiting:
        ready = [id_ for id_, others in waiting.items() if not others & waiting.keys()]
        if not ready:
            raise DatabaseUnusable(f"Rows of {table.name} refer to each other in a circle; nothing was copied.")
        for start in range(0, len(ready), _IDS):
            chosen = ready[start : start + _IDS]
            yield from _streamed(source, select(table).where(key.in_(chosen)).order_by(key))
        for id_ in ready:
            del waiting[id_]


# SQLite takes at most 32,766 values in one statement; older ones 999.
_IDS = 900


def _streamed(source: Connection, rows: Select[*tuple[object, ...]]) -> Iterator[list[_Row]]:
    stored = iter(source.execution_options(yield_per=BATCH).execute(rows).mappings())
    while batch := [dict(row) for row in islice(stored, BATCH)]:
        yield batch


def _verified(source: Session, copy: Session, rows: int) -> Copied:
    """Compare the counts of every table, and look at the copy as `commitments verify` does."""
    for table in SQLModel.metadata.sorted_tables:
        counts = [session.execute(select(func.count()).select_from(table)).scalar_one() for session in (source, copy)]
        if counts[0] != counts[1]:
            raise DatabaseUnusable(f"{table.name} has {counts[0]:,} rows, its copy {counts[1]:,}; nothing was kept.")
    with copy.connection().begin_nested():
        pass  # a savepoint has SQLite write out the index of the search, which it holds in memory until then
    stored = verification(copy, clocks=False)
    if stored.problems:
        raise DatabaseUnusable(_doubtful(stored.problems))
    return Copied(stored.commitments, stored.audit_events, rows)


def _doubtful(problems: Sequence[str]) -> str:
    more = f" There are {len(problems) - 1:,} more." if len(problems) > 1 else ""
    return f"The copy would not pass commitments verify, so nothing was kept: {problems[0]}{more} Verify the original."
