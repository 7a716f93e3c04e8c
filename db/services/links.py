"""How commitments relate: what follows, depends on or replaces what, and what is part of what. Never in a circle."""

from collections.abc import Iterable
from uuid import UUID

from sqlmodel import Session, col, select

from db.domain.vocabulary import LinkKind
from db.errors import InvalidInput, NotFound
from db.models import Commitment, CommitmentLink
from db.services.audit import record_of

_RELATES = {LinkKind.FOLLOWS: "follows", LinkKind.DEPENDS_ON: "depends on", LinkKind.SUPERSEDES: "replaces"}


def add_link(session: Session, from_id: UUID, to_id: UUID, *, kind: LinkKind) -> CommitmentLink:
    """Add a link to the running transaction. Raises `InvalidInput` (the field is the kind) and `NotFound`."""
    if from_id == to_id:
        raise InvalidInput("A commitment can't be linked to itself.", field=kind.value)
    other = session.get(Commitment, to_id)
    if other is None:
        raise NotFound("The other commitment is not known here.")
    if _link_between(session, from_id, to_id, kind) is not None:
        raise InvalidInput("These two are linked in this way already.", field=kind.value)
    if from_id in _reached(session, to_id, kind):
        words = f"“{other.title}” {_RELATES[kind]} this one, be it by way of others: they would run in a circle."
        raise InvalidInput(words, field=kind.value)
    link = CommitmentLink(from_id=from_id, to_id=to_id, kind=kind)
    session.add(link)
    session.flush()
    return link


def remove_link(session: Session, from_id: UUID, to_id: UUID, *, kind: LinkKind) -> None:
    """Take a link away, if it is still there. What stood before is in the audit event of the edit."""
    link = _link_between(session, from_id, to_id, kind)
    if link is not None:
        session.delete(link)
        session.flush()


def set_part_of(session: Session, commitment: Commitment, whole_id: UUID | None) -> None:
    """Say what it is part of, or that it is part of nothing. Raises `InvalidInput` (field `part_of`), `NotFound`."""
    step = session.get(Commitment, whole_id) if whole_id else None
    if whole_id is not None and step is None:
        raise NotFound("The commitment that it is part of is not known here.")
    passed: set[UUID] = set()
    while step is not None and step.id not in passed:
        if step.id == commitment.id:
            raise InvalidInput("A commitment can't be part of itself, nor of one of its own parts.", field="part_of")
        passed.add(step.id)
        step = session.get(Commitment, step.part_of_id) if step.part_of_id else None
    commitment.part_of_id = whole_id


def links_from(session: Session, commitment_id: UUID) -> list[dict[str, object]]:
    """The links of a commitment, for the audit."""
    wanted = select(CommitmentLink).where(CommitmentLink.from_id == commitment_id).order_by(col(CommitmentLink.id))
    return [record_of(link) for link in session.exec(wanted)]


def _link_between(session: Session, from_id: UUID, to_id: UUID, kind: LinkKind) -> CommitmentLink | None:
    same = select(CommitmentLink).where(
        CommitmentLink.from_id == from_id, CommitmentLink.to_id == to_id, CommitmentLink.kind == kind
    )
    return session.exec(same).first()


def _reached(session: Session, start: UUID, kind: LinkKind) -> set[UUID]:
    """Every commitment that links of this kind lead to, step by step."""
    reached: set[UUID] = set()
    ahead: Iterable[UUID] = {start}
    while ahead:
        wanted = select(CommitmentLink.to_id).where(CommitmentLink.kind == kind, col(CommitmentLink.from_id).in_(ahead))
        ahead = set(session.exec(wanted)) - reached
        reached |= ahead
    return reached
