"""What commitments are tied to, a batch at a time."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from db.domain.vocabulary import ActorRole, Publication
from db.models import Actor, Commitment, CommitmentActor, CommitmentTopic, RecordVersion


def actors_of(session: Session, ids: list[UUID]) -> defaultdict[UUID, list[tuple[ActorRole, str]]]:
    """Who has which part in each commitment, in their order."""
    by_commitment: defaultdict[UUID, list[tuple[ActorRole, str]]] = defaultdict(list)
    rows = session.exec(
        select(CommitmentActor.commitment_id, CommitmentActor.role, Actor.name)
        .join(Actor, col(Actor.id) == col(CommitmentActor.actor_id))
        .where(col(CommitmentActor.commitment_id).in_(ids))
        .order_by(col(CommitmentActor.position), col(Actor.name))
    )
    for commitment_id, role, name in rows:
        by_commitment[commitment_id].append((ActorRole(role), name))
    return by_commitment


def topics_of(session: Session, ids: list[UUID]) -> defaultdict[UUID, list[str]]:
    """What each commitment is about."""
    by_commitment: defaultdict[UUID, list[str]] = defaultdict(list)
    for row in session.exec(select(CommitmentTopic).where(col(CommitmentTopic.commitment_id).in_(ids))):
        by_commitment[row.commitment_id].append(row.topic)
    return by_commitment


def versions_of(session: Session, ids: list[UUID]) -> defaultdict[UUID, list[tuple[datetime, Mapping[str, Any]]]]:
    """When each version of each commitment was recorded, and its fields, oldest first."""
    v = RecordVersion
    found: defaultdict[UUID, list[tuple[datetime, Mapping[str, Any]]]] = defaultdict(list)
    of_them = select(v.subject_id, v.recorded_at, v.fields).where(col(v.subject_id).in_(ids))
    for id_, recorded_at, fields in session.exec(of_them.order_by(col(v.version))):
        found[id_].append((recorded_at, fields))
    return found


def phases_of(session: Session, commitments: Sequence[Commitment]) -> dict[UUID, dict[str, object]]:
    """The phase of each: the title of what it is part of, or its own if it has parts, as far as they are published."""
    published = Commitment.publication == Publication.PUBLISHED
    wholes = {commitment.part_of_id for commitment in commitments if commitment.part_of_id}
    by_commitment = session.exec(
        select(Commitment.id, Commitment.number, Commitment.title).where(col(Commitment.id).in_(wholes), published)
    )
    leading = {id_: (number, title) for id_, number, title in by_commitment}
    ids = [commitment.id for commitment in commitments]
    divided = set(session.exec(select(Commitment.part_of_id).where(col(Commitment.part_of_id).in_(ids), published)))
    phases: dict[UUID, dict[str, object]] = {}
    for commitment in commitments:
        own = (commitment.number, commitment.title) if commitment.id in divided else (None, "")
        number, title = leading.get(commitment.part_of_id, (None, "")) if commitment.part_of_id else own
        phases[commitment.id] = {"phase_number": number, "phase": title}
    return phases
