"""Any window of a list at about the same cost, wherever it lies.

The numbers of a window's rows come from one index that has the list's order and everything that filters ask for. Rows
that have nothing to be sorted by come last, so an order may fall into two parts; and a grouped list into its groups,
of which a window holds the end of one, some whole ones and the beginning of another.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select
from sqlmodel import Session

from db.domain.filters import Group, Sort, View
from db.domain.vocabulary import AssessedStatus, ScheduleStatus
from db.queries.listing.count_cache import kept
from db.queries.listing.filters import group_key, in_group, order_of, with_and_without
from db.queries.listing.schedule_counts import schedule_counts
from db.queries.listing.seek_hints import from_there_on, places_of
from db.queries.listing.view_query import Asked

_FEW_ENOUGH_TO_SORT = 10_000

Row = Sequence[Any]


@dataclass(frozen=True, slots=True)
class GroupCount:
    """A group of rows by its key, with how many rows it holds."""

    key: str
    count: int


def group_counts(session: Session, view: View) -> Sequence[GroupCount]:
    """The groups: statuses in the order of the vocabulary, others by name; rows of no group under an empty key last."""
    unsorted = replace(view, sort=Sort.DEADLINE, descending=False)
    return kept(session, "groups", unsorted, lambda: tuple(_group_counts(session, unsorted)))


def _group_counts(session: Session, view: View) -> list[GroupCount]:
    if view.group is Group.SCHEDULE:
        found = schedule_counts(session, view).schedules
        return [GroupCount(status.value, found[status]) for status in ScheduleStatus if found.get(status)]
    asked = Asked(session, view)
    if view.group is Group.NONE:
        total = count_of(asked, asked.condition)
        return [GroupCount("", total)] if total else []
    counts = _counts_by_key(asked)
    if view.group is Group.STATUS:
        return [GroupCount(status.value, counts[status.value]) for status in AssessedStatus if status.value in counts]
    named = [GroupCount(key, count) for key, count in counts.items() if key]
    return [*named, GroupCount("", counts[""])] if "" in counts else named


def window_numbers(session: Session, view: View, *, first: int, count: int) -> list[int]:
    """The numbers of the commitments in rows `first` to `first + count` of the view's list, in its order."""
    asked = Asked(session, view)
    if view.group is Group.NONE:
        return _part(asked, asked.condition, first, count)
    found: list[int] = []
    for groups, passed_over in _touched(group_counts(session, view), first, count):
        if len(groups) > 1:
            found += _whole_groups(asked, groups)
        else:
            along = _along_the_order(asked, groups)
            belongs = _belongs(asked, groups, along_the_order=along)
            found += _part(asked, belongs, passed_over, count - len(found), along_the_order=along)
    return found


def count_of(asked: Asked, condition: ColumnElement[bool]) -> int:
    """Of how many commitments the condition holds."""
    return int(asked.session.execute(select(func.count()).select_from(asked.source).where(condition)).scalar_one())


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


def _counts_by_key(asked: Asked) -> dict[str, int]:
    key = group_key(asked.then, asked.view).label("key")
    inner = select(key, asked.c.number).where(asked.condition).subquery()
    counted = select(inner.c.key, func.count()).group_by(inner.c.key).order_by(inner.c.key)
    counts: dict[str, int] = {}
    for found, number in asked.session.execute(counted):
        counts[found or ""] = counts.get(found or "", 0) + number
    return counts


def _part(
    asked: Asked, condition: ColumnElement[bool], first: int, count: int, *, along_the_order: bool = True
) -> list[int]:
    """A window of the rows of which the condition holds, those with something to be sorted by before the others."""
    parts = [and_(condition, part) for part in _with_and_without(asked, along_the_order=along_the_order)]
    order = order_of(asked.c, asked.view)
    keys = [one.element for one in order]

    def from_a_known_place(at: int, skip: int, wanted: int) -> list[Row]:
        places = places_of(asked, at)
        known = places.last_before(skip)
        if known is None:
            found = _rows(asked, keys, parts[at], order, skip, wanted)
        else:
            place, key = known
            # Else the index is entered where the part begins.
            part = and_(condition, _with_and_without(asked, along_the_order=False)[at])
            behind = from_there_on(keys, key, falling=asked.view.descending)
            found = _rows(asked, keys, and_(part, behind), order, skip - place, wanted)
        if found:
            places.learn(skip, found[0])
        return found

    return rows_in_parts(asked, parts, order, first=first, count=count, read=from_a_known_place)


def _rows(
    asked: Asked,
    wanted: Sequence[ColumnElement[Any]],
    part: ColumnElement[bool],
    order: Sequence[ColumnElement[Any]],
    skip: int,
    count: int,
) -> list[Row]:
    """What is wanted of `count` rows after the first `skip`: the number last."""
    rows = select(*wanted).where(part).order_by(*order).offset(skip).limit(count)
    return [tuple(row) for row in asked.session.execute(rows)]


def rows_in_parts(
    asked: Asked,
    parts: Sequence[ColumnElement[bool]],
    order: Sequence[ColumnElement[Any]],
    *,
    first: int,
    count: int,
    read: Callable[[int, int, int], list[Row]] | None = None,
) -> list[int]:
    """The numbers in rows `first` to `first + count` of a list that comes in parts, each in the same order.

    `read(part, skip, count)` reads rows of a part, where there is something quicker than counting from its top.
    """

    def from_the_top(at: int, skip: int, wanted: int) -> list[Row]:
        return _rows(asked, [asked.c.number], parts[at], order, skip, wanted)

    found: list[int] = []
    skip = first
    for at, part in enumerate(parts):
        rows = (read or from_the_top)(at, skip, count - len(found))
        found += (row[-1] for row in rows)
        if len(found) == count or part is parts[-1]:
            break
        skip = 0 if rows else skip - count_of(asked, part)
    return found


def _along_the_order(asked: Asked, groups: Sequence[GroupCount]) -> bool:
    """Whether a group's rows are best found along the list's order, or else by the index of the group's own column.

    That one has the order of the deadlines too; for any other, few rows are soon sorted.
    """
    if asked.view.group is Group.SCHEDULE:
        return True
    return asked.view.sort is not Sort.DEADLINE and groups[0].count > _FEW_ENOUGH_TO_SORT


def _belongs(asked: Asked, groups: Sequence[GroupCount], *, along_the_order: bool) -> ColumnElement[bool]:
    keys = [group.key for group in groups]
    belongs = in_group(asked.then, asked.view, keys, dialect=asked.dialect, in_passing=along_the_order)
    return and_(asked.condition, belongs)


def _with_and_without(asked: Asked, *, along_the_order: bool) -> list[ColumnElement[bool]]:
    return with_and_without(asked.then, asked.view, dialect=asked.dialect, in_passing=not along_the_order)


def _whole_groups(asked: Asked, groups: Sequence[GroupCount]) -> list[int]:
    place = {group.key: number for number, group in enumerate(groups)}
    key = group_key(asked.then, asked.view)
    rows: list[Any] = []
    along = _along_the_order(asked, groups)
    belongs = _belongs(asked, groups, along_the_order=along)
    for part in _with_and_without(asked, along_the_order=along):
        wanted = select(asked.c.number, key).where(belongs, part)
        rows += asked.session.execute(wanted.order_by(*order_of(asked.c, asked.view))).all()
    return [number for number, _ in sorted(rows, key=lambda row: place[row[1] or ""])]
