"""How many commitments each filter value would leave, beside what the other filters leave."""

from dataclasses import replace
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, FromClause, func, select
from sqlmodel import Session, col

from db.domain.filters import View
from db.domain.vocabulary import AssessedStatus, FacetKind, Publication, ScheduleStatus
from db.models import CommitmentFacet
from db.queries.asked import Asked
from db.queries.schedules import schedule_counts
from db.queries.snapshot import Snapshot

MOST = 100


class Facet(StrEnum):
    """What can be filtered by."""

    STATUS = "status"
    SCHEDULE = "schedule"
    ACTOR = "actor"
    PLACE = "place"
    TOPIC = "topic"


Counts = dict[str, int]
"""Value of a filter → how many commitments have it."""


def facet_counts(session: Session, view: View, *, most: int = MOST) -> dict[Facet, Counts]:
    """The counts of each filter's values, following all the filters but its own; values that none has are left out.

    Statuses come in the order of the vocabulary; of actors, places and topics the `most` frequent, those first.
    """
    return {
        Facet.STATUS: _statuses(session, replace(view, statuses=())),
        Facet.SCHEDULE: _schedules(session, replace(view, schedules=())),
        Facet.ACTOR: _values(session, replace(view, actors=()), FacetKind.ACTOR, most=most),
        Facet.PLACE: _places(session, replace(view, places=()), most=most),
        Facet.TOPIC: _values(session, replace(view, topics=()), FacetKind.TOPIC, most=most),
    }


def published_values(kind: FacetKind) -> Any:
    """Each value with the number of published commitments that have it, as `value` and `count`."""
    value = col(CommitmentFacet.value)
    published = col(CommitmentFacet.publication) == Publication.PUBLISHED
    counted: Any = select(value.label("value"), func.count().label("count"))
    return counted.where(col(CommitmentFacet.kind) == kind, published).group_by(value)


def _statuses(session: Session, view: View) -> Counts:
    asked = Asked(session, view)
    found = session.execute(select(asked.c.status, func.count()).where(asked.condition).group_by(asked.c.status))
    counts = {AssessedStatus(status): count for status, count in found}
    return {status.value: counts[status] for status in AssessedStatus if status in counts}


def _schedules(session: Session, view: View) -> Counts:
    counts = schedule_counts(session, view).schedules
    return {status.value: counts[status] for status in ScheduleStatus if counts.get(status)}


def _places(session: Session, view: View, *, most: int) -> Counts:
    asked = Asked(session, view)
    return _commonest(session, asked.c.place, asked.source, [asked.condition, asked.c.place.is_not(None)], most=most)


def _values(session: Session, view: View, kind: FacetKind, *, most: int) -> Counts:
    facet = CommitmentFacet.metadata.tables["commitment_facet"]
    of_kind = facet.c.kind == kind
    if not view.looks_back:
        # What the filters ask for stands beside each value, so that nothing else has to be read.
        asked = Asked(session, view, then=Snapshot(facet, of_kind))
        return _commonest(session, facet.c.value, facet, [of_kind, asked.condition], most=most)
    asked = Asked(session, view)
    both = asked.source.join(facet, facet.c.number == asked.c.number)
    return _commonest(session, facet.c.value, both, [of_kind, asked.condition], most=most)


def _commonest(
    session: Session, value: Any, source: FromClause, conditions: list[ColumnElement[bool]], *, most: int
) -> Counts:
    count = func.count().label("count")
    wanted = select(value, count).select_from(source).where(*conditions).group_by(value)
    found = session.execute(wanted.order_by(count.desc(), value).limit(most))
    return {str(one): number for one, number in found}
