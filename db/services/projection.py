"""The current facts on a commitment's own row, computed again from its history within the same transaction.

With them go the rows that are derived from it for days gone by, filters and the search.
"""

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from sqlalchemy import delete, insert, tuple_
from sqlmodel import Session, SQLModel, col, select

from db.derived_rows import Row, derived_rows, folded_row, folded_texts, source_row
from db.domain.projection import projection
from db.domain.publication import PublicationDay, publication_days
from db.domain.vocabulary import ActorRole, TextKind
from db.models import (
    Actor,
    Commitment,
    CommitmentActor,
    CommitmentSearch,
    CommitmentTopic,
    DeadlineRevision,
    FoldedText,
    RecordVersion,
    Source,
    SourceSearch,
    StatusUpdate,
)
from db.services.phases import phase_of, set_phases_around


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


def project_source(session: Session, source: Source) -> None:
    """Write again what a source is found by."""
    session.execute(delete(SourceSearch).where(col(SourceSearch.source_id) == source.id))
    session.execute(insert(SourceSearch), [source_row(source)])


def fold_texts(session: Session, texts: Iterable[tuple[TextKind, str]]) -> None:
    """Add the folded forms of texts that have none yet."""
    key = tuple_(col(FoldedText.kind), col(FoldedText.text))
    wanted = set(texts)
    missing = wanted - {(kind, text) for kind, text in session.execute(select(*key).where(key.in_(wanted)))}
    if missing:
        session.execute(insert(FoldedText), [folded_row(kind, text) for kind, text in sorted(missing)])


def _write_derived(session: Session, commitment: Commitment) -> None:
    updates, revisions = _history(session, commitment.id)
    named = {"actors": _actors(session, commitment.id), "topics": _topics(session, commitment.id)}
    fold_texts(session, folded_texts(commitment, revisions, **named))
    publications = _publications(session, commitment.id)
    rows = derived_rows(commitment, updates, revisions, **named, publications=publications)
    for table, wanted in rows.items():
        if table is CommitmentSearch and _stands(session, wanted[0]):
            continue  # the one index that is dear to write
        session.execute(delete(table).where(col(table.number) == commitment.number))
        if wanted:
            session.execute(insert(table.metadata.tables[table.__tablename__]), wanted)


def _stands(session: Session, row: Row) -> bool:
    stored = session.exec(select(CommitmentSearch).where(CommitmentSearch.number == row["number"])).first()
    return stored is not None and stored.model_dump() == row


_Record = TypeVar("_Record", bound=SQLModel)


def _history(session: Session, commitment_id: UUID) -> tuple[list[StatusUpdate], list[DeadlineRevision]]:
    def of(table: type[_Record]) -> list[_Record]:
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


def _publications(session: Session, commitment_id: UUID) -> list[PublicationDay]:
    v = RecordVersion
    wanted = select(v.recorded_at, v.fields).where(v.subject_kind == "commitment", v.subject_id == commitment_id)
    return publication_days(session.exec(wanted.order_by(col(v.version))))


def _topics(session: Session, commitment_id: UUID) -> list[str]:
    return list(session.exec(select(CommitmentTopic.topic).where(CommitmentTopic.commitment_id == commitment_id)))
