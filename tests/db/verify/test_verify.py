"""What `commitments verify` finds: damage, records that were changed behind the program's back, broken rules."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from sqlmodel import col, select

from db.domain.audit import event_hash
from db.engine import Database, open_database
from db.errors import RecordAltered
from db.migrations import newest_revision
from db.models import Actor, AuditEvent, Commitment
from db.sample import load_sample
from db.services.inputs import NewMilestone, Write
from db.services.milestones import add_milestone, reach_milestone, undo_milestone
from db.services.sources import add_source, archive_text
from db.verify import verification
from tests.support.records import MOMENT, a_commitment, a_source, an_update


@pytest.fixture(params=["sampled_sqlite_url", "sampled_postgres_url"])
def sampled(request: pytest.FixtureRequest) -> Iterator[Database]:
    """The sample on each engine, in a database of the test's own."""
    database = open_database(str(request.getfixturevalue(request.param)))
    yield database
    database.dispose()


def test_the_sample_has_no_problem(sampled: Database) -> None:
    with sampled.read() as session:
        result = verification(session)
    assert result.problems == ()
    assert result.commitments == 7
    assert result.audit_events > 7


def test_an_empty_database_has_no_problem(database: Database) -> None:
    with database.read() as session:
        assert verification(session).problems == ()


@pytest.fixture
def a_copy(sampled_sqlite_url: str) -> Iterator[Database]:
    """The sample in a SQLite file of the test's own."""
    database = open_database(sampled_sqlite_url)
    yield database
    database.dispose()


TAMPERING = {
    "UPDATE audit_event SET by = 'eve' WHERE sequence = 3": "Audit event 3 (add_source by eve) was changed",
    "UPDATE audit_event SET details = '{}' WHERE sequence = 3": "Audit event 3 (add_source by sample) was changed",
    "DELETE FROM audit_event WHERE sequence BETWEEN 3 AND 4": "Audit events 3 to 4 are missing.",
    "DELETE FROM audit_event WHERE verb = 'record_status_update'": "has no audit event.",
    "UPDATE status_update SET reason = 'Rewritten'": "was changed after it was recorded: reason.",
    "UPDATE status_update SET recorded_at = '2020-01-01 00:00:00'": "changed after it was recorded: recorded_at.",
    "DELETE FROM status_update": ", which is gone.",
    "UPDATE deadline_revision SET wording = 'some day'": "was changed after it was recorded: wording.",
    "DELETE FROM evidence WHERE status_update_id IS NOT NULL": "is gone.",
    "DELETE FROM evidence WHERE supports = 'status'": "has no evidence.",
    "DELETE FROM evidence WHERE supports = 'commitment'": "no source shows that it was made.",
    "UPDATE evidence SET quote_exact = 'never said' WHERE supports = 'status'": "after it was recorded: quote_exact.",
    "UPDATE commitment SET status = 'stalled'": "the list shows status as stalled, but the history says",
    "UPDATE commitment SET latest = '2030-01-01' WHERE latest > ''": "the list shows latest as 2030-01-01",
    "UPDATE commitment SET responsible = 'Nobody'": "the list shows responsible as Nobody",
    "UPDATE commitment SET last_checked_on = '2030-01-01'": "the list shows last_checked_on as 2030-01-01",
    "UPDATE commitment SET check_due_on = '2030-01-01'": "the list shows check_due_on as 2030-01-01",
    "UPDATE commitment SET phase = 'Another'": "the list shows phase as Another",
    "UPDATE commitment_state SET status = 'stalled'": "What lists show of it for days gone by does not follow",
    "DELETE FROM commitment_state WHERE since > '2026-01-01'": "What lists show of it for days gone by does not follow",
    "DELETE FROM commitment_facet WHERE kind = 'topic'": "What the filters count of it does not follow",
    "UPDATE commitment_facet SET status = 'stalled'": "What the filters count of it does not follow",
    "UPDATE folded_text SET folded = 'nothing' WHERE kind = 'place'": "How the search compares the place",
    "DELETE FROM folded_text WHERE kind = 'title'": "The search does not know the title",
    "UPDATE source_search SET address_key = NULL": "is found by does not follow",
    "UPDATE commitment_search SET words = 'nothing'": "What the search knows of it does not follow",
    "DELETE FROM commitment_search WHERE number < 3": "The index of the search differs from its texts",
    "INSERT INTO commitment_search_index(commitment_search_index) VALUES ('delete-all')": "The index of the search",
    "UPDATE commitment SET slug = 'Not a slug!' WHERE slug = 'ain-al-asad'": "its address is no plain slug",
    "UPDATE commitment SET time_zone = 'Mars/Olympus'": "its time zone Mars/Olympus is not known.",
    "UPDATE commitment SET committed_on = '2030-01-01'": "it was reported before it was made.",
    "DELETE FROM commitment_actor": "nobody is responsible for it.",
    "UPDATE deadline_revision SET number = number + 10": "they must count up from 0.",
    "UPDATE deadline_revision SET padded_latest = '2031-01-01' WHERE latest > ''": "does not have the days that follow",
    "UPDATE deadline_revision SET edtf = 'soon' WHERE edtf > ''": "can't be read",
    "UPDATE status_update SET effective_earliest = '2001-01-01'": "does not have the days that follow",
    "UPDATE source SET published_earliest = '2001-01-01'": "does not have the days that follow from its date.",
    "UPDATE source SET published = 'long ago'": "has a date that can't be read",
}


@pytest.mark.parametrize("tampering", TAMPERING)
def test_tampering_is_found(a_copy: Database, tampering: str) -> None:
    tamper(a_copy, tampering)
    result = problems(a_copy)
    assert any(TAMPERING[tampering] in problem for problem in result), result


def test_tampering_with_history_is_found_on_both_engines(sampled: Database) -> None:
    tamper(sampled, "UPDATE status_update SET reason = 'Rewritten'")
    assert all("was changed after it was recorded: reason." in problem for problem in problems(sampled))
    assert problems(sampled)


def test_a_chain_that_was_written_anew_from_the_middle_is_found(sampled: Database) -> None:
    with sampled.read() as session:
        event = session.exec(select(AuditEvent).where(AuditEvent.sequence == 5)).one()
    new_hash = event_hash(
        5,
        at=event.at,
        by="forger",
        verb=event.verb,
        subject_kind=event.subject_kind,
        subject_id=event.subject_id,
        details=event.details,
        previous_hash=event.previous_hash,
    )
    tamper(sampled, f"UPDATE audit_event SET by = 'forger', hash = '{new_hash}' WHERE sequence = 5")
    assert problems(sampled) == ("Audit event 6 does not continue the one before it: the chain was cut there.",)


def test_actors_that_are_part_of_each_other_are_found(sampled: Database) -> None:
    with sampled.read() as session:
        one, other = session.exec(select(Actor.id).order_by(Actor.name).limit(2)).all()
    tamper(
        sampled,
        f"UPDATE actor SET part_of_id = '{other.hex}' WHERE id = '{one.hex}'; "
        f"UPDATE actor SET part_of_id = '{one.hex}' WHERE id = '{other.hex}'",
    )
    assert [problem for problem in problems(sampled) if "by way of others" in problem]


def test_updates_that_correct_each_other_are_found(database: Database) -> None:
    commitment_id = a_commitment(database)
    one, other = (an_update(database, commitment_id).hex for _ in range(2))
    tamper(
        database,
        f"UPDATE status_update SET supersedes_id = '{other}' WHERE id = '{one}'; "
        f"UPDATE status_update SET supersedes_id = '{one}' WHERE id = '{other}'",
    )
    assert "open-the-bridge: a record of its history corrects itself by way of others." in problems(database)


def test_evidence_that_was_moved_to_another_commitment_is_found(database: Database) -> None:
    first, second = a_commitment(database), a_commitment(database, title="Open the tunnel")
    an_update(database, first)
    tamper(database, f"UPDATE evidence SET commitment_id = '{second.hex}' WHERE supports = 'status'")
    assert any("belongs to a status update of another commitment" in problem for problem in problems(database))


def test_missing_protection_of_history_is_found(sampled: Database) -> None:
    if sampled.path:
        run_on_sqlite(sampled.path, ["DROP TRIGGER evidence_append_only_delete"])
    else:
        run_on_postgresql(sampled.url, ["ALTER TABLE evidence DISABLE TRIGGER evidence_append_only"])
    assert [problem for problem in problems(sampled) if "History is not protected" in problem]


def test_a_reference_to_nothing_is_found(sqlite_url: str) -> None:
    database = open_database(sqlite_url)
    a_commitment(database)
    tamper(database, f"UPDATE evidence SET source_id = '{uuid4().hex}'")
    assert any("refers to a row of source that does not exist" in problem for problem in problems(database))
    database.dispose()


def test_a_damaged_page_is_found(sqlite_url: str) -> None:
    database = open_database(sqlite_url)
    load_sample(database)
    assert database.path is not None
    line = sqlite3.connect(database.path)
    page, size = (
        line.execute(query).fetchone()[0]
        for query in (
            "SELECT rootpage FROM sqlite_master WHERE name = 'ix_source_published_latest'",
            "PRAGMA page_size",
        )
    )
    line.close()
    database.dispose()
    content = bytearray(database.path.read_bytes())
    content[(page - 1) * size : page * size] = b"\x2a" * size
    database.path.write_bytes(content)
    result = problems(database)
    # Looking for problems has opened connections anew.
    database.dispose()
    # Older releases of SQLite give up at such a page, newer ones tell of it.
    assert any("damaged" in problem or "malformed" in problem for problem in result), result


def test_a_value_that_no_release_writes_ends_one_check_and_not_the_verdict(sampled: Database) -> None:
    if sampled.path is None:
        run_on_postgresql(sampled.url, ["ALTER TABLE commitment DROP CONSTRAINT ck_commitment_status",
                                        "UPDATE commitment SET status = 'broken'"])  # fmt: skip
    else:
        run_on_sqlite(sampled.path, ["PRAGMA ignore_check_constraints = ON", "UPDATE commitment SET status = 'broken'"])
    assert any("can't be read at all" in problem for problem in problems(sampled))


def problems(database: Database) -> tuple[str, ...]:
    with database.read() as session:
        return verification(session).problems


def tamper(database: Database, statements: str) -> None:
    """Change records as somebody could who has the file or the database's password."""
    each = statements.split("; ")
    if database.path is None:
        run_on_postgresql(database.url, ["SET session_replication_role = replica", *each])
        return
    line = sqlite3.connect(database.path)
    triggers = line.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    line.close()
    run_on_sqlite(
        database.path, [*(f"DROP TRIGGER {name}" for name, _ in triggers), *each, *(sql for _, sql in triggers)]
    )


def run_on_sqlite(path: Path, statements: Sequence[str]) -> None:
    line = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        line.execute(statement)
    line.close()


def run_on_postgresql(url: str, statements: Sequence[str]) -> None:
    with psycopg.connect(url.replace("+psycopg", "")) as line:
        for statement in statements:
            line.execute(statement.encode())


FORGERIES = (
    "UPDATE commitment SET title = 'Forged' WHERE slug = 'ain-al-asad'",
    "UPDATE commitment SET statement = 'Forged' WHERE slug = 'ain-al-asad'",
    "UPDATE source SET headline = 'Forged'",
    "UPDATE evidence SET quote_exact = 'Forged'",
    "UPDATE actor SET position = 'Forged'",
    "DELETE FROM commitment_topic",
    "UPDATE commitment_actor SET role = 'speaker'",
)


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_save_refuses_to_build_on_a_record_that_was_changed(a_copy: Database, forgery: str) -> None:
    with a_copy.read() as session:
        id_ = session.exec(select(Commitment.id).where(Commitment.slug == "ain-al-asad")).one()
    tamper(a_copy, forgery)
    before = problems(a_copy)
    with pytest.raises(RecordAltered, match="Nothing was saved, since the record was changed outside this program"):
        an_update(a_copy, id_)
    assert problems(a_copy) == before


def test_a_save_refuses_an_altered_source_or_actor_of_a_new_commitment(database: Database) -> None:
    a_commitment(database)
    for forgery in ("UPDATE source SET publisher = 'Forged'", "UPDATE actor SET kind = 'state'"):
        tamper(database, forgery)
        with pytest.raises(RecordAltered):
            a_commitment(database, title="Open the tunnel")


def test_a_milestone_that_was_undone_is_no_problem_and_one_that_was_deleted_is(database: Database) -> None:
    id_ = a_commitment(database)
    with database.write() as session:
        write = Write("test", MOMENT)
        first, second = (add_milestone(session, id_, NewMilestone(title, "2026-05"), write).id for title in "AB")
        reach_milestone(session, first, MOMENT.date(), write)
        undo_milestone(session, first, write)
        undo_milestone(session, first, write)
    assert problems(database) == ()
    an_update(database, id_)
    tamper(database, f"DELETE FROM milestone WHERE id = '{second.hex}'")
    assert any(f"tells of the milestone {second}, which is gone" in problem for problem in problems(database))


ARCHIVE_FORGERIES = (
    "UPDATE source SET archived_text = 'As it was wrot.' WHERE archived_text > ''",
    "UPDATE source SET archived_text = NULL WHERE archived_text > ''",
    f"UPDATE source SET sha256 = '{'0' * 64}' WHERE archived_text > ''",
)


@pytest.mark.parametrize("forgery", ARCHIVE_FORGERIES)
def test_an_archived_text_is_hashed_again(database: Database, forgery: str) -> None:
    with database.write() as session:
        source = add_source(session, a_source(), Write("test", MOMENT))
        archive_text(session, source.id, "As it was read.", Write("test", MOMENT))
    tamper(database, forgery)
    assert any(f"source {source.id}" in problem for problem in problems(database))


SCHEMA_CHANGES = {
    "DROP TRIGGER evidence_append_only_delete": "evidence_append_only_delete is missing",
    "DROP TRIGGER criterion_judgement_append_only_update": "criterion_judgement_append_only_update is missing",
    "DROP TRIGGER review_snooze_append_only_replace": "review_snooze_append_only_replace is missing",
    "DROP TRIGGER evidence_append_only_delete; CREATE TRIGGER evidence_append_only_delete BEFORE DELETE ON evidence "
    "BEGIN SELECT 1; END": "evidence_append_only_delete is not the one of the schema",
    "DROP INDEX ix_source_published_latest": "The index ix_source_published_latest is missing",
    "CREATE TRIGGER mine AFTER INSERT ON source BEGIN DELETE FROM commitment_topic; END": "trigger mine is not part",
    "CREATE TABLE mine (words TEXT)": "The table mine is not part of the schema.",
    "INSERT INTO alembic_version VALUES ('0001')": f"several revisions: 0001, {newest_revision()}",
}


@pytest.mark.parametrize("change", SCHEMA_CHANGES)
def test_a_changed_schema_is_found(a_copy: Database, change: str) -> None:
    assert a_copy.path is not None
    statements = change.split("; CREATE")
    run_on_sqlite(a_copy.path, [statements[0], *(f"CREATE{rest}" for rest in statements[1:])])
    assert any(SCHEMA_CHANGES[change] in problem for problem in problems(a_copy))


POSTGRESQL_CHANGES = {
    "ALTER TABLE evidence DISABLE TRIGGER evidence_append_only": "evidence_append_only is not the one",
    "DROP TRIGGER review_snooze_append_only ON review_snooze": "review_snooze_append_only is missing",
    "CREATE OR REPLACE FUNCTION refuse_to_change_history() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; "
    "END $$": "The function refuse_to_change_history is not the one",
    "CREATE RULE mine AS ON DELETE TO evidence DO INSTEAD NOTHING": "The rule mine is not part of the schema.",
    "DROP INDEX ix_source_published_latest": "The index ix_source_published_latest is missing",
    "ALTER TABLE source DROP CONSTRAINT ck_source_sha256_length": "source.ck_source_sha256_length is missing",
    "ALTER TABLE source ALTER COLUMN headline DROP NOT NULL": "The table source is not the one",
}


@pytest.mark.parametrize("change", POSTGRESQL_CHANGES)
def test_a_changed_schema_is_found_on_postgresql(sampled_postgres_url: str, change: str) -> None:
    run_on_postgresql(sampled_postgres_url, [change])
    database = open_database(sampled_postgres_url)
    result = problems(database)
    database.dispose()
    assert any(POSTGRESQL_CHANGES[change] in problem for problem in result), result


def rewrite_chain(database: Database, **changed: Callable[[AuditEvent], object]) -> None:
    """Change a column of every event, and compute all hashes anew."""
    with database.read() as session:
        events = session.exec(select(AuditEvent).order_by(col(AuditEvent.sequence))).all()
    statements, previous = [], "0" * 64
    for event in events:
        new = {name: change(event) for name, change in changed.items()} | {"previous_hash": previous}
        columns = event.model_dump(exclude={"hash"}) | new
        sequence = columns.pop("sequence")
        new["hash"] = previous = event_hash(sequence, **columns)
        values = ", ".join(f"{name} = '{str(value).removesuffix('+00:00')}'" for name, value in new.items())
        statements.append(f"UPDATE audit_event SET {values} WHERE sequence = {sequence}")
    tamper(database, "; ".join(statements))


def test_a_chain_that_was_rewritten_consistently_is_found_against_a_kept_head(database: Database) -> None:
    an_update(database, a_commitment(database))
    with database.read() as session:
        head = verification(session).head
        assert verification(session, against=head).problems == ()
    rewrite_chain(database, by=lambda event: "eve")
    assert problems(database) == ()
    with database.read() as session:
        (problem,) = verification(session, against=head).problems
    assert "the chain was rewritten, or its end was cut off" in problem


@pytest.mark.parametrize(("step", "is_problem"), [(timedelta(hours=23), False), (timedelta(days=1, seconds=1), True)])
def test_times_that_run_backwards_further_than_a_corrected_clock_are_found(
    database: Database, step: timedelta, is_problem: bool
) -> None:
    an_update(database, a_commitment(database))
    first = datetime(2026, 2, 1, 12, tzinfo=UTC)
    rewrite_chain(database, at=lambda event: first if event.sequence == 1 else first - step)
    with database.read() as session:
        assert verification(session, clocks=False).problems == ()
        listed = verification(session).problems
    assert [("Audit event 2 is of" in problem, "2026-02-01 12:00" in problem) for problem in listed] == (
        [(True, True)] if is_problem else []
    )
