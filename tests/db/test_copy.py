"""A copied database is the same database: from either engine to either, whole or not at all."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlmodel import SQLModel

from db.copying import copy_database
from db.domain.filters import View
from db.engine import Database, open_database
from db.errors import DatabaseUnusable, InvalidInput
from db.queries.timeline import timeline_rows
from db.services.commitments import edit_commitment
from db.services.inputs import CommitmentChanges, Write
from db.services.status_updates import correct_status_update
from db.verify import verification
from tests.support.records import MOMENT, a_commitment, an_update, under_way

Rows = dict[str, list[tuple[Any, ...]]]
EMPTY = {"sqlite": "sqlite_url", "postgresql": "migrated_postgres_url"}
SAMPLED = {"sqlite": "sampled_sqlite_url", "postgresql": "sampled_postgres_url"}
SEARCHED = View(as_of=MOMENT.date(), today=MOMENT.date(), search="bridge")


def opened(request: pytest.FixtureRequest, fixture: str) -> Iterator[Database]:
    database = open_database(request.getfixturevalue(fixture))
    yield database
    database.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def source(request: pytest.FixtureRequest) -> Iterator[Database]:
    """A database with the sample, a correction of a correction, and parts that are older than their wholes."""
    for database in opened(request, SAMPLED[request.param]):
        bridge = a_commitment(database)
        ramp, road = (a_commitment(database, title=title) for title in ("Build the ramp", "Mend the road"))
        for part, whole in ((ramp, road), (bridge, ramp)):
            with database.write() as session:
                edit_commitment(session, part, CommitmentChanges(part_of=(whole,)), Write("test", MOMENT))
        update = an_update(database, bridge)
        for reason in ("It had begun elsewhere.", "It had begun at last."):
            with database.write() as session:
                update = correct_status_update(session, update, under_way(reason), Write("test", MOMENT)).id
        yield database


@pytest.fixture
def target(request: pytest.FixtureRequest, source: Database) -> Iterator[Database]:
    """An empty database on the other engine."""
    yield from opened(request, EMPTY["postgresql" if source.path else "sqlite"])


def rows_of(database: Database) -> Rows:
    """Every row of every table."""
    with database.read() as session:
        return {
            table.name: [
                tuple(row) for row in session.execute(select(table).order_by(*table.primary_key.columns)).all()
            ]
            for table in SQLModel.metadata.sorted_tables
        }


def is_empty(database: Database) -> bool:
    return not any(rows_of(database).values())


def test_the_copy_has_every_row_of_every_table_as_it_was(source: Database, target: Database) -> None:
    copied = copy_database(source, target)
    before, after = rows_of(source), rows_of(target)
    for name in before:
        assert after[name] == before[name], name
    assert copied.rows == sum(map(len, before.values()))
    assert copied.audit_events == len(before["audit_event"])
    assert target.change_token() == source.change_token()


def test_the_copy_is_verified_searched_and_written_to_like_the_original(source: Database, target: Database) -> None:
    copy_database(source, target)
    with target.read() as session:
        assert verification(session, clocks=False).problems == ()
        assert [row.title for row in timeline_rows(session, SEARCHED)] == ["Open the bridge"]
    a_commitment(target, title="Close the bridge", slug="close-the-bridge")
    with target.read() as session:
        assert verification(session, clocks=False).problems == ()
        assert len(timeline_rows(session, SEARCHED)) == 2
    with pytest.raises(Exception, match="only ever added to"), target.write() as session:
        session.execute(text("DELETE FROM audit_event"))


def test_there_and_back_it_is_still_the_same(
    source: Database, target: Database, sqlite_url: str, tmp_path: Any
) -> None:
    copy_database(source, target)
    back = open_database(tmp_path / "back.sqlite")
    copy_database(target, back)
    assert rows_of(back) == rows_of(source)
    back.dispose()


def test_a_copy_never_mixes_with_records(source: Database, target: Database) -> None:
    a_commitment(target)
    before = rows_of(target)
    with pytest.raises(InvalidInput, match="is not empty; a copy goes into an empty database only"):
        copy_database(source, target)
    assert rows_of(target) == before
    with pytest.raises(InvalidInput, match="same database twice"):
        copy_database(source, source)


def test_a_copy_that_breaks_off_leaves_the_target_empty_and_ready_for_the_next(
    source: Database, target: Database
) -> None:
    def break_off(table: str, _rows: int) -> None:
        if table == "evidence":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy_database(source, target, on_table=break_off)
    assert is_empty(target)
    copy_database(source, target)
    assert rows_of(target) == rows_of(source)


def test_a_damaged_database_is_not_copied(source: Database, target: Database) -> None:
    with source.write() as session:
        session.execute(text("UPDATE commitment SET time_zone = 'Mars/Olympus' WHERE slug = 'ain-al-asad'"))
        session.commit()
    with pytest.raises(
        DatabaseUnusable,
        match=r"would not pass commitments verify, so nothing was kept: .* was changed .*: time_zone",
    ):
        copy_database(source, target)
    assert is_empty(target)


def test_a_copy_holds_one_state_although_others_write(source: Database, target: Database) -> None:
    if source.path:
        # The rollback journal makes writers wait for readers; PostgreSQL's do not.
        copy_database(source, target)
        a_commitment(source, title="Too late", slug="too-late")
        assert rows_of(target) != rows_of(source)
        return
    before = rows_of(source)

    def write(table: str, _rows: int) -> None:
        if table == "actor":
            other = threading.Thread(target=a_commitment, args=(source,), kwargs={"title": "Late", "slug": "late"})
            other.start()
            other.join()

    copy_database(source, target, on_table=write)
    assert rows_of(target) == before != rows_of(source)
