"""Openings and last days: what the SQL finds is what the rules say of each row."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from db.domain.filters import View
from db.domain.schedule import facts_of, schedule_status
from db.domain.vocabulary import AssessedStatus, Relation, ScheduleStatus
from db.engine import Database
from db.queries.agenda import AgendaKind, agenda_days, agenda_entries
from db.queries.timeline import timeline_rows
from tests.db.queries.population import SIZE
from tests.support.builders import a_commitment, a_new_deadline, a_view, an_update

days = st.dates(date(2024, 12, 1), date(2026, 12, 31))
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def expected_events(session: Session, view: View, first: date, last: date) -> Counter[tuple[str, date, AgendaKind]]:
    result: Counter[tuple[str, date, AgendaKind]] = Counter()
    for row in timeline_rows(session, view, count=10 * SIZE):
        status = schedule_status(facts_of(row), view.as_of)
        passed = status is ScheduleStatus.PASSED
        if row.latest and first <= row.latest <= last:
            result[row.slug, row.latest, AgendaKind.PASSED if passed else AgendaKind.CLOSES] += 1
        if row.earliest and first <= row.earliest <= last and row.earliest != row.latest:
            result[row.slug, row.earliest, AgendaKind.OPENS] += 1
    return result


@settings(max_examples=20)
@given(as_of=days, first=days, length=st.integers(0, 400))
def test_the_agenda_of_any_days_is_what_the_rules_say(
    populated: Database, as_of: date, first: date, length: int
) -> None:
    view, last = a_view(as_of), first + timedelta(days=length)
    with populated.read() as session:
        expected = expected_events(session, view, first, last)
        entries = agenda_entries(session, view, first, last, limit=10 * SIZE)
        counted = agenda_days(session, view, first, last)
    assert Counter((entry.slug, entry.day, entry.kind) for entry in entries) == expected
    by_day = Counter((day, kind) for _, day, kind in expected.elements())
    assert Counter({(day, kind): n for day, kinds in counted.items() for kind, n in kinds.items()}) == by_day
    assert [entry.day for entry in entries] == sorted(entry.day for entry in entries)


def test_pages_of_the_agenda_leave_nothing_out(populated: Database) -> None:
    with populated.read() as session:
        whole = agenda_entries(session, a_view(), *YEAR, limit=10 * SIZE)
        pages = [agenda_entries(session, a_view(), *YEAR, start=start, limit=7) for start in range(0, len(whole), 7)]
    assert [entry for page in pages for entry in page] == whole


def test_a_window_opens_comes_to_its_last_day_and_passes_unless_it_was_met(database: Database) -> None:
    with database.write() as session:
        a_commitment(session, deadline="2026-09", title="Leave Erbil")
        met = a_commitment(session, deadline="2026-09-15", title="Sign")
        an_update(session, met.id, AssessedStatus.FULFILLED, since="2026-09-10")
        later = a_commitment(session, deadline="2026-08-31", title="Report")
        an_update(session, later.id, AssessedStatus.FULFILLED, since="2026-09-20")
        not_before = a_new_deadline("2026-09-02", relation=Relation.AFTER)
        a_commitment(session, deadline=not_before, title="Return")
    with database.read() as session:
        entries = agenda_entries(session, a_view(), *YEAR)
        before = agenda_entries(session, a_view(date(2026, 9, 10)), *YEAR)
    assert [(entry.day, entry.kind, entry.title) for entry in entries] == [
        (date(2026, 8, 31), AgendaKind.CLOSES, "Report"),
        (date(2026, 9, 1), AgendaKind.OPENS, "Leave Erbil"),
        (date(2026, 9, 2), AgendaKind.OPENS, "Return"),
        (date(2026, 9, 15), AgendaKind.CLOSES, "Sign"),
        (date(2026, 9, 30), AgendaKind.PASSED, "Leave Erbil"),
    ]
    assert (date(2026, 9, 30), AgendaKind.CLOSES, "Leave Erbil") in [(e.day, e.kind, e.title) for e in before]


def test_the_agenda_follows_the_filters(populated: Database) -> None:
    with populated.read() as session:
        everything = agenda_entries(session, a_view(), date(2020, 1, 1), date(2040, 1, 1), limit=10 * SIZE)
        status = everything[0].facts.status
        view = a_view(statuses=(status,))
        filtered = agenda_entries(session, view, date(2020, 1, 1), date(2040, 1, 1), limit=10 * SIZE)
    assert filtered == [entry for entry in everything if entry.facts.status is status]
