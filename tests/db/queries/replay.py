"""The record replayed for a day in plain Python, from all rows and the rules of `db.domain` alone."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, select

from db.domain.filters import View
from db.domain.history import current_update, last_checked_on, revisions_in_order
from db.domain.vocabulary import AssessedStatus, Publication
from db.models import Commitment, DeadlineRevision, StatusUpdate

Facts = dict[str, Any]
OF_THE_DEADLINE = ("relation", "wording", "edtf", "earliest", "latest", "padded_latest")


def replayed(session: Session, view: View) -> dict[UUID, Facts]:
    """What each published commitment was on the view's day, by its id, for those that were known."""
    updates = _known(session, StatusUpdate, view)
    revisions = _known(session, DeadlineRevision, view)
    return {
        commitment.id: _facts(
            commitment,
            [update for update in updates if update.commitment_id == commitment.id],
            [revision for revision in revisions if revision.commitment_id == commitment.id],
        )
        for commitment in _known(session, Commitment, view)
        if commitment.publication is Publication.PUBLISHED
    }


def _known(session: Session, table: Any, view: View) -> list[Any]:
    rows = [row for row in session.exec(select(table)).all() if row.reported_on <= view.as_of]
    if view.as_recorded_by is None:
        return rows
    midnight = datetime.combine(view.as_recorded_by, datetime.min.time(), tzinfo=UTC) + timedelta(days=1)
    return [row for row in rows if row.recorded_at < midnight]


def _facts(commitment: Commitment, updates: list[StatusUpdate], revisions: list[DeadlineRevision]) -> Facts:
    judgement = current_update(updates)
    fulfilled = judgement if judgement and judgement.status is AssessedStatus.FULFILLED else None
    ordered = revisions_in_order(revisions)
    return {
        "status": judgement.status if judgement else AssessedStatus.NOT_ASSESSED,
        "fulfilled_earliest": fulfilled.effective_earliest if fulfilled else None,
        "fulfilled_latest": fulfilled.effective_latest if fulfilled else None,
        "last_checked_on": last_checked_on(commitment.reported_on, updates),
        "deadline_kind": ordered[-1].kind if ordered else None,
        **{name: getattr(ordered[-1], name) if ordered else None for name in OF_THE_DEADLINE},
        **{f"baseline_{name}": getattr(ordered[0], name) if ordered else None for name in OF_THE_DEADLINE[3:]},
    }
