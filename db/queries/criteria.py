"""The fulfilment criteria of a commitment, each with what was found of it by a day."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from db.domain.filters import View
from db.domain.vocabulary import Judged
from db.models import Criterion, CriterionJudgement, Source
from db.queries.listing.as_of import not_superseded_at


@dataclass(frozen=True, slots=True)
class JudgementEntry:
    """What was found of a criterion, and by which source."""

    id: UUID
    judged: Judged
    effective_on: date
    reason: str
    source_id: UUID | None
    publisher: str | None
    quote: str
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class CriterionEntry:
    """A criterion with the judgement that holds, or None while there is none."""

    id: UUID
    position: int
    statement: str
    judgement: JudgementEntry | None

    @property
    def judged(self) -> Judged | None:
        """What was found of it, None while nobody looked."""
        return self.judgement.judged if self.judgement else None


def criteria_of(session: Session, view: View, commitment_id: UUID) -> tuple[CriterionEntry, ...]:
    """The criteria in their order, as judged by the view's day: two queries."""
    wanted = select(Criterion).where(col(Criterion.commitment_id) == commitment_id).order_by(col(Criterion.position))
    if view.as_recorded_by is not None:
        wanted = wanted.where(col(Criterion.recorded_at) < view.recorded_before)
    criteria = session.execute(wanted).scalars().all()
    judgements = _judgements(session, view, [one.id for one in criteria])
    return tuple(CriterionEntry(one.id, one.position, one.statement, judgements.get(one.id)) for one in criteria)


def _judgements(session: Session, view: View, ids: list[UUID]) -> dict[UUID, JudgementEntry]:
    if not ids:
        return {}
    j = CriterionJudgement
    rows = session.execute(
        select(j, col(Source.publisher))
        .outerjoin(Source, col(Source.id) == col(j.source_id))
        .where(col(j.criterion_id).in_(ids), *not_superseded_at(j, view))
    ).all()
    return {
        one.criterion_id: JudgementEntry(
            one.id,
            one.judged,
            one.effective_on,
            one.reason,
            one.source_id,
            publisher,
            one.quote,
            view.local(one.recorded_at),
            one.recorded_by,
        )
        for one, publisher in rows
    }
