"""Dated steps inside a commitment."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from db.domain.edtf import parse_edtf
from db.domain.typed_text import one_line
from db.errors import InvalidEdtf, InvalidInput, NotFound
from db.models import Commitment, Milestone
from db.services.audit import record_audit_event, record_of
from db.services.inputs import NewMilestone
from db.services.projection import day_there, locked_commitment, project
from db.services.transaction import one_transaction


@one_transaction
def add_milestone(
    session: Session,
    commitment_id: UUID,
    new: NewMilestone,
    *,
    expected_version: int | None = None,
    by: str,
    recorded_at: datetime,
) -> Milestone:
    """Add a step. Raises `InvalidInput` and `StaleVersion`."""
    commitment = locked_commitment(session, commitment_id, expected_version)
    try:
        period = parse_edtf(new.on.strip())
    except InvalidEdtf as problem:
        raise InvalidInput(str(problem), field="milestone_on") from None
    _check_reached(commitment, new.reached_on, recorded_at)
    milestone = Milestone(
        commitment_id=commitment.id,
        title=one_line(new.title, field="milestone_title", called="The milestone"),
        edtf=period.text,
        earliest=period.earliest,
        latest=period.latest,
        reached_on=new.reached_on,
        recorded_at=recorded_at,
    )
    session.add(milestone)
    session.flush()
    _finish(session, milestone, "add_milestone", by=by, recorded_at=recorded_at, commitment=commitment)
    return milestone


@one_transaction
def reach_milestone(
    session: Session,
    milestone_id: UUID,
    reached_on: date,
    *,
    expected_version: int | None = None,
    by: str,
    recorded_at: datetime,
) -> Milestone:
    """Say on which day a step was reached. Raises `InvalidInput` for a day to come."""
    milestone = session.get(Milestone, milestone_id)
    if milestone is None:
        raise NotFound("That milestone is not known here.")
    commitment = locked_commitment(session, milestone.commitment_id, expected_version)
    _check_reached(commitment, reached_on, recorded_at)
    milestone.reached_on = reached_on
    _finish(session, milestone, "reach_milestone", by=by, recorded_at=recorded_at, commitment=commitment)
    return milestone


def _check_reached(commitment: Commitment, reached_on: date | None, recorded_at: datetime) -> None:
    if reached_on is not None and reached_on > day_there(commitment, recorded_at):
        raise InvalidInput("A milestone can't have been reached in the future.", field="reached_on")


def _finish(
    session: Session, milestone: Milestone, verb: str, *, by: str, recorded_at: datetime, commitment: Commitment
) -> None:
    record_audit_event(
        session,
        verb,
        subject_kind="milestone",
        subject_id=milestone.id,
        details=record_of(milestone),
        by=by,
        recorded_at=recorded_at,
    )
    project(session, commitment)
    session.commit()
