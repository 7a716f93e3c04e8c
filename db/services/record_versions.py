"""Versions of what is edited in place, added with the audit event of the edit, whichever service makes it."""

import json
from uuid import UUID

from sqlalchemy import insert
from sqlmodel import Session, col, func, select

from db.event_replay import replay_of
from db.models import AuditEvent, RecordVersion
from db.record_versions import VERSIONED, Values, stored_values


def record_versions(session: Session, event: AuditEvent) -> None:
    """Add the versions that the last event calls for: of its subject, and of a record that it deletes.

    The events are replayed as `commitments verify` will, so that the two can't differ.
    """
    subjects = {event.subject_kind: event.subject_id}
    deleted = json.loads(event.details).get("deleted")
    if deleted:
        subjects[deleted[0]] = UUID(deleted[1])
    edited = {kind: id_ for kind, id_ in subjects.items() if kind in VERSIONED}
    if not edited or event.verb.startswith("add_"):
        return
    session.flush()
    stored = {str(id_): _count(session, kind, id_) for kind, id_ in edited.items()}
    versions = replay_of(session, list(edited.values())).versions()
    new = [stored_values(row) for row in versions if row["version"] > stored.get(row["subject_id"], row["version"])]
    if new:
        session.execute(insert(RecordVersion), new)


def newest_edit(session: Session, kind: str, id_: UUID) -> tuple[int, Values] | None:
    """The version that an undo takes back, and the fields before it; None where every edit was undone, or none made.

    An edit and its undo cancel out, so undoing again takes back the edit before.
    """
    v = RecordVersion
    of_it = select(v).where(v.subject_kind == kind, col(v.subject_id) == id_).order_by(col(v.version))
    versions = session.exec(of_it).all()
    undone = {version.undoes for version in versions}
    live = [one for one in versions[1:] if one.undoes is None and one.version not in undone]
    return (live[-1].version, versions[live[-1].version - 2].fields) if live else None


def _count(session: Session, kind: str, id_: UUID) -> int:
    v = RecordVersion
    stored = select(func.count()).select_from(v).where(v.subject_kind == kind, col(v.subject_id) == id_)
    return session.exec(stored).one()
