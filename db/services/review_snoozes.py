"""Leaving a commitment out of the review queue for a while."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from db.domain.typed_text import many_lines
from db.errors import InvalidInput
from db.models import ReviewSnooze
from db.services.audit import record_audit_event, record_of
from db.services.projection import day_there, locked_commitment
from db.services.transaction import one_transaction

MOST_DAYS = 366


@one_transaction
def snooze_review(
    session: Session, commitment_id: UUID, *, until: date, reason: str, by: str, recorded_at: datetime
) -> ReviewSnooze:
    """Leave it out of the queue before the day `until`; the newest snooze counts, so one until today brings it back.

    It says nothing of the commitment, so its version stays. Raises `InvalidInput` and `NotFound`.
    """
    commitment = locked_commitment(session, commitment_id, None)
    today = day_there(commitment, recorded_at)
    if until < today:
        raise InvalidInput("This day has passed. Give a day to come.", field="until")
    if (until - today).days > MOST_DAYS:
        raise InvalidInput("A review can be put off for a year at the most.", field="until")
    snooze = ReviewSnooze(
        commitment_id=commitment.id,
        until=until,
        reason=many_lines(reason, field="snooze_reason", called="The reason", most=1_000),
        recorded_on=today,
        recorded_at=recorded_at,
        recorded_by=by,
    )
    session.add(snooze)
    session.flush()
    record_audit_event(
        session,
        "snooze_review",
        subject_kind="review_snooze",
        subject_id=snooze.id,
        details=record_of(snooze),
        by=by,
        recorded_at=recorded_at,
    )
    session.commit()
    return snooze
