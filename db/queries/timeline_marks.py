"""What is drawn on and around a bar: earlier deadlines, milestones, rival claims, and who published last."""

import itertools
from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session, col

from db.domain.filters import View
from db.domain.history import revisions_in_order
from db.domain.timeline_row import EarlierDeadline, MilestoneMark, RivalClaim
from db.domain.vocabulary import AssessedStatus, DeadlineKind
from db.models import DeadlineRevision, Evidence, StatusUpdate
from db.queries.listing.as_of import known_by, not_superseded_at, published_by, tied_by
from db.queries.listing.recorded import records


def earlier_deadlines(
    session: Session, view: View, ids: Sequence[UUID]
) -> tuple[dict[UUID, tuple[EarlierDeadline, ...]], dict[UUID, str]]:
    """The deadlines that later ones replaced, in order; and what the current ones wait for."""
    r, actor = DeadlineRevision, records("actor", view)
    rows = session.execute(
        select(*(col(getattr(r, name)) for name in _STATED), actor.c.name.label("announcer"))
        .outerjoin(actor, actor.c.id == col(r.announcer_id))
        .where(col(r.commitment_id).in_(ids), *known_by(r, view))
    ).all()
    by_commitment: dict[UUID, list[Any]] = defaultdict(list)
    for revision in rows:
        by_commitment[revision.commitment_id].append(revision)
    chains = {id_: chain for id_, revisions in by_commitment.items() if (chain := revisions_in_order(revisions))}
    sources = _deadline_publishers(session, view, [revision.id for chain in chains.values() for revision in chain[:-1]])
    earlier = {id_: _replaced(chain, sources) for id_, chain in chains.items()}
    waits = {
        id_: chain[-1].waits_for or chain[-1].wording
        for id_, chain in chains.items()
        if chain[-1].kind is not DeadlineKind.DATED and chain[-1].edtf is None
    }
    return earlier, waits


def milestones(session: Session, view: View, ids: Sequence[UUID]) -> dict[UUID, tuple[MilestoneMark, ...]]:
    """The dated steps of each commitment."""
    m = records("milestone", view).c
    columns = (m.commitment_id, m.title, m.earliest, m.latest, m.reached_on)
    standing = (m.commitment_id.in_(ids), m.withdrawn_at.is_(None))
    wanted = select(*columns).where(*standing).order_by(m.earliest.nulls_last(), m.title, m.id)
    marks: dict[UUID, list[MilestoneMark]] = defaultdict(list)
    for commitment_id, title, earliest, latest, reached_on in session.execute(wanted):
        reached = reached_on if reached_on and reached_on <= view.known_until else None
        marks[commitment_id].append(MilestoneMark(title, earliest, latest, reached))
    return {id_: tuple(rows) for id_, rows in marks.items()}


def rival_claims(session: Session, view: View, ids: Sequence[UUID]) -> dict[UUID, tuple[RivalClaim, ...]]:
    """The accounts that disagree: every standing `disputed` update, under its newest source."""
    u, source = StatusUpdate, records("source", view)
    rows = session.execute(
        select(u, source.c.publisher)
        .outerjoin(Evidence, col(Evidence.status_update_id) == col(u.id))
        .outerjoin(source, source.c.id == col(Evidence.source_id))
        .where(col(u.commitment_id).in_(ids), col(u.status) == AssessedStatus.DISPUTED, *not_superseded_at(u, view))
        .order_by(
            col(u.effective_earliest),
            col(u.recorded_at),
            col(u.id),
            source.c.published_latest.desc(),
            source.c.publisher,
        )
    ).all()
    claims: dict[UUID, dict[UUID, RivalClaim]] = defaultdict(dict)
    for update, publisher in rows:
        claim = RivalClaim(update.effective_earliest, update.effective_latest, publisher or "", update.reason)
        claims[update.commitment_id].setdefault(update.id, claim)
    return {id_: tuple(by_update.values()) for id_, by_update in claims.items()}


def publishers(session: Session, view: View, ids: Sequence[UUID]) -> dict[UUID, str]:
    """Who published the newest source of each commitment, as known on the view's day."""
    source, owner = records("source", view), col(Evidence.commitment_id)
    newest_first = (source.c.published_latest.desc(), source.c.publisher.desc())
    place = func.row_number().over(partition_by=owner, order_by=newest_first).label("place")
    ranked = (
        select(owner, source.c.publisher, place)
        .join(source, source.c.id == col(Evidence.source_id))
        .where(owner.in_(ids), *published_by(view, source.c), *tied_by(view))
        .subquery()
    )
    rows = session.execute(select(ranked.c.commitment_id, ranked.c.publisher).where(ranked.c.place == 1))
    return dict(rows.all())


_STATED = "id commitment_id supersedes_id number rule kind wording edtf earliest latest announced_on waits_for".split()


def _replaced(chain: list[Any], sources: dict[UUID, str]) -> tuple[EarlierDeadline, ...]:
    marks = []
    for revision, next_revision in itertools.pairwise(chain):
        both = revision.latest is not None and next_revision.latest is not None
        marks.append(
            EarlierDeadline(
                number=revision.number,
                wording=revision.wording,
                announced_on=revision.announced_on,
                announcer=revision.announcer,
                publisher=sources.get(revision.id),
                earliest=revision.earliest,
                latest=revision.latest,
                slip_days=(next_revision.latest - revision.latest).days if both else None,
                announced_after_passing=bool(revision.latest and next_revision.announced_on > revision.latest),
            )
        )
    return tuple(marks)


def _deadline_publishers(session: Session, view: View, revision_ids: Sequence[UUID]) -> dict[UUID, str]:
    if not revision_ids:
        return {}
    source = records("source", view)
    rows = session.execute(
        select(col(Evidence.deadline_revision_id), source.c.publisher)
        .join(source, source.c.id == col(Evidence.source_id))
        .where(col(Evidence.deadline_revision_id).in_(revision_ids))
        # The one that came first reported it; a dict keeps the last of what it is given.
        .order_by(source.c.published_latest.desc(), source.c.publisher.desc())
    ).all()
    return {revision_id: publisher for revision_id, publisher in rows if revision_id is not None}
