"""A desk with every form on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.dashboard.components.sending import Desk, a_desk


@pytest.fixture
def desk(sample_file: Path, tmp_path: Path) -> Iterator[Desk]:
    """Every form, on a copy of the sample that is the test's own."""
    desk = a_desk(sample_file, tmp_path)
    yield desk
    desk.database.dispose()
