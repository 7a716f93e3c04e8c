"""Adding and editing commitments. What was said of them over time is added elsewhere, never edited here."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, func, select

from db.domain.contradictions import said_after
from db.domain.typed_text import language_tag, many_lines, one_line, slug_of, time_zone, verbatim
from db.domain.vocabulary import ActorRole, LinkKind, Publication, Supports
from db.domain.window import Window
from db.errors import InvalidInput, NotFound
from db.models import Commitment, CommitmentActor, CommitmentLink, CommitmentTopic, Source
from db.record_versions import VERSIONED
from db.services.actors import find_or_add_actor
from db.services.audit import Details, record_of
from db.services.commitment_fields import check_place, checked_changes, checked_interval
from db.services.criteria import state_criteria
from db.services.deadlines import state_deadline
from db.services.inputs import CommitmentChanges, NewActor, NewCommitment, NewSource, Write
from db.services.links import add_link, links_from, remove_link, set_part_of
from db.services.phases import set_own_phase
from db.services.projection import project
from db.services.record_versions import newest_edit
from db.services.sources import attach_evidence, resolved
from db.services.triggered_deadlines import settle_trigger
from db.services.unit_of_work import Edit, editing, transaction

MAX_TOPICS = 20


def add_commitment(
    session: Session, new: NewCommitment, write: Write, *, reserved_slugs: Collection[str] = ()
) -> Commitment:
    """Add a commitment with its sources, actors, links and first deadline, all or nothing.

    Its slug is none of `reserved_slugs`, which the caller needs for itself. Raises `InvalidInput`, naming the field,
    and `NotFound` for an unknown id.
    """
    with transaction(session):
        seen: dict[NewSource, Source] = {}
        sources, evidence = resolved(session, new.evidence, write, seen=seen)
        slug = _free_slug(session, slug_of(new.slug or new.title), reserved_slugs)
        commitment = _new_commitment(session, new, sources, slug=slug, recorded_at=write.at)
        session.flush()
        edit = Edit(session, commitment, write)
        _set_topics(session, commitment.id, new.topics)
        _set_actors(edit, new.actors)
        rows = attach_evidence(edit, evidence, supports=Supports.COMMITMENT)
        for kind, other in new.links:
            add_link(session, commitment.id, other, kind=kind)
        described = {**_described(session, commitment), "evidence": [record_of(row) for row in rows]}
        edit.record("add_commitment", details=described)
        if new.deadline is not None:
            worded = resolved(session, new.deadline.evidence, write, seen=seen)[1]
            state_deadline(edit, replace(new.deadline, evidence=worded or evidence))
            settle_trigger(edit)
        if any(statement.strip() for statement in new.criteria):
            state_criteria(edit, new.criteria)
        project(session, commitment)
        return commitment


def edit_commitment(session: Session, commitment_id: UUID, changes: CommitmentChanges, write: Write) -> Commitment:
    """Change what describes a commitment; what stood before stays as a version. Raises as `add_commitment`."""
    with editing(session, commitment_id, write) as edit, _recorded(edit, "edit_commitment", changes.reason):
        commitment = edit.commitment
        if changes.publication is Publication.WITHDRAWN is not commitment.publication and not changes.reason.strip():
            raise InvalidInput("Say why it is withdrawn. Its page will show the reason.", field="reason")
        for name, value in checked_changes(changes).items():
            setattr(commitment, name, value)
        if commitment.committed_on > commitment.reported_on:
            raise InvalidInput("The source was published before this day. Check both.", field="committed_on")
        if changes.committed_on is not None:
            baseline = Window(
                commitment.baseline_earliest, commitment.baseline_latest, commitment.baseline_padded_latest
            )
            edit.ask(said_after(baseline, commitment.committed_on, field="committed_on"))
        if changes.topics is not None:
            _set_topics(session, commitment.id, changes.topics)
        if changes.actors is not None:
            _set_actors(edit, changes.actors)
        _relate(session, commitment, changes)
        if changes.criteria is not None:
            state_criteria(edit, changes.criteria)
        return commitment


def withdraw_commitment(session: Session, commitment_id: UUID, reason: str, write: Write) -> Commitment:
    """Take a commitment from public view, from today on. Raises `InvalidInput` without a reason, and as an edit."""
    changes = CommitmentChanges(publication=Publication.WITHDRAWN, reason=reason)
    return edit_commitment(session, commitment_id, changes, write)


def restore_commitment(session: Session, commitment_id: UUID, write: Write, *, reason: str = "") -> Commitment:
    """Publish a withdrawn commitment again. Raises as an edit."""
    changes = CommitmentChanges(publication=Publication.PUBLISHED, reason=reason)
    return edit_commitment(session, commitment_id, changes, write)


def undo_edit(session: Session, commitment_id: UUID, write: Write) -> Commitment:
    """Take back the newest edit that stands, by a new version that says what stood before it.

    Undoing again takes back the edit before. Raises `InvalidInput` where none is left.
    """
    with editing(session, commitment_id, write) as edit:
        newest = newest_edit(session, "commitment", commitment_id)
        if newest is None:
            raise InvalidInput("There is no edit left to undo.")
        version, fields = newest
        with _recorded(edit, "undo_edit", "", undoes=version):
            _set_fields(edit, fields)
        return edit.commitment


@contextmanager
def _recorded(edit: Edit, verb: str, reason: str, *, undoes: int | None = None) -> Iterator[None]:
    """Record what an edit changes, with the values before and after."""
    tidy = many_lines(reason, field="reason", called="The reason", required=False)
    before = _described(edit.session, edit.commitment)
    yield
    edit.session.flush()
    after = _described(edit.session, edit.commitment)
    changed = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
    undone: Details = {} if undoes is None else {"undoes": undoes}
    edit.record(verb, details={"changed": changed, **undone}, reason=tidy)


def _set_fields(edit: Edit, fields: Mapping[str, Any]) -> None:
    """Make a commitment say again what a version says."""
    session, commitment = edit.session, edit.commitment
    columns = {name: value for name, value in fields.items() if name in VERSIONED["commitment"]}
    for name, value in Commitment.model_validate({**commitment.model_dump(), **columns}).model_dump().items():
        if name in columns and name != "part_of_id":
            setattr(commitment, name, value)
    _set_topics(session, commitment.id, fields["topics"])
    _set_actors(edit, [(ActorRole(role), UUID(id_)) for role, id_ in fields["actors"]])
    now = {(LinkKind(str(link["kind"])), UUID(str(link["to_id"]))) for link in links_from(session, commitment.id)}
    then = {(LinkKind(kind), UUID(id_)) for kind, id_ in fields["links"]}
    part_of = (UUID(fields["part_of_id"]),) if fields["part_of_id"] else ()
    relations = CommitmentChanges(part_of=part_of, link=tuple(then - now), unlink=tuple(now - then))
    _relate(session, commitment, relations)


def link_commitments(
    session: Session, commitment_id: UUID, other_id: UUID, write: Write, *, kind: LinkKind
) -> CommitmentLink:
    """Say that a commitment follows, depends on or supersedes another. Raises `InvalidInput` and `NotFound`."""
    with editing(session, commitment_id, write) as edit:
        link = add_link(session, commitment_id, other_id, kind=kind)
        edit.record("link_commitments", details=record_of(link))
        return link


def next_number(session: Session) -> int:
    """The number of the next commitment; writers take turns, so no other transaction takes it meanwhile."""
    return (session.exec(select(func.max(Commitment.number))).one() or 0) + 1


def _new_commitment(
    session: Session, new: NewCommitment, sources: Sequence[Source], *, slug: str, recorded_at: datetime
) -> Commitment:
    if not new.evidence:
        raise InvalidInput("Name the source in which this was said.", field="evidence")
    if not any(role is ActorRole.RESPONSIBLE for role, _ in new.actors):
        raise InvalidInput("Say who is responsible for it.", field="responsible")
    title = one_line(new.title, field="title", called="The title")
    if new.part_of is not None and session.get(Commitment, new.part_of) is None:
        raise NotFound("The commitment that it is part of is not known here.")
    check_place(new)
    reported_on = min(source.published_latest for source in sources)
    if new.committed_on > reported_on:
        raise InvalidInput("The source was published before this day. Check both.", field="committed_on")
    commitment = Commitment(
        number=next_number(session),
        slug=slug,
        title=title,
        statement=verbatim(new.statement, field="statement", called="The statement", required=False),
        statement_language=language_tag(new.statement_language, field="statement_language"),
        translation=verbatim(new.translation, field="translation", called="The translation", required=False) or None,
        detail=many_lines(new.detail, field="detail", called="The detail", required=False) or None,
        place=one_line(new.place, field="place", called="The place", required=False) or None,
        latitude=new.latitude,
        longitude=new.longitude,
        kind=new.kind,
        committed_on=new.committed_on,
        reported_on=reported_on,
        part_of_id=new.part_of,
        time_zone=time_zone(new.time_zone).key,
        review_interval_days=checked_interval(new.review_interval_days),
        publication=new.publication,
        recorded_at=recorded_at,
        last_checked_on=reported_on,
    )
    session.add(commitment)
    return commitment


def _set_topics(session: Session, commitment_id: UUID, topics: Sequence[str]) -> None:
    tidy = [one_line(topic, field="topics", called="A topic", max_length=120) for topic in topics]
    wanted = {topic.casefold(): topic for topic in tidy}
    if len(wanted) > MAX_TOPICS:
        raise InvalidInput(f"At most {MAX_TOPICS} topics fit.", field="topics")
    for row in session.exec(select(CommitmentTopic).where(col(CommitmentTopic.commitment_id) == commitment_id)).all():
        session.delete(row)
    session.flush()
    session.add_all(CommitmentTopic(commitment_id=commitment_id, topic=topic) for topic in wanted.values())


def _set_actors(edit: Edit, actors: Sequence[tuple[ActorRole, UUID | NewActor]]) -> None:
    session, commitment_id = edit.session, edit.commitment.id
    if not any(role is ActorRole.RESPONSIBLE for role, _ in actors):
        raise InvalidInput("Say who is responsible for it.", field="responsible")
    for row in session.exec(select(CommitmentActor).where(col(CommitmentActor.commitment_id) == commitment_id)).all():
        session.delete(row)
    session.flush()
    seen: set[tuple[ActorRole, UUID]] = set()
    for position, (role, wanted) in enumerate(actors):
        actor = find_or_add_actor(session, wanted, edit.write, field=role.value)
        if (role, actor.id) not in seen:
            seen.add((role, actor.id))
            session.add(CommitmentActor(commitment_id=commitment_id, actor_id=actor.id, role=role, position=position))
    session.flush()


def _relate(session: Session, commitment: Commitment, changes: CommitmentChanges) -> None:
    """What it is part of and linked to; those that leave a phase take its title with them."""
    if changes.part_of is not None:
        before = session.get(Commitment, commitment.part_of_id) if commitment.part_of_id else None
        set_part_of(session, commitment, next(iter(changes.part_of), None))
        session.flush()
        if before is not None:
            set_own_phase(session, before)
    # Taken away first, so that the way round of two can be turned in one edit.
    for kind, other in changes.unlink:
        remove_link(session, commitment.id, other, kind=kind)
    for kind, other in changes.link:
        add_link(session, commitment.id, other, kind=kind)


def _free_slug(session: Session, wanted: str, reserved: Collection[str]) -> str:
    taken = {*session.exec(select(Commitment.slug).where(col(Commitment.slug).startswith(wanted))), *reserved}
    number = 1
    slug = wanted
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def _described(session: Session, commitment: Commitment) -> dict[str, object]:
    topics = session.exec(
        select(CommitmentTopic.topic)
        .where(col(CommitmentTopic.commitment_id) == commitment.id)
        .order_by(col(CommitmentTopic.topic))
    ).all()
    actors = session.exec(
        select(CommitmentActor)
        .where(col(CommitmentActor.commitment_id) == commitment.id)
        .order_by(col(CommitmentActor.position))
    ).all()
    described = record_of(commitment)
    described["topics"] = list(topics)
    described["links"] = links_from(session, commitment.id)
    described["actors"] = [record_of(row) for row in actors]
    return described
