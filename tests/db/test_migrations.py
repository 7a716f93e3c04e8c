"""One history of the schema on both engines: complete, guarded, and never run by surprise."""

import shutil
import sqlite3
import threading
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, inspect, text
from sqlmodel import SQLModel, select

from db import migrations
from db.connections.addresses import database_address
from db.connections.engines import migration_engine
from db.engine import Database, migrate, open_database
from db.errors import DatabaseNotMigrated, DatabaseTooNew, DatabaseUnusable
from db.models import Actor
from db.verify import verification
from tests.support.records import a_commitment

A_NEW_TABLE = "op.create_table('note', sa.Column('id', sa.Integer(), primary_key=True))"
A_REBUILT_TABLE = """
    with op.batch_alter_table('actor', recreate='always') as batch:
        batch.add_column(sa.Column('motto', sa.String(80), nullable=True))
"""
A_LOST_ROW = "op.execute('DELETE FROM actor')"
A_FAILURE = A_NEW_TABLE + "\n    op.execute('SELECT nothing FROM nowhere')"


def test_models_and_migrations_say_the_same(database_url: str) -> None:
    engine = migration_engine(database_address(database_url))
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(migrations.HERE))
        config.attributes["connection"] = connection
        command.check(config)
    engine.dispose()


def test_the_database_holds_every_check_of_the_models(sqlite_url: str, tmp_path: Path) -> None:
    from_models = f"sqlite:///{tmp_path / 'models.db'}"
    engine = create_engine(from_models)
    SQLModel.metadata.create_all(engine)
    engine.dispose()
    assert checks(sqlite_url) == checks(from_models)
    assert checks(sqlite_url)["commitment"]


def checks(url: str) -> dict[str, list[tuple[str | None, str]]]:
    engine = create_engine(url)
    inspector = inspect(engine)
    outcome = {
        table: sorted(
            (check["name"], " ".join(check["sqltext"].split())) for check in inspector.get_check_constraints(table)
        )
        for table in SQLModel.metadata.tables
    }
    engine.dispose()
    return outcome


def test_revisions_are_numbered_upwards_and_known_by_their_file_names() -> None:
    numbers = [int(revision) for revision in migrations.revisions()]
    assert numbers == sorted(set(numbers))
    for path in (migrations.HERE / "versions").glob("*.py"):
        assert f'revision = "{path.name[:4]}"' in path.read_text(encoding="utf-8")


def test_a_new_sqlite_file_gets_every_table_by_itself(tmp_path: Path) -> None:
    database = open_database(tmp_path / "new.db")
    a_commitment(database)
    database.dispose()
    assert [path.name for path in tmp_path.iterdir()] == ["new.db"]


def test_postgresql_is_changed_only_when_told_to(postgres_url: str) -> None:
    with pytest.raises(DatabaseNotMigrated, match="commitments migrate"):
        open_database(postgres_url)
    assert tables(postgres_url) == []
    migrate(postgres_url)
    database = open_database(postgres_url)
    a_commitment(database)
    database.dispose()


def test_migrating_twice_changes_nothing(database: Database) -> None:
    a_commitment(database)
    migrate(database.url)
    with database.read() as session:
        assert verification(session).problems == ()


def test_several_processes_may_open_or_migrate_a_new_database_at_once(tmp_path: Path, postgres_url: str) -> None:
    for url in (f"sqlite:///{tmp_path / 'new.db'}", postgres_url):
        failures: list[BaseException] = []

        def prepare(url: str = url, failures: list[BaseException] = failures) -> None:
            try:
                migrate(url)
                open_database(url).dispose()
            except BaseException as error:
                failures.append(error)

        threads = [threading.Thread(target=prepare) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failures == []


def test_a_database_of_a_newer_release_is_refused_and_left_as_it_is(database: Database) -> None:
    with database.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        session.commit()
    for open_or_migrate in (open_database, migrate):
        with pytest.raises(DatabaseTooNew, match="newer release"):
            open_or_migrate(database.url)
    with database.read() as session:
        assert session.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == "9999"


class Release:
    """A release with one more migration, in a folder of its own."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder / "migrations"
        shutil.copytree(migrations.HERE, self.folder, ignore=shutil.ignore_patterns("__pycache__"))
        monkeypatch.setattr(migrations, "HERE", self.folder)

    def adds(self, step: str) -> None:
        newest = migrations.newest_revision()
        number = f"{int(newest) + 1:04}"
        (self.folder / "versions" / f"{number}_more.py").write_text(
            f"import sqlalchemy as sa\nfrom alembic import op\nrevision = '{number}'\ndown_revision = '{newest}'\n"
            f"def upgrade():\n    {step}\n"
        )


@pytest.fixture
def release(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Release:
    return Release(tmp_path_factory.mktemp("release"), monkeypatch)


def test_an_older_sqlite_database_is_upgraded_at_start_after_a_copy(sqlite_url: str, release: Release) -> None:
    path = with_a_record(sqlite_url)
    release.adds(A_NEW_TABLE)
    open_database(sqlite_url).dispose()
    assert "note" in tables(sqlite_url)
    copy = path.with_name(f"{path.stem}.before-{migrations.newest_revision()}.db")
    assert "note" not in tables(f"sqlite:///{copy}")
    with sqlite3.connect(copy) as line:
        assert line.execute("SELECT name FROM actor").fetchall() == [("Ministry of Works",)]
    line.close()


def test_no_copy_is_made_where_nothing_is_upgraded(sqlite_url: str) -> None:
    path = with_a_record(sqlite_url)
    open_database(sqlite_url).dispose()
    assert [beside.name for beside in path.parent.iterdir()] == [path.name]


def test_rebuilding_a_table_that_others_refer_to_loses_nothing(sqlite_url: str, release: Release) -> None:
    with_a_record(sqlite_url)
    release.adds(A_REBUILT_TABLE)
    database = open_database(sqlite_url)
    with database.read() as session:
        assert session.exec(select(Actor.name)).all() == ["Ministry of Works"]
        problems = verification(session).problems
    assert len(problems) == 1 and "table actor is not the one of the schema" in problems[0]
    database.dispose()


@pytest.mark.parametrize("step", [A_LOST_ROW, A_FAILURE])
def test_an_upgrade_that_fails_leaves_the_database_as_it_was(sqlite_url: str, release: Release, step: str) -> None:
    with_a_record(sqlite_url)
    before = tables(sqlite_url)
    release.adds(step)
    with pytest.raises(DatabaseUnusable):
        open_database(sqlite_url)
    assert tables(sqlite_url) == before
    assert revision(sqlite_url) == migrations.revisions()[-2]


def test_a_damaged_database_is_not_upgraded(sqlite_url: str, release: Release) -> None:
    path = with_a_record(sqlite_url)
    line = sqlite3.connect(path)
    line.execute("PRAGMA writable_schema = ON")
    line.execute("UPDATE sqlite_master SET rootpage = 3 WHERE name = 'ix_actor_part_of_id'")
    line.commit()
    line.close()
    release.adds(A_NEW_TABLE)
    with pytest.raises(DatabaseUnusable, match="damaged"):
        open_database(sqlite_url)
    assert "note" not in tables(sqlite_url)
    assert [beside.name for beside in path.parent.iterdir()] == [path.name]


def test_an_older_postgresql_database_waits_for_the_command(migrated_postgres_url: str, release: Release) -> None:
    with_a_record(migrated_postgres_url)
    release.adds(A_NEW_TABLE)
    with pytest.raises(DatabaseNotMigrated):
        open_database(migrated_postgres_url)
    assert "note" not in tables(migrated_postgres_url)
    migrate(migrated_postgres_url)
    open_database(migrated_postgres_url).dispose()
    assert "note" in tables(migrated_postgres_url)


def test_a_failed_migration_of_postgresql_leaves_no_trace(migrated_postgres_url: str, release: Release) -> None:
    release.adds(A_FAILURE)
    with pytest.raises(DatabaseUnusable):
        migrate(migrated_postgres_url)
    assert "note" not in tables(migrated_postgres_url)


def with_a_record(url: str) -> Path:
    database = open_database(url)
    a_commitment(database)
    database.dispose()
    return database.path or Path()


def tables(url: str) -> list[str]:
    engine = create_engine(url)
    outcome = sorted(inspect(engine).get_table_names())
    engine.dispose()
    return outcome


def revision(url: str) -> str:
    engine = create_engine(url)
    with engine.connect() as connection:
        outcome = str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
    engine.dispose()
    return outcome
