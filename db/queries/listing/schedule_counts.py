"""Counts by schedule status, and of commitments that need a check, along the indices of both.

Settled schedules are counted by their stored status; of the others, those whose last day has passed and those whose
last day is to come are separate ranges of the index.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import (
    ColumnElement,
    Date,
    String,
    and_,
    case,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    true,
    type_coerce,
    union_all,
)
from sqlmodel import Session

from db.domain.filters import View
from db.domain.vocabulary import ScheduleStatus
from db.queries.listing.own_days import own_day
from db.queries.listing.sql_types import Columns, Expression, Query
from db.queries.listing.view_query import ViewQuery

_COLUMNS = "number settled_schedule earliest latest padded_latest last_checked_on check_due_on".split()


@dataclass(frozen=True, slots=True)
class ScheduleCounts:
    """Counts of a view by schedule status, and of those that need a check."""

    schedules: dict[ScheduleStatus, int]
    awaiting_review: int
    needs_check: int
    oldest_check_on: date | None


def schedule_counts(session: Session, view: View) -> ScheduleCounts:
    """All counts in one statement, so that costly filters are evaluated once."""
    query = ViewQuery(session, view)
    arms = _arms(query.c, query.condition, query.view)
    if query.costly:
        once = select(*(query.c[name] for name in _COLUMNS)).where(query.condition).cte("counted")
        arms = _arms(once.c, true(), query.view)
    parts = {str(part): rest for part, *rest in session.execute(union_all(*arms))}
    past, probably, unseen, _ = parts["past"]
    to_come, begun, soon, _ = parts["to_come"]
    open_end, open_begun, *_ = parts["open_end"]
    schedules = {status: parts[status.value][0] for status in ScheduleStatus if status.value in parts}
    schedules |= {
        ScheduleStatus.PROBABLY_PASSED: probably,
        ScheduleStatus.PASSED: past - probably,
        ScheduleStatus.IN_WINDOW: begun + open_begun,
        ScheduleStatus.DUE_SOON: soon,
        ScheduleStatus.UPCOMING: to_come - begun - soon + open_end - open_begun,
    }
    needs_check, *_, oldest = parts["check"]
    return ScheduleCounts({status: int(n) for status, n in schedules.items()}, int(unseen), int(needs_check), oldest)


def _arms(c: Columns, condition: ColumnElement[bool], view: View) -> list[Query]:
    own = own_day(view)
    soon = own.later(view.due_soon_days)
    moving = and_(condition, c.settled_schedule.is_(None))
    begun, not_begun = own.reaches(c, c.earliest), or_(c.earliest.is_(None), own.precedes(c, c.earliest))
    settled = type_coerce(c.settled_schedule, String)
    past = _arm("past", _sum(own.allows(c, c.padded_latest)), _sum(c.last_checked_on <= c.latest))
    to_come = _arm("to_come", _sum(begun), _sum(and_(soon.reaches(c, c.latest), not_begun)))
    return [
        _arm(settled).where(condition, c.settled_schedule.is_not(None)).group_by(settled),
        past.where(moving, own.follows(c, c.latest)),
        to_come.where(moving, own.allows(c, c.latest)),
        _arm("open_end", _sum(begun)).where(moving, c.latest.is_(None)),
        _arm("check", oldest=func.min(c.last_checked_on)).where(condition, own.reaches(c, c.check_due_on)),
    ]


def _arm(
    part: str | ColumnElement[str],
    first: ColumnElement[int] = literal(0),  # noqa: B008  an expression is never changed
    second: ColumnElement[int] = literal(0),  # noqa: B008
    *,
    oldest: Expression | None = None,
) -> Query:
    label = literal(part) if isinstance(part, str) else part
    return select(label, func.count(), first, second, cast(null(), Date) if oldest is None else oldest)


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)
