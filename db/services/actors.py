"""Adding actors, or finding them again by name."""

from uuid import UUID

from sqlmodel import Session

from db.domain.typed_text import NAME_LENGTH, language_tag, one_line
from db.domain.vocabulary import TextKind
from db.errors import InvalidInput, NotFound
from db.event_replay import refuse_altered_records
from db.models import Actor
from db.queries.suggestions import actor_id_named
from db.services.audit import record_audit_event
from db.services.inputs import NewActor, Write
from db.services.projection import fold_texts
from db.services.unit_of_work import transaction


def add_actor(session: Session, new: NewActor, write: Write) -> Actor:
    """Add an actor. Raises `InvalidInput` if one of that name is known."""
    with transaction(session):
        name = one_line(new.name, field="name", called="The name", max_length=NAME_LENGTH)
        if _actor_named(session, name):
            raise InvalidInput(f"{name} is already known.", field="name")
        return _new_actor(session, new, write)


def find_or_add_actor(session: Session, wanted: UUID | NewActor, write: Write, *, field: str = "actor") -> Actor:
    """The actor with that id or name, added to the running transaction if the name is new."""
    if isinstance(wanted, UUID):
        actor = session.get(Actor, wanted)
        if actor is None:
            raise NotFound("That actor is not known here.")
        refuse_altered_records(session, "actor", [actor.id])
        return actor
    name = one_line(wanted.name, field=field, called="The actor's name", max_length=NAME_LENGTH)
    known = _actor_named(session, name)
    if known is not None:
        refuse_altered_records(session, "actor", [known.id])
    return known or _new_actor(session, wanted, write)


def _actor_named(session: Session, name: str) -> Actor | None:
    known = actor_id_named(session, name)
    return None if known is None else session.get(Actor, known)


def _new_actor(session: Session, new: NewActor, write: Write) -> Actor:
    if new.part_of is not None and session.get(Actor, new.part_of) is None:
        raise NotFound("The actor that it is part of is not known here.")
    actor = Actor(
        name=one_line(new.name, field="name", called="The name", max_length=NAME_LENGTH),
        other_names=_other_names(new.other_names),
        kind=new.kind,
        position=one_line(new.position, field="position", called="The position", required=False) or None,
        part_of_id=new.part_of,
        identifiers=_identifiers(new.identifiers),
        recorded_at=write.at,
    )
    session.add(actor)
    session.flush()
    fold_texts(session, [(TextKind.ACTOR, actor.name)])
    record_audit_event(session, "add_actor", actor, write)
    return actor


def _other_names(names: dict[str, list[str]]) -> dict[str, list[str]]:
    return {
        language_tag(language, field="other_names"): [
            one_line(name, field="other_names", called="A name", max_length=NAME_LENGTH) for name in known
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
