"""The phase that a commitment belongs to: the title of what it is part of, or its own if it has parts itself.

A phase is a commitment that others are part of; its own row stands with its parts. Only published ones make phases.
"""

from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session, col, select

from db.domain.vocabulary import Publication
from db.models import Commitment

_TABLE = Commitment.metadata.tables["commitment"]


def phase_of(session: Session, commitment: Commitment) -> str:
    """The phase's title, empty for a commitment that belongs to none."""
    if commitment.part_of_id is not None:
        whole = session.get(Commitment, commitment.part_of_id)
        return _title_if_published(whole) if whole else ""
    parts = select(Commitment.id).where(
        Commitment.part_of_id == commitment.id, Commitment.publication == Publication.PUBLISHED
    )
    return commitment.title if session.exec(parts.limit(1)).first() else ""


def set_phases_around(session: Session, commitment: Commitment) -> None:
    """Bring up to date what follows from a commitment for its parts, and for what it is part of."""
    whole = session.get(Commitment, commitment.part_of_id) if commitment.part_of_id else None
    if whole is not None:
        phase = phase_of(session, whole)
        if whole.phase != phase:
            _set(session, phase, _TABLE.c.id == whole.id)
            set_committed_value(whole, "phase", phase)
    _set_parts(session, commitment.id, _title_if_published(commitment))


def _set_parts(session: Session, whole_id: UUID, phase: str) -> None:
    outdated = (Commitment.part_of_id == whole_id, Commitment.phase != phase)
    if session.exec(select(Commitment.id).where(*outdated).limit(1)).first() is None:
        return
    # Their own versions stay: nobody who edits one of them has anything to look at again.
    _set(session, phase, _TABLE.c.part_of_id == whole_id)
    for part in session.exec(select(Commitment).where(col(Commitment.part_of_id) == whole_id)):
        set_committed_value(part, "phase", phase)


def _set(session: Session, phase: str, which: object) -> None:
    session.execute(update(_TABLE).where(which).values(phase=phase))  # type: ignore[arg-type]


def _title_if_published(commitment: Commitment) -> str:
    return commitment.title if commitment.publication is Publication.PUBLISHED else ""
