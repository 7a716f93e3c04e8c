"""The phase that a commitment belongs to: that of what it is part of, or its own if it has parts itself.

A phase is a commitment that others are part of; its own row stands with its parts. Only published ones make phases.
"""

from uuid import UUID

from sqlalchemy import ColumnElement, or_, update
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session, col, select

from db.domain.vocabulary import Publication
from db.models import Commitment

Phase = dict[str, object]
"""The columns `phase_number` and `phase`."""

NO_PHASE: Phase = {"phase_number": None, "phase": ""}

_TABLE = Commitment.metadata.tables["commitment"]


def phase_of(session: Session, commitment: Commitment) -> Phase:
    """The phase that it belongs to."""
    if commitment.part_of_id is not None:
        whole = session.get(Commitment, commitment.part_of_id)
        return _led_by(whole) if whole else NO_PHASE
    parts = select(Commitment.id).where(
        Commitment.part_of_id == commitment.id, Commitment.publication == Publication.PUBLISHED
    )
    has_parts = session.exec(parts.limit(1)).first() is not None
    return {"phase_number": commitment.number, "phase": commitment.title} if has_parts else NO_PHASE


def set_own_phase(session: Session, commitment: Commitment) -> None:
    """Bring up to date the phase of a commitment that has lost a part, or gained one."""
    _set(session, phase_of(session, commitment), _TABLE.c.id == commitment.id)


def set_phases_around(session: Session, commitment: Commitment) -> None:
    """Bring up to date what follows from a commitment for its parts, and for what it is part of.

    Their own versions stay: nobody who edits one of them has anything to look at again.
    """
    whole = session.get(Commitment, commitment.part_of_id) if commitment.part_of_id else None
    if whole is not None:
        _set(session, phase_of(session, whole), _TABLE.c.id == whole.id)
    _set(session, _led_by(commitment), _TABLE.c.part_of_id == commitment.id)


def _set(session: Session, phase: Phase, which: ColumnElement[bool]) -> None:
    number, title = col(Commitment.phase_number), col(Commitment.phase)
    outdated = or_(number.is_distinct_from(phase["phase_number"]), title != phase["phase"])
    changed: list[UUID] = list(session.execute(select(col(Commitment.id)).where(which, outdated)).scalars())
    if not changed:
        return
    session.execute(update(_TABLE).where(which).values(**phase))
    for commitment in session.identity_map.values():
        if isinstance(commitment, Commitment) and commitment.id in changed:
            for name, value in phase.items():
                set_committed_value(commitment, name, value)


def _led_by(whole: Commitment) -> Phase:
    published = whole.publication is Publication.PUBLISHED
    return {"phase_number": whole.number, "phase": whole.title} if published else NO_PHASE
