"""What changed between two days: each kind of change, and agreement with the two days' own screens."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from db.domain.schedule import facts_of, schedule_status
from db.domain.vocabulary import AssessedStatus, ScheduleStatus
from db.engine import Database
from db.queries.changes import ChangeKind, changed_ids, changes, record_begins_on
from db.queries.timeline import timeline_rows
from tests.db.queries.population import SIZE
from tests.support.builders import TODAY, a_commitment, a_revision, a_view, an_update

days = st.dates(date(2024, 12, 1), date(2026, 12, 31))
SINCE = date(2026, 6, 30)


@settings(max_examples=15)
@given(one=days, other=days, recorded_by=st.one_of(st.none(), days))
def test_changes_are_the_differences_between_the_screens_of_the_two_days(
    populated: Database, one: date, other: date, recorded_by: date | None
) -> None:
    since, until = sorted([one, other])
    view = a_view(until, as_recorded_by=recorded_by)
    with populated.read() as session:
        earlier = a_view(since, as_recorded_by=recorded_by)
        before = {row.id: row for row in timeline_rows(session, earlier, count=10 * SIZE)}
        after = {row.id: row for row in timeline_rows(session, view, count=10 * SIZE)}
        result = changes(session, view, since, limit=10 * SIZE)
        marks = changed_ids(session, view, since)
    listed = {kind: {change.id for change in of_kind} for kind, of_kind in result.listed.items()}
    both = {id_ for id_ in after if id_ in before}
    reassessed = {id_ for id_ in both if after[id_].status is not before[id_].status}
    done = {id_ for id_ in reassessed if after[id_].status is AssessedStatus.FULFILLED}
    dated = {id_ for id_ in both if after[id_].latest and before[id_].latest}
    passed = {
        id_
        for id_ in both
        if schedule_status(facts_of(after[id_]), until) is ScheduleStatus.PASSED
        and schedule_status(facts_of(before[id_]), since) is not ScheduleStatus.PASSED
    }
    assert listed.get(ChangeKind.NEW, set()) == after.keys() - before.keys()
    assert listed.get(ChangeKind.FULFILLED, set()) == done
    assert listed.get(ChangeKind.REASSESSED, set()) == reassessed - done
    assert listed.get(ChangeKind.SLIPPED, set()) == {i for i in dated if after[i].latest > before[i].latest}  # type: ignore[operator]
    assert listed.get(ChangeKind.PASSED, set()) == passed
    assert result.counts == {kind: len(ids) for kind, ids in listed.items()}
    assert marks.keys() == set().union(*listed.values())
    assert all(id_ in listed[kind] for id_, kind in marks.items())


def test_each_way_of_changing_is_told_apart(database: Database) -> None:
    with database.write() as session:
        titles = ("Slipped", "Hurried", "Reworded", "Done", "Stalled", "Searched", "Passed", "Still")
        made = {title: a_commitment(session, deadline="2027-05-31", title=title) for title in titles if title[0] != "P"}
        a_commitment(session, deadline="2026-08-31", title="Passed")
        later = date(2026, 7, 10)
        a_revision(session, made["Slipped"], "2027-07-31", announced_on=later)
        a_revision(session, made["Hurried"], "2027-01-31", announced_on=later)
        a_revision(session, made["Reworded"], None, announced_on=later)
        an_update(session, made["Done"].id, AssessedStatus.FULFILLED, since="2026-07-20")
        an_update(session, made["Stalled"].id, AssessedStatus.STALLED, since="2026-07-20")
        for day in ("2026-05-01", "2026-08-01"):
            an_update(session, made["Searched"].id, AssessedStatus.NO_PUBLIC_EVIDENCE, since=day)
        a_commitment(session, title="New", committed_on=date(2026, 7, 1))
    with database.read() as session:
        result = changes(session, a_view(), SINCE)
        nothing = changes(session, a_view(SINCE), SINCE)
        begins = record_begins_on(session)
    titles_of = {kind: [change.title for change in of_kind] for kind, of_kind in result.listed.items()}
    assert titles_of == {
        ChangeKind.NEW: ["New"],
        ChangeKind.FULFILLED: ["Done"],
        ChangeKind.REASSESSED: ["Stalled"],
        ChangeKind.SLIPPED: ["Slipped"],
        ChangeKind.BROUGHT_FORWARD: ["Hurried"],
        ChangeKind.RESTATED: ["Reworded"],
        ChangeKind.PASSED: ["Passed"],
        ChangeKind.CHECKED: ["Searched"],
    }
    assert result.listed[ChangeKind.SLIPPED][0].slip_days == 61
    assert result.listed[ChangeKind.RESTATED][0].slip_days is None
    assert nothing.counts == {}
    assert begins == date(2026, 1, 10)


def test_only_the_first_of_many_are_listed_but_all_are_counted(populated: Database) -> None:
    with populated.read() as session:
        result = changes(session, a_view(TODAY), date(2000, 1, 1), limit=3)
    assert result.counts[ChangeKind.NEW] > 3
    assert len(result.listed[ChangeKind.NEW]) == 3


def test_an_empty_record_begins_on_no_day(database: Database) -> None:
    with database.read() as session:
        assert record_begins_on(session) is None
