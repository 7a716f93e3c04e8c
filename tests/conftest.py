"""What every test may ask for: an opened database on either engine, and the facilities behind it.

The controlling process opens a desk (tests/support/services/desk.py); workers ask there. Profiles: with CI set,
Hypothesis repeats the same examples at every run.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import hypothesis
import psycopg
import pytest

from db.engine import Database, migrate, open_database
from db.sample import load_sample
from tests.support.services.desk import Desk, DeskAddress
from tests.support.services.missing import MissingFacility, stop_test

TESTS = Path(__file__).parent
DESK = pytest.StashKey[Desk]()
# The day of the design's picture, so that neither journeys nor lists age.
SAMPLE_RECORDED_AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ADDRESS = pytest.StashKey[DeskAddress]()

hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, database=None, print_blob=True)
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_configure(config: pytest.Config) -> None:
    worker = getattr(config, "workerinput", None)
    if worker is not None:
        config.stash[ADDRESS] = DeskAddress(*worker["desk"])
        return
    desk = Desk(say=lambda words: say(config, words))
    config.stash[DESK] = desk
    config.stash[ADDRESS] = desk.open()
    compile_once(Path(desk.folder.name) / "bytecode")


def compile_once(folder: Path) -> None:
    """Where Python is told to keep no bytecode, have the programs that tests start share some in `folder`.

    Each of them would compile every library anew otherwise, which takes longer than starting.
    """
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Called by xdist in the controlling process before it starts a worker."""
    address = node.config.stash[ADDRESS]
    node.workerinput["desk"] = (address.path, address.key)


def pytest_unconfigure(config: pytest.Config) -> None:
    if DESK in config.stash:
        config.stash[DESK].close()


def pytest_report_header(config: pytest.Config) -> list[str]:
    """Fetch a browser before the first test rather than in the middle, where the wait would be a mystery."""
    if DESK not in config.stash or config.option.collectonly or not asks_for(config, TESTS / "browser"):
        return []
    try:
        return [f"browser: {config.stash[ADDRESS].ask('chromium')}"]
    except MissingFacility as error:
        return [f"browser: {error}"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    missing = config.stash[DESK].missing() if DESK in config.stash else []
    if missing:
        terminalreporter.section("what this machine could not give the tests")
        for words in missing:
            terminalreporter.write_line(words)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where CI is set a run that left a test out has failed, whatever the reason."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and DESK in session.config.stash and reporter is not None:
        if reporter.stats.get("skipped") and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Benchmarks run only when named: they measure, and take the machine for themselves."""
    benchmarks = TESTS / "benchmarks"
    named = any(path.is_relative_to(benchmarks) for path in requested_paths(config))
    return True if collection_path == benchmarks and not named else None


def asks_for(config: pytest.Config, folder: Path) -> bool:
    """Whether the command line reaches into the folder."""
    return any(path.is_relative_to(folder) or folder.is_relative_to(path) for path in requested_paths(config))


def requested_paths(config: pytest.Config) -> list[Path]:
    return [(config.invocation_params.dir / argument.partition("::")[0]).resolve() for argument in config.args]


def say(config: pytest.Config, words: str) -> None:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None:
        reporter.write_line(words)


def ask_or_stop(config: pytest.Config, facility: str) -> str:
    try:
        return config.stash[ADDRESS].ask(facility)
    except MissingFacility as error:
        stop_test(str(error))


@pytest.fixture(scope="session")
def postgres_folder(pytestconfig: pytest.Config) -> str:
    """Folder of the socket of the session's PostgreSQL."""
    return ask_or_stop(pytestconfig, "postgres")


def postgres_address(folder: str, database: str) -> str:
    return f"postgresql+psycopg://postgres@/{database}?host={folder}"


def administer(folder: str, statement: str) -> None:
    """Run one statement of the kind that no transaction may hold (CREATE DATABASE, DROP DATABASE)."""
    with psycopg.connect(host=folder, user="postgres", dbname="postgres", autocommit=True) as line:
        line.execute(statement)  # names are made here, never typed by anyone


@pytest.fixture
def postgres_url(postgres_folder: str) -> Iterator[str]:
    """Address of an empty PostgreSQL database without any table, dropped afterwards."""
    name = f"empty_{uuid4().hex}"
    administer(postgres_folder, f"CREATE DATABASE {name}")
    yield postgres_address(postgres_folder, name)
    administer(postgres_folder, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with every migration and no record, made once per worker and copied for each test."""
    path = tmp_path_factory.mktemp("migrated") / "empty.sqlite"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def migrated_postgres(postgres_folder: str) -> Iterator[str]:
    """Name of a PostgreSQL database with every migration and no record, the template of each test's own."""
    name = f"migrated_{uuid4().hex}"
    administer(postgres_folder, f"CREATE DATABASE {name}")
    migrate(postgres_address(postgres_folder, name))
    yield name
    administer(postgres_folder, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def sqlite_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    """Address of a test's own migrated, empty SQLite database."""
    path = tmp_path / "commitments.sqlite"
    shutil.copyfile(migrated_sqlite, path)
    return f"sqlite:///{path}"


@contextmanager
def copied_postgres(folder: str, pattern: str) -> Iterator[str]:
    """Name of a PostgreSQL database that begins as the database `pattern`, dropped afterwards."""
    name = f"test_{uuid4().hex}"
    administer(folder, f"CREATE DATABASE {name} TEMPLATE {pattern} STRATEGY = FILE_COPY")
    yield name
    administer(folder, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def migrated_postgres_url(migrated_postgres: str, postgres_folder: str) -> Iterator[str]:
    """Address of a test's own migrated, empty PostgreSQL database, dropped afterwards."""
    with copied_postgres(postgres_folder, migrated_postgres) as name:
        yield postgres_address(postgres_folder, name)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Address of a migrated, empty database: the test runs once on each engine."""
    fixture = "sqlite_url" if request.param == "sqlite" else "migrated_postgres_url"
    return str(request.getfixturevalue(fixture))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An opened, migrated, empty database: the test runs once on each engine."""
    opened = open_database(database_url)
    yield opened
    opened.dispose()


@pytest.fixture(scope="session")
def sample_file(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file that holds the bundled sample, made once per worker; copy it before writing to it."""
    path = tmp_path_factory.mktemp("sample") / "sample.sqlite"
    shutil.copyfile(migrated_sqlite, path)
    opened = open_database(path)
    load_sample(opened, recorded_at=SAMPLE_RECORDED_AT)
    opened.dispose()
    return path


@pytest.fixture
def sampled_sqlite_url(sample_file: Path, tmp_path: Path) -> str:
    """Address of a test's own SQLite database with the bundled sample."""
    path = tmp_path / "sampled.sqlite"
    shutil.copyfile(sample_file, path)
    return f"sqlite:///{path}"


@pytest.fixture(scope="session")
def sampled_postgres(migrated_postgres: str, postgres_folder: str) -> Iterator[str]:
    """Name of a PostgreSQL database with the bundled sample, the template of each test's own."""
    with copied_postgres(postgres_folder, migrated_postgres) as name:
        opened = open_database(postgres_address(postgres_folder, name))
        load_sample(opened, recorded_at=SAMPLE_RECORDED_AT)
        opened.dispose()
        yield name


@pytest.fixture
def sampled_postgres_url(sampled_postgres: str, postgres_folder: str) -> Iterator[str]:
    """Address of a test's own PostgreSQL database with the bundled sample, dropped afterwards."""
    with copied_postgres(postgres_folder, sampled_postgres) as name:
        yield postgres_address(postgres_folder, name)
