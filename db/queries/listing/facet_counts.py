"""Facet counts: how many commitments each value of a filter would leave, given the other filters."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, FromClause, case, func, select
from sqlmodel import Session, col

from db.domain.filters import Filter, View, Vocabulary
from db.domain.folding import words_of
from db.domain.typed_text import storable
from db.domain.vocabulary import FacetKind, Publication, ScheduleStatus, TextKind
from db.models import CommitmentFacet
from db.queries.listing.as_of import Snapshot
from db.queries.listing.filters import FILTER_COLUMNS, FILTER_FACETS
from db.queries.listing.full_text import contains
from db.queries.listing.recorded import facets
from db.queries.listing.schedule_counts import schedule_counts
from db.queries.listing.sql_types import Expression, Query
from db.queries.listing.sqlite_hints import HintedColumns
from db.queries.listing.view_query import ViewQuery

MAX_VALUES = 100


Counts = dict[str, int]
"""Value of a filter → how many commitments have it."""


def facet_counts(session: Session, view: View, *, limit: int = MAX_VALUES) -> dict[Filter, Counts]:
    """The counts of each filter's values, following all the filters but its own; values that none has are left out."""
    return {facet: facet_values(session, view, facet, limit=limit) for facet in Filter}


def facet_values(session: Session, view: View, facet: Filter, *, typed: str = "", limit: int = MAX_VALUES) -> Counts:
    """The counts of one filter's values, following all the other filters: choosing a value leaves so many rows.

    Statuses come in the order of the vocabulary, all that any commitment has. Of actors, places and topics those that
    hold every word of `typed` come, `limit` at the most: those that are chosen first, then the most frequent.
    """
    others, wanted = facet.choosing(view, ()), _Wanted(facet, words_of(typed), facet.chosen(view), limit)
    if facet is Filter.SCHEDULE:
        return _schedules(session, others)
    if facet in FILTER_FACETS:
        return _values(session, others, FILTER_FACETS[facet], wanted)
    if facet.vocabulary is not None:
        return _of_vocabulary(session, others, FILTER_COLUMNS[facet], facet.vocabulary)
    return _of_column(session, others, FILTER_COLUMNS[facet], wanted)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Which values of a filter are listed."""

    facet: Filter
    words: Sequence[str]
    first: Sequence[str]
    limit: int


def published_values(kind: FacetKind) -> Query:
    """Each value with the number of published commitments that have it, as `value` and `count`."""
    value = col(CommitmentFacet.value)
    published = col(CommitmentFacet.publication) == Publication.PUBLISHED
    counted: Query = select(value.label("value"), func.count().label("count"))
    return counted.where(col(CommitmentFacet.kind) == kind, published).group_by(value)


def _of_vocabulary(session: Session, view: View, column: str, vocabulary: Vocabulary) -> Counts:
    query = ViewQuery(session, view)
    value = query.c[column]
    counted = session.execute(select(value, func.count()).where(query.condition).group_by(value))
    counts = {str(one): count for one, count in counted}
    return {one.value: counts[one.value] for one in vocabulary if one.value in counts}


def _schedules(session: Session, view: View) -> Counts:
    counts = schedule_counts(session, view).schedules
    return {status.value: counts[status] for status in ScheduleStatus if counts.get(status)}


def _of_column(session: Session, view: View, column: str, wanted: _Wanted) -> Counts:
    query = ViewQuery(session, view)
    value = query.c[column]
    return _commonest(session, value, query.source, [query.condition, value.is_not(None)], wanted)


def _values(session: Session, view: View, kind: FacetKind, wanted: _Wanted) -> Counts:
    facet = CommitmentFacet.metadata.tables["commitment_facet"]
    of_kind = facet.c.kind == kind
    if not view.looks_back:
        # The facet table holds the filtered columns beside each value: one covering index.
        query = ViewQuery(session, view, rows=Snapshot(facet, of_kind))
        return _commonest(session, facet.c.value, facet, [of_kind, query.condition], wanted)
    query = ViewQuery(session, view)
    then = facets(query.view, kind)
    # The values are scanned in order; the set of numbers is computed once.
    number = HintedColumns(then.c).number if query.dialect == "sqlite" else then.c.number
    left = number.in_(select(query.c.number).where(query.condition))
    return _commonest(session, then.c.value, then, [then.c.kind == kind, left], wanted)


def _commonest(
    session: Session, value: Expression, source: FromClause, conditions: list[ColumnElement[bool]], wanted: _Wanted
) -> Counts:
    count = func.count().label("count")
    named = [contains(value, TextKind(wanted.facet.value), word) for word in wanted.words]
    counted = select(value, count).select_from(source).where(*conditions, *named).group_by(value)
    chosen = case((value.in_([one for one in wanted.first if storable(one)]), 0), else_=1)
    rows = session.execute(counted.order_by(chosen, count.desc(), value).limit(wanted.limit))
    return {str(one): number for one, number in rows}
