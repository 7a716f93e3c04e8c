"""Revisions are frozen once they have landed, and databases of every landed state open or say what to do."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from db import migrations
from db.connections.addresses import database_address
from db.connections.engines import migration_engine
from db.engine import migrate, open_database
from db.errors import DatabaseUnusable
from db.models import Commitment, RecordVersion
from db.queries.export import all_records
from db.queries.suggestions import place_choices, sources_called
from db.queries.timeline import timeline_rows
from db.services.commitments import edit_commitment
from db.services.inputs import CommitmentChanges
from db.verify import verification
from db.verify.lookups import lookup_problems
from tests.support.builders import a_view, a_write
from tests.support.records import an_update

LANDED = Path(__file__).parent / "landed"
# A revision, and what it imports, is never changed again: databases have been made by it. Add a new one instead.
FROZEN = {
    "versions/0001_records.py": "bc886742c5d183cb9d86439acf09b1551af04a9028cda19fc3c9dcca8fe61b07",
    "versions/0002_table_orders.py": "d65bba0453ef58200e4e42290e3a4dda9f5e3fbd42b3772a6af0777114af9430",
    "versions/0003_verified_records.py": "09741897cd774cefdacad2653e74606a00c250c20d521d788a7b1aea2915e6c6",
    "versions/0005_record_versions.py": "704687f8d88728da954e85ee1472edb0ab65b637dc3571e7b7615eb53c01c6fb",
    "versions/0006_taken_back.py": "6a51fa1c140818ec212a688e8f9f6d188850d2dab728fa5dcf80f8ac80c2982e",
    "versions/0007_folded_texts.py": "2ad8343796a916507b9c76313c83443953276a48daa57ffb57fb29648679d948",
    "versions/0008_time_zones.py": "016cee2fe408d151761a8f46d048b76a272fdcbb3eb496cca1e320adf1429bc6",
    "search_index.py": "001759527b2f38664a7066122941334e1970fef9c1d613114c2280b869f570bd",
    "triggers.py": "33d987aeb15d30de5bdf236e120fc8b5d03745be3422038fa2bbd21b6cb2d03d",
}


def test_landed_revisions_are_as_they_landed() -> None:
    texts = {name: (migrations.HERE / name).read_text(encoding="utf-8") for name in FROZEN}
    assert {name: hashlib.sha256(written.encode()).hexdigest() for name, written in texts.items()} == FROZEN
    assert {path.name for path in (migrations.HERE / "versions").glob("*.py")} == {
        name.removeprefix("versions/") for name in FROZEN if name.startswith("versions/")
    }


def database_of(url: str, revision: str) -> None:
    """A database as releases of that revision left it, with records of every kind."""
    engine = migration_engine(database_address(url))
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(migrations.HERE))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        for line in (LANDED / "records.sql").read_text(encoding="utf-8").splitlines():
            if line.startswith("INSERT"):
                connection.exec_driver_sql(line.replace("%", "%%") if engine.dialect.name == "postgresql" else line)
    engine.dispose()


def versions_of(commitment_id: UUID) -> SelectOfScalar[RecordVersion]:
    of_it = select(RecordVersion).where(RecordVersion.subject_id == commitment_id)
    return of_it.order_by(col(RecordVersion.version))


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'old.db'}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.mark.parametrize("revision", ["0001", "0002"])
def test_a_database_of_a_landed_revision_is_upgraded_verified_and_written_to(empty_url: str, revision: str) -> None:
    database_of(empty_url, revision)
    migrate(empty_url)
    database = open_database(empty_url)
    with database.read() as session:
        assert verification(session).problems == ()
        bridge, paint = session.exec(select(Commitment.id).order_by(col(Commitment.number))).all()
        events = next(list(rows) for name, rows in all_records(session) if name == "audit_event")
        before, after, *_ = session.exec(versions_of(paint)).all()
        steps = session.exec(select(RecordVersion.fields).where(RecordVersion.subject_kind == "milestone")).all()
    assert (before.fields["place"], after.fields["place"], after.fields["topics"]) == (None, "Basra", ["Paint"])
    assert (after.recorded_by, after.commitment_id) == ("test", paint)
    assert len({fields["reached_on"] for fields in steps}) == 2
    assert [event["verb"] for event in events[-3:]] == ["set_site_fact", "complete_record", "complete_record"]
    an_update(database, bridge)
    with database.write() as session:
        edit_commitment(session, paint, CommitmentChanges(unlink=(), topics=("Paint", "Rust")), a_write())
    with database.read() as session:
        assert [version.fields["topics"] for version in session.exec(versions_of(paint))][-2:] == [
            ["Paint"],
            ["Paint", "Rust"],
        ]
        # These writes are of a day before the upgrade.
        assert verification(session, clocks=False).problems == ()
    database.dispose()


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE evidence SET quote_exact = 'Never said.' WHERE supports = 'commitment' AND quote_exact <> ''",
        "UPDATE commitment_actor SET position = 7 WHERE role = 'counterparty'",
        "UPDATE commitment_link SET kind = 'supersedes' WHERE kind = 'follows'",
        "UPDATE commitment SET version = version + 1 WHERE number = 1",
        "UPDATE site_fact SET value = 'Three bridges'",
        "UPDATE source SET archived_text = 'We will never open it.'",
    ],
)
def test_after_the_upgrade_a_change_to_older_records_is_seen(tmp_path: Path, forgery: str) -> None:
    path = tmp_path / "old.db"
    database_of(f"sqlite:///{path}", "0002")
    open_database(path).dispose()
    with closing(sqlite3.connect(path)) as line, line:
        line.execute("DROP TRIGGER evidence_append_only_update")
        assert line.execute(forgery).rowcount == 1
    database = open_database(path, as_it_is=True)
    with database.read() as session:
        problems = [problem for problem in verification(session).problems if "trigger" not in problem]
    database.dispose()
    assert problems


def test_actors_that_were_exchanged_before_the_upgrade_are_seen_after_it(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    database_of(f"sqlite:///{path}", "0002")
    with closing(sqlite3.connect(path)) as line, line:
        line.execute("UPDATE commitment_actor SET role = 'speaker' WHERE role = 'counterparty'")
    database = open_database(path)
    with database.read() as session:
        problems = verification(session).problems
    database.dispose()
    assert any("counterparty is gone" in problem for problem in problems), problems
    assert any("speaker has no audit event" in problem for problem in problems), problems


@pytest.mark.parametrize("state", sorted(path.name for path in LANDED.glob("early_*.sql")))
def test_a_database_of_an_early_state_says_what_to_do_and_is_left_as_it_is(tmp_path: Path, state: str) -> None:
    path = tmp_path / "early.db"
    with closing(sqlite3.connect(path)) as line, line:
        line.executescript((LANDED / state).read_text(encoding="utf-8"))
    before = path.read_bytes()
    for _ in range(2):
        with pytest.raises(DatabaseUnusable, match="Open it with the version that made it"):
            open_database(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_an_upgrade_that_fails_at_every_start_leaves_one_copy(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    database_of(f"sqlite:///{path}", "0002")
    with closing(sqlite3.connect(path)) as line, line:
        line.execute("CREATE TABLE idempotency_key (in_the_way TEXT)")
    for _ in range(3):
        with pytest.raises(DatabaseUnusable, match="already exists"):
            open_database(path)
    copy = f"old.before-{migrations.newest_revision()}.db"
    assert sorted(beside.name for beside in tmp_path.iterdir()) == [copy, "old.db"]


def test_postgresql_gets_the_fast_function_of_the_search_whichever_0002_it_had(postgres_url: str) -> None:
    database_of(postgres_url, "0002")
    engine = migration_engine(database_address(postgres_url))
    slow = "SELECT ARRAY[substr(written, 1, 3)]"
    with engine.begin() as connection:
        connection.execute(
            text(
                "CREATE OR REPLACE FUNCTION commitment_trigrams(written text) RETURNS text[] "
                f"LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ {slow} $$"
            )
        )
    engine.dispose()
    migrate(postgres_url)
    database = open_database(postgres_url)
    with database.read() as session:
        assert verification(session).problems == ()
    database.dispose()


def test_texts_of_older_databases_are_found_without_accents_and_addresses_compared(empty_url: str) -> None:
    database_of(empty_url, "0003")
    engine = migration_engine(database_address(empty_url))
    with engine.begin() as connection:
        words = {"words": "\x02\x02établir\x02\x02łódź"}
        connection.execute(text("UPDATE commitment SET title = 'Établir à Łódź', place = 'İzmir' WHERE number = 1"))
        connection.execute(text("UPDATE commitment_search SET words = :words WHERE number = 1"), words)
        connection.execute(text("UPDATE source SET url = 'http://www.gazette.example/1/?utm_source=x'"))
    engine.dispose()
    migrate(empty_url)
    database = open_database(empty_url)
    with database.read() as session:
        assert [row.slug for row in timeline_rows(session, a_view(search="lodz etablir IZMIR"))] == ["open-the-bridge"]
        assert [choice.value for choice in place_choices(session, typed="izm")] == ["İzmir"]
        assert len(sources_called(session, ["https://gazette.example/1"])) == 1
        # The rules of the revision are those of this release.
        assert [*lookup_problems(session)] == []
        assert not [problem for problem in verification(session).problems if "search" in problem]
    database.dispose()
