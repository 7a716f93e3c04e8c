"""What is drawn on and around a bar: earlier deadlines, milestones, rival claims, and who published last."""

import itertools
from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from db.domain.filters import View
from db.domain.timeline_row import EarlierDeadline, MilestoneMark, RivalClaim
from db.domain.vocabulary import AssessedStatus, DeadlineKind
from db.models import Actor, DeadlineRevision, Evidence, Milestone, Source, StatusUpdate
from db.queries.snapshot import end_of, standing_at


def earlier_deadlines(
    session: Session, view: View, ids: Sequence[UUID]
) -> tuple[dict[UUID, tuple[EarlierDeadline, ...]], dict[UUID, str]]:
    """The deadlines that later ones replaced, in order; and what the current ones wait for."""
    r = DeadlineRevision
    found = session.execute(
        select(r, col(Actor.name))
        .outerjoin(Actor, col(Actor.id) == col(r.announcer_id))
        .where(col(r.commitment_id).in_(ids), *standing_at(r, view))
        .order_by(col(r.commitment_id), col(r.announced_on), col(r.number))
    ).all()
    by_commitment: dict[UUID, list[tuple[DeadlineRevision, str | None]]] = defaultdict(list)
    for revision, announcer in found:
        by_commitment[revision.commitment_id].append((revision, announcer))
    sources = _deadline_publishers(session, [revision.id for revision, _ in found])
    earlier = {id_: _replaced(chain, sources) for id_, chain in by_commitment.items()}
    waits = {
        id_: chain[-1][0].waits_for or chain[-1][0].wording
        for id_, chain in by_commitment.items()
        if chain[-1][0].kind is not DeadlineKind.DATED and chain[-1][0].edtf is None
    }
    return earlier, waits


def milestones(session: Session, view: View, ids: Sequence[UUID]) -> dict[UUID, tuple[MilestoneMark, ...]]:
    """The dated steps of each commitment."""
    wanted = select(Milestone).where(col(Milestone.commitment_id).in_(ids)).order_by(col(Milestone.earliest))
    if view.as_recorded_by is not None:
        wanted = wanted.where(col(Milestone.recorded_at) < end_of(view.as_recorded_by))
    marks: dict[UUID, list[MilestoneMark]] = defaultdict(list)
    for step in session.execute(wanted).scalars():
        reached = step.reached_on if step.reached_on and step.reached_on <= view.as_of else None
        marks[step.commitment_id].append(MilestoneMark(step.title, step.earliest, step.latest, reached))
    return {id_: tuple(found) for id_, found in marks.items()}


def rival_claims(session: Session, view: View, ids: Sequence[UUID]) -> dict[UUID, tuple[RivalClaim, ...]]:
    """The accounts that disagree: every standing `disputed` update, under its newest source."""
    u = StatusUpdate
    found = session.execute(
        select(u, col(Source.publisher))
        .outerjoin(Evidence, col(Evidence.status_update_id) == col(u.id))
        .outerjoin(Source, col(Source.id) == col(Evidence.source_id))
        .where(col(u.commitment_id).in_(ids), col(u.status) == AssessedStatus.DISPUTED, *standing_at(u, view))
        .order_by(col(u.effective_earliest), col(u.recorded_at), col(Source.published_latest).desc())
    ).all()
    claims: dict[UUID, dict[UUID, RivalClaim]] = defaultdict(dict)
    for update, publisher in found:
        claim = RivalClaim(update.effective_earliest, update.effective_latest, publisher or "", update.reason)
        claims[update.commitment_id].setdefault(update.id, claim)
    return {id_: tuple(by_update.values()) for id_, by_update in claims.items()}


def publishers(session: Session, view: View, ids: Sequence[UUID]) -> dict[UUID, str]:
    """Who published the newest source of each commitment, as known on the view's day."""
    found = session.execute(
        select(col(Evidence.commitment_id), col(Source.publisher))
        .join(Source, col(Source.id) == col(Evidence.source_id))
        .where(col(Evidence.commitment_id).in_(ids), col(Source.published_latest) <= view.as_of)
        .order_by(col(Source.published_latest), col(Source.publisher))
    ).all()
    return dict(found)


def _replaced(
    chain: list[tuple[DeadlineRevision, str | None]], sources: dict[UUID, str]
) -> tuple[EarlierDeadline, ...]:
    marks = []
    for (revision, announcer), (next_revision, _) in itertools.pairwise(chain):
        both = revision.latest is not None and next_revision.latest is not None
        marks.append(
            EarlierDeadline(
                number=revision.number,
                wording=revision.wording,
                announced_on=revision.announced_on,
                announcer=announcer,
                publisher=sources.get(revision.id),
                earliest=revision.earliest,
                latest=revision.latest,
                slip_days=(next_revision.latest - revision.latest).days if both else None,  # type: ignore[operator]
                announced_after_passing=bool(revision.latest and next_revision.announced_on > revision.latest),
            )
        )
    return tuple(marks)


def _deadline_publishers(session: Session, revision_ids: Sequence[UUID]) -> dict[UUID, str]:
    if not revision_ids:
        return {}
    found = session.execute(
        select(col(Evidence.deadline_revision_id), col(Source.publisher))
        .join(Source, col(Source.id) == col(Evidence.source_id))
        .where(col(Evidence.deadline_revision_id).in_(revision_ids))
        .order_by(col(Source.published_latest).desc())
    ).all()
    return {revision_id: publisher for revision_id, publisher in found if revision_id is not None}
