"""One commitment with its whole history, as known on a day."""

import itertools
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, and_, case, exists, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from db.domain.filters import View
from db.domain.history import TAKEN_BACK, current_update, newest_first, revisions_in_order
from db.domain.history_entries import HistoryEntry, history_entries
from db.domain.schedule import facts_of, schedule_status
from db.domain.timeline_row import TimelineRow
from db.domain.typed_text import storable
from db.domain.vocabulary import (
    ActorRole,
    AssessedStatus,
    DeadlineKind,
    LinkKind,
    Publication,
    Relation,
    RevisionReason,
    ScheduleStatus,
)
from db.models import (
    AuditEvent,
    Commitment,
    DeadlineRevision,
    Evidence,
    Milestone,
    StatusUpdate,
)
from db.queries.criteria import CriterionEntry, criteria_of
from db.queries.edits import Edit, edits_of
from db.queries.listing.as_of import known_by, published_by, visible_then
from db.queries.listing.own_days import zoned
from db.queries.listing.recorded import commitment_actors, commitment_links, commitment_topics, records
from db.queries.record_edits import RecordEdit, edits_of_parts
from db.queries.timeline import timeline_row


@dataclass(frozen=True, slots=True)
class Quoted:
    """A piece of evidence with what a reader needs of its source. `published` is EDTF."""

    evidence_id: UUID
    source_id: UUID
    publisher: str
    headline: str
    url: str | None
    language: str
    published: str
    quote: str


@dataclass(frozen=True, slots=True)
class TieEntry:
    """A tie of the commitment's statement to a source, or one that only takes back or undoes another."""

    id: UUID
    quoted: Quoted
    recorded_at: datetime
    recorded_by: str
    reason: str
    supersedes: UUID | None
    takes_back: bool

    @property
    def undoes(self) -> bool:
        """Whether it only undoes another: that is the one thing for which no reason is asked."""
        return self.supersedes is not None and not self.reason


@dataclass(frozen=True, slots=True)
class UpdateEntry:
    """A status update in the history. `superseded_by` names the correction that replaced it, if one did.

    `undoes`: it only undoes what it supersedes, and repeats what held before.
    """

    id: UUID
    status: AssessedStatus
    effective_on: str
    effective_earliest: date
    effective_latest: date
    searched_until: date | None
    reason: str
    reported_on: date
    recorded_at: datetime
    recorded_by: str
    supersedes: UUID | None
    superseded_by: UUID | None
    undoes: bool
    evidence: tuple[Quoted, ...]

    @property
    def takes_back(self) -> bool:
        """Whether it only withdraws the one that it corrects (`db/domain/history.py`)."""
        return self.status is AssessedStatus.NOT_ASSESSED and self.supersedes is not None


@dataclass(frozen=True, slots=True)
class Trigger:
    """The commitment from whose fulfilment a relative deadline counts."""

    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class RevisionEntry:
    """A deadline revision in the history. `slip_days` counts from the revision before, `total_slip_days` from the
    baseline; None where either has no last day."""

    id: UUID
    number: int
    kind: DeadlineKind
    wording: str
    wording_language: str
    relation: Relation | None
    edtf: str | None
    earliest: date | None
    latest: date | None
    padded_latest: date | None
    rule: str
    rule_version: int
    span: str | None
    counts_from: date | None
    waits_for: str | None
    trigger: Trigger | None
    announced_on: date
    announcer: str | None
    reason: str
    reason_kind: RevisionReason
    reported_on: date
    recorded_at: datetime
    recorded_by: str
    supersedes: UUID | None
    superseded_by: UUID | None
    undoes: bool
    slip_days: int | None
    total_slip_days: int | None
    announced_after_passing: bool
    evidence: tuple[Quoted, ...]

    @property
    def takes_back(self) -> bool:
        """Whether it only takes back the statement that it corrects."""
        return self.rule == TAKEN_BACK


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """An actor in its role."""

    id: UUID
    name: str
    role: ActorRole
    position: str | None


@dataclass(frozen=True, slots=True)
class LinkEntry:
    """Another commitment. `outgoing` is False where the other one is linked to this."""

    slug: str
    title: str
    kind: LinkKind | None
    outgoing: bool


@dataclass(frozen=True, slots=True)
class MilestoneEntry:
    """A dated step. `edtf` is when it is to be reached, `source` says so where one is named."""

    id: UUID
    title: str
    edtf: str
    earliest: date | None
    latest: date | None
    reached_on: date | None
    source: Quoted | None
    recorded_at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class CommitmentDetail:
    """Everything that the commitment's page shows. Histories are newest first; superseded entries are among them.

    `schedule` is its schedule status on the view's day.

    `current_update` and `current_revision` are the judgement and the deadline that hold; `deadlines` are the
    standing revisions in their order, the baseline first and the current one last. `steps` are all milestones ever
    added. `ties` are those of the statement
    to its sources, of which the standing ones are its `evidence`.
    """

    row: TimelineRow
    schedule: ScheduleStatus
    version: int
    statement: str
    statement_language: str
    translation: str | None
    detail: str | None
    topics: tuple[str, ...]
    time_zone: str
    latitude: float | None
    longitude: float | None
    reported_on: date
    recorded_at: datetime
    publication: Publication
    actors: tuple[ActorEntry, ...]
    links: tuple[LinkEntry, ...]
    steps: tuple[MilestoneEntry, ...]
    milestone_edits: tuple[RecordEdit, ...]
    criteria: tuple[CriterionEntry, ...]
    evidence: tuple[Quoted, ...]
    ties: tuple[HistoryEntry[TieEntry], ...]
    updates: tuple[UpdateEntry, ...]
    revisions: tuple[RevisionEntry, ...]
    current_update: UpdateEntry | None
    deadlines: tuple[RevisionEntry, ...]
    edits: tuple[Edit, ...]
    corrected_later: tuple[tuple[str, date], ...]

    @property
    def milestones(self) -> tuple[MilestoneEntry, ...]:
        """The steps that were not taken back."""
        return tuple(step for step in self.steps if step.withdrawn_at is None)

    @property
    def current_revision(self) -> RevisionEntry | None:
        """The deadline that holds."""
        return self.deadlines[-1] if self.deadlines else None


def commitment_detail(session: Session, view: View, slug: str) -> CommitmentDetail | None:
    """The commitment with that slug as known on the view's day, or None."""
    if not storable(slug):
        return None
    view = zoned(session, view)
    commitment = session.execute(select(Commitment).where(col(Commitment.slug) == slug)).scalars().first()
    row = timeline_row(session, view, commitment.id) if commitment else None
    if commitment is None or row is None:
        return None
    then = _described_then(session, view, commitment)
    edits = edits_of(session, view, commitment.id)
    quotes, ties = _quotes(session, view, commitment.id)
    steps = _milestones(session, view, commitment.id)
    updates, judgement = _updates(session, view, commitment.id, quotes)
    revisions, deadlines = _revisions(session, view, commitment.id, quotes)
    return CommitmentDetail(
        row=row,
        schedule=schedule_status(facts_of(row), row.day(view.as_of), due_soon_days=view.due_soon_days),
        version=commitment.version,
        statement=then.statement,
        statement_language=then.statement_language,
        translation=then.translation,
        detail=then.detail,
        topics=_topics(session, view, commitment.id),
        time_zone=then.time_zone,
        latitude=then.latitude,
        longitude=then.longitude,
        reported_on=then.reported_on,
        recorded_at=view.local(commitment.recorded_at),
        publication=then.publication,
        actors=_actors(session, view, commitment.id),
        links=_links(session, view, commitment.id, part_of_id=then.part_of_id),
        steps=steps,
        milestone_edits=edits_of_parts(session, view, "milestone", commitment.id) if steps else (),
        criteria=criteria_of(session, view, commitment.id),
        evidence=tuple(replace(one.record.quoted, evidence_id=one.newest.id) for one in ties if one.stands),
        ties=ties,
        updates=updates,
        revisions=revisions,
        current_update=judgement,
        deadlines=deadlines,
        edits=edits.known,
        corrected_later=edits.corrected_later,
    )


def _described_then(session: Session, view: View, commitment: Commitment) -> Commitment | Row[Any]:
    """What describes it, in the words of the day of "as recorded by"."""
    if view.as_recorded_by is None:
        return commitment
    table = records("commitment", view)
    return session.execute(select(table).where(table.c.id == commitment.id)).one()


def _quotes(
    session: Session, view: View, commitment_id: UUID
) -> tuple[dict[UUID, list[Quoted]], tuple[HistoryEntry[TieEntry], ...]]:
    """Evidence by the id of the record that it supports; and the ties of the statement itself."""
    source = records("source", view)
    s = source.c
    rows = session.execute(
        select(Evidence, s.id.label("source"), s.publisher, s.headline, s.url, s.language, s.published)
        .join(source, s.id == col(Evidence.source_id))
        .where(col(Evidence.commitment_id) == commitment_id, *published_by(view, s))
        .order_by(s.published_latest, s.publisher, col(Evidence.recorded_at), col(Evidence.id))
    ).all()
    quotes: dict[UUID, list[Quoted]] = defaultdict(list)
    ties: list[TieEntry] = []
    for row in rows:
        evidence: Evidence = row[0]
        quoted = _quoted(evidence.id, row, evidence.quote_exact)
        record = evidence.status_update_id or evidence.deadline_revision_id
        if record is not None:
            quotes[record].append(quoted)
            continue
        said = evidence.recorded_by or "", evidence.reason or "", evidence.supersedes_id
        ties.append(
            TieEntry(evidence.id, quoted, view.local(evidence.recorded_at), *said, evidence.withdrawn_at is not None)
        )
    return quotes, tuple(history_entries(ties))


def _quoted(id_: UUID, row: Row[Any], quote: str) -> Quoted:
    described = row.publisher, row.headline, row.url, row.language, row.published
    return Quoted(id_, row.source, *described, quote)


def _updates(
    session: Session, view: View, commitment_id: UUID, quotes: dict[UUID, list[Quoted]]
) -> tuple[tuple[UpdateEntry, ...], UpdateEntry | None]:
    """The known updates, newest first, and the one that holds."""
    u = StatusUpdate
    rows = session.execute(
        select(u, _is_undoing(u)).where(col(u.commitment_id) == commitment_id, *known_by(u, view))
    ).all()
    undoing = {update.id for update, undoes in rows if undoes}
    known = newest_first([update for update, _ in rows])
    corrections = {update.supersedes_id: update.id for update in known if update.supersedes_id}
    entries = {
        update.id: _update_entry(
            update,
            corrections,
            quotes,
            undoes=update.id in undoing,
            recorded_at=view.local(update.recorded_at),
        )
        for update in known
    }
    current = current_update(known)
    return tuple(entries.values()), entries[current.id] if current else None


def _is_undoing(table: type[StatusUpdate | DeadlineRevision]) -> ColumnElement[bool]:
    """Whether a record of a history was made by undoing another: its audit event says so."""
    e = AuditEvent
    return exists().where(col(e.subject_id) == col(table.id), col(e.verb).startswith("undo_"))


def _update_entry(
    update: StatusUpdate,
    corrections: dict[UUID | None, UUID],
    quotes: dict[UUID, list[Quoted]],
    *,
    undoes: bool,
    recorded_at: datetime,
) -> UpdateEntry:
    return UpdateEntry(
        id=update.id,
        status=update.status,
        effective_on=update.effective_on,
        effective_earliest=update.effective_earliest,
        effective_latest=update.effective_latest,
        searched_until=update.searched_until,
        reason=update.reason,
        reported_on=update.reported_on,
        recorded_at=recorded_at,
        recorded_by=update.recorded_by,
        supersedes=update.supersedes_id,
        superseded_by=corrections.get(update.id),
        undoes=undoes,
        evidence=tuple(quotes[update.id]),
    )


def _revisions(
    session: Session, view: View, commitment_id: UUID, quotes: dict[UUID, list[Quoted]]
) -> tuple[tuple[RevisionEntry, ...], tuple[RevisionEntry, ...]]:
    """The known revisions, newest first; and those that stand, baseline first."""
    r, actor, trigger = DeadlineRevision, records("actor", view), records("commitment", view)
    rows = session.execute(
        select(r, actor.c.name, trigger.c.slug, trigger.c.title, _is_undoing(r))
        .outerjoin(actor, actor.c.id == col(r.announcer_id))
        .outerjoin(trigger, and_(trigger.c.id == col(r.trigger_commitment_id), visible_then(trigger.c, view)))
        .where(col(r.commitment_id) == commitment_id, *known_by(r, view))
        .order_by(col(r.announced_on).desc(), col(r.number).desc())
    ).all()
    corrections = {revision.supersedes_id: revision.id for revision, *_ in rows if revision.supersedes_id}
    ordered = revisions_in_order([revision for revision, *_ in rows])
    before = {b.id: a for a, b in itertools.pairwise(ordered)}
    entries = {
        revision.id: _revision_entry(
            revision,
            announcer,
            Trigger(slug, title) if slug else None,
            before.get(revision.id),
            ordered[0] if ordered else revision,
            corrections,
            quotes,
            undoes=undoes,
            recorded_at=view.local(revision.recorded_at),
        )
        for revision, announcer, slug, title, undoes in rows
    }
    return tuple(entries.values()), tuple(entries[revision.id] for revision in ordered)


def _revision_entry(
    revision: DeadlineRevision,
    announcer: str | None,
    trigger: Trigger | None,
    before: DeadlineRevision | None,
    baseline: DeadlineRevision,
    corrections: dict[UUID | None, UUID],
    quotes: dict[UUID, list[Quoted]],
    *,
    undoes: bool,
    recorded_at: datetime,
) -> RevisionEntry:
    return RevisionEntry(
        id=revision.id,
        number=revision.number,
        kind=revision.kind,
        wording=revision.wording,
        wording_language=revision.wording_language,
        relation=revision.relation,
        edtf=revision.edtf,
        earliest=revision.earliest,
        latest=revision.latest,
        padded_latest=revision.padded_latest,
        rule=revision.rule,
        rule_version=revision.rule_version,
        span=revision.span,
        counts_from=revision.counts_from,
        waits_for=revision.waits_for,
        trigger=trigger,
        announced_on=revision.announced_on,
        announcer=announcer,
        reason=revision.reason,
        reason_kind=revision.reason_kind,
        reported_on=revision.reported_on,
        recorded_at=recorded_at,
        recorded_by=revision.recorded_by,
        supersedes=revision.supersedes_id,
        superseded_by=corrections.get(revision.id),
        undoes=undoes,
        slip_days=_days(before, revision),
        total_slip_days=_days(baseline, revision) if revision.id != baseline.id else None,
        announced_after_passing=bool(before and before.latest and revision.announced_on > before.latest),
        evidence=tuple(quotes[revision.id]),
    )


def _days(earlier: DeadlineRevision | None, later: DeadlineRevision) -> int | None:
    if earlier is None or earlier.latest is None or later.latest is None:
        return None
    return (later.latest - earlier.latest).days


def _topics(session: Session, view: View, commitment_id: UUID) -> tuple[str, ...]:
    topic = commitment_topics(view).c
    wanted = select(topic.topic).where(topic.commitment_id == commitment_id).order_by(topic.topic)
    return tuple(session.execute(wanted).scalars())


def _actors(session: Session, view: View, commitment_id: UUID) -> tuple[ActorEntry, ...]:
    actor, tie = records("actor", view), commitment_actors(view)
    rows = session.execute(
        select(actor.c.id, actor.c.name, tie.c.role, actor.c.position)
        .join(tie, tie.c.actor_id == actor.c.id)
        .where(tie.c.commitment_id == commitment_id)
        .order_by(tie.c.position, actor.c.name)
    )
    return tuple(ActorEntry(*row) for row in rows)


def _links(session: Session, view: View, commitment_id: UUID, *, part_of_id: UUID | None) -> tuple[LinkEntry, ...]:
    """Links in both directions, and what it is part of or has as parts (kind None), as far as one may see them."""
    other, link = records("commitment", view), commitment_links(view)
    seen = visible_then(other.c, view)
    outgoing = link.c.from_id == commitment_id
    rows = session.execute(
        select(other.c.slug, other.c.title, link.c.kind, link.c.from_id)
        # In this way the few links are read first, and of the commitments those at their other ends.
        .join(link, other.c.id == case((outgoing, link.c.to_id), else_=link.c.from_id))
        .where(seen, or_(outgoing, link.c.to_id == commitment_id))
        .order_by(other.c.title, other.c.id, link.c.kind)
    )
    links = [LinkEntry(slug, title, kind, from_id == commitment_id) for slug, title, kind, from_id in rows]
    related = [other.c.part_of_id == commitment_id]
    if part_of_id is not None:
        related.append(other.c.id == part_of_id)
    wanted = select(other.c.slug, other.c.title, other.c.id).where(seen, or_(*related))
    family = session.execute(wanted.order_by(other.c.title, other.c.id))
    return tuple(links + [LinkEntry(slug, title, None, id_ == part_of_id) for slug, title, id_ in family])


def _milestones(session: Session, view: View, commitment_id: UUID) -> tuple[MilestoneEntry, ...]:
    """All of them in the order of their days, those that were taken back among them."""
    m, source, own = records("milestone", view), records("source", view), aliased(Milestone)
    c, s = m.c, source.c
    rows = session.execute(
        select(
            *(c.id, c.title, c.edtf, c.earliest, c.latest, c.reached_on, c.quote, c.withdrawn_at),
            col(own.recorded_at),
            *(s.id.label("source"), s.publisher, s.headline, s.url, s.language, s.published),
        )
        .select_from(m)
        .join(own, col(own.id) == c.id)
        .outerjoin(source, s.id == c.source_id)
        .where(c.commitment_id == commitment_id)
        .order_by(c.earliest.nulls_last(), c.title, c.id)
    )
    return tuple(
        MilestoneEntry(
            row.id,
            row.title,
            row.edtf,
            row.earliest,
            row.latest,
            _reached(view, row.reached_on),
            _quoted(row.id, row, row.quote or "") if row.source else None,
            view.local(row.recorded_at),
            row.withdrawn_at,
        )
        for row in rows
    )


def _reached(view: View, reached_on: date | None) -> date | None:
    """The day on which a step was reached, if that was so on the view's day."""
    return reached_on if reached_on is not None and reached_on <= view.known_until else None
