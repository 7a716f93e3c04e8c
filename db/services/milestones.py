"""Dated steps inside a commitment."""

from datetime import date
from uuid import UUID

from sqlmodel import Session

from db.domain.edtf import parse_edtf
from db.domain.typed_text import one_line
from db.errors import InvalidEdtf, InvalidInput, NotFound
from db.models import Milestone
from db.services.inputs import NewMilestone, Write
from db.services.unit_of_work import Edit, editing


def add_milestone(session: Session, commitment_id: UUID, new: NewMilestone, write: Write) -> Milestone:
    """Add a step. Raises `InvalidInput` and `StaleVersion`."""
    with editing(session, commitment_id, write) as edit:
        try:
            period = parse_edtf(new.on.strip())
        except InvalidEdtf as problem:
            raise InvalidInput(str(problem), field="milestone_on") from None
        _check_reached(edit, new.reached_on)
        milestone = Milestone(
            commitment_id=edit.commitment.id,
            title=one_line(new.title, field="milestone_title", called="The milestone"),
            edtf=period.text,
            earliest=period.earliest,
            latest=period.latest,
            reached_on=new.reached_on,
            recorded_at=write.at,
        )
        session.add(milestone)
        session.flush()
        edit.record("add_milestone", milestone)
        return milestone


def reach_milestone(session: Session, milestone_id: UUID, reached_on: date, write: Write) -> Milestone:
    """Say on which day a step was reached. Raises `InvalidInput` for a day to come."""
    milestone = _known(session, milestone_id)
    with editing(session, milestone.commitment_id, write) as edit:
        _check_reached(edit, reached_on)
        milestone.reached_on = reached_on
        edit.record("reach_milestone", milestone)
        return milestone


def undo_milestone(session: Session, milestone_id: UUID, write: Write) -> Milestone:
    """Take back what was said last of a step: that it was reached, or else the step itself. Raises `NotFound`."""
    milestone = _known(session, milestone_id)
    with editing(session, milestone.commitment_id, write) as edit:
        if milestone.reached_on is None:
            session.delete(milestone)
            # An event of the commitment, which is still there to be compared with it.
            edit.record("undo_milestone", details={"deleted": ["milestone", str(milestone_id)]})
        else:
            milestone.reached_on = None
            edit.record("undo_milestone", milestone)
        return milestone


def _known(session: Session, milestone_id: UUID) -> Milestone:
    milestone = session.get(Milestone, milestone_id)
    if milestone is None:
        raise NotFound("That milestone is not known here.")
    return milestone


def _check_reached(edit: Edit, reached_on: date | None) -> None:
    if reached_on is not None and reached_on > edit.today:
        raise InvalidInput("A milestone can't have been reached in the future.", field="reached_on")
