"""One populated database on each engine, which the tests of queries only read."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from db.engine import Database, open_database
from tests.conftest import copied_postgres, postgres_address
from tests.db.queries.population import populate


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def populated(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """An opened database with forty commitments, made once per worker and never written to by a test."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            template: Path = request.getfixturevalue("migrated_sqlite")
            opened = open_database(shutil.copyfile(template, tmp_path_factory.mktemp("populated") / "populated.sqlite"))
        else:
            folder, pattern = request.getfixturevalue("postgres_folder"), request.getfixturevalue("migrated_postgres")
            opened = open_database(postgres_address(folder, stack.enter_context(copied_postgres(folder, pattern))))
        with opened.write() as session:
            populate(session)
        yield opened
        opened.dispose()
