"""Which days the timeline draws: those of most marks at first, or those of every mark."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, UnaryExpression, and_, func, select, true
from sqlmodel import Session

from db.domain.filters import View
from db.domain.opening_span import first_opening_limit, last_opening_day, most_outliers
from db.domain.projection import NEVER
from db.domain.vocabulary import AssessedStatus
from db.models import Commitment, DeadlineRevision, StatusUpdate
from db.queries.listing.as_of import known_by
from db.queries.listing.count_cache import cached, unordered
from db.queries.listing.own_days import zoned
from db.queries.listing.row_numbers import count_of
from db.queries.listing.sql_types import Expression, Query
from db.queries.listing.view_query import ViewQuery
from db.queries.timeline import overview, timeline_count


@dataclass(frozen=True, slots=True)
class OpeningSpan:
    """The days with which a list opens; `before` and `beyond` are how many begin or end outside of them."""

    first: date
    last: date
    before: int = 0
    beyond: int = 0


def timeline_span(session: Session, view: View) -> tuple[date, date] | None:
    """The first and the last day that the view's bars touch, or None if it has no rows."""
    view = zoned(session, view)
    return cached(session, "span", unordered(view), lambda: _span(session, view))


def opening_span(session: Session, view: View) -> OpeningSpan | None:
    """The span of most bars around the view's day, or None if it has no rows."""
    view = zoned(session, view)
    return cached(session, "opening span", unordered(view), lambda: _opening(session, view))


def whole_span(session: Session, view: View) -> tuple[date, date] | None:
    """The first and the last day of every mark, earlier deadlines and milestones too; None if there are no rows."""
    view = zoned(session, view)
    return cached(session, "whole span", unordered(view), lambda: _whole(session, view))


def _span(session: Session, view: View) -> tuple[date, date] | None:
    query = ViewQuery(session, view)
    c = query.c
    if query.costly:
        ends: list[Expression] = [func.max(day) for day in (c.committed_on, c.earliest, c.latest, c.fulfilled_latest)]
        wanted = select(func.min(c.committed_on), *ends).select_from(query.source).where(query.condition)
    else:
        # The first and the last entry of an index each.
        wanted = select(
            _end(query, c.committed_on.asc(), true()),
            _end(query, c.committed_on.desc(), true()),
            _end(query, c.deadline_order.desc(), c.deadline_order < NEVER),
            _end(query, c.fulfilled_latest.desc(), c.fulfilled_latest.is_not(None)),
        )
    first, *last = (_as_date(value) for value in session.execute(wanted).one())
    return None if first is None else (first, max(day for day in last if day is not None))


def _end(query: ViewQuery, order: UnaryExpression[object], known: ColumnElement[bool], skip: int = 0) -> Expression:
    wanted = select(order.element).where(query.condition, known).order_by(order)
    return wanted.offset(skip).limit(1).scalar_subquery() if skip else wanted.limit(1).scalar_subquery()


def _opening(session: Session, view: View) -> OpeningSpan | None:
    touched = timeline_span(session, view)
    if touched is None:
        return None
    months: Counter[str] = Counter()
    for month, _, count in overview(session, view):
        months[month] += count
    query = ViewQuery(session, view)
    begin, end = query.c.committed_on, query.c.deadline_order
    last = last_opening_day(view.as_of, touched[1], months)
    skipped = most_outliers(timeline_count(session, view))
    most_begin = _as_date(session.execute(select(_end(query, begin.asc(), true(), skipped))).scalar_one())
    limit = first_opening_limit(view.as_of, most_begin or view.as_of)
    if last == touched[1] and touched[0] >= limit:
        return OpeningSpan(*touched)
    first = _as_date(session.execute(select(_end(query, begin.asc(), begin >= limit))).scalar_one())
    first = min(first or view.as_of, view.as_of)
    before = count_of(query, query.condition & (begin < first))
    return OpeningSpan(first, last, before, count_of(query, query.condition & (end > last) & (end < NEVER)))


def _whole(session: Session, view: View) -> tuple[date, date] | None:
    touched = timeline_span(session, view)
    if touched is None:
        return None
    query = ViewQuery(session, view)
    c = query.c
    members: Query = select(c.id).select_from(query.source).where(query.condition)
    tables = Commitment.metadata.tables
    r, m, u = (tables[name].c for name in ("deadline_revision", "milestone", "status_update"))
    disputed = and_(u.status == AssessedStatus.DISPUTED, *known_by(StatusUpdate, view))
    ends = [
        select(*_ends(c.earliest, c.padded_latest, c.fulfilled_earliest)).where(query.condition),
        select(*_ends(r.earliest, r.latest)).where(r.commitment_id.in_(members), *known_by(DeadlineRevision, view)),
        select(*_ends(m.earliest, m.latest, m.reached_on)).where(m.commitment_id.in_(members)),
        select(*_ends(u.effective_earliest, u.effective_latest)).where(u.commitment_id.in_(members), disputed),
    ]
    days = [_as_date(value) for wanted in ends for value in session.execute(wanted).one()]
    known = [*touched, *(day for day in days if day is not None)]
    return min(known), max(known)


def _ends(*columns: Expression) -> list[Expression]:
    return [end(column) for column in columns for end in (func.min, func.max)]


def _as_date(value: date | str | None) -> date | None:
    """SQLite gives the result of a MIN over dates as text."""
    return date.fromisoformat(value) if isinstance(value, str) else value
