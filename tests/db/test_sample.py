"""The bundled sample tells what was known on each day, and can be loaded again or finished at any time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import Session, SQLModel, func, select

from db.domain.filters import Group, Tile, View
from db.domain.schedule import facts_of, schedule_status, schedule_words
from db.domain.timeline_row import TimelineRow
from db.domain.vocabulary import AssessedStatus, ScheduleStatus
from db.engine import Database, open_database
from db.queries.commitment import commitment_detail
from db.queries.suggestions import site_fact
from db.queries.timeline import timeline_groups, timeline_rows, timeline_tiles
from db.sample import SAMPLE_FACT, load_sample
from db.verify import verification
from tests.support.builders import NOON, TODAY, a_view

AIN_AL_ASAD, ERBIL = "ain-al-asad", "end-mission-erbil"


@pytest.fixture(scope="module")
def sample(shared_database: Database) -> Database:
    """The sample, loaded once on each engine for the tests that only look at it."""
    assert load_sample(shared_database, recorded_at=NOON) == 7
    return shared_database


@pytest.fixture
def whole(sample_file: Path) -> Iterator[Database]:
    """The sample as it is when nothing interrupts its loading."""
    opened = open_database(sample_file)
    yield opened
    opened.dispose()


def rows(database: Database, view: View) -> dict[str, TimelineRow]:
    with database.read() as session:
        return {row.slug: row for row in timeline_rows(session, view)}


def words(row: TimelineRow, day: date) -> str:
    return schedule_words(facts_of(row), day, last_checked_on=row.last_checked_on)


def test_before_it_was_reported_the_handover_of_ain_al_asad_is_not_known(sample: Database) -> None:
    assert AIN_AL_ASAD not in rows(sample, a_view(date(2025, 8, 20)))
    assert AIN_AL_ASAD not in rows(sample, a_view(date(2025, 8, 25)))
    reported = rows(sample, a_view(date(2025, 8, 26)))[AIN_AL_ASAD]
    assert reported.committed_on == date(2025, 8, 17)


def test_the_day_after_september_2025_the_first_deadline_of_ain_al_asad_has_passed(sample: Database) -> None:
    day = date(2025, 10, 1)
    row = rows(sample, a_view(day))[AIN_AL_ASAD]
    assert schedule_status(facts_of(row), day) is ScheduleStatus.PASSED
    assert words(row, day) == "Deadline passed 1 day ago · awaiting review"
    assert row.earlier_deadlines == ()


def test_on_the_last_day_of_september_2025_it_had_not_passed(sample: Database) -> None:
    day = date(2025, 9, 30)
    assert words(rows(sample, a_view(day))[AIN_AL_ASAD], day) == "Due today"


def test_in_the_first_week_of_2026_ain_al_asad_is_in_its_window_with_two_slips_behind_it(sample: Database) -> None:
    day = date(2026, 1, 5)
    row = rows(sample, a_view(day))[AIN_AL_ASAD]
    assert words(row, day) == "In its window · 6 days left"
    assert row.status is AssessedStatus.DISPUTED
    assert [mark.latest for mark in row.earlier_deadlines] == [date(2025, 9, 30), date(2026, 1, 31)]
    assert [mark.slip_days for mark in row.earlier_deadlines] == [123, -20]
    assert [mark.announced_after_passing for mark in row.earlier_deadlines] == [True, False]
    assert [mark.publisher for mark in row.earlier_deadlines] == ["Rudaw", "ABNA (Ahlulbait News Agency)"]
    assert [mark.announcer for mark in row.earlier_deadlines] == ["Hussein Allawi"] * 2


def test_today_ain_al_asad_was_fulfilled_six_days_after_its_last_window_closed(sample: Database) -> None:
    row = rows(sample, a_view())[AIN_AL_ASAD]
    assert words(row, TODAY) == "Met 6 days late"
    assert (row.fulfilled_earliest, row.latest) == (date(2026, 1, 17), date(2026, 1, 11))
    assert len(row.earlier_deadlines) == 2
    assert [claim.publisher for claim in row.rival_claims] == ["News-Pravda"]


def test_against_its_baseline_ain_al_asad_was_met_later_still(sample: Database) -> None:
    row = rows(sample, a_view())[AIN_AL_ASAD]
    baseline = schedule_words(facts_of(row, baseline=True), TODAY, last_checked_on=row.last_checked_on)
    assert baseline == "Met 109 days late"


def test_today_the_deadline_of_erbil_has_passed_and_awaits_review(sample: Database) -> None:
    row = rows(sample, a_view())[ERBIL]
    assert words(row, TODAY) == "Deadline passed 53 days ago · awaiting review"
    assert row.status is AssessedStatus.UNDER_WAY
    assert (row.wording, row.publisher) == ("hingga September 2026", "Shafaq News")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 8, 1), "Due in 60 days"),
        (date(2026, 9, 1), "In its window · 29 days left"),
        (date(2026, 9, 30), "In its window · last day today"),
        (date(2026, 10, 1), "Deadline passed 1 day ago · awaiting review"),
    ],
)
def test_as_september_2026_came_and_went_erbil_said_so(sample: Database, day: date, expected: str) -> None:
    assert words(rows(sample, a_view(day))[ERBIL], day) == expected


def test_the_tiles_of_today(sample: Database) -> None:
    with sample.read() as session:
        tiles = timeline_tiles(session, a_view())
    assert tiles.counts == {
        Tile.PASSED: 1,
        Tile.IN_WINDOW: 0,
        Tile.DUE_SOON: 0,
        Tile.NO_DEADLINE: 4,
        Tile.FULFILLED: 2,
        Tile.NEEDS_CHECK: 5,
    }
    assert tiles.oldest_check_on is not None and (TODAY - tiles.oldest_check_on).days == 326
    assert (tiles.met_late, tiles.awaiting_review) == (2, 1)


def test_before_anything_was_recorded_here_this_database_knew_nothing(sample: Database) -> None:
    assert rows(sample, a_view(as_recorded_by=TODAY - timedelta(days=1))) == {}
    assert len(rows(sample, a_view(as_recorded_by=TODAY))) == 7


def test_the_phase_holds_its_own_row_and_its_part(sample: Database) -> None:
    with sample.read() as session:
        groups = {counted.key: counted.count for counted in timeline_groups(session, a_view(group=Group.PHASE))}
    assert groups["End the Coalition's mission in federal Iraq"] == 2


def test_the_words_stand_in_their_own_language_with_a_translation(sample: Database) -> None:
    with sample.read() as session:
        detail = commitment_detail(session, a_view(), ERBIL)
    assert detail is not None
    assert detail.statement == "mengakhiri misi koalisi Amerika di Erbil hingga September 2026"
    assert (detail.statement_language, detail.translation) == (
        "id",
        "to end the American coalition's mission in Erbil by September 2026",
    )
    assert {quoted.language for quoted in detail.evidence} == {"en", "id"}
    assert [(link.slug, link.outgoing) for link in detail.links] == [("end-mission-federal-iraq", True)]


def test_of_other_people_s_texts_a_clause_is_quoted_at_most(sample: Database) -> None:
    with sample.read() as session:
        for row in timeline_rows(session, a_view()):
            detail = commitment_detail(session, a_view(), row.slug)
            assert detail is not None
            evidence = [detail.evidence, *(e.evidence for e in detail.updates), *(e.evidence for e in detail.revisions)]
            quotes = [quoted.quote for result in evidence for quoted in result]
            assert max(map(len, [detail.statement, *quotes])) < 120


def test_loading_it_again_adds_nothing(database: Database) -> None:
    load_sample(database, recorded_at=NOON)
    before = contents(database)
    assert load_sample(database, recorded_at=NOON + timedelta(days=1)) == 7
    assert contents(database) == before
    with database.read() as session:
        assert site_fact(session, SAMPLE_FACT) == "The Coalition's mission in Iraq"
        assert verification(session).problems == ()


@pytest.mark.parametrize("commits", [0, 10, 24, 27, 38])
def test_a_load_that_was_cut_short_is_finished_by_the_next(database: Database, whole: Database, commits: int) -> None:
    with pytest.raises(CutShort):
        load_sample(Interrupted(database, commits), recorded_at=NOON)
    load_sample(database, recorded_at=NOON)
    assert counts(database) == counts(whole)
    assert list(rows(database, a_view())) == list(rows(whole, a_view()))
    with database.read() as session:
        assert verification(session).problems == ()


class CutShort(Exception):
    """The power went."""


class Interrupted:
    """A database whose power goes at the commit after so many."""

    def __init__(self, database: Database, commits: int) -> None:
        self.database, self.left = database, commits

    @contextmanager
    def write(self) -> Iterator[Session]:
        with self.database.write() as session:
            event.listen(session, "before_commit", self.count)
            yield session

    def count(self, _: Session) -> None:
        if self.left == 0:
            raise CutShort
        self.left -= 1


def counts(database: Database) -> dict[str, int]:
    with database.read() as session:
        tables = SQLModel.metadata.sorted_tables
        return {table.name: session.exec(select(func.count()).select_from(table)).one() for table in tables}


def contents(database: Database) -> dict[str, Any]:
    with database.read() as session:
        tables = SQLModel.metadata.sorted_tables
        return {table.name: sorted(map(repr, session.execute(table.select()))) for table in tables}
