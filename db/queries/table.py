"""The table's rows: the timeline's, sorted and narrowed by any of its columns, a part of them at a time.

Each column has an index that begins with it and holds what filters ask for; a window is found along it, as the
timeline's are (`db/queries/listing/row_numbers.py`). What no index has, such as a second column to sort by,
sorts only the rows that are alike in the first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, case, true
from sqlmodel import Session

from db.domain.filters import View
from db.domain.projection import NO_SLIPPAGE
from db.domain.timeline_row import TimelineRow
from db.domain.vocabulary import ScheduleStatus
from db.queries.listing.as_of import Columns
from db.queries.listing.column_filters import Column as Column
from db.queries.listing.column_filters import Comparison as Comparison
from db.queries.listing.column_filters import Narrowing as Narrowing
from db.queries.listing.column_filters import column_of, narrowed
from db.queries.listing.filters import compared, matching, schedule_condition
from db.queries.listing.row_numbers import count_of, rows_in_parts
from db.queries.listing.view_query import Asked
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
    asked = Asked(session, view)
    order = order or ((Column.LATEST, False),)
    along = _condition(asked, narrowings, in_passing=True)
    parts = [and_(along, part) for part in _parts(asked, *order[0])]
    numbers = rows_in_parts(asked, parts, _keys(asked, order), first=first, count=count)
    total = count_of(asked, along if asked.costly else _condition(asked, narrowings, in_passing=False))
    return TablePart(tuple(rows_numbered(session, asked.view, numbers)), total)


def _condition(asked: Asked, narrowings: Sequence[Narrowing], *, in_passing: bool) -> ColumnElement[bool]:
    """`in_passing`, an index is walked for its order; else one is chosen for what is asked."""
    passes = asked.condition if in_passing else matching(asked.then, asked.view, dialect=asked.dialect)
    c = compared(asked.then, asked.view, dialect=asked.dialect, in_passing=in_passing)
    return and_(passes, *(narrowed(c, one, asked.view) for one in narrowings))


def _parts(asked: Asked, column: Column, falling: bool) -> list[ColumnElement[bool]]:
    """The parts in which the rows come, by the column that they are sorted by first."""
    c, view = asked.c, asked.view
    match column:
        case Column.SCHEDULE:
            places = reversed(_URGENCY) if falling else _URGENCY
            return [schedule_condition(c, [one], view.as_of, due_soon_days=view.due_soon_days) for one in places]
        case Column.SLIPPAGE:
            return [c.slippage_order < NO_SLIPPAGE, c.slippage_order == NO_SLIPPAGE]
        case Column.LATEST | Column.EARLIEST | Column.PLACE | Column.WORDING | Column.FULFILLED:
            # The last days stand in the order of the deadlines too, which also has those that only begin.
            passed = compared(asked.then, view, dialect=asked.dialect, in_passing=column is Column.LATEST)
            value = passed.latest if column is Column.LATEST else _key(c, column)
            return [value.is_not(None), value.is_(None)]
        case _:
            return [true()]


def _keys(asked: Asked, order: Sequence[tuple[Column, bool]]) -> list[ColumnElement[Any]]:
    c, view = asked.c, asked.view
    (first, falling), *further = order
    ties: list[ColumnElement[Any]] = [c[name] for name in _TIES.get(first, _BY_TITLE)]
    leading = [] if first is Column.SCHEDULE else [_key(c, first)]
    if not further:
        return [key.desc() if falling else key.asc() for key in (*leading, *ties)]
    keys: list[ColumnElement[Any]] = [key.desc() if falling else key.asc() for key in leading]
    for column, falls in further:
        key = _expression(c, column, view)
        keys += [case((key.is_(None), 1), else_=0), key.desc() if falls else key.asc()]
    return [*keys, c.title.asc(), c.number.asc()]


def _key(c: Columns, column: Column) -> ColumnElement[Any]:
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


def _expression(c: Columns, column: Column, view: View) -> ColumnElement[Any]:
    """What a further column is sorted by."""
    value = column_of(c, column, view)
    if column is not Column.SCHEDULE:
        return value
    return case({status.value: place for place, status in enumerate(_URGENCY)}, value=value)
