"""Opening a database, reading and writing through it."""

import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from db.connections import sqlite
from db.engine import Database, open_database
from db.errors import DatabaseBusy, DatabaseUnusable
from db.models import Actor, SiteFact
from tests.support.records import a_commitment, an_update


def note(database: Database, name: str, value: str) -> None:
    with database.write() as session:
        session.merge(SiteFact(name=name, value=value))
        session.commit()


def noted(database: Database, name: str) -> str | None:
    with database.read() as session:
        fact = session.get(SiteFact, name)
        return fact.value if fact else None


def test_what_was_not_committed_is_undone(database: Database) -> None:
    with database.write() as session:
        session.add(SiteFact(name="colour", value="green"))
        session.flush()
    assert noted(database, "colour") is None


def test_an_error_undoes_the_whole_transaction(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.write() as session:
        session.add(SiteFact(name="colour", value="green"))
        session.flush()
        raise ZeroDivisionError
    assert noted(database, "colour") is None


def test_a_session_for_reading_can_not_write(database: Database) -> None:
    with pytest.raises(DatabaseUnusable, match="only be read"), database.read() as session:
        session.add(SiteFact(name="colour", value="green"))
        session.flush()


def test_a_session_for_reading_sees_one_state_whatever_is_written_meanwhile(database: Database) -> None:
    if database.path and not sqlite.write_ahead_log_is_safe():
        # With the rollback journal a writer waits for the reader, so nothing can be written meanwhile.
        note(database, "colour", "green")
        assert noted(database, "colour") == "green"
        return
    note(database, "colour", "green")
    with database.read() as session:
        assert session.get(SiteFact, "colour") is not None
        note(database, "colour", "red")
        session.expire_all()
        fact = session.get(SiteFact, "colour")
        assert fact is not None and fact.value == "green"


def test_what_a_service_returned_can_be_used_after_the_commit(database: Database) -> None:
    with database.write() as session:
        fact = SiteFact(name="colour", value="green")
        session.add(fact)
        session.commit()
    assert fact.value == "green"


def test_foreign_keys_hold(database: Database) -> None:
    commitment_id = a_commitment(database)
    with pytest.raises(IntegrityError), database.write() as session:
        session.execute(text("DELETE FROM commitment"))
    with database.read() as session:
        assert session.exec(select(Actor)).all()
    assert commitment_id


def test_a_word_that_is_not_in_the_vocabulary_is_refused_by_the_database_itself(database: Database) -> None:
    a_commitment(database)
    with pytest.raises(IntegrityError), database.write() as session:
        session.execute(text("UPDATE commitment SET status = 'broken'"))


def test_threads_that_read_then_write_lose_no_update(database: Database) -> None:
    note(database, "count", "0")

    def count_up() -> None:
        for _ in range(10):
            with database.write() as session:
                fact = session.get(SiteFact, "count")
                assert fact is not None
                fact.value = str(int(fact.value) + 1)
                session.commit()

    threads = [threading.Thread(target=count_up) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert noted(database, "count") == "60"


def test_the_change_counter_grows_with_every_change_and_only_then(database: Database) -> None:
    start = database.change_counter()
    commitment_id = a_commitment(database)
    added = database.change_counter()
    assert added > start
    assert database.change_counter() == added
    an_update(database, commitment_id)
    assert database.change_counter() > added


def test_the_change_counter_sees_what_another_program_wrote(database: Database) -> None:
    before = database.change_counter()
    other = open_database(database.url)
    a_commitment(other)
    end = time.monotonic() + 10
    while database.change_counter() == before:
        assert time.monotonic() < end, "nobody was told"
    assert database.change_counter() == other.change_counter() > before
    other.dispose()


def test_changes_are_noticed_also_where_notifications_do_not_arrive(migrated_postgres_url: str) -> None:
    database, other = open_database(migrated_postgres_url), open_database(migrated_postgres_url)
    with database.write() as session:
        session.execute(text("DROP TRIGGER audit_event_tell ON audit_event"))
        session.commit()
    database.change_counter()
    commitment_id = a_commitment(other)
    end = time.monotonic() + 30
    while database.change_counter() != other.change_counter():
        assert time.monotonic() < end, "nobody noticed"
    # From now on it asks every time.
    an_update(other, commitment_id)
    assert database.change_counter() == other.change_counter()
    other.dispose()
    database.dispose()


def test_the_change_counter_survives_a_broken_connection(database: Database) -> None:
    if database.path is None:
        database.change_counter()
        with pytest.raises(DatabaseUnusable, match="can't be reached"), database.write() as session:
            session.execute(
                text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()")
            )
    before = database.change_counter()
    a_commitment(database)
    assert database.change_counter() > before


def test_a_sqlite_database_commits_durably(sqlite_url: str) -> None:
    database = open_database(sqlite_url)
    with database.write() as session:
        settings = {name: session.execute(text(f"PRAGMA {name}")).scalar_one() for name in PRAGMAS}
        busy = session.execute(text("PRAGMA busy_timeout")).scalar_one()
    assert settings == PRAGMAS
    # Less what it waited before.
    assert 0 < busy <= sqlite.BUSY_SECONDS * 1000
    database.dispose()


PRAGMAS = {
    "synchronous": 2,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "journal_mode": "wal" if sqlite.write_ahead_log_is_safe() else "delete",
}


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ("3.40.1", False),
        ("3.44.5", False),
        ("3.44.6", True),
        ("3.45.0", False),
        ("3.50.6", False),
        ("3.50.7", True),
        ("3.51.2", False),
        ("3.51.3", True),
        ("3.52.0", True),
        ("4.0.0", True),
    ],
)
def test_the_write_ahead_log_is_used_only_where_its_reset_is_fixed(version: str, safe: bool) -> None:
    assert sqlite.write_ahead_log_is_safe(version) is safe


def test_a_file_left_in_the_write_ahead_log_is_opened_with_all_it_holds(sqlite_url: str) -> None:
    path = sqlite_url.removeprefix("sqlite:///")
    line = sqlite3.connect(path, isolation_level=None)
    line.execute("PRAGMA journal_mode = wal")
    line.execute("INSERT INTO site_fact VALUES ('colour', 'green')")
    line.close()
    database = open_database(sqlite_url)
    assert noted(database, "colour") == "green"
    database.dispose()


def test_a_writer_waits_only_so_long_for_another_program(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)
    database = open_database(sqlite_url)
    other = sqlite3.connect(str(database.path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseBusy, match="try again"):
        note(database, "colour", "green")
    other.execute("ROLLBACK")
    note(database, "colour", "green")
    assert noted(database, "colour") == "green"
    other.close()
    database.dispose()


def test_a_writer_waits_only_so_long_for_another_thread(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)
    database = open_database(sqlite_url)
    with database.write() as session:
        session.merge(SiteFact(name="colour", value="green"))
        session.flush()
        with pytest.raises(DatabaseBusy):
            note(database, "colour", "red")
        session.commit()
    assert noted(database, "colour") == "green"
    database.dispose()


def test_saves_that_wait_for_each_other_are_all_saved(sqlite_url: str) -> None:
    database = open_database(sqlite_url)

    def save(number: int) -> None:
        with database.write() as session:
            session.merge(SiteFact(name=f"fact {number}", value="green"))
            session.flush()
            time.sleep(0.4)
            session.commit()

    with ThreadPoolExecutor(5) as writers:
        list(writers.map(save, range(5)))
    assert all(noted(database, f"fact {number}") == "green" for number in range(5))
    database.dispose()


def test_a_wait_for_others_saves_and_for_a_lock_is_bounded_as_a_whole(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 1.0)
    database = open_database(sqlite_url)

    def save(number: int) -> float:
        begun = time.monotonic()
        with pytest.raises(DatabaseBusy):
            note(database, f"fact {number}", "green")
        return time.monotonic() - begun

    with closing(sqlite3.connect(str(database.path), isolation_level=None)) as other, ThreadPoolExecutor(4) as writers:
        other.execute("BEGIN IMMEDIATE")
        assert max(writers.map(save, range(4))) < 1.8
    database.dispose()


def test_a_commit_that_meets_a_readers_lock_spoils_no_later_save(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)
    monkeypatch.setattr(sqlite, "write_ahead_log_is_safe", lambda: False)
    database = open_database(sqlite_url)
    with closing(sqlite3.connect(str(database.path), isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM site_fact").fetchall()
        with pytest.raises(DatabaseBusy):
            note(database, "colour", "green")
        reader.execute("ROLLBACK")
    note(database, "shape", "round")
    assert noted(database, "colour") is None and noted(database, "shape") == "round"
    database.dispose()


def test_a_missing_file_is_made_with_its_folder_only_when_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "x.db"
    with pytest.raises(DatabaseUnusable, match="There is no database"):
        open_database(path, create=False)
    assert not path.parent.exists()
    open_database(path).dispose()
    assert path.exists()


def test_what_is_no_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Sir")
    with pytest.raises(DatabaseUnusable, match="is not a SQLite database"):
        open_database(letter)
    assert letter.read_text() == "Dear Sir"
    with pytest.raises(DatabaseUnusable, match="is a folder"):
        open_database(tmp_path)


def test_another_programs_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.sqlite"
    line = sqlite3.connect(path)
    line.execute("CREATE TABLE bookmark (url TEXT)")
    line.close()
    before = path.read_bytes()
    with pytest.raises(DatabaseUnusable, match="other tables"):
        open_database(path)
    assert path.read_bytes() == before


def test_a_damaged_file_is_refused_with_a_sentence(sqlite_url: str) -> None:
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    content = bytearray(path.read_bytes())
    content[100:4000] = b"\xff" * 3900
    path.write_bytes(content)
    with pytest.raises(DatabaseUnusable, match="is damaged"):
        open_database(sqlite_url)


def test_a_postgresql_that_does_not_answer_is_one_sentence_without_the_password() -> None:
    with pytest.raises(DatabaseUnusable) as refused:
        open_database("postgresql://me:secret@127.0.0.1:1/x")
    assert "Connection refused" in str(refused.value)
    assert "secret" not in str(refused.value)
    assert "\n" not in str(refused.value)


def test_postgresql_is_told_who_asks_and_never_waits_forever(migrated_postgres_url: str) -> None:
    database = open_database(migrated_postgres_url)
    with database.read() as session:
        settings = {name: session.execute(text(f"SHOW {name}")).scalar_one() for name in SETTINGS}
    assert settings == SETTINGS
    database.dispose()


SETTINGS = {
    "application_name": "commitments",
    "statement_timeout": "30s",
    "lock_timeout": "700ms",
    "idle_in_transaction_session_timeout": "1min",
    "TimeZone": "UTC",
    "transaction_read_only": "on",
    "transaction_isolation": "repeatable read",
}


def test_moments_come_back_in_utc_with_their_zone(database: Database) -> None:
    a_commitment(database)
    with database.read() as session:
        actor = session.exec(select(Actor)).one()
    assert actor.recorded_at.isoformat() == "2026-02-01T12:00:00.123456+00:00"


def test_the_address_that_is_shown_holds_no_password(sqlite_url: str) -> None:
    database = open_database(sqlite_url)
    assert database.label == str(database.path)
    database.dispose()
