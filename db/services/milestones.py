"""Dated steps inside a commitment: added, edited, reached, taken back. Every edit is a version of the step."""

from datetime import date
from uuid import UUID

from sqlmodel import Session

from db.domain.contradictions import milestone_questions
from db.domain.edtf import parse_edtf
from db.domain.typed_text import many_lines, one_line
from db.errors import InvalidEdtf, InvalidInput, NotFound
from db.models import Milestone
from db.services.earlier_versions import put_back
from db.services.inputs import NewEvidence, NewMilestone, Write
from db.services.sources import checked_quote, resolved
from db.services.unit_of_work import Edit, editing


def add_milestone(session: Session, commitment_id: UUID, new: NewMilestone, write: Write) -> Milestone:
    """Add a step. Raises `InvalidInput` and `StaleVersion`."""
    with editing(session, commitment_id, write) as edit:
        milestone = Milestone(commitment_id=edit.commitment.id, title="", edtf="", recorded_at=write.at)
        _describe(edit, milestone, new)
        session.add(milestone)
        session.flush()
        edit.record("add_milestone", milestone)
        return milestone


def edit_milestone(session: Session, milestone_id: UUID, new: NewMilestone, write: Write, *, reason: str) -> Milestone:
    """Say anew what a step is, when it is to be reached and whether it was. Raises as `add_milestone`."""
    milestone = _known(session, milestone_id)
    with editing(session, milestone.commitment_id, write) as edit:
        _describe(edit, milestone, new)
        edit.record("edit_milestone", milestone, reason=_reason(reason))
        return milestone


def reach_milestone(
    session: Session, milestone_id: UUID, reached_on: date, write: Write, *, evidence: NewEvidence | None = None
) -> Milestone:
    """Say on which day a step was reached, and by which source. Raises `InvalidInput` for a day to come."""
    milestone = _known(session, milestone_id)
    with editing(session, milestone.commitment_id, write) as edit:
        milestone.reached_on = _reached(edit, reached_on)
        _ask(edit, reached_on=reached_on)
        if evidence is not None:
            _tie(edit, milestone, evidence)
        edit.record("reach_milestone", milestone)
        return milestone


def withdraw_milestone(session: Session, milestone_id: UUID, write: Write, *, reason: str) -> Milestone:
    """Take a step back, for a reason: it stays in the record, and in no list. Raises as `add_milestone`."""
    milestone = _known(session, milestone_id)
    with editing(session, milestone.commitment_id, write) as edit:
        if milestone.withdrawn_at is not None:
            raise InvalidInput("This milestone has been taken back already.")
        milestone.withdrawn_at = write.at
        edit.record("withdraw_milestone", milestone, reason=_reason(reason))
        return milestone


def undo_milestone(session: Session, milestone_id: UUID, write: Write) -> Milestone:
    """Take back what was done last to a step: an edit, or else the step itself. Raises `NotFound`."""
    milestone = _known(session, milestone_id)
    with editing(session, milestone.commitment_id, write) as edit:
        if not put_back(session, milestone):
            milestone.withdrawn_at = write.at
        edit.record("undo_milestone", milestone)
        return milestone


def _known(session: Session, milestone_id: UUID) -> Milestone:
    milestone = session.get(Milestone, milestone_id)
    if milestone is None:
        raise NotFound("That milestone is not known here.")
    return milestone


def _describe(edit: Edit, milestone: Milestone, new: NewMilestone) -> None:
    try:
        period = parse_edtf(new.on.strip())
    except InvalidEdtf as problem:
        raise InvalidInput(str(problem), field="milestone_on") from None
    milestone.title = one_line(new.title, field="milestone_title", called="The milestone")
    milestone.edtf, milestone.earliest, milestone.latest = period.text, period.earliest, period.latest
    milestone.reached_on = _reached(edit, new.reached_on)
    _ask(edit, period.earliest, period.latest, reached_on=new.reached_on)
    _tie(edit, milestone, new.evidence)


def _tie(edit: Edit, milestone: Milestone, evidence: NewEvidence | None) -> None:
    """The source that says so, with its words."""
    milestone.source_id, milestone.quote = None, None
    if evidence is not None:
        (source,), _ = resolved(edit.session, (evidence,), edit.write)
        milestone.source_id, milestone.quote = source.id, checked_quote(evidence.quote_exact) or None


def _ask(edit: Edit, first: date | None = None, last: date | None = None, *, reached_on: date | None) -> None:
    c = edit.commitment
    deadline = c.padded_latest or c.latest
    edit.ask(milestone_questions(first, last, committed_on=c.committed_on, deadline=deadline, reached_on=reached_on))


def _reached(edit: Edit, reached_on: date | None) -> date | None:
    if reached_on is not None and reached_on > edit.today:
        raise InvalidInput("A milestone can't have been reached in the future.", field="reached_on")
    return reached_on


def _reason(words: str) -> str:
    return many_lines(words, field="reason", called="The reason")
