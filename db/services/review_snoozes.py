"""Leaving a commitment out of the review queue for a while."""

from datetime import date
from uuid import UUID

from sqlmodel import Session

from db.domain.typed_text import many_lines
from db.errors import InvalidInput
from db.models import ReviewSnooze
from db.services.audit import record_audit_event
from db.services.inputs import Write
from db.services.unit_of_work import Edit, locked_commitment, transaction

MAX_SNOOZE_DAYS = 366


def snooze_review(session: Session, commitment_id: UUID, write: Write, *, until: date, reason: str) -> ReviewSnooze:
    """Leave it out of the queue before the day `until`; the newest snooze counts, so one until today brings it back.

    It says nothing of the commitment, so its version stays. Raises `InvalidInput` and `NotFound`.
    """
    with transaction(session):
        edit = Edit(session, locked_commitment(session, commitment_id), write)
        if until < edit.today:
            raise InvalidInput("This day has passed. Give a day to come.", field="until")
        if (until - edit.today).days > MAX_SNOOZE_DAYS:
            raise InvalidInput("A review can be put off for a year at the most.", field="until")
        snooze = ReviewSnooze(
            commitment_id=commitment_id,
            until=until,
            reason=many_lines(reason, field="snooze_reason", called="The reason", max_length=1_000),
            recorded_on=edit.today,
            recorded_at=write.at,
            recorded_by=write.by,
        )
        session.add(snooze)
        session.flush()
        record_audit_event(session, "snooze_review", snooze, write)
        return snooze
