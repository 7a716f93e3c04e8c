"""Conditions on single columns of the table, as people set them in its headings."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from sqlalchemy import ColumnElement, and_, false, func, not_, or_, true
from sqlmodel import col

from db.domain.filters import View
from db.domain.folding import folded_line
from db.domain.projection import NO_SLIPPAGE
from db.domain.vocabulary import AssessedStatus, ScheduleStatus, TextKind
from db.models import FoldedText
from db.queries.listing.as_of import schedule_expression
from db.queries.listing.filters import schedule_condition
from db.queries.listing.full_text import texts_where
from db.queries.listing.own_days import own_day
from db.queries.listing.sql_types import Columns, Expression

_Status = TypeVar("_Status", AssessedStatus, ScheduleStatus)


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


def narrowed(c: Columns, narrowing: Narrowing, view: View) -> ColumnElement[bool]:
    """Whether a commitment passes the condition."""
    if narrowing.column is Column.SCHEDULE:
        return _scheduled(c, narrowing, view)
    column = column_of(c, narrowing.column, view)
    if narrowing.comparison is Comparison.BLANK:
        return or_(column.is_(None), column == "") if isinstance(narrowing.value, str) else column.is_(None)
    if narrowing.comparison is Comparison.NOT_BLANK:
        present = column.is_not(None)
        return and_(present, column != "") if isinstance(narrowing.value, str) else present
    if narrowing.column is Column.STATUS:
        return column.in_(_labelled(narrowing, {status: status.label for status in AssessedStatus}))
    if isinstance(narrowing.value, str):
        return _text(column, TextKind(narrowing.column.value), narrowing.comparison, folded_line(narrowing.value))
    return _compared(column, narrowing)


def column_of(c: Columns, column: Column, view: View) -> Expression:
    """What a column shows of a commitment, as SQL compares it."""
    match column:
        case Column.SCHEDULE:
            return schedule_expression(c, own_day(view), due_soon_days=view.due_soon_days)
        case Column.SLIPPAGE:
            return func.nullif(c.slippage_order, NO_SLIPPAGE)
        case Column.FULFILLED:
            return c.fulfilled_latest
        case _:
            return c[column.value]


def _scheduled(c: Columns, narrowing: Narrowing, view: View) -> ColumnElement[bool]:
    """Every commitment has a schedule status, so none is blank."""
    if narrowing.comparison in (Comparison.BLANK, Comparison.NOT_BLANK):
        return true() if narrowing.comparison is Comparison.NOT_BLANK else false()
    wanted = _labelled(narrowing, {status: status.label for status in ScheduleStatus})
    return schedule_condition(c, wanted, own_day(view), due_soon_days=view.due_soon_days)


def _labelled(narrowing: Narrowing, labels: dict[_Status, str]) -> list[_Status]:
    """A status is narrowed by the words that people see, which the database does not hold."""
    typed = folded_line(str(narrowing.value or ""))
    return [status for status, label in labels.items() if _passes(folded_line(label), narrowing.comparison, typed)]


def _passes(text: str, comparison: Comparison, typed: str) -> bool:
    match comparison:
        case Comparison.EQUALS:
            return text == typed
        case Comparison.NOT_EQUAL:
            return text != typed
        case Comparison.STARTS:
            return text.startswith(typed)
        case Comparison.ENDS:
            return text.endswith(typed)
        case Comparison.NOT_CONTAINS:
            return typed not in text
        case _:
            return typed in text


_NEGATED = {Comparison.NOT_EQUAL: Comparison.EQUALS, Comparison.NOT_CONTAINS: Comparison.CONTAINS}


def _text(column: Expression, kind: TextKind, comparison: Comparison, typed: str) -> ColumnElement[bool]:
    """As `_passes` of the folded text, in SQL; no text compares as an empty one."""
    if comparison in _NEGATED:
        # The texts that are left out are mostly fewer than those that stay.
        return not_(_text(column, kind, _NEGATED[comparison], typed))
    text = func.coalesce(column, "")
    passes = text.in_(texts_where(kind, _folded_passes(comparison, typed)))
    return or_(text == "", passes) if _passes("", comparison, typed) else passes


def _folded_passes(comparison: Comparison, typed: str) -> ColumnElement[bool]:
    folded = col(FoldedText.folded)
    match comparison:
        case Comparison.EQUALS:
            return folded == typed
        case Comparison.STARTS:
            return folded.startswith(typed, autoescape=True)
        case Comparison.ENDS:
            return folded.endswith(typed, autoescape=True)
        case _:
            return folded.contains(typed, autoescape=True)


def _compared(column: Expression, narrowing: Narrowing) -> ColumnElement[bool]:
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
