"""The current facts on a commitment's own row, computed again from its history within the same transaction."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from db.domain.history import current_update, last_checked_on, revisions_in_order
from db.domain.vocabulary import ActorRole, AssessedStatus
from db.errors import NotFound, StaleVersion
from db.models import Actor, Commitment, CommitmentActor, DeadlineRevision, StatusUpdate


def locked_commitment(session: Session, commitment_id: UUID, expected_version: int | None) -> Commitment:
    """The commitment, held until the transaction ends. Raises `NotFound`, and `StaleVersion` if it moved on."""
    wanted = (
        select(Commitment)
        .where(col(Commitment.id) == commitment_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    commitment = session.exec(wanted).first()
    if commitment is None:
        raise NotFound("That commitment is not known here.")
    if expected_version is not None and commitment.version != expected_version:
        raise StaleVersion(
            "Somebody else saved this commitment while you were writing.",
            expected=expected_version,
            found=commitment.version,
        )
    return commitment


def project(session: Session, commitment: Commitment) -> None:
    """Set the projection from the history, and count the version up."""
    session.flush()
    for name, value in projected(session, commitment).items():
        setattr(commitment, name, value)
    commitment.version += 1
    session.flush()


def projected(session: Session, commitment: Commitment) -> dict[str, object]:
    """The values that the projection must have, from the history alone; `commitments verify` compares them."""
    updates = session.exec(select(StatusUpdate).where(col(StatusUpdate.commitment_id) == commitment.id)).all()
    current = current_update(updates)
    fulfilled = current if current and current.status is AssessedStatus.FULFILLED else None
    return {
        "status": current.status if current else AssessedStatus.NOT_ASSESSED,
        "fulfilled_earliest": fulfilled.effective_earliest if fulfilled else None,
        "fulfilled_latest": fulfilled.effective_latest if fulfilled else None,
        "last_checked_on": last_checked_on(commitment.reported_on, updates),
        "responsible": _responsible(session, commitment.id),
        **_deadline(session, commitment.id),
    }


def _deadline(session: Session, commitment_id: UUID) -> dict[str, object]:
    revisions = session.exec(select(DeadlineRevision).where(col(DeadlineRevision.commitment_id) == commitment_id)).all()
    ordered = revisions_in_order(revisions)
    baseline, current = (ordered[0], ordered[-1]) if ordered else (None, None)
    return {
        "deadline_kind": current.kind if current else None,
        "relation": current.relation if current else None,
        "wording": current.wording if current else None,
        "edtf": current.edtf if current else None,
        "earliest": current.earliest if current else None,
        "latest": current.latest if current else None,
        "padded_latest": current.padded_latest if current else None,
        "baseline_earliest": baseline.earliest if baseline else None,
        "baseline_latest": baseline.latest if baseline else None,
        "baseline_padded_latest": baseline.padded_latest if baseline else None,
    }


def _responsible(session: Session, commitment_id: UUID) -> str:
    names = session.exec(
        select(Actor.name)
        .join(CommitmentActor, col(CommitmentActor.actor_id) == col(Actor.id))
        .where(CommitmentActor.commitment_id == commitment_id, CommitmentActor.role == ActorRole.RESPONSIBLE)
        .order_by(col(CommitmentActor.position), col(Actor.name))
    ).all()
    return " · ".join(names)[:500]


def day_there(commitment: Commitment, moment: datetime) -> date:
    """The day in the commitment's own time zone."""
    return moment.astimezone(ZoneInfo(commitment.time_zone)).date()
