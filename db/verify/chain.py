"""Is the chain of audit events unbroken, and do the records still say what their events recorded?"""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from db.domain.audit import FIRST_PREVIOUS_HASH, canonical_json, event_hash
from db.models import AuditEvent, CriterionJudgement, DeadlineRevision, Evidence, ReviewSnooze, StatusUpdate

BATCH = 500
# Each append-only table whose rows an audit event tells of, and what it is called there.
_RECORDS: dict[str, Any] = {
    "status_update": StatusUpdate,
    "deadline_revision": DeadlineRevision,
    "criterion_judgement": CriterionJudgement,
    "review_snooze": ReviewSnooze,
}


def chain_problems(session: Session) -> Iterator[str]:
    """Events that are missing, were changed, or do not continue the one before."""
    expected, previous_hash = 1, FIRST_PREVIOUS_HASH
    events = session.exec(select(AuditEvent).order_by(col(AuditEvent.sequence)).execution_options(yield_per=BATCH))
    for event in events:
        if event.sequence != expected:
            yield f"Audit events {expected} to {event.sequence - 1} are missing."
        elif event.previous_hash != previous_hash:
            yield f"Audit event {event.sequence} does not continue the one before it: the chain was cut there."
        if event.hash != _hash_of(event):
            yield f"Audit event {event.sequence} ({event.verb} by {event.by}) was changed after it was recorded."
        expected, previous_hash = event.sequence + 1, event.hash
        session.expunge(event)


def record_problems(session: Session) -> Iterator[str]:
    """Records, and the evidence that belongs to them, that differ from what their audit event recorded."""
    for kind, table in _RECORDS.items():
        yield from _differing(session, table, kind.replace("_", " "))
    yield from _vanished(session)


def _hash_of(event: AuditEvent) -> str:
    return event_hash(
        event.sequence,
        at=event.at,
        by=event.by,
        verb=event.verb,
        subject_kind=event.subject_kind,
        subject_id=event.subject_id,
        details=event.details,
        previous_hash=event.previous_hash,
    )


def _differing(session: Session, table: Any, called: str) -> Iterator[str]:
    """Rows of an append-only table against the event that added them, a batch at a time."""
    after: UUID | None = None
    while rows := _next_rows(session, table, after):
        recorded = _recorded(session, [row.id for row in rows])
        evidence = _evidence(session, [row.id for row in rows])
        for row in rows:
            details = recorded.get(row.id)
            if details is None:
                yield f"The {called} {row.id} has no audit event."
                continue
            changed = _changed_columns(row, details)
            if changed:
                yield f"The {called} {row.id} was changed after it was recorded: {', '.join(changed)}."
            yield from _differing_evidence(row.id, called, evidence.get(row.id, []), details.get("evidence", []))
        after = rows[-1].id
        session.expunge_all()


def _differing_evidence(subject: UUID, called: str, rows: list[Evidence], recorded: list[Any]) -> Iterator[str]:
    by_id = {entry["id"]: entry for entry in recorded}
    for row in rows:
        entry = by_id.pop(str(row.id), None)
        if entry is None:
            yield f"The evidence {row.id} of the {called} {subject} has no audit event."
        elif changed := _changed_columns(row, entry):
            yield f"The evidence {row.id} of the {called} {subject} was changed: {', '.join(changed)}."
    for missing in by_id:
        yield f"The evidence {missing} of the {called} {subject} is gone."


def _vanished(session: Session) -> Iterator[str]:
    for kind, table in _RECORDS.items():
        known = select(table.id)
        gone = select(AuditEvent.sequence, AuditEvent.subject_id).where(
            AuditEvent.subject_kind == kind, col(AuditEvent.subject_id).not_in(known)
        )
        for sequence, subject in session.exec(gone):
            yield f"Audit event {sequence} tells of the {kind.replace('_', ' ')} {subject}, which is gone."


def _next_rows(session: Session, table: Any, after: UUID | None) -> Sequence[Any]:
    query = select(table).order_by(table.id).limit(BATCH)
    return session.exec(query if after is None else query.where(table.id > after)).all()


def _recorded(session: Session, ids: list[UUID]) -> dict[UUID, dict[str, Any]]:
    """The details of the first event of each subject: the one that added it."""
    events = select(AuditEvent.subject_id, AuditEvent.details).where(col(AuditEvent.subject_id).in_(ids))
    found: dict[UUID, dict[str, Any]] = {}
    for subject, details in session.exec(events.order_by(col(AuditEvent.sequence))):
        found.setdefault(subject, _object(details))
    return found


def _object(details: str) -> dict[str, Any]:
    try:
        value = json.loads(details)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _evidence(session: Session, ids: list[UUID]) -> dict[UUID, list[Evidence]]:
    rows = session.exec(
        select(Evidence).where(col(Evidence.status_update_id).in_(ids) | col(Evidence.deadline_revision_id).in_(ids))
    )
    found: dict[UUID, list[Evidence]] = {}
    for row in rows:
        subject = row.status_update_id or row.deadline_revision_id
        if subject is not None:
            found.setdefault(subject, []).append(row)
    return found


def _changed_columns(row: Any, recorded: dict[str, Any]) -> list[str]:
    """Names of the columns that differ. A column that a later release added is not in the event."""
    return [
        column.name
        for column in row.__table__.columns
        if column.name in recorded and not _same(getattr(row, column.key), recorded[column.name])
    ]


def _same(value: object, recorded: object) -> bool:
    if isinstance(value, datetime) and isinstance(recorded, str):
        # The event keeps the moment in the zone that it came with.
        return datetime.fromisoformat(recorded) == value
    return bool(json.loads(canonical_json(value)) == recorded)
