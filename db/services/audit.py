"""The append-only record of every write, each event holding the hash of the one before."""

from typing import Any, ClassVar, Protocol
from uuid import UUID

from sqlalchemy import MetaData, text
from sqlmodel import Session, col, select

from db.domain.audit import FIRST_PREVIOUS_HASH, canonical_json, event_hash
from db.models import AuditEvent
from db.services.inputs import Write
from db.services.record_versions import record_versions

# One writer at a time continues the chain; the number is arbitrary and only has to be the same everywhere.
CHAIN_LOCK = 0x436F6D6D


Details = dict[str, object]
"""What an audit event says, as JSON values by name."""


class Recorded(Protocol):
    """A row with an id, of a table by whose name the audit trail calls it."""

    __tablename__: ClassVar[Any]
    metadata: ClassVar[MetaData]

    @property
    def id(self) -> UUID:
        """By which its events know it."""
        ...


def record_audit_event(
    session: Session, verb: str, row: Recorded, write: Write, details: Details | None = None, *, reason: str = ""
) -> AuditEvent:
    """Add the next event of the chain, and the versions that follow from it where a record was edited.

    Its details are the row's columns by default. With them goes the reason of an edit.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": CHAIN_LOCK})
    last = last_audit_event(session)
    sequence = last.sequence + 1 if last else 1
    previous_hash = last.hash if last else FIRST_PREVIOUS_HASH
    subject: dict[str, Any] = {"subject_kind": str(row.__tablename__), "subject_id": row.id}
    described = record_of(row) if details is None else details
    written = canonical_json({**described, "reason": reason} if reason else described)
    event = AuditEvent(
        sequence=sequence,
        at=write.at,
        by=write.by,
        verb=verb,
        **subject,
        details=written,
        previous_hash=previous_hash,
        hash=event_hash(
            sequence,
            at=write.at,
            by=write.by,
            verb=verb,
            **subject,
            details=written,
            previous_hash=previous_hash,
        ),
    )
    session.add(event)
    record_versions(session, event)
    return event


def last_audit_event(session: Session) -> AuditEvent | None:
    """The event that the next one will follow."""
    return session.exec(select(AuditEvent).order_by(col(AuditEvent.sequence).desc()).limit(1)).first()


def record_of(row: Recorded) -> Details:
    """A row's columns as JSON values, for the details of its event."""
    return {column.name: getattr(row, column.key) for column in row.metadata.tables[str(row.__tablename__)].columns}
