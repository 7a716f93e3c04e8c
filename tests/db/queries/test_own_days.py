"""A commitment's days begin and end in its own time zone: in lists, counts and statistics as in the rules."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from db.domain.filters import Filter, Group, Tile, View
from db.domain.freshness import needs_check
from db.domain.schedule import facts_of, schedule_status
from db.domain.timeline_row import TimelineRow
from db.domain.vocabulary import ScheduleStatus
from db.engine import Database
from db.models import Commitment
from db.queries.agenda import AgendaKind, agenda_entries
from db.queries.commitment import commitment_detail
from db.queries.listing.facet_counts import facet_values
from db.queries.listing.own_days import zoned
from db.queries.listing.row_numbers import window_numbers
from db.queries.review import review
from db.queries.statistics import statistics
from db.queries.table import Column, table_part
from db.queries.timeline import rows_numbered, timeline_count, timeline_groups, timeline_rows, timeline_tiles
from db.services.status_updates import record_status_update
from tests.support.builders import a_commitment, a_new_update, a_write

ZONES = (
    "UTC",
    "America/Los_Angeles",
    "America/New_York",
    "Asia/Baghdad",
    "Asia/Kathmandu",
    "Europe/Berlin",
    "Pacific/Apia",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
)
# About the ends of summer time in America and New Zealand, and of a year.
CENTRES = (date(2026, 9, 26), date(2026, 11, 1), date(2026, 12, 31))
DAYS = tuple(centre + timedelta(days=days) for centre in CENTRES for days in (-1, 0, 1))
SOON = 3
moments = st.builds(
    lambda centre, minutes: datetime(centre.year, centre.month, centre.day, tzinfo=UTC) + timedelta(minutes=minutes),
    st.sampled_from(CENTRES),
    st.integers(-2 * 24 * 60, 3 * 24 * 60),
)
page_zones = st.sampled_from(ZONES).map(ZoneInfo)


@pytest.fixture(scope="module")
def worldwide(shared_database: Database) -> Database:
    """Commitments of every zone, with deadlines about the same days."""
    with shared_database.write() as session:
        for number, zone in enumerate(ZONES * 3):
            day = DAYS[number % len(DAYS)]
            edtf = (day.isoformat(), f"{day}/{day + timedelta(days=1)}", f"{day}~")[number // len(ZONES)]
            a_commitment(session, deadline=edtf, time_zone=zone, review_interval_days=250 + number, topics=("Water",))
    return shared_database


def a_view_of(moment: datetime, zone: ZoneInfo) -> View:
    today = moment.astimezone(zone).date()
    return View(as_of=today, today=today, now=moment, zone=zone, due_soon_days=SOON)


def zones_of(session: Session) -> dict[int, str]:
    return dict(session.exec(select(Commitment.number, Commitment.time_zone)).all())


@settings(max_examples=6, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(moment=moments, zone=page_zones)
def test_at_any_moment_sql_counts_each_commitment_by_its_own_day(
    worldwide: Database, moment: datetime, zone: ZoneInfo
) -> None:
    view = a_view_of(moment, zone)
    with worldwide.read() as session:
        days = {number: moment.astimezone(ZoneInfo(own)).date() for number, own in zones_of(session).items()}
        numbers = window_numbers(session, view, first=0, count=100)
        rows = dict(zip(numbers, rows_numbered(session, zoned(session, view), numbers), strict=True))
        assert {number: row.day(view.as_of) for number, row in rows.items()} == days
        expected = {
            number: schedule_status(facts_of(row), days[number], due_soon_days=SOON) for number, row in rows.items()
        }
        counts = Counter(expected.values())
        for status in counts:
            listed = window_numbers(session, replace(view, schedules=(status,)), first=0, count=100)
            assert set(listed) == {number for number, one in expected.items() if one is status}
        assert facet_values(session, view, Filter.SCHEDULE) == counts
        by_schedule = replace(view, group=Group.SCHEDULE)
        assert {group.key: group.count for group in timeline_groups(session, by_schedule)} == counts
        assert set(window_numbers(session, by_schedule, first=0, count=100)) == set(days)
        passed = replace(view, schedules=(ScheduleStatus.PASSED,))
        assert timeline_count(session, passed) == counts[ScheduleStatus.PASSED]
        assert sum(facet_values(session, passed, Filter.TOPIC).values()) == counts[ScheduleStatus.PASSED]
        by_column = table_part(session, view, first=0, count=100, order=[(Column.SCHEDULE, False)])
        assert by_column.total == len(by_column.rows) == len(days)
        waiting = [number for number, row in rows.items() if _needs_check(row, days[number])]
        assert timeline_tiles(session, view).counts[Tile.NEEDS_CHECK] == len(waiting)
        assert review(session, view, 1).total == len(waiting)
        dated = agenda_entries(session, view, DAYS[0], DAYS[-1] + timedelta(days=9))
        missed = {entry.slug for entry in dated if entry.kind is AgendaKind.PASSED}
        assert missed == {rows[number].slug for number, one in expected.items() if one is ScheduleStatus.PASSED}
        assert statistics(session, view).overall.due == counts[ScheduleStatus.PASSED]


def _needs_check(row: TimelineRow, day: date) -> bool:
    return needs_check(
        row.status, row.last_checked_on, as_of=day, review_interval_days=row.review_interval_days, latest=row.latest
    )


def test_a_day_that_the_reader_named_is_the_same_everywhere(worldwide: Database) -> None:
    day, today = date(2026, 9, 26), date(2026, 12, 1)
    with worldwide.read() as session:
        rows = timeline_rows(session, View(as_of=day, today=today), count=100)
        assert {row.own_day for row in rows} == {None}


def test_what_is_recorded_on_a_day_to_come_elsewhere_is_known_at_once(database: Database) -> None:
    moment = datetime(2026, 9, 30, 12, tzinfo=UTC)
    with database.write() as session:
        write = replace(a_write(), at=moment)
        there = a_commitment(session, time_zone="Pacific/Kiritimati")
        record_status_update(session, there.id, a_new_update(since="2026-10-01"), write)
    with database.read() as session:
        detail = commitment_detail(session, a_view_of(moment, ZoneInfo("UTC")), there.slug)
        assert detail is not None
        assert [update.reported_on for update in detail.updates] == [date(2026, 10, 1)]


def test_a_moment_is_a_day_of_the_page_s_zone_in_what_was_recorded_by_a_day_and_in_the_history(
    database: Database,
) -> None:
    with database.write() as session:
        commitment = a_commitment(session)
        late = replace(a_write(), at=datetime(2026, 11, 22, 22, tzinfo=UTC))
        record_status_update(session, commitment.id, a_new_update(), late)
        slug = commitment.slug
    for zone, day in ((ZoneInfo("UTC"), date(2026, 11, 22)), (ZoneInfo("Asia/Baghdad"), date(2026, 11, 23))):
        view = View(as_of=date(2026, 12, 1), today=date(2026, 12, 1), zone=zone)
        with database.read() as session:
            before = replace(view, as_recorded_by=day - timedelta(days=1))
            details = [commitment_detail(session, one, slug) for one in (before, replace(view, as_recorded_by=day))]
        recorded = [[update.recorded_at.date() for update in detail.updates] for detail in details if detail]
        assert recorded in ([[day]], [[], [day]])
        assert recorded[-1] == [day]
