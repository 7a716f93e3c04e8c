"""Leaving a commitment out of the review queue for a while, and waking it before its day."""

from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from db.domain.typed_text import many_lines
from db.errors import InvalidInput, NotFound
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
        written = many_lines(reason, field="snooze_reason", called="The reason", max_length=1_000)
        return _add(edit, "snooze_review", until=until, reason=written)


def wake_review(session: Session, commitment_id: UUID, write: Write) -> ReviewSnooze:
    """Bring a commitment back into the queue today. Raises `NotFound`."""
    with transaction(session):
        edit = Edit(session, locked_commitment(session, commitment_id), write)
        return _add(edit, "wake_review", until=_past(edit), reason="Woken before its day.")


def undo_snooze(session: Session, snooze_id: UUID, write: Write) -> ReviewSnooze:
    """Take back the newest snooze, or the waking: the one before counts again. Raises `InvalidInput` and `NotFound`."""
    undone = session.get(ReviewSnooze, snooze_id)
    if undone is None:
        raise NotFound("That snooze is not known here.")
    with transaction(session):
        edit = Edit(session, locked_commitment(session, undone.commitment_id), write)
        s = ReviewSnooze
        own = select(s).where(s.commitment_id == undone.commitment_id).order_by(col(s.recorded_at).desc())
        newest, *earlier = session.exec(own.limit(2)).all()
        if newest.id != undone.id:
            raise InvalidInput("It has been snoozed or woken again since.")
        if not earlier:
            return _add(edit, "undo_snooze", until=_past(edit), reason="Undone: it was snoozed by mistake.")
        return _add(edit, "undo_snooze", until=earlier[0].until, reason=earlier[0].reason)


def _past(edit: Edit) -> date:
    """A day that is over in every time zone, and for every day that a server is told to take for today."""
    return edit.commitment.reported_on


def _add(edit: Edit, verb: str, *, until: date, reason: str) -> ReviewSnooze:
    snooze = ReviewSnooze(
        commitment_id=edit.commitment.id,
        until=until,
        reason=reason,
        recorded_on=edit.today,
        recorded_at=edit.write.at,
        recorded_by=edit.write.by,
    )
    edit.session.add(snooze)
    edit.session.flush()
    record_audit_event(edit.session, verb, snooze, edit.write)
    return snooze
