"""Undoing an edit: the record says again what it said in the version before, which is a version of its own."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Column, Date, Enum, Uuid
from sqlmodel import Session, col, select

from db.models import Milestone, RecordVersion, Source, UtcDateTime
from db.record_versions import VERSIONED

# Columns that no edit sets: the archived text has its own hash, whatever an edit said of its source meanwhile.
_NEVER_EDITED = frozenset({"sha256", "accessed_at"})


def put_back(session: Session, row: Milestone | Source) -> bool:
    """Set the columns of a record to what they were in its last version but one; whether it has one.

    Undone twice, an edit holds again.
    """
    kind = str(row.__tablename__)
    names = [name for name in VERSIONED[kind] if name not in _NEVER_EDITED]
    v = RecordVersion
    wanted = select(v.fields).where(v.subject_kind == kind, v.subject_id == row.id).order_by(col(v.version).desc())
    versions = [{name: fields.get(name) for name in names} for fields in session.exec(wanted)]
    earlier = next((fields for fields in versions if fields != versions[0]), None)
    if earlier is None:
        return False
    columns = row.metadata.tables[kind].columns
    for name, written in earlier.items():
        setattr(row, name, _value(columns[name], written))
    return True


def _value(column: "Column[object]", written: object) -> object:
    """A value as the column has it, from what JSON has."""
    if not isinstance(written, str):
        return written
    match column.type:
        case UtcDateTime():
            return datetime.fromisoformat(written)
        case Date():
            return date.fromisoformat(written)
        case Uuid():
            return UUID(written)
        case Enum(enum_class=type() as kind):
            return kind(written)
    return written
