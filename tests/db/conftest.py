"""A database for a whole module, for tests that leave no trace in it or look only at records of their own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.engine import Database, open_database
from tests.conftest import copied_postgres, postgres_address

# The text belongs to others. Where it lies beside the project, archiving it is tested with the real thing.
FOUNDING_ARTICLE = Path(__file__).parents[3] / "shared" / "sample" / "abna-2025-12-31.id.txt"
collect_ignore = [] if FOUNDING_ARTICLE.exists() else ["services/test_founding_article.py"]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """An opened, migrated database on each engine, which the tests of one module share."""
    if request.param == "sqlite":
        path = tmp_path_factory.mktemp("shared") / "shared.sqlite"
        template: Path = request.getfixturevalue("migrated_sqlite")
        shutil.copyfile(template, path)
        opened = open_database(path)
        yield opened
        opened.dispose()
        return
    folder, pattern = request.getfixturevalue("postgres_folder"), request.getfixturevalue("migrated_postgres")
    with copied_postgres(folder, pattern) as name:
        opened = open_database(postgres_address(folder, name))
        yield opened
        opened.dispose()
