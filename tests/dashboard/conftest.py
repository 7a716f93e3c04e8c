"""The web application on a copy of the sample, asked over ASGI."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dashboard.server import Server, create_server
from dashboard.settings import Settings
from db.engine import Database, open_database
from tests.support.asgi_client import PAGE_HEADERS, Asker, own_page
from tests.support.form_client import Desk, a_desk

# The day on which the sample's picture in the design was taken.
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def settings() -> Settings:
    # Some tests ask far more in a second than a browser may; the limits have tests of their own.
    return Settings(fixed_day=TODAY, max_requests_per_second=100_000)


@pytest.fixture(scope="module")
def sample_database(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """An opened copy of the sample, shared by a module's tests."""
    path = tmp_path_factory.mktemp("dashboard") / "sample.sqlite"
    shutil.copyfile(sample_file, path)
    opened = open_database(path)
    yield opened
    opened.dispose()


@pytest.fixture(scope="module")
def application(settings: Settings, sample_database: Database) -> Server:
    """The whole web application with all its pages."""
    return create_server(settings, sample_database)


@pytest.fixture(scope="module")
def page(application: Server, settings: Settings) -> Asker:
    """A page of this server's own, in a browser."""
    return own_page(application, settings)


@pytest.fixture(scope="module")
def newcomer(application: Server, settings: Settings) -> Asker:
    """A browser that goes to an address for the first time."""
    return Asker(application, settings, PAGE_HEADERS)


@pytest.fixture
def desk(sample_file: Path, tmp_path: Path) -> Iterator[Desk]:
    """Every form, on a copy of the sample that is the test's own."""
    desk = a_desk(sample_file, tmp_path)
    yield desk
    desk.database.dispose()
