"""The row numbers of any window of a list, at about the same cost wherever it lies.

They come from one covering index that has the list's order. Rows without a sort value come last, so an order may have
two parts; a grouped list has its groups, and a window the end of one, some whole ones and the start of another.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy import Row as SqlRow
from sqlmodel import Session

from db.domain.filters import Group, Sort, View
from db.domain.vocabulary import AssessedStatus, ScheduleStatus
from db.queries.listing.count_cache import cached
from db.queries.listing.filters import group_key, in_group, order_of, sort_parts
from db.queries.listing.own_days import zoned
from db.queries.listing.schedule_counts import schedule_counts
from db.queries.listing.seek_hints import keyset_positions, seek_condition
from db.queries.listing.sql_types import Expression
from db.queries.listing.view_query import ViewQuery

_MAX_SORTED_ROWS = 10_000

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class GroupCount:
    """A group of rows by its key, with how many rows it holds."""

    key: str
    count: int


def group_counts(session: Session, view: View) -> Sequence[GroupCount]:
    """The groups: statuses in the order of the vocabulary, others by name; rows of no group under an empty key last."""
    unsorted = replace(zoned(session, view), sort=Sort.DEADLINE, descending=False)
    return cached(session, "groups", unsorted, lambda: tuple(_group_counts(session, unsorted)))


def _group_counts(session: Session, view: View) -> list[GroupCount]:
    if view.group is Group.SCHEDULE:
        schedules = schedule_counts(session, view).schedules
        return [GroupCount(status.value, schedules[status]) for status in ScheduleStatus if schedules.get(status)]
    query = ViewQuery(session, view)
    if view.group is Group.NONE:
        total = count_of(query, query.condition)
        return [GroupCount("", total)] if total else []
    counts = _counts_by_key(query)
    if view.group is Group.STATUS:
        return [GroupCount(status.value, counts[status.value]) for status in AssessedStatus if status.value in counts]
    named = [GroupCount(key, count) for key, count in counts.items() if key]
    return [*named, GroupCount("", counts[""])] if "" in counts else named


def window_numbers(session: Session, view: View, *, first: int, count: int) -> list[int]:
    """The numbers of the commitments in rows `first` to `first + count` of the view's list, in its order."""
    query = ViewQuery(session, view)
    if view.group is Group.NONE:
        return _part(query, query.condition, first, count)
    numbers: list[int] = []
    for groups, passed_over in _touched(group_counts(session, view), first, count):
        if len(groups) > 1:
            numbers += _whole_groups(query, groups)
        else:
            along = _in_list_order(query, groups)
            belongs = _belongs(query, groups, in_list_order=along)
            numbers += _part(query, belongs, passed_over, count - len(numbers), in_list_order=along)
    return numbers


def count_of(query: ViewQuery, condition: ColumnElement[bool]) -> int:
    """How many commitments meet the condition."""
    return int(query.session.execute(select(func.count()).select_from(query.source).where(condition)).scalar_one())


def _touched(groups: Sequence[GroupCount], first: int, count: int) -> list[tuple[list[GroupCount], int]]:
    """The groups that a window touches: each with the rows to pass over in it, whole ones in the middle together."""
    touched: list[tuple[GroupCount, int]] = []
    at = 0
    for group in groups:
        if at < first + count and at + group.count > first:
            touched.append((group, max(first - at, 0)))
        at += group.count
    if len(touched) < 3:
        return [([group], skipped) for group, skipped in touched]
    (head, skipped), *middle, (tail, _) = touched
    return [([head], skipped), ([group for group, _ in middle], 0), ([tail], 0)]


def _counts_by_key(query: ViewQuery) -> dict[str, int]:
    key = group_key(query.snapshot, query.view).label("key")
    inner = select(key, query.c.number).where(query.condition).subquery()
    counted = select(inner.c.key, func.count()).group_by(inner.c.key).order_by(inner.c.key)
    counts: dict[str, int] = {}
    for value, number in query.session.execute(counted):
        counts[value or ""] = counts.get(value or "", 0) + number
    return counts


def _part(
    query: ViewQuery, condition: ColumnElement[bool], first: int, count: int, *, in_list_order: bool = True
) -> list[int]:
    """A window of the rows of which the condition holds; rows without a sort value come last."""
    parts = [and_(condition, part) for part in _sort_parts(query, in_list_order=in_list_order)]
    order = order_of(query.c, query.view)
    keys = [one.element for one in order]

    def from_keyset_position(at: int, skip: int, wanted: int) -> list[Row]:
        positions = keyset_positions(query, at)
        known = positions.last_before(skip)
        if known is None:
            rows = _rows(query, keys, parts[at], order, skip, wanted)
        else:
            offset, key = known
            # Without hints, so that SQLite seeks by the key instead of entering the index where the part begins.
            part = and_(condition, _sort_parts(query, in_list_order=False)[at])
            behind = seek_condition(keys, key, descending=query.view.descending)
            rows = _rows(query, keys, and_(part, behind), order, skip - offset, wanted)
        if rows:
            positions.remember(skip, rows[0])
        return rows

    return rows_in_parts(query, parts, order, first=first, count=count, read=from_keyset_position)


def _rows(
    query: ViewQuery,
    wanted: Sequence[Expression],
    part: ColumnElement[bool],
    order: Sequence[Expression],
    skip: int,
    count: int,
) -> list[Row]:
    """The wanted columns of `count` rows after the first `skip`; the number is last."""
    rows = select(*wanted).where(part).order_by(*order).offset(skip).limit(count)
    return [tuple(row) for row in query.session.execute(rows)]


def rows_in_parts(
    query: ViewQuery,
    parts: Sequence[ColumnElement[bool]],
    order: Sequence[Expression],
    *,
    first: int,
    count: int,
    read: Callable[[int, int, int], list[Row]] | None = None,
) -> list[int]:
    """The numbers in rows `first` to `first + count` of a list that comes in parts, each in the same order.

    `read(part, skip, count)` reads rows of a part where there is something faster than an OFFSET.
    """

    def by_offset(at: int, skip: int, wanted: int) -> list[Row]:
        return _rows(query, [query.c.number], parts[at], order, skip, wanted)

    numbers: list[int] = []
    skip = first
    for at, part in enumerate(parts):
        rows = (read or by_offset)(at, skip, count - len(numbers))
        numbers += (row[-1] for row in rows)
        if len(numbers) == count or part is parts[-1]:
            break
        skip = 0 if rows else skip - count_of(query, part)
    return numbers


def _in_list_order(query: ViewQuery, groups: Sequence[GroupCount]) -> bool:
    """Whether a group is best read along the index with the list's order, or by the index of the group's column.

    The latter has the order of deadlines too; in any other order, few rows are sorted fast.
    """
    if query.view.group is Group.SCHEDULE:
        return True
    return query.view.sort is not Sort.DEADLINE and groups[0].count > _MAX_SORTED_ROWS


def _belongs(query: ViewQuery, groups: Sequence[GroupCount], *, in_list_order: bool) -> ColumnElement[bool]:
    keys = [group.key for group in groups]
    belongs = in_group(query.snapshot, query.view, keys, dialect=query.dialect, hinted=in_list_order)
    return and_(query.condition, belongs)


def _sort_parts(query: ViewQuery, *, in_list_order: bool) -> list[ColumnElement[bool]]:
    return sort_parts(query.snapshot, query.view, dialect=query.dialect, hinted=not in_list_order)


def _whole_groups(query: ViewQuery, groups: Sequence[GroupCount]) -> list[int]:
    index = {group.key: number for number, group in enumerate(groups)}
    key = group_key(query.snapshot, query.view)
    rows: list[SqlRow[int, str | None]] = []
    along = _in_list_order(query, groups)
    belongs = _belongs(query, groups, in_list_order=along)
    for part in _sort_parts(query, in_list_order=along):
        wanted = select(query.c.number, key).where(belongs, part)
        rows += query.session.execute(wanted.order_by(*order_of(query.c, query.view))).all()
    return [number for number, _ in sorted(rows, key=lambda row: index[row[1] or ""])]
