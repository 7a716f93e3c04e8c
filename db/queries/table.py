"""The table's rows: the timeline's, sorted and narrowed by any of its columns, a part of them at a time.

Each column has an index that begins with it and holds what filters ask for; a window is found along it, as the
timeline's are (`db/queries/listing/row_numbers.py`). What no index has, such as a second column to sort by,
sorts only the rows that are alike in the first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, case, true
from sqlmodel import Session

from db.domain.filters import View
from db.domain.projection import NO_SLIPPAGE
from db.domain.timeline_row import TimelineRow
from db.domain.vocabulary import ScheduleStatus
from db.queries.listing.column_filters import Column as Column
from db.queries.listing.column_filters import Comparison as Comparison
from db.queries.listing.column_filters import Narrowing as Narrowing
from db.queries.listing.column_filters import column_of, narrowed
from db.queries.listing.filters import compared_columns, matching, schedule_condition
from db.queries.listing.own_days import own_day
from db.queries.listing.row_numbers import count_of, rows_in_parts
from db.queries.listing.sql_types import Columns, Expression
from db.queries.listing.view_query import ViewQuery
from db.queries.timeline import rows_numbered

# In what order the calendar asks for attention; by this the table sorts them.
_URGENCY = (
    ScheduleStatus.PASSED,
    ScheduleStatus.PROBABLY_PASSED,
    ScheduleStatus.IN_WINDOW,
    ScheduleStatus.DUE_SOON,
    ScheduleStatus.UPCOMING,
    ScheduleStatus.WAITING,
    ScheduleStatus.NO_DEADLINE,
    ScheduleStatus.MET_LATE,
    ScheduleStatus.MET_TIMING_UNKNOWN,
    ScheduleStatus.MET_ON_TIME,
    ScheduleStatus.MET_EARLY,
    ScheduleStatus.CLOSED,
)


# What an index has behind its first column, by which rows that are alike in it are told apart.
_BY_TITLE = ("title", "number")
_BY_DEADLINE = ("deadline_order", "title", "number")
_TIES: dict[Column, tuple[str, ...]] = {
    Column.TITLE: ("number",),
    Column.STATUS: _BY_DEADLINE,
    Column.SCHEDULE: ("latest", "last_checked_on", "number"),
    Column.RESPONSIBLE: ("number",),
    Column.PLACE: _BY_DEADLINE,
    Column.WORDING: ("number",),
    Column.FULFILLED: ("number",),
}


@dataclass(frozen=True, slots=True)
class TablePart:
    """Some rows of the table, and how many there are in all."""

    rows: tuple[TimelineRow, ...]
    total: int


def table_part(
    session: Session,
    view: View,
    *,
    first: int,
    count: int,
    order: Sequence[tuple[Column, bool]] = (),
    narrowings: Sequence[Narrowing] = (),
) -> TablePart:
    """Rows `first` to `first + count` of the view. `order` names columns and whether each falls.

    Rows without a value in the first of them are last, whichever way it is sorted; so are they in the others.
    """
    query = ViewQuery(session, view)
    order = order or ((Column.LATEST, False),)
    along = _condition(query, narrowings, hinted=True)
    parts = [and_(along, part) for part in _parts(query, *order[0])]
    numbers = rows_in_parts(query, parts, _keys(query, order), first=first, count=count)
    total = count_of(query, along if query.costly else _condition(query, narrowings, hinted=False))
    return TablePart(tuple(rows_numbered(session, query.view, numbers)), total)


def _condition(query: ViewQuery, narrowings: Sequence[Narrowing], *, hinted: bool) -> ColumnElement[bool]:
    """`hinted`: along the index with the list's order; else by whichever index serves the condition."""
    passes = query.condition if hinted else matching(query.snapshot, query.view, dialect=query.dialect)
    c = compared_columns(query.snapshot, query.view, dialect=query.dialect, hinted=hinted)
    return and_(passes, *(narrowed(c, one, query.view) for one in narrowings))


def _parts(query: ViewQuery, column: Column, descending: bool) -> list[ColumnElement[bool]]:
    """The parts in which the rows come, by the column that they are sorted by first."""
    c, view = query.c, query.view
    match column:
        case Column.SCHEDULE:
            places = reversed(_URGENCY) if descending else _URGENCY
            return [schedule_condition(c, [one], own_day(view), due_soon_days=view.due_soon_days) for one in places]
        case Column.SLIPPAGE:
            return [c.slippage_order < NO_SLIPPAGE, c.slippage_order == NO_SLIPPAGE]
        case Column.LATEST | Column.EARLIEST | Column.PLACE | Column.WORDING | Column.FULFILLED:
            # The last days stand in the order of the deadlines too, which also has those that only begin.
            passed = compared_columns(query.snapshot, view, dialect=query.dialect, hinted=column is Column.LATEST)
            value = passed.latest if column is Column.LATEST else _key(c, column)
            return [value.is_not(None), value.is_(None)]
        case _:
            return [true()]


def _keys(query: ViewQuery, order: Sequence[tuple[Column, bool]]) -> list[Expression]:
    c, view = query.c, query.view
    (first, descending), *further = order
    ties: list[Expression] = [c[name] for name in _TIES.get(first, _BY_TITLE)]
    leading = [] if first is Column.SCHEDULE else [_key(c, first)]
    if not further:
        return [key.desc() if descending else key.asc() for key in (*leading, *ties)]
    keys: list[Expression] = [key.desc() if descending else key.asc() for key in leading]
    for column, falls in further:
        key = _expression(c, column, view)
        keys += [case((key.is_(None), 1), else_=0), key.desc() if falls else key.asc()]
    return [*keys, c.title.asc(), c.number.asc()]


def _key(c: Columns, column: Column) -> Expression:
    """The column of the index by which the rows are sorted."""
    match column:
        case Column.LATEST:
            return c.deadline_order
        case Column.SLIPPAGE:
            return c.slippage_order
        case Column.FULFILLED:
            return c.fulfilled_latest
        case _:
            return c[column.value]


def _expression(c: Columns, column: Column, view: View) -> Expression:
    """What a further column is sorted by."""
    value = column_of(c, column, view)
    if column is not Column.SCHEDULE:
        return value
    return case({status.value: place for place, status in enumerate(_URGENCY)}, value=value)
