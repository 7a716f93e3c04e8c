"""The table's columns, and its rows in words: the same in the grid and on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.widgets.view_url import days_query
from db.domain.dates_in_words import counted_days, written_date, written_window
from db.domain.filters import View
from db.domain.schedule import facts_of, schedule_words, slippage_days
from db.domain.timeline_row import EarlierDeadline, TimelineRow
from db.errors import UndatedError


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the field of a row, its heading, AG Grid's filter for it, and its width in pixels."""

    name: str
    heading: str
    filter: str
    width: int


COLUMNS: tuple[Column, ...] = (
    Column("title", "Commitment", "agTextColumnFilter", 340),
    Column("status", "Status", "agTextColumnFilter", 150),
    Column("schedule", "Schedule", "agTextColumnFilter", 330),
    Column("responsible", "Responsible", "agTextColumnFilter", 210),
    Column("place", "Place", "agTextColumnFilter", 180),
    Column("committed_on", "Stated", "agDateColumnFilter", 130),
    Column("wording", "Deadline as worded", "agTextColumnFilter", 230),
    Column("earliest", "Earliest day", "agDateColumnFilter", 130),
    Column("latest", "Latest day", "agDateColumnFilter", 130),
    Column("slippage", "Slippage", "agNumberColumnFilter", 120),
    Column("fulfilled", "Fulfilled", "agDateColumnFilter", 150),
    Column("last_checked_on", "Last checked", "agDateColumnFilter", 140),
    Column("marks", "Earlier deadlines, milestones, rival claims", "", 330),
)


def grid_rows(rows: Sequence[TimelineRow], view: View) -> list[dict[str, str | None]]:
    """The rows in words. `href` is the address of the commitment's page on the same day."""
    return [_row(row, view) for row in rows]


def _row(row: TimelineRow, view: View) -> dict[str, str | None]:
    schedule = schedule_words(
        facts_of(row), row.day(view.as_of), last_checked_on=row.last_checked_on, due_soon_days=view.due_soon_days
    )
    return {
        "id": str(row.id),
        "href": f"/commitments/{row.slug}{days_query(view)}",
        "title": row.title,
        "status": row.status.label,
        "status_value": row.status.value,
        "schedule": schedule,
        "responsible": row.responsible,
        "place": row.place,
        "committed_on": written_date(row.committed_on),
        "wording": row.wording,
        "earliest": _day(row.earliest),
        "latest": _day(row.latest),
        "slippage": _slippage(row),
        "fulfilled": written_window(row.fulfilled_earliest, row.fulfilled_latest) if row.fulfilled_latest else None,
        "last_checked_on": written_date(row.last_checked_on) if row.was_checked else "never",
        "marks": _marks(row),
    }


def _marks(row: TimelineRow) -> str:
    """What the figure draws around a bar, in words."""
    parts = [_earlier(row.earlier_deadlines)] if row.earlier_deadlines else []
    parts += [
        f"milestone {step.title} ({written_window(step.earliest, step.latest)}"
        + (f", reached {written_date(step.reached_on)})" if step.reached_on else ")")
        for step in row.milestones
    ]
    parts += [f"{claim.publisher} says {written_window(claim.earliest, claim.latest)}" for claim in row.rival_claims]
    parts += [f"waiting for: {row.waits_for}"] if row.waits_for else []
    return "; ".join(parts)


def _earlier(deadlines: Sequence[EarlierDeadline]) -> str:
    """`2 earlier deadlines: “by May” (31 May 2026), “by June” (30 Jun 2026)`."""
    listed = ", ".join(f"“{one.wording}” ({written_window(one.earliest, one.latest)})" for one in deadlines)
    return f"{len(deadlines)} earlier deadlines: {listed}" if len(deadlines) > 1 else f"1 earlier deadline: {listed}"


def _slippage(row: TimelineRow) -> str | None:
    try:
        days = slippage_days(row.baseline_latest, row.latest)
    except UndatedError:
        return None
    if not days:
        return "none"
    return f"{counted_days(days)} later" if days > 0 else f"{counted_days(-days)} earlier"


def _day(day: date | None) -> str | None:
    return written_date(day) if day else None
