"""The current facts on a commitment's own row, computed again from its history within the same transaction.

With them go the rows that are derived from it for days gone by, filters and the search.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import delete, insert
from sqlmodel import Session, SQLModel, col, func, select

from db.derived_rows import derived_rows
from db.domain.projection import projection
from db.domain.vocabulary import ActorRole
from db.errors import NotFound, StaleVersion
from db.models import (
    Actor,
    Commitment,
    CommitmentActor,
    CommitmentSearch,
    CommitmentTopic,
    DeadlineRevision,
    StatusUpdate,
)
from db.services.phases import phase_of, set_phases_around


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


def next_number(session: Session) -> int:
    """The number of the next commitment; writers take turns, so nobody else takes it meanwhile."""
    return (session.exec(select(func.max(Commitment.number))).one() or 0) + 1


def project(session: Session, commitment: Commitment) -> None:
    """Set the projection and the derived rows from the history, and count the version up."""
    session.flush()
    for name, value in projected(session, commitment).items():
        setattr(commitment, name, value)
    commitment.version += 1
    session.flush()
    set_phases_around(session, commitment)
    _write_derived(session, commitment)


def projected(session: Session, commitment: Commitment) -> dict[str, object]:
    """The values that the projection must have, from the history alone; `commitments verify` compares them."""
    return {
        **projection(commitment, *_history(session, commitment.id)),
        "responsible": " · ".join(_actors(session, commitment.id, ActorRole.RESPONSIBLE))[:500],
        "first_topic": min(_topics(session, commitment.id), default=""),
        **phase_of(session, commitment),
    }


def _write_derived(session: Session, commitment: Commitment) -> None:
    rows = derived_rows(
        commitment,
        *_history(session, commitment.id),
        actors=_actors(session, commitment.id),
        topics=_topics(session, commitment.id),
    )
    for table, wanted in rows.items():
        if table is CommitmentSearch and _stands(session, wanted[0]):
            continue  # the one index that is dear to write
        session.execute(delete(table).where(table.number == commitment.number))
        if wanted:
            session.execute(insert(table.metadata.tables[table.__tablename__]), wanted)


def _stands(session: Session, row: dict[str, Any]) -> bool:
    found = session.exec(select(CommitmentSearch).where(CommitmentSearch.number == row["number"])).first()
    return found is not None and found.model_dump() == row


def _history(session: Session, commitment_id: UUID) -> tuple[list[StatusUpdate], list[DeadlineRevision]]:
    def of(table: type[SQLModel]) -> list[Any]:
        return list(session.exec(select(table).where(table.commitment_id == commitment_id)))  # type: ignore[attr-defined]

    return of(StatusUpdate), of(DeadlineRevision)


def _actors(session: Session, commitment_id: UUID, *roles: ActorRole) -> list[str]:
    wanted = (
        select(Actor.name)
        .join(CommitmentActor, col(CommitmentActor.actor_id) == col(Actor.id))
        .where(CommitmentActor.commitment_id == commitment_id, col(CommitmentActor.role).in_(roles or ActorRole))
        .order_by(col(CommitmentActor.position), col(Actor.name))
    )
    return list(session.exec(wanted))


def _topics(session: Session, commitment_id: UUID) -> list[str]:
    return list(session.exec(select(CommitmentTopic.topic).where(CommitmentTopic.commitment_id == commitment_id)))


def day_there(commitment: Commitment, moment: datetime) -> date:
    """The day in the commitment's own time zone."""
    return moment.astimezone(ZoneInfo(commitment.time_zone)).date()
