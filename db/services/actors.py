"""Adding actors, or finding them again by name."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, or_
from sqlmodel import Session, col, select

from db.domain.typed_text import NAME_LENGTH, language_tag, one_line
from db.errors import InvalidInput, NotFound
from db.models import Actor
from db.services.audit import record_audit_event, record_of
from db.services.inputs import NewActor
from db.services.transaction import one_transaction


@one_transaction
def add_actor(session: Session, new: NewActor, *, by: str, recorded_at: datetime) -> Actor:
    """Add an actor. Raises `InvalidInput` if one of that name is known."""
    name = one_line(new.name, field="name", called="The name", most=NAME_LENGTH)
    if _actor_named(session, name):
        raise InvalidInput(f"{name} is already known.", field="name")
    actor = _new_actor(session, new, by=by, recorded_at=recorded_at)
    session.commit()
    return actor


def find_or_add_actor(
    session: Session, wanted: UUID | NewActor, *, by: str, recorded_at: datetime, field: str = "actor"
) -> Actor:
    """The actor with that id or name, added to the running transaction if the name is new."""
    if isinstance(wanted, UUID):
        actor = session.get(Actor, wanted)
        if actor is None:
            raise NotFound("That actor is not known here.")
        return actor
    name = one_line(wanted.name, field=field, called="The actor's name", most=NAME_LENGTH)
    return _actor_named(session, name) or _new_actor(session, wanted, by=by, recorded_at=recorded_at)


def _actor_named(session: Session, name: str) -> Actor | None:
    alike = or_(col(Actor.name) == name, func.lower(col(Actor.name)) == func.lower(name))
    return session.exec(select(Actor).where(alike).order_by(col(Actor.name))).first()


def _new_actor(session: Session, new: NewActor, *, by: str, recorded_at: datetime) -> Actor:
    if new.part_of is not None and session.get(Actor, new.part_of) is None:
        raise NotFound("The actor that it is part of is not known here.")
    actor = Actor(
        name=one_line(new.name, field="name", called="The name", most=NAME_LENGTH),
        other_names=_other_names(new.other_names),
        kind=new.kind,
        position=one_line(new.position, field="position", called="The position", required=False) or None,
        part_of_id=new.part_of,
        identifiers=_identifiers(new.identifiers),
        recorded_at=recorded_at,
    )
    session.add(actor)
    session.flush()
    record_audit_event(
        session,
        "add_actor",
        subject_kind="actor",
        subject_id=actor.id,
        details=record_of(actor),
        by=by,
        recorded_at=recorded_at,
    )
    return actor


def _other_names(names: dict[str, list[str]]) -> dict[str, list[str]]:
    return {
        language_tag(language, field="other_names"): [
            one_line(name, field="other_names", called="A name", most=NAME_LENGTH) for name in known
        ]
        for language, known in names.items()
    }


def _identifiers(identifiers: dict[str, str]) -> dict[str, str]:
    return {
        one_line(scheme, field="identifiers", called="An identifier's scheme"): one_line(
            value, field="identifiers", called="An identifier"
        )
        for scheme, value in identifiers.items()
    }
