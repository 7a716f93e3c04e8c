"""Statistics of the sample and of a larger database: shares with their intervals, hidden where they are too few."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from dashboard.pages.statistics import page as statistics
from dashboard.settings import Settings
from db.engine import Database, open_database
from db.sample.generated import generate
from tests.dashboard.conftest import TODAY
from tests.support.page_rendering import drawn, figures, links, parts, with_class, words_of

Draw = Callable[..., Any]
SETTINGS = Settings(fixed_day=TODAY)


@pytest.fixture(scope="module")
def large_database(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    opened = open_database(copyfile(migrated_sqlite, tmp_path_factory.mktemp("large") / "large.sqlite"))
    generate(opened, 400, today=TODAY)
    yield opened
    opened.dispose()


@pytest.fixture
def small(sample_database: Database) -> Draw:
    return lambda query="": drawn(statistics, sample_database, SETTINGS, query)


@pytest.fixture
def large(large_database: Database) -> Draw:
    return lambda query="": drawn(statistics, large_database, SETTINGS, query)


def test_every_figure_has_its_numbers_and_its_definition_one_click_away(large: Draw) -> None:
    cards = with_class(large(), "figure-card")
    assert len(cards) == 4
    for card in cards:
        summaries = [words_of(part) for part in parts(card) if part["type"] == "Summary"]
        assert summaries == ["The numbers", "How this is counted"]
        assert len(figures(card)) == 1
        assert any(part["type"] == "Table" for part in parts(card))


def test_rates_come_with_their_number_and_their_interval(large: Draw) -> None:
    (card,) = [card for card in with_class(large(), "figure-card") if "and on time" in words_of(card)]
    head, everything, *rows = [words_of(row) for row in parts(card) if row["type"] == "Tr"]
    assert "Due (n)" in head
    assert everything.startswith("All 400 ")
    assert "–" in everything
    assert len(rows) >= 10


def test_groups_are_in_the_order_of_their_size_whatever_their_rates(large: Draw) -> None:
    for by in ("actor", "topic", "place"):
        (card,) = [card for card in with_class(large(f"by={by}"), "figure-card") if "and on time" in words_of(card)]
        rows = [
            [words_of(cell) for cell in parts(row) if cell["type"] in ("Td", "Th")]
            for row in parts(card)
            if row["type"] == "Tr"
        ]
        keys = [(-int(row[1]), row[0]) for row in rows[2:]]
        assert keys == sorted(keys)


def test_of_fewer_than_five_no_share_is_shown(small: Draw) -> None:
    layout = small()
    words = words_of(layout)
    assert "3 commitments were due: 0 fulfilled on time, 2 late, 1 not known to be fulfilled. Actor" in words
    assert "Government of Iraq 6 2 fewer than 5 fewer than 5" in words
    assert "fewer than 5 are too few to tell a share over time" in words
    rates = [figure for figure in figures(layout) if any(trace.get("mode") == "text" for trace in figure["data"])]
    assert [trace["mode"] for trace in rates[0]["data"]] == ["text"]


def test_statistics_follow_the_day_and_the_filters(small: Draw) -> None:
    assert "How 2 commitments were judged as of 20 Aug 2025." in words_of(small("as_of=2025-08-20"))
    assert "How 2 commitments were judged" in words_of(small("status=fulfilled"))
    assert "Of 1 dated deadline, 1 moved later, by 103 days." in words_of(small("q=Asad"))


def test_other_breakdowns_keep_the_filters(small: Draw) -> None:
    assert links(small("status=fulfilled"))["Topic"] == "?status=fulfilled&by=topic"


def test_where_nothing_matches_there_is_a_way_back(small: Draw) -> None:
    layout = small("q=nothing+has+this&as_of=2026-10-01")
    assert "Nothing matches these filters. Clear them" in words_of(layout)
    assert links(layout)["Clear them"] == "?as_of=2026-10-01"
    assert figures(layout) == []


STARTED = """
import sys
from dashboard.server import create_server
from dashboard.settings import Settings
from db.engine import open_database
create_server(Settings(), open_database(sys.argv[1]))
print([name for name in ("pandas", "numpy") if name in sys.modules])
"""


def test_a_server_starts_without_pandas(migrated_sqlite: Path, tmp_path: Path) -> None:
    """It would take 0.4 s and 50 MB in each process, for a page that few open."""
    copy = copyfile(migrated_sqlite, tmp_path / "empty.sqlite")
    ended = subprocess.run([sys.executable, "-c", STARTED, str(copy)], capture_output=True, text=True, check=True)
    assert ended.stdout == "[]\n"
