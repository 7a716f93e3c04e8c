"""A database that can't be read or written is told in a sentence, with the right status, without a trace."""

import json
import os
import shutil
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
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


@dataclass(frozen=True)
class Served:
    """A database in a folder of its own, and the server on it."""

    path: Path
    database: Database
    newcomer: Asker
    page: Asker

    def open_page(self) -> httpx.Response:
        return self.newcomer.get("/agenda")

    def ready(self) -> httpx.Response:
        return self.newcomer.get("/readyz")

    def save(self) -> httpx.Response:
        """Send the status form's "Searched, found nothing"."""
        body = self._body
        return self.page.call(body)

    @property
    def _body(self) -> object:
        visitor = Visitor(_Sending(), self.page.settings.base_url, known=self.page.get("/_dash-dependencies").json())
        sent: dict[str, object] = visitor.record_search(
            COMMITMENT, SLUG, version=VERSION, day=str(TODAY), reason="Nothing found"
        )
        return sent


class _Sending:
    """Stands for a client only to hand out what would be sent."""

    def __init__(self) -> None:
        self.cookies: dict[str, str] = {}

    def post(self, path: str, *, json: object, headers: object) -> object:
        return json


COMMITMENT, VERSION = "", 0


@pytest.fixture
def served(sample_file: Path) -> Iterator[Served]:
    global COMMITMENT, VERSION
    # Not below pytest's own folder, which only its owner may enter.
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    path = folder / "served.sqlite"
    shutil.copyfile(sample_file, path)
    path.chmod(0o666)
    settings = Settings(database=str(path), fixed_day=TODAY, max_requests_per_second=100_000)
    database = open_database(path)
    with database.read() as session:
        detail = commitment_detail(session, View(as_of=TODAY, today=TODAY), SLUG)
    assert detail is not None
    COMMITMENT, VERSION = str(detail.row.id), detail.version
    server = create_server(settings, database)
    yield Served(path, database, Asker(server, settings, PAGE_HEADERS), own_page(server, settings))
    database.dispose()
    shutil.rmtree(folder)


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
        with served.database.read() as session:
            detail = commitment_detail(session, View(as_of=TODAY, today=TODAY), SLUG)
        assert detail is not None
        globals()["VERSION"] = detail.version
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


def test_behind_another_programs_lock_pages_answer_within_two_seconds_and_saves_within_five(served: Served) -> None:
    with locked(served.path, "EXCLUSIVE"):
        for ask, most in ((served.open_page, 2.0), (served.ready, 2.0), (served.save, 5.0)):
            begun = time.monotonic()
            answer = ask()
            assert (answer.status_code, time.monotonic() - begun < most) == (503, True), answer.text
    assert served.open_page().status_code == 200


def test_saves_that_wait_for_a_lock_hold_up_no_page(served: Served) -> None:
    with locked(served.path, "IMMEDIATE"):
        answers: list[httpx.Response] = []
        saving = [threading.Thread(target=lambda: answers.append(served.save())) for _ in range(4)]
        for thread in saving:
            thread.start()
        time.sleep(0.3)
        begun = time.monotonic()
        page = served.open_page()
        took = time.monotonic() - begun
        for thread in saving:
            thread.join()
    assert (page.status_code, took < 2.0) == (200, True)
    assert [answer.status_code for answer in answers] == [503] * 4
    assert all(json.loads(answer.text)["error"].startswith("The database is busy") for answer in answers)
