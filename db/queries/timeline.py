"""What the timeline shows: only the rows of the window asked for, and counts of everything else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlmodel import Session

from db.domain.filters import Group, Tile, View
from db.domain.timeline_row import TimelineRow
from db.domain.vocabulary import AssessedStatus, CommitmentKind, DeadlineKind, Relation, ScheduleStatus
from db.queries.conditions import group_key, matching, order_of, tile_condition
from db.queries.marks import earlier_deadlines, milestones, publishers, rival_claims
from db.queries.snapshot import schedule_expression, snapshot

WINDOW = 120


@dataclass(frozen=True, slots=True)
class GroupCount:
    """A group of rows by its key, with how many rows it holds."""

    key: str
    count: int


@dataclass(frozen=True, slots=True)
class Tiles:
    """How many commitments each tile counts, and what its second line says.

    `awaiting_review` are those whose deadline passed with no check since; `oldest_check_on` is the last check of the
    one that has waited longest.
    """

    counts: dict[Tile, int]
    oldest_check_on: date | None
    met_late: int
    awaiting_review: int


def timeline_rows(session: Session, view: View, *, first: int = 0, count: int = WINDOW) -> list[TimelineRow]:
    """The rows from `first` on, in the view's order, with their marks: six queries however many rows there are."""
    dialect = session.get_bind().dialect.name
    then = snapshot(view)
    order = order_of(then.c, view, dialect=dialect)
    if view.group is not Group.NONE:
        key = group_key(then, view)
        order = [case((key == "", 1), else_=0), key, *order]
    # The ids are found first, by an index if there is one; only their rows are then read whole.
    ids = select(then.c.id).where(matching(then, view, dialect=dialect)).order_by(*order).offset(first).limit(count)
    wanted = list(session.execute(ids).scalars())
    found = {row["id"]: row for row in _whole_rows(session, view, wanted)}
    return _with_marks(session, view, [found[id_] for id_ in wanted])


def timeline_row(session: Session, view: View, commitment_id: UUID) -> TimelineRow | None:
    """One commitment as the timeline draws it, or None if it was not known on the view's day."""
    rows = _with_marks(session, view, list(_whole_rows(session, view, [commitment_id])))
    return rows[0] if rows else None


def rows_of(session: Session, view: View, ids: Sequence[UUID]) -> list[TimelineRow]:
    """The rows of these commitments, in this order, with their marks; those not known on the day are left out."""
    found = {row["id"]: row for row in _whole_rows(session, view, ids)}
    return _with_marks(session, view, [found[id_] for id_ in ids if id_ in found])


def timeline_count(session: Session, view: View) -> int:
    """How many rows the view has."""
    then = snapshot(view)
    condition = matching(then, view, dialect=session.get_bind().dialect.name)
    return int(session.execute(select(func.count()).select_from(then.source).where(condition)).scalar_one())


def timeline_groups(session: Session, view: View) -> list[GroupCount]:
    """The groups in the order in which their rows come; rows of no group are last, under an empty key."""
    then = snapshot(view)
    key = group_key(then, view).label("group_key")
    condition = matching(then, view, dialect=session.get_bind().dialect.name)
    inner = select(key, then.c.id).where(condition).subquery()
    counted = (
        select(inner.c.group_key, func.count())
        .group_by(inner.c.group_key)
        .order_by(case((inner.c.group_key == "", 1), else_=0), inner.c.group_key)
    )
    return [GroupCount(str(key or ""), count) for key, count in session.execute(counted)]


def timeline_tiles(session: Session, view: View) -> Tiles:
    """The tiles' counts over everything the other filters leave."""
    dialect = session.get_bind().dialect.name
    then = snapshot(view)
    c = then.c
    conditions = {tile: tile_condition(c, tile, view=view, dialect=dialect) for tile in Tile}
    late = schedule_expression(c, view.as_of, due_soon_days=view.due_soon_days) == ScheduleStatus.MET_LATE.value
    counted: list[Any] = [
        func.coalesce(func.sum(case((condition, 1), else_=0)), 0) for condition in conditions.values()
    ]
    counted.append(func.min(case((conditions[Tile.NEEDS_CHECK], c.last_checked_on))))
    counted.append(_counted(late))
    awaiting = and_(conditions[Tile.PASSED], c.last_checked_on <= c.latest)
    counted.append(_counted(awaiting))
    unpressed = matching(then, _without_tile(view), dialect=dialect)
    found = session.execute(select(*counted).select_from(then.source).where(unpressed)).one()
    *counts, oldest, met_late, awaiting_review = found
    return Tiles(
        dict(zip(conditions, map(int, counts), strict=True)), _as_date(oldest), int(met_late), int(awaiting_review)
    )


def timeline_span(session: Session, view: View) -> tuple[date, date] | None:
    """The first and the last day that the view's bars touch, or None if it has no rows."""
    then = snapshot(view)
    c = then.c
    ends = [func.max(column) for column in (c.committed_on, c.latest, c.earliest, c.fulfilled_latest)]
    found = session.execute(
        select(func.min(c.committed_on), *ends)
        .select_from(then.source)
        .where(matching(then, view, dialect=session.get_bind().dialect.name))
    ).one()
    first, *lasts = (_as_date(value) for value in found)
    known = [day for day in lasts if day is not None]
    return None if first is None or not known else (first, max(known))


def overview(session: Session, view: View) -> list[tuple[str, AssessedStatus, int]]:
    """How many deadlines fall in each month, as `(2026-09, status, count)`, by their latest day."""
    then = snapshot(view)
    c = then.c
    dialect = session.get_bind().dialect.name
    month = func.to_char(c.latest, "YYYY-MM") if dialect == "postgresql" else func.strftime("%Y-%m", c.latest)
    inner = (
        select(month.label("month"), c.status.label("status"))
        .where(and_(matching(then, view, dialect=dialect), c.latest.is_not(None)))
        .subquery()
    )
    counted = select(inner.c.month, inner.c.status, func.count()).group_by(inner.c.month, inner.c.status)
    return [(m, AssessedStatus(s), n) for m, s, n in session.execute(counted.order_by(inner.c.month, inner.c.status))]


def _whole_rows(session: Session, view: View, ids: Sequence[UUID]) -> Iterable[Any]:
    if not ids:
        return []
    then = snapshot(view)
    columns = [then.c[name] for name in _COLUMNS]
    found = session.execute(select(*columns).where(then.c.id.in_(ids), then.visible))
    return found.mappings().all()


_COLUMNS = (
    "id slug title kind status responsible place committed_on deadline_kind wording relation edtf earliest latest "
    "padded_latest baseline_earliest baseline_latest baseline_padded_latest fulfilled_earliest fulfilled_latest "
    "last_checked_on review_interval_days"
).split()


def _with_marks(session: Session, view: View, rows: Sequence[Any]) -> list[TimelineRow]:
    ids = [row["id"] for row in rows]
    if not ids:
        return []
    deadlines, waits = earlier_deadlines(session, view, ids)
    steps = milestones(session, view, ids)
    claims = rival_claims(session, view, ids)
    names = publishers(session, view, ids)
    return [
        TimelineRow(
            **{
                **row,
                "kind": CommitmentKind(row["kind"]),
                "status": AssessedStatus(row["status"]),
                "deadline_kind": DeadlineKind(row["deadline_kind"]) if row["deadline_kind"] else None,
                "relation": Relation(row["relation"]) if row["relation"] else None,
                "fulfilled_earliest": _as_date(row["fulfilled_earliest"]),
                "fulfilled_latest": _as_date(row["fulfilled_latest"]),
                "last_checked_on": _as_date(row["last_checked_on"]),
            },
            waits_for=waits.get(row["id"]),
            publisher=names.get(row["id"]),
            earlier_deadlines=deadlines.get(row["id"], ()),
            milestones=steps.get(row["id"], ()),
            rival_claims=claims.get(row["id"], ()),
        )
        for row in rows
    ]


def _without_tile(view: View) -> View:
    return replace(view, tile=None)


def _as_date(value: Any) -> date | None:
    """SQLite gives the result of a CASE or MIN over dates as text."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def _counted(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)
