"""Beginning an empty database: everything goes, but into a copy first."""

import sqlite3
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from db.engine import Database, open_database
from db.errors import AppendOnly, DatabaseUnusable
from db.queries.site_facts import holds_records, wants_sample
from db.verify import verification
from tests.support.records import a_commitment

MOMENT = datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)


@pytest.fixture
def sampled(sampled_sqlite_url: str) -> Database:
    return open_database(sampled_sqlite_url)


def test_all_records_go_and_the_copy_beside_holds_them_all(sampled: Database) -> None:
    copy = sampled.begin_empty(at=MOMENT)
    assert sampled.path is not None
    assert copy == sampled.path.with_name(f"{sampled.path.stem}-before-empty-20260203T040506Z.db")
    with sampled.read() as session:
        assert not holds_records(session)
        assert verification(session).commitments == 0
    saved_copy = open_database(copy, create=False)
    with saved_copy.read() as session:
        result = verification(session)
    assert (result.commitments, result.problems) == (7, ())
    saved_copy.dispose()
    sampled.dispose()


def test_an_empty_database_begun_on_purpose_does_not_get_the_sample_again(sampled: Database) -> None:
    sampled.begin_empty(at=MOMENT)
    with sampled.read() as session:
        assert not wants_sample(session, sample_fact="sample", recorded_by="sample")
    sampled.dispose()


def test_history_is_protected_again_afterwards(sampled: Database) -> None:
    sampled.begin_empty(at=MOMENT)
    a_commitment(sampled)
    with pytest.raises(AppendOnly), sampled.write() as session:
        session.execute(text("DELETE FROM audit_event"))
    with sampled.read() as session:
        assert verification(session, clocks=False).problems == ()
    sampled.dispose()


def test_pages_are_told_and_the_change_counter_does_not_fall(sampled: Database) -> None:
    before = sampled.change_counter()
    sampled.begin_empty(at=MOMENT)
    emptied = sampled.change_counter()
    assert emptied > before
    a_commitment(sampled)
    assert sampled.change_counter() > emptied
    sampled.begin_empty(at=MOMENT)
    assert sampled.change_counter() > emptied + 1
    sampled.dispose()


def test_a_copy_never_replaces_an_earlier_one(sampled: Database) -> None:
    first, second = sampled.begin_empty(at=MOMENT), sampled.begin_empty(at=MOMENT)
    assert first != second and first.exists() and second.exists()
    sampled.dispose()


def test_a_damaged_database_is_not_emptied(sampled: Database) -> None:
    line = sqlite3.connect(str(sampled.path))
    line.execute("PRAGMA writable_schema = ON")
    line.execute("UPDATE sqlite_master SET rootpage = 3 WHERE name = 'ix_actor_part_of_id'")
    line.commit()
    line.close()
    with pytest.raises(DatabaseUnusable, match="damaged"):
        sampled.begin_empty(at=MOMENT)
    line = sqlite3.connect(str(sampled.path))
    assert line.execute("SELECT count(*) FROM commitment").fetchone() == (7,)
    line.close()
    assert sampled.path is not None
    assert not list(sampled.path.parent.glob("*before-empty*"))
    sampled.dispose()


def test_postgresql_is_never_emptied(migrated_postgres_url: str) -> None:
    database = open_database(migrated_postgres_url)
    with pytest.raises(DatabaseUnusable, match="make a new one"):
        database.begin_empty(at=MOMENT)
    database.dispose()
