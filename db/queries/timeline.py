"""What the timeline shows: only the rows of the window asked for, and counts of everything else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import RowMapping, func, select
from sqlmodel import Session

from db.domain.filters import Tile, View
from db.domain.timeline_row import TimelineRow
from db.domain.vocabulary import AssessedStatus, CommitmentKind, DeadlineKind, Relation, ScheduleStatus
from db.queries.listing.as_of import snapshot
from db.queries.listing.count_cache import cached, unordered
from db.queries.listing.filters import TILE_SCHEDULES, matching
from db.queries.listing.own_days import zoned
from db.queries.listing.row_numbers import GroupCount as GroupCount
from db.queries.listing.row_numbers import count_of, group_counts, window_numbers
from db.queries.listing.schedule_counts import schedule_counts
from db.queries.listing.view_query import ViewQuery, simplified
from db.queries.timeline_marks import earlier_deadlines, milestones, publishers, rival_claims

WINDOW = 56


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
    view = simplified(session, view)
    # Only these rows are then read whole.
    return rows_numbered(session, view, window_numbers(session, view, first=first, count=count))


def rows_numbered(session: Session, view: View, numbers: Sequence[int]) -> list[TimelineRow]:
    """The rows of the commitments with these numbers, in this order, with their marks."""
    by_number = {row["number"]: row for row in _whole_rows(session, view, "number", numbers)}
    return _with_marks(session, view, [by_number[number] for number in numbers])


def timeline_row(session: Session, view: View, commitment_id: UUID) -> TimelineRow | None:
    """One commitment as the timeline draws it, or None if it was not known on the view's day."""
    view = zoned(session, view)
    rows = _with_marks(session, view, list(_whole_rows(session, view, "id", [commitment_id])))
    return rows[0] if rows else None


def timeline_count(session: Session, view: View) -> int:
    """How many rows the view has."""
    view = zoned(session, view)
    return cached(session, "count", unordered(view), lambda: _count(session, view))


def _count(session: Session, view: View) -> int:
    query = ViewQuery(session, view)
    plain = not query.costly
    # Without hints, a status or a place is counted along its own index alone.
    condition = matching(query.snapshot, view, dialect=query.dialect) if plain else query.condition
    return count_of(query, condition)


def timeline_groups(session: Session, view: View) -> Sequence[GroupCount]:
    """The groups in the order in which their rows come; rows of no group are last, under an empty key."""
    return group_counts(session, view)


def timeline_tiles(session: Session, view: View) -> Tiles:
    """The tiles' counts over everything the other filters leave."""
    every = unordered(replace(zoned(session, view), tile=None))
    return cached(session, "tiles", every, lambda: _tiles(session, every))


def _tiles(session: Session, view: View) -> Tiles:
    schedule = schedule_counts(session, view)
    counts = {tile: sum(schedule.schedules.get(one, 0) for one in of) for tile, of in TILE_SCHEDULES.items()}
    counts[Tile.FULFILLED] = sum(schedule.schedules.get(one, 0) for one in _MET)
    counts[Tile.NEEDS_CHECK] = schedule.needs_check
    return Tiles(
        {tile: counts[tile] for tile in Tile},
        schedule.oldest_check_on,
        schedule.schedules.get(ScheduleStatus.MET_LATE, 0),
        schedule.awaiting_review,
    )


# What was fulfilled is one of these on every day.
_MET = (
    ScheduleStatus.MET_EARLY,
    ScheduleStatus.MET_ON_TIME,
    ScheduleStatus.MET_LATE,
    ScheduleStatus.MET_TIMING_UNKNOWN,
)


def overview(session: Session, view: View) -> Sequence[tuple[str, AssessedStatus, int]]:
    """How many deadlines fall in each month, as `(2026-09, status, count)`, by their latest day."""
    view = zoned(session, view)
    return cached(session, "overview", unordered(view), lambda: _overview(session, view))


def _overview(session: Session, view: View) -> Sequence[tuple[str, AssessedStatus, int]]:
    query = ViewQuery(session, view)
    month, status = query.c.deadline_month, query.c.status
    counted = select(month, status, func.count()).where(query.condition, month.is_not(None)).group_by(month, status)
    return tuple((m, AssessedStatus(s), n) for m, s, n in session.execute(counted.order_by(month, status)))


def _whole_rows(session: Session, view: View, key: str, values: Sequence[object]) -> Sequence[RowMapping]:
    if not values:
        return []
    state = snapshot(view)
    columns = [state.c[name] for name in (*_COLUMNS, "number", "time_zone")]
    rows = session.execute(select(*columns).where(state.c[key].in_(values), state.visible))
    return rows.mappings().all()


_COLUMNS = (
    "id slug title kind status responsible place committed_on deadline_kind wording relation edtf earliest latest "
    "padded_latest baseline_earliest baseline_latest baseline_padded_latest fulfilled_earliest fulfilled_latest "
    "reported_on last_checked_on review_interval_days"
).split()


def _with_marks(session: Session, view: View, rows: Sequence[RowMapping]) -> list[TimelineRow]:
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
                **{name: row[name] for name in _COLUMNS},
                "kind": CommitmentKind(row["kind"]),
                "status": AssessedStatus(row["status"]),
                "deadline_kind": DeadlineKind(row["deadline_kind"]) if row["deadline_kind"] else None,
                "relation": Relation(row["relation"]) if row["relation"] else None,
                "fulfilled_earliest": _as_date(row["fulfilled_earliest"]),
                "fulfilled_latest": _as_date(row["fulfilled_latest"]),
                "last_checked_on": _as_date(row["last_checked_on"]),
                "own_day": None if (day := view.day_in(row["time_zone"])) == view.as_of else day,
            },
            waits_for=waits.get(row["id"]),
            publisher=names.get(row["id"]),
            earlier_deadlines=deadlines.get(row["id"], ()),
            milestones=steps.get(row["id"], ()),
            rival_claims=claims.get(row["id"], ()),
        )
        for row in rows
    ]


def _as_date(value: date | str | None) -> date | None:
    """SQLite gives the result of a CASE or MIN over dates as text."""
    return date.fromisoformat(value) if isinstance(value, str) else value
