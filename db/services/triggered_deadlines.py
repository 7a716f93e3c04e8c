"""Deadlines that count from another commitment's fulfilment: computed when it comes, corrected when it is taken back.

The rule adds revisions, as people do, each with the evidence of the fulfilment that it follows from.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from db.domain.history import current_update, revisions_in_order
from db.domain.spans import day_after_span
from db.domain.vocabulary import AssessedStatus, DeadlineKind, Relation, RevisionReason, Supports
from db.domain.window import Window, window_of
from db.models import Commitment, DeadlineRevision, Evidence, StatusUpdate
from db.services.audit import record_of
from db.services.inputs import NewEvidence, Write
from db.services.projection import project
from db.services.sources import attach_evidence
from db.services.unit_of_work import Edit, locked_commitment

RULE, RULE_VERSION = "trigger", 1


@dataclass(frozen=True, slots=True)
class _Come:
    """What a waiting deadline is to follow from: the fulfilment that holds, None while there is none."""

    title: str
    update: StatusUpdate | None

    @property
    def day(self) -> date | None:
        """The last day of the fulfilment, so that a month counts as over before the span begins."""
        return self.update.effective_latest if self.update else None


def follow_dependents(trigger: Edit) -> None:
    """Settle and project every commitment whose deadline counts from this one's fulfilment."""
    session = trigger.session
    r = DeadlineRevision
    waiting = select(r.commitment_id).where(r.trigger_commitment_id == trigger.commitment.id).distinct()
    for commitment_id in sorted(session.exec(waiting)):
        dependent = Edit(session, locked_commitment(session, commitment_id), trigger.write)
        if settle_trigger(dependent):
            project(session, dependent.commitment)


def settle_trigger(edit: Edit) -> bool:
    """Bring a deadline that counts from a fulfilment in keeping with it; whether a revision was added.

    The projection is left to the caller.
    """
    own = DeadlineRevision.commitment_id == edit.commitment.id
    revisions = edit.session.exec(select(DeadlineRevision).where(own)).all()
    ordered = revisions_in_order(revisions)
    current = ordered[-1] if ordered else None
    if current is None or current.trigger_commitment_id is None or current.span is None:
        return False
    come = _come(edit.session, current.trigger_commitment_id)
    if current.counts_from == come.day:
        return False
    number = max(one.number for one in revisions) + 1
    revision = _revision(current, come, number, edit.write)
    add_revision(edit, revision, evidence_of(edit.session, come.update or current), verb="trigger_deadline")
    return True


def _come(session: Session, trigger_id: UUID) -> _Come:
    trigger = session.get(Commitment, trigger_id)
    updates = session.exec(select(StatusUpdate).where(StatusUpdate.commitment_id == trigger_id)).all()
    current = current_update(updates)
    fulfilled = current if current and current.status is AssessedStatus.FULFILLED else None
    return _Come(trigger.title if trigger else "", fulfilled)


def _revision(current: DeadlineRevision, come: _Come, number: int, write: Write) -> DeadlineRevision:
    fired = current.counts_from is not None
    announced_on = max(come.day or current.announced_on, _waiting_since(current))
    latest = day_after_span(come.day, current.span or "") if come.day else None
    window = window_of(latest.isoformat(), Relation.BY) if latest else Window(None, None, None)
    # Taken back, it is known from the mistake's own day on, so that on no day the mistake still stands.
    reported_on = max(come.update.reported_on, announced_on) if come.update else current.reported_on
    reason = (
        f"Counted from the fulfilment of “{come.title}”." if come.day else f"“{come.title}” is not fulfilled after all."
    )
    return DeadlineRevision(
        commitment_id=current.commitment_id,
        number=number,
        kind=DeadlineKind.RELATIVE,
        wording=current.wording,
        wording_language=current.wording_language,
        relation=Relation.BY if latest else None,
        edtf=latest.isoformat() if latest else None,
        earliest=window.earliest,
        latest=window.latest,
        padded_latest=window.padded_latest,
        rule=RULE,
        rule_version=RULE_VERSION,
        span=current.span,
        counts_from=come.day,
        waits_for=current.waits_for,
        trigger_commitment_id=current.trigger_commitment_id,
        announced_on=min(announced_on, reported_on),
        reported_on=reported_on,
        reason=reason,
        reason_kind=RevisionReason.CORRECTED if fired else RevisionReason.TRIGGERED,
        supersedes_id=current.id if fired else None,
        recorded_at=write.at,
        recorded_by=write.by,
    )


def _waiting_since(current: DeadlineRevision) -> date:
    """A trigger that came before the deadline was stated sets it on that day at the earliest."""
    return date.min if current.counts_from is not None else current.announced_on


def evidence_of(session: Session, record: StatusUpdate | DeadlineRevision) -> tuple[NewEvidence, ...]:
    """The evidence of a record, to be attached to another."""
    column = Evidence.status_update_id if isinstance(record, StatusUpdate) else Evidence.deadline_revision_id
    rows = session.exec(select(Evidence).where(col(column) == record.id).order_by(col(Evidence.id))).all()
    return tuple(NewEvidence(row.source_id, row.quote_exact, row.quote_prefix, row.quote_suffix) for row in rows)


def add_revision(edit: Edit, revision: DeadlineRevision, evidence: tuple[NewEvidence, ...], *, verb: str) -> None:
    """Add a revision with its evidence and its audit event."""
    edit.session.add(revision)
    edit.session.flush()
    rows = attach_evidence(edit, evidence, supports=Supports.DEADLINE, deadline_revision_id=revision.id)
    edit.record(verb, revision, {**record_of(revision), "evidence": [record_of(row) for row in rows]})
