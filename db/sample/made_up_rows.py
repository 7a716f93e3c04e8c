"""The rows of made-up records on their way into the database, and the chain of events that says they were recorded."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Table
from sqlmodel import SQLModel

from db.connections.bulk import put
from db.domain.audit import canonical_json, event_hash, spelled
from db.models import (
    DERIVED,
    LOOKUPS,
    Actor,
    AuditEvent,
    Commitment,
    CommitmentActor,
    CommitmentTopic,
    DeadlineRevision,
    Evidence,
    Source,
    StatusUpdate,
)

Row = dict[str, Any]
"""Name of a column → its value; ids are text, as UUIDs are spelled."""

# What is referred to comes before what refers to it.
_IN_ORDER: tuple[type[SQLModel], ...] = (
    Actor,
    Source,
    Commitment,
    CommitmentTopic,
    CommitmentActor,
    DeadlineRevision,
    StatusUpdate,
    Evidence,
    *DERIVED,
    *LOOKUPS,
)
_VERBS: dict[type[SQLModel], tuple[str, str]] = {
    Actor: ("add_actor", "actor"),
    Source: ("add_source", "source"),
    Commitment: ("add_commitment", "commitment"),
    DeadlineRevision: ("revise_deadline", "deadline_revision"),
    StatusUpdate: ("record_status_update", "status_update"),
}


class Rows:
    """The rows of the batch under way by table, all of a table with the same columns in the same order."""

    def __init__(self, last: tuple[int, str], *, by: str, at: datetime) -> None:
        """`last`: sequence and hash of the event that the first one follows."""
        self._sequence, self._hash = last
        self._by, self._at = by, at
        self._rows: dict[type[SQLModel], list[Row]] = {}

    def add(self, table: type[SQLModel], rows: Iterable[Row]) -> None:
        """Keep rows for the next `store`."""
        self._rows.setdefault(table, []).extend(rows)

    def store(self, connection: Connection) -> None:
        """Insert what was kept, with an event for each record."""
        evidence = _spelled_by(_record_of_evidence, self._rows.get(Evidence, []))
        actors = _spelled_by(_commitment_of, self._rows.get(CommitmentActor, []))
        topics: dict[str, list[str]] = {}
        for row in self._rows.get(CommitmentTopic, []):
            topics.setdefault(row["commitment_id"], []).append(spelled(row["topic"]))
        for table in _IN_ORDER:
            rows = self._rows.pop(table, [])
            put(connection, _table(table), rows)
            if rows and table in _VERBS:
                lists = {"evidence": evidence} | ({"actors": actors, "topics": topics} if table is Commitment else {})
                put(connection, _table(AuditEvent), self._events(table, rows, lists))

    def _events(self, table: type[SQLModel], rows: list[Row], lists: dict[str, dict[str, list[str]]]) -> list[Row]:
        """The next events of the chain: that these rows were recorded, each with what belongs to it in `lists`."""
        verb, kind = _VERBS[table]
        attached = {name: [f"[{','.join(known.get(row['id'], ()))}]" for row in rows] for name, known in lists.items()}
        events: list[Row] = []
        for row, details in zip(rows, _spelled_rows(rows, attached), strict=True):
            self._sequence += 1
            event: Row = {
                "at": self._at,
                "by": self._by,
                "verb": verb,
                "subject_kind": kind,
                "subject_id": row["id"],
                "details": details,
                "previous_hash": self._hash,
            }
            self._hash = event_hash(self._sequence, **event)
            events.append({"sequence": self._sequence, **event, "hash": self._hash})
        return events


def _spelled_by(owner: Callable[[Row], str], rows: list[Row]) -> dict[str, list[str]]:
    """The canonical JSON of each row, by the record that it belongs to."""
    by_owner: dict[str, list[str]] = {}
    for row, written in zip(rows, _spelled_rows(rows, {}), strict=True):
        by_owner.setdefault(owner(row), []).append(written)
    return by_owner


def _record_of_evidence(row: Row) -> str:
    return str(row["status_update_id"] or row["deadline_revision_id"] or row["commitment_id"])


def _commitment_of(row: Row) -> str:
    return str(row["commitment_id"])


def _spelled_rows(rows: list[Row], more: dict[str, list[str]]) -> list[str]:
    """The canonical JSON of each row, made column by column; `more` are columns that are spelled already."""
    if not rows:
        return []
    columns = dict(zip(rows[0], zip(*map(dict.values, rows), strict=True), strict=True))
    parts = {name: _spelled_column(values) for name, values in columns.items()} | more
    pattern = ",".join(f"{spelled(name)}:%s" for name in sorted(parts))
    return [f"{{{pattern}}}" % row for row in zip(*(parts[name] for name in sorted(parts)), strict=True)]


def _spelled_column(values: Sequence[object]) -> list[str]:
    first = values[0]
    if isinstance(first, dict):
        return [canonical_json(value) for value in values]
    made = {value: _spelled_value(value) for value in set(values)}
    return [made[value] for value in values]


def _spelled_value(value: object) -> str:
    if type(value) is str:
        return spelled(value)
    return f'"{value}"' if type(value) is date else canonical_json(value)


def _table(model: type[SQLModel]) -> Table:
    return model.metadata.tables[str(model.__tablename__)]
