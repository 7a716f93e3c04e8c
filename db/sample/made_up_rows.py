"""The rows of made-up records on their way into the database, and the chain of events that says they were recorded."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Table
from sqlmodel import SQLModel

from db.connections.bulk import put
from db.domain.audit import canonical_json, event_hash, spelled
from db.models import (
    DERIVED,
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
        evidence = _evidence_by_record(self._rows.get(Evidence, []))
        for table in _IN_ORDER:
            rows = self._rows.pop(table, [])
            put(connection, _table(table), rows)
            if rows and table in _VERBS:
                put(connection, _table(AuditEvent), self._events(table, rows, evidence))

    def _events(self, table: type[SQLModel], rows: list[Row], evidence: dict[str, list[str]]) -> list[Row]:
        """The next events of the chain: that these rows were recorded."""
        verb, kind = _VERBS[table]
        attached = [f"[{','.join(evidence.get(row['id'], ()))}]" for row in rows]
        events: list[Row] = []
        for row, details in zip(rows, _spelled_rows(rows, {"evidence": attached}), strict=True):
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


def _evidence_by_record(rows: list[Row]) -> dict[str, list[str]]:
    """The canonical JSON of each row, by the record that it supports."""
    found: dict[str, list[str]] = {}
    for row, written in zip(rows, _spelled_rows(rows, {}), strict=True):
        record = row["status_update_id"] or row["deadline_revision_id"] or row["commitment_id"]
        found.setdefault(record, []).append(written)
    return found


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
