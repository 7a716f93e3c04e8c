"""The table's rows: the timeline's, sorted and narrowed by any of its columns, a part of them at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlmodel import Session

from db.domain.filters import View
from db.domain.timeline_row import TimelineRow
from db.domain.vocabulary import AssessedStatus, ScheduleStatus
from db.queries.conditions import matching
from db.queries.snapshot import Columns, days_between, schedule_expression, snapshot
from db.queries.timeline import rows_of

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


class Column(StrEnum):
    """The columns by which the table sorts and narrows."""

    TITLE = "title"
    STATUS = "status"
    SCHEDULE = "schedule"
    RESPONSIBLE = "responsible"
    PLACE = "place"
    COMMITTED = "committed_on"
    WORDING = "wording"
    EARLIEST = "earliest"
    LATEST = "latest"
    SLIPPAGE = "slippage"
    FULFILLED = "fulfilled"
    CHECKED = "last_checked_on"


class Comparison(StrEnum):
    """How a column is compared with what was typed."""

    CONTAINS = "contains"
    NOT_CONTAINS = "not_contains"
    EQUALS = "equals"
    NOT_EQUAL = "not_equal"
    STARTS = "starts"
    ENDS = "ends"
    LESS = "less"
    GREATER = "greater"
    BETWEEN = "between"
    BLANK = "blank"
    NOT_BLANK = "not_blank"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """One condition on one column. `value` and `upper` are text, days or whole numbers, as the column is."""

    column: Column
    comparison: Comparison
    value: str | date | int | None = None
    upper: date | int | None = None


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
    """Rows `first` to `first + count` of the view. `order` names columns and whether each falls; ties go by id."""
    dialect = session.get_bind().dialect.name
    then = snapshot(view)
    c = then.c
    wanted = and_(matching(then, view, dialect=dialect), *(_narrowed(c, n, view, dialect=dialect) for n in narrowings))
    keys: list[ColumnElement[Any]] = []
    for column, falling in order or ((Column.LATEST, False),):
        key = _sort_key(c, column, view, dialect=dialect)
        keys += [case((key.is_(None), 1), else_=0), key.desc() if falling else key.asc()]
    ids = select(c.id).where(wanted).order_by(*keys, c.id.asc()).offset(first).limit(count)
    total = session.execute(select(func.count()).select_from(then.source).where(wanted)).scalar_one()
    return TablePart(tuple(rows_of(session, view, list(session.execute(ids).scalars()))), int(total))


def _sort_key(c: Columns, column: Column, view: View, *, dialect: str) -> ColumnElement[Any]:
    value = _column(c, column, view, dialect=dialect)
    if column is not Column.SCHEDULE:
        return value
    return case({status.value: place for place, status in enumerate(_URGENCY)}, value=value)


def _column(c: Columns, column: Column, view: View, *, dialect: str) -> ColumnElement[Any]:
    match column:
        case Column.SCHEDULE:
            return schedule_expression(c, view.as_of, due_soon_days=view.due_soon_days)
        case Column.SLIPPAGE:
            return days_between(c.baseline_latest, c.latest, dialect=dialect)
        case Column.FULFILLED:
            return c.fulfilled_latest
        case _:
            return c[column.value]


def _narrowed(c: Columns, narrowing: Narrowing, view: View, *, dialect: str) -> ColumnElement[bool]:
    column = _column(c, narrowing.column, view, dialect=dialect)
    if narrowing.comparison is Comparison.BLANK:
        return or_(column.is_(None), column == "") if isinstance(narrowing.value, str) else column.is_(None)
    if narrowing.comparison is Comparison.NOT_BLANK:
        given = column.is_not(None)
        return and_(given, column != "") if isinstance(narrowing.value, str) else given
    if narrowing.column is Column.STATUS:
        return _labelled(column, narrowing, {status.value: status.label for status in AssessedStatus})
    if narrowing.column is Column.SCHEDULE:
        return _labelled(column, narrowing, {status.value: status.label for status in ScheduleStatus})
    if isinstance(narrowing.value, str):
        return _text(func.lower(func.coalesce(column, "")), narrowing.comparison, narrowing.value.lower())
    return _compared(column, narrowing)


def _labelled(column: ColumnElement[Any], narrowing: Narrowing, labels: dict[str, str]) -> ColumnElement[bool]:
    """A status is narrowed by the words that people see, which the database does not hold."""
    typed = str(narrowing.value or "").lower()
    passing = [value for value, label in labels.items() if _passes(label.lower(), narrowing.comparison, typed)]
    return column.in_(passing)


def _passes(label: str, comparison: Comparison, typed: str) -> bool:
    match comparison:
        case Comparison.EQUALS:
            return label == typed
        case Comparison.NOT_EQUAL:
            return label != typed
        case Comparison.STARTS:
            return label.startswith(typed)
        case Comparison.ENDS:
            return label.endswith(typed)
        case Comparison.NOT_CONTAINS:
            return typed not in label
        case _:
            return typed in label


def _text(column: ColumnElement[Any], comparison: Comparison, typed: str) -> ColumnElement[bool]:
    escaped = typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    match comparison:
        case Comparison.EQUALS:
            return column == typed
        case Comparison.NOT_EQUAL:
            return column != typed
        case Comparison.STARTS:
            return column.like(f"{escaped}%", escape="\\")
        case Comparison.ENDS:
            return column.like(f"%{escaped}", escape="\\")
        case Comparison.NOT_CONTAINS:
            return column.not_like(f"%{escaped}%", escape="\\")
        case _:
            return column.like(f"%{escaped}%", escape="\\")


def _compared(column: ColumnElement[Any], narrowing: Narrowing) -> ColumnElement[bool]:
    match narrowing.comparison:
        case Comparison.LESS:
            return column < narrowing.value
        case Comparison.GREATER:
            return column > narrowing.value
        case Comparison.NOT_EQUAL:
            return column != narrowing.value
        case Comparison.BETWEEN if narrowing.upper is not None:
            return column.between(narrowing.value, narrowing.upper)
        case _:
            return column == narrowing.value
