"""When windows open and close: entries of a span of days, and how many fall on each day."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    RowMapping,
    Subquery,
    and_,
    case,
    func,
    literal,
    or_,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.types import Date
from sqlmodel import Session

from db.domain.filters import View
from db.domain.schedule import ScheduleFacts
from db.domain.vocabulary import AssessedStatus, CommitmentKind, DeadlineKind, Relation, ScheduleStatus
from db.queries.listing.as_of import schedule_expression, snapshot
from db.queries.listing.filters import matching
from db.queries.listing.own_days import own_day, zoned
from db.queries.listing.sql_types import Columns

MAX_ENTRIES = 200


class AgendaKind(StrEnum):
    """What happens on a day: a window opens, its last day comes, or the last day of one still open has passed.

    `PASSED` is the calendar's fact (padding included), no verdict: what was fulfilled late has only had its last day.
    """

    OPENS = "opens"
    CLOSES = "closes"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """One event of one commitment. `facts`, `last_checked_on` and its own day, `as_of`, make the schedule's words."""

    id: UUID
    day: date
    kind: AgendaKind
    slug: str
    title: str
    responsible: str
    place: str | None
    wording: str | None
    facts: ScheduleFacts
    last_checked_on: date
    as_of: date


def agenda_entries(
    session: Session, view: View, first: date, last: date, *, start: int = 0, limit: int = MAX_ENTRIES
) -> list[AgendaEntry]:
    """The events from `first` to `last`, both included, by day, kind and title; `start` of them are passed over."""
    view = zoned(session, view)
    events = _events(session, view, (first, last), _COLUMNS)
    e = events.c
    order = (e.day, e.event, e.title, e.id)
    rows = session.execute(select(events).order_by(*order).offset(start).limit(limit)).mappings()
    return [_entry(row, view.day_in(row["time_zone"])) for row in rows]


def agenda_days(session: Session, view: View, first: date, last: date) -> dict[date, dict[AgendaKind, int]]:
    """How many events of each kind fall on each day from `first` to `last`; days without any are left out."""
    events = _events(session, view, (first, last), ("earliest", "latest"))
    counted = select(events.c.day, events.c.event, func.count()).group_by(events.c.day, events.c.event)
    days: dict[date, dict[AgendaKind, int]] = defaultdict(dict)
    for day, kind, count in session.execute(counted):
        days[day][AgendaKind(kind)] = count
    return dict(days)


def _events(session: Session, view: View, span: tuple[date, date], names: Sequence[str]) -> Subquery:
    """The openings and the last days within a span as rows: `day`, `event` and the columns of these names."""
    view = zoned(session, view)
    then = snapshot(view)
    c = then.c
    # SQLite gives the result of a CASE over dates as text.
    columns = [type_coerce(c[name], Date).label(name) if name in _DAYS else c[name] for name in names]
    schedule = schedule_expression(c, own_day(view), due_soon_days=view.due_soon_days).label("schedule")
    condition = matching(then, view, dialect=session.get_bind().dialect.name)
    touched = select(*columns, schedule).where(condition, or_(c.latest.between(*span), _opens(c, span)))
    # Read twice below, so both engines work it out once and keep it.
    dated = touched.cte("dated")
    d = dated.c
    ended = d.schedule == ScheduleStatus.PASSED.value
    event = case((ended, AgendaKind.PASSED.value), else_=AgendaKind.CLOSES.value)
    opening = select(d.earliest.label("day"), literal(AgendaKind.OPENS.value).label("event"), *d)
    closing = select(d.latest.label("day"), event.label("event"), *d)
    return union_all(opening.where(_opens(d, span)), closing.where(d.latest.between(*span))).subquery("events")


def _opens(c: Columns, span: tuple[date, date]) -> ColumnElement[bool]:
    """Whether a window opens within the span. A window of a single day only has a last day."""
    return and_(c.earliest.between(*span), or_(c.latest.is_(None), c.earliest < c.latest))


_COLUMNS = (
    "id slug title responsible place wording status kind deadline_kind relation earliest latest padded_latest "
    "fulfilled_earliest fulfilled_latest last_checked_on time_zone"
).split()
_DAYS = ("fulfilled_earliest", "fulfilled_latest", "last_checked_on")


def _entry(row: RowMapping, as_of: date) -> AgendaEntry:
    return AgendaEntry(
        id=row["id"],
        day=row["day"],
        kind=AgendaKind(row["event"]),
        slug=row["slug"],
        title=row["title"],
        responsible=row["responsible"],
        place=row["place"],
        wording=row["wording"],
        last_checked_on=row["last_checked_on"],
        as_of=as_of,
        facts=ScheduleFacts(
            kind=CommitmentKind(row["kind"]),
            deadline_kind=DeadlineKind(row["deadline_kind"]) if row["deadline_kind"] else None,
            relation=Relation(row["relation"]) if row["relation"] else None,
            earliest=row["earliest"],
            latest=row["latest"],
            padded_latest=row["padded_latest"],
            status=AssessedStatus(row["status"]),
            fulfilled_earliest=row["fulfilled_earliest"],
            fulfilled_latest=row["fulfilled_latest"],
        ),
    )
