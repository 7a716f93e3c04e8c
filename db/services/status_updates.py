"""Recording how a commitment stands: new judgements, corrections and their undoing. Nothing is overwritten."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from db.domain.contradictions import judgement_questions
from db.domain.edtf import parse_edtf
from db.domain.typed_text import many_lines
from db.domain.vocabulary import AssessedStatus, Supports
from db.errors import InvalidEdtf, InvalidInput, NotFound
from db.models import Evidence, Source, StatusUpdate
from db.services.audit import record_of
from db.services.inputs import NewEvidence, NewStatusUpdate, Write
from db.services.sources import attach_evidence, resolved
from db.services.triggered_deadlines import follow_dependents
from db.services.unit_of_work import Edit, editing


def record_status_update(session: Session, commitment_id: UUID, new: NewStatusUpdate, write: Write) -> StatusUpdate:
    """Add a judgement. Raises `InvalidInput` for a missing reason, evidence or day, and `StaleVersion`."""
    with editing(session, commitment_id, write) as edit:
        update, evidence = _judged(edit, new)
        return add_update(edit, update, evidence, verb="record_status_update")


def correct_status_update(session: Session, update_id: UUID, new: NewStatusUpdate, write: Write) -> StatusUpdate:
    """Add the judgement that should have been recorded; the mistaken one stays, marked as superseded.

    A correction to "not assessed" only takes the judgement back, as undoing does.
    """
    mistaken = _uncorrected(session, update_id)
    with editing(session, mistaken.commitment_id, write) as edit:
        update, evidence = _judged(edit, new, supersedes=mistaken)
        return add_update(edit, update, evidence, verb="correct_status_update")


def undo_status_update(session: Session, update_id: UUID, write: Write) -> StatusUpdate:
    """Take back an update by a correcting one that says so: what else was recorded holds again.

    An update is answered by "not assessed", which only takes it back; a correction by a copy of what it corrected,
    with its day, evidence and report. So the day of the last check is again the earlier one too.
    """
    undone = _uncorrected(session, update_id)
    with editing(session, undone.commitment_id, write) as edit:
        corrected = session.get(StatusUpdate, undone.supersedes_id) if undone.supersedes_id else None
        if corrected is not None and corrected.status is AssessedStatus.NOT_ASSESSED:
            corrected = None
        again = corrected or undone
        restored = StatusUpdate(
            commitment_id=edit.commitment.id,
            status=corrected.status if corrected else AssessedStatus.NOT_ASSESSED,
            effective_on=again.effective_on,
            effective_earliest=again.effective_earliest,
            effective_latest=again.effective_latest,
            searched_until=corrected.searched_until if corrected else None,
            reason=f"Undone: “{undone.status.label}” was recorded by mistake.",
            reported_on=corrected.reported_on if corrected else edit.commitment.reported_on,
            supersedes_id=undone.id,
            recorded_at=write.at,
            recorded_by=write.by,
        )
        evidence = [] if corrected is None else evidence_of_update(session, corrected)
        return add_update(edit, restored, evidence, verb="undo_status_update")


def _judged(
    edit: Edit, new: NewStatusUpdate, *, supersedes: StatusUpdate | None = None
) -> tuple[StatusUpdate, Sequence[NewEvidence]]:
    """The checked judgement and its evidence. Raises `InvalidInput`."""
    reason = many_lines(new.reason, field="reason", called="The reason")
    searched_until = _searched_until(new, edit.today)
    effective_on, earliest, latest = _effective(new, searched_until, today=edit.today)
    if new.status.needs_evidence and not new.evidence:
        raise InvalidInput(f"“{new.status.label}” needs at least one source that shows it.", field="evidence")
    sources, evidence = resolved(edit.session, new.evidence, edit.write)
    reported_on = searched_until or first_reported_on(sources, new.status, since=earliest, otherwise=edit.today)
    # Known from the commitment's own report on, so that on no day the mistake still stands.
    if supersedes is not None and new.status is AssessedStatus.NOT_ASSESSED:
        reported_on = edit.commitment.reported_on
    if new.status is AssessedStatus.DISPUTED and len({source.id for source in sources}) < 2:
        raise InvalidInput("“Disputed” needs the sources that disagree: attach at least two.", field="evidence")
    if new.status is not AssessedStatus.NOT_ASSESSED:
        _ask(edit, sources, searched_until, earliest=earliest, latest=latest)
    update = StatusUpdate(
        commitment_id=edit.commitment.id,
        status=new.status,
        effective_on=effective_on,
        effective_earliest=earliest,
        effective_latest=latest,
        searched_until=searched_until,
        reason=reason,
        reported_on=reported_on,
        supersedes_id=supersedes.id if supersedes else None,
        recorded_at=edit.write.at,
        recorded_by=edit.write.by,
    )
    return update, evidence


def _ask(edit: Edit, sources: Sequence[Source], searched_until: date | None, *, earliest: date, latest: date) -> None:
    published = [] if searched_until else [source.published_latest for source in sources]
    since = "searched_until" if searched_until else "effective_on"
    committed_on = edit.commitment.committed_on
    edit.ask(judgement_questions(earliest, latest, committed_on=committed_on, published=published, field=since))


def add_update(edit: Edit, update: StatusUpdate, evidence: Sequence[NewEvidence], *, verb: str) -> StatusUpdate:
    """Add an update with its evidence and its audit event."""
    edit.session.add(update)
    edit.session.flush()
    rows = attach_evidence(edit, evidence, supports=Supports.STATUS, status_update_id=update.id)
    stated = {**record_of(update), "evidence": [record_of(row) for row in rows], "version": edit.next_version}
    edit.record(verb, update, stated)
    follow_dependents(edit)
    return update


def _searched_until(new: NewStatusUpdate, today: date) -> date | None:
    if new.status is not AssessedStatus.NO_PUBLIC_EVIDENCE:
        return None
    if new.searched_until is None:
        raise InvalidInput("Say until which day the search reached.", field="searched_until")
    if new.searched_until > today:
        raise InvalidInput("A search can't reach into the future.", field="searched_until")
    return new.searched_until


def _effective(new: NewStatusUpdate, searched_until: date | None, *, today: date) -> tuple[str, date, date]:
    """The EDTF of the day from which the judgement holds, with its first and last day."""
    words = new.effective_on.strip() or (searched_until.isoformat() if searched_until else "")
    if not words and new.status is AssessedStatus.NOT_ASSESSED:
        words = today.isoformat()
    if not words:
        raise InvalidInput("Say since when this is true: a day, a month or a year.", field="effective_on")
    try:
        period = parse_edtf(words)
    except InvalidEdtf as problem:
        raise InvalidInput(str(problem), field="effective_on") from None
    if period.earliest is None or period.latest is None:
        raise InvalidInput("Give a day, a month or a year with both ends.", field="effective_on")
    if period.earliest > today:
        raise InvalidInput("This day is in the future. A judgement speaks of what has been seen.", field="effective_on")
    return period.text, period.earliest, period.latest


def first_reported_on(sources: Sequence[Source], status: AssessedStatus, *, since: date, otherwise: date) -> date:
    """The day the judgement could first be known: its earliest source that was published once it held.

    A dispute is public only when both sides have spoken, so there it is the last of them. Nothing is known before it is
    true: of sources that only spoke of what was to come, it is the day on which it came.
    """
    published = [source.published_latest for source in sources]
    if not published:
        return otherwise
    if status is AssessedStatus.DISPUTED:
        return max(*published, since)
    return min((day for day in published if day >= since), default=since)


def _uncorrected(session: Session, update_id: UUID) -> StatusUpdate:
    update = session.get(StatusUpdate, update_id)
    if update is None:
        raise NotFound("That status update is not known here.")
    if session.exec(select(StatusUpdate).where(StatusUpdate.supersedes_id == update_id)).first():
        raise InvalidInput("This update has been corrected already; correct the newer one.", field="supersedes")
    return update


def evidence_of_update(session: Session, update: StatusUpdate) -> list[NewEvidence]:
    """The evidence of an update, to be attached to another."""
    rows = session.exec(select(Evidence).where(Evidence.status_update_id == update.id)).all()
    return [NewEvidence(row.source_id, row.quote_exact, row.quote_prefix, row.quote_suffix) for row in rows]
