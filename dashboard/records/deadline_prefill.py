"""What a deadline form begins with: a recorded revision as its field shows it, and the deadline before."""

from datetime import date

from dashboard.forms.deadline_preview import Stated
from db.domain.deadlines import Reading
from db.queries.commitment import CommitmentDetail, RevisionEntry


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
