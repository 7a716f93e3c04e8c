"""Reads go to a replica, and nobody is shown an older state than they have seen already."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url, text

from db.engine import Database, open_database
from db.errors import DatabaseUnusable
from db.request_context import REQUEST_CONTEXT, RequestContext
from tests.conftest import postgres_address
from tests.support.records import a_commitment
from tests.support.services.postgres import other_than_root, run, server_programs

PATIENCE = 60.0


@dataclass
class Standby:
    """A PostgreSQL server that streams from the session's own; its replay can be held back."""

    folder: Path

    def say(self, statement: str) -> object:
        with psycopg.connect(host=str(self.folder), user="postgres", dbname="postgres", autocommit=True) as line:
            row = line.execute(statement).fetchone()
            return row[0] if row else None

    def hold_back(self) -> None:
        self.say("SELECT pg_wal_replay_pause()")
        self.wait_for("SELECT pg_get_wal_replay_pause_state() = 'paused'")

    def go_on(self) -> None:
        self.say("SELECT pg_wal_replay_resume()")

    def wait_for(self, condition: str) -> None:
        latest = time.monotonic() + PATIENCE
        while not self.say(condition):
            assert time.monotonic() < latest, condition
            time.sleep(0.05)


@pytest.fixture(scope="module")
def standby(postgres_folder: str) -> Iterator[Standby]:
    folder = Path(tempfile.mkdtemp(prefix="commitments-standby-"))
    identity = other_than_root(folder)
    programs = server_programs(folder, copy=bool(identity))
    data = folder / "data"
    run([programs / "pg_basebackup", "-h", postgres_folder, "-U", "postgres", "-D", data, "-R", "-c", "fast"], identity)
    with (data / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write(f"unix_socket_directories = '{folder}'\n")
    try:
        run([programs / "pg_ctl", "-D", data, "-w", "-l", data / "standby.log", "start"], identity)
    except subprocess.CalledProcessError as error:
        raise AssertionError((data / "standby.log").read_text()) from error
    yield Standby(folder)
    run([programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], identity)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def replica_url(migrated_postgres_url: str, standby: Standby) -> str:
    """The test's database, on the standby."""
    standby.go_on()
    name = str(make_url(migrated_postgres_url).database)
    standby.wait_for(f"SELECT EXISTS (SELECT FROM pg_database WHERE datname = '{name}')")
    return postgres_address(str(standby.folder), name)


@pytest.fixture
def followed(migrated_postgres_url: str, replica_url: str, standby: Standby) -> Iterator[Database]:
    """A database that is read from its standby."""
    database = open_database(migrated_postgres_url, replica=replica_url)
    yield database
    database.dispose()
    standby.go_on()


@contextmanager
def request(**facts: int | bool) -> Iterator[RequestContext]:
    """What the gate does for each request."""
    context = RequestContext(**facts)  # type: ignore[arg-type]
    marker = REQUEST_CONTEXT.set(context)
    try:
        yield context
    finally:
        REQUEST_CONTEXT.reset(marker)


def is_read_from_standby(database: Database) -> bool:
    with database.read() as session:
        return bool(session.execute(text("SELECT pg_is_in_recovery()")).scalar_one())


def await_standby(database: Database, **facts: int | bool) -> None:
    latest = time.monotonic() + PATIENCE
    while True:
        with request(**facts):
            if is_read_from_standby(database):
                return
        assert time.monotonic() < latest
        time.sleep(0.05)


def commitments(database: Database) -> int:
    with database.read() as session:
        return int(session.execute(text("SELECT count(*) FROM commitment")).scalar_one())


def test_requests_read_from_the_replica_and_all_else_from_the_primary(followed: Database) -> None:
    await_standby(followed)
    assert not is_read_from_standby(followed)
    with request(may_write=True):
        assert not is_read_from_standby(followed)


def test_whoever_saved_sees_it_at_once_and_everywhere_although_the_replica_lags(
    followed: Database, replica_url: str, standby: Standby
) -> None:
    await_standby(followed)
    standby.hold_back()
    with request() as context:
        a_commitment(followed)
        assert commitments(followed) == 1
    assert context.written_change == followed.change_counter()
    another_process = open_database(followed.url, replica=replica_url)
    with request(seen_change=context.written_change or 0):
        assert commitments(another_process) == 1
        assert not is_read_from_standby(another_process)
    standby.go_on()
    await_standby(another_process, seen_change=context.written_change or 0)
    with request(seen_change=context.written_change or 0):
        assert commitments(another_process) == 1
    another_process.dispose()


def test_a_page_that_was_told_of_a_change_never_reads_what_was_before_it(followed: Database, standby: Standby) -> None:
    await_standby(followed)
    standby.hold_back()
    a_commitment(followed)
    token = followed.change_token()
    with request():
        assert commitments(followed) == 1
    standby.go_on()
    await_standby(followed, seen_change=int(token.partition("-")[0]))


def test_without_its_replica_everything_is_read_from_the_primary(migrated_postgres_url: str) -> None:
    nowhere = "postgresql://postgres@127.0.0.1:9/nothing"
    database = open_database(migrated_postgres_url, replica=nowhere)
    with request():
        assert commitments(database) == 0
    database.dispose()


def test_a_file_has_no_replica(sqlite_url: str) -> None:
    with pytest.raises(DatabaseUnusable, match="Only a PostgreSQL database has a replica"):
        open_database(sqlite_url, replica="postgresql://second/x")
