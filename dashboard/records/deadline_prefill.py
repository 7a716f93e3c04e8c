"""Between the deadline field and the record: what a form begins with, and the revision that it builds."""

from collections.abc import Sequence
from datetime import date

from dashboard.forms.deadline_preview import Stated
from db.domain.deadlines import Reading
from db.domain.vocabulary import RevisionReason
from db.queries.commitment import CommitmentDetail, RevisionEntry
from db.services.inputs import NewActor, NewDeadline, NewEvidence


def stated_before(revision: RevisionEntry | None, *, trigger: str) -> Stated | None:
    """A recorded revision as the field shows it: as it was read, by hand where it was given by hand.

    `trigger` is what is typed for the commitment that it counts from.
    """
    if revision is None:
        return None
    reading = Reading(
        revision.wording, kind=revision.kind, relation=revision.relation, edtf=revision.edtf, rule=revision.rule
    )
    return Stated(
        revision.wording,
        revision.wording_language,
        reading,
        revision.waits_for,
        revision.counts_from,
        span=revision.span,
        trigger=trigger,
    )


def previous_latest(detail: CommitmentDetail, revision: RevisionEntry | None) -> date | None:
    """The last day of the deadline that held before the one being stated."""
    if revision is None:
        return detail.current_revision.latest if detail.current_revision else None
    earlier = [one for one in detail.deadlines if one.number < revision.number]
    return max(earlier, key=lambda one: (one.announced_on, one.number)).latest if earlier else None


def new_revision(
    *,
    deadline: Stated,
    announced_on: date,
    announcer: str,
    reason: str,
    evidence: Sequence[NewEvidence],
    reason_kind: RevisionReason | None = None,
) -> NewDeadline:
    """The revision that a form states."""
    return new_deadline(
        deadline,
        announced_on=announced_on,
        announcer=NewActor(announcer) if announcer else None,
        reason=reason,
        reason_kind=reason_kind,
        evidence=tuple(evidence),
    )


def new_deadline(
    stated: Stated,
    *,
    announced_on: date,
    announcer: NewActor | None = None,
    reason: str = "",
    reason_kind: RevisionReason | None = None,
    evidence: tuple[NewEvidence, ...] = (),
) -> NewDeadline:
    """The input of the service for a deadline that was read."""
    reading = stated.reading
    assert reading.kind is not None
    return NewDeadline(
        wording=stated.wording,
        announced_on=announced_on,
        kind=reading.kind,
        edtf=reading.edtf,
        relation=reading.relation,
        rule=reading.rule or "hand",
        rule_version=reading.rule_version,
        wording_language=stated.wording_language,
        counts_from=stated.counts_from,
        waits_for=stated.waits_for,
        span=stated.span,
        trigger_commitment=stated.trigger_id,
        announcer=announcer,
        reason=reason,
        reason_kind=reason_kind,
        evidence=evidence,
    )
