"""Who edited a record, when and why, with what it said before and after."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from db.domain.filters import View
from db.models import RecordVersion


@dataclass(frozen=True, slots=True)
class RecordEdit:
    """One edit of one record: its fields as JSON before and after. What was taken back by older releases has none."""

    subject_id: UUID
    version: int
    before: dict[str, object]
    after: dict[str, object]
    reason: str
    recorded_at: datetime
    recorded_by: str

    @property
    def changed(self) -> tuple[str, ...]:
        """The names of the fields that say something else than before."""
        names = dict.fromkeys((*self.before, *self.after))
        return tuple(name for name in names if self.before.get(name) != self.after.get(name))


def edits_of_record(session: Session, view: View | None, kind: str, subject_id: UUID) -> tuple[RecordEdit, ...]:
    """The edits of one record, the newest first."""
    return _edits(session, view, kind, col(RecordVersion.subject_id) == subject_id)


def edits_of_parts(session: Session, view: View, kind: str, commitment_id: UUID) -> tuple[RecordEdit, ...]:
    """The edits of all of a commitment's parts of that kind, the newest first."""
    return _edits(session, view, kind, col(RecordVersion.commitment_id) == commitment_id)


def _edits(session: Session, view: View | None, kind: str, own: ColumnElement[bool]) -> tuple[RecordEdit, ...]:
    v = RecordVersion
    wanted = select(v).where(col(v.subject_kind) == kind, own).order_by(col(v.subject_id), col(v.version))
    if view is not None and view.as_recorded_by is not None:
        wanted = wanted.where(col(v.recorded_at) < view.recorded_before)
    versions: Sequence[RecordVersion] = session.execute(wanted).scalars().all()
    edits = [
        RecordEdit(
            after.subject_id,
            after.version,
            before.fields,
            after.fields,
            after.reason,
            view.local(after.recorded_at) if view else after.recorded_at,
            after.recorded_by,
        )
        for before, after in itertools.pairwise(versions)
        if before.subject_id == after.subject_id
    ]
    return tuple(sorted(edits, key=lambda edit: (edit.recorded_at, edit.version), reverse=True))
