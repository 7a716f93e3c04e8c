"""A database that can't be read or written is told in a sentence, with the right status, without a trace."""

import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psycopg
import pytest

from dashboard.server import create_server
from dashboard.settings import Settings
from db.domain.filters import View
from db.engine import Database, open_database
from db.queries.commitment import commitment_detail
from tests.dashboard.conftest import TODAY
from tests.support.asgi_client import PAGE_HEADERS, Asker, own_page
from tests.support.http_client import Visitor

NOBODY = 65534
SLUG = "end-mission-erbil"


@dataclass
class Served:
    """A database, the server on it, and the commitment that is saved."""

    database: Database
    newcomer: Asker
    page: Asker
    commitment: str = ""
    version: int = 0

    @property
    def path(self) -> Path:
        assert self.database.path is not None
        return self.database.path

    def read_version(self, slug: str = SLUG) -> None:
        with self.database.read() as session:
            detail = commitment_detail(session, View(as_of=TODAY, today=TODAY), slug)
        assert detail is not None
        self.commitment, self.version = str(detail.row.id), detail.version

    def open_page(self) -> httpx.Response:
        return self.newcomer.get("/agenda")

    def ready(self) -> httpx.Response:
        return self.newcomer.get("/readyz")

    def save(self) -> httpx.Response:
        """Send the status form's "Searched, found nothing"."""
        visitor = Visitor(_Sending(), self.page.settings.base_url, known=self.page.get("/_dash-dependencies").json())
        body: object = visitor.record_search(
            self.commitment, SLUG, version=self.version, day=str(TODAY), reason="Nothing found"
        )
        return self.page.call(body)


class _Sending:
    """Stands for a client only to hand out what would be sent."""

    def __init__(self) -> None:
        self.cookies: dict[str, str] = {}

    def post(self, path: str, *, json: object, headers: object) -> object:
        return json


@contextmanager
def serving(address: str) -> Iterator[Served]:
    settings = Settings(database=address, fixed_day=TODAY, max_requests_per_second=100_000)
    database = open_database(address)
    server = create_server(settings, database)
    served = Served(database, Asker(server, settings, PAGE_HEADERS), own_page(server, settings))
    served.read_version()
    yield served
    database.dispose()


@pytest.fixture
def served(sample_file: Path) -> Iterator[Served]:
    # Not below pytest's own folder, which only its owner may enter.
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    path = folder / "served.sqlite"
    shutil.copyfile(sample_file, path)
    path.chmod(0o666)
    with serving(str(path)) as served:
        yield served
    shutil.rmtree(folder)


@pytest.fixture
def on_postgresql(sampled_postgres_url: str) -> Iterator[Served]:
    with serving(sampled_postgres_url) as served:
        yield served


def delete(path: Path) -> None:
    path.unlink()


def move(path: Path) -> None:
    path.rename(path.with_name("elsewhere.sqlite"))


def replace(path: Path) -> None:
    other = path.with_name("other.sqlite")
    shutil.copyfile(path, other)
    other.rename(path)


def put_a_folder_there(path: Path) -> None:
    path.unlink()
    path.mkdir()


def damage(path: Path) -> None:
    with path.open("r+b") as file:
        # The counter of changes, without which open connections go by the pages that they remember.
        file.seek(24)
        file.write(b"\xff" * 4)
        file.seek(4096)
        file.write(os.urandom(path.stat().st_size - 4096))


def empty(path: Path) -> None:
    os.truncate(path, 0)


@pytest.mark.parametrize("trouble", [delete, move, replace, put_a_folder_there, damage, empty])
def test_trouble_with_the_file_is_a_sentence_on_the_page_and_known_to_readyz(
    served: Served, trouble: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    assert served.ready().status_code == 200
    trouble(served.path)
    page, ready, save = served.open_page(), served.ready(), served.save()
    assert (page.status_code, ready.status_code, save.status_code) == (503, 503, 503)
    assert "The database" in page.text and "Something went wrong" not in page.text
    assert "Nothing was saved" in save.json()["error"]
    assert "Traceback" not in caplog.text
    assert str(served.path) not in page.text + ready.text
    if trouble in (delete, move):
        assert not served.path.exists(), "no empty database is put in its place"


def test_a_file_that_was_put_back_serves_again(served: Served) -> None:
    aside = served.path.with_name("aside.sqlite")
    served.path.rename(aside)
    assert served.open_page().status_code == 503
    aside.rename(served.path)
    assert served.open_page().status_code == 200
    assert served.ready().status_code == 200


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of root, which no file's permissions bind."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)


def test_a_read_only_database_shows_its_pages_and_says_that_it_takes_no_changes(
    served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    # Open connections may go on writing; those of a restarted server may not.
    served.database._writing.dispose()
    served.path.chmod(0o444)
    served.path.parent.chmod(0o555)
    try:
        with as_nobody():
            page, ready, save = served.open_page(), served.ready(), served.save()
    finally:
        served.path.parent.chmod(0o777)
    assert (page.status_code, ready.status_code, save.status_code) == (200, 503, 503)
    assert save.json()["error"] == "The database may only be read here. Nothing was saved."
    assert "only be read" in ready.json()["status"]
    assert "Traceback" not in caplog.text


def test_a_full_disk_is_507(served: Served, caplog: pytest.LogCaptureFixture) -> None:
    with served.database.write() as session:
        connection = session.connection()
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    saves = [served.save() for _ in range(1)]
    for number in range(200):
        if saves[-1].status_code != 200:
            break
        served.read_version()
        saves.append(served.save())
        assert number < 199
    assert saves[-1].status_code == 507
    assert "no room left" in saves[-1].json()["error"]
    assert served.open_page().status_code == 200
    assert "Traceback" not in caplog.text


@contextmanager
def locked(path: Path, how: str) -> Iterator[None]:
    """Another program's lock on the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(f"BEGIN {how}")
        yield
        other.execute("ROLLBACK")


def in_time(ask: Callable[[], httpx.Response], *, seconds: float) -> int:
    """The status of the answer, which must come in time and, if it is none that was wished for, say why."""
    begun = time.monotonic()
    answer = ask()
    took = time.monotonic() - begun
    assert took < seconds, f"{answer.status_code} after {took:.1f} s"
    assert answer.status_code == 200 or "The database is busy" in answer.text
    return answer.status_code


def test_behind_another_programs_lock_pages_answer_within_two_seconds_and_saves_within_five(served: Served) -> None:
    with locked(served.path, "EXCLUSIVE"):
        assert in_time(served.open_page, seconds=2) == 503
        assert in_time(served.ready, seconds=2) == 503
        assert in_time(served.save, seconds=5) == 503
    assert served.open_page().status_code == 200


def test_saves_that_wait_for_a_lock_hold_up_no_page(served: Served) -> None:
    with locked(served.path, "IMMEDIATE"), ThreadPoolExecutor(4) as others:
        saves = [others.submit(in_time, served.save, seconds=5) for _ in range(4)]
        time.sleep(0.3)
        assert in_time(served.open_page, seconds=2) == 200
        assert [save.result() for save in saves] == [503] * 4


@contextmanager
def locked_on_postgresql(address: str, statement: str) -> Iterator[None]:
    """Another session's lock, until the end."""
    with psycopg.connect(address.replace("+psycopg", "")) as other:
        other.execute(statement)
        yield


def test_behind_locked_tables_pages_answer_within_two_seconds_and_saves_within_five(
    on_postgresql: Served, caplog: pytest.LogCaptureFixture
) -> None:
    served = on_postgresql
    # The state of the database, which is asked before every page, is in the second.
    lock = "LOCK TABLE commitment, audit_event IN ACCESS EXCLUSIVE MODE"
    with locked_on_postgresql(served.database.url, lock), ThreadPoolExecutor(4) as others:
        saves = [others.submit(in_time, served.save, seconds=5) for _ in range(4)]
        time.sleep(0.3)
        assert in_time(served.open_page, seconds=2) == 503
        assert in_time(served.ready, seconds=2) == 503
        assert [save.result() for save in saves] == [503] * 4
    assert served.open_page().status_code == 200
    assert served.save().status_code == 200
    assert "Traceback" not in caplog.text


def test_behind_a_locked_row_only_its_own_saves_are_refused(on_postgresql: Served) -> None:
    served = on_postgresql
    other = Served(served.database, served.newcomer, served.page)
    other.read_version("ain-al-asad")
    row = f"SELECT FROM commitment WHERE id = '{served.commitment}' FOR UPDATE"
    with locked_on_postgresql(served.database.url, row), ThreadPoolExecutor(2) as others:
        saves = [others.submit(in_time, served.save, seconds=5) for _ in range(2)]
        time.sleep(0.1)
        assert in_time(served.open_page, seconds=2) == 200
        assert in_time(served.ready, seconds=2) == 200
        assert in_time(other.save, seconds=5) == 200
        assert [save.result() for save in saves] == [503] * 2
    assert served.save().status_code == 200


def test_a_standby_shows_its_pages_and_is_not_ready(on_postgresql: Served) -> None:
    name = on_postgresql.database.url.rpartition("/")[2].partition("?")[0]
    with psycopg.connect(on_postgresql.database.url.replace("+psycopg", ""), autocommit=True) as line:
        line.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    with serving(on_postgresql.database.url) as served:
        page, ready, save = served.open_page(), served.ready(), served.save()
    assert (page.status_code, ready.status_code, save.status_code) == (200, 503, 503)
    assert save.json()["error"] == "The database may only be read here. Nothing was saved."
