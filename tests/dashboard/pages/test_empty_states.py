"""A page with nothing to show says why: no data, the day, what was recorded by then, or the filters."""

import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from plotly.utils import PlotlyJSONEncoder

from dashboard.pages.agenda import page as agenda
from dashboard.pages.changes import page as changes
from dashboard.pages.review import page as review
from dashboard.pages.sources import list as sources
from dashboard.pages.statistics import page as statistics
from dashboard.pages.timeline import page as timeline
from dashboard.routing import PageUrl, read_query
from dashboard.settings import Settings
from db.engine import Database, open_database
from tests.dashboard.conftest import TODAY

FILTERED = (timeline, agenda, statistics, changes)
FILTERS, DAY = "Nothing matches these filters. ", "Nothing was on record on 1 Jan 2020."
RECORDED = "This database held nothing by 20 Nov 2026."


@pytest.fixture
def empty_database(migrated_sqlite: Path) -> Iterator[Database]:
    database = open_database(migrated_sqlite)
    yield database
    database.dispose()


def words_on(page: ModuleType, database: Database, query: str = "") -> str:
    layout = page.layout(database, Settings(fixed_day=TODAY), url=PageUrl(page.PATH, query=read_query(query)))
    return json.dumps(layout, cls=PlotlyJSONEncoder, ensure_ascii=False)


@pytest.mark.parametrize("page", FILTERED)
def test_a_page_names_the_cause_of_its_emptiness(sample_database: Database, page: ModuleType) -> None:
    causes = {
        "q=nowhere": FILTERS,
        "status=stalled&as_of=2026-10-05": FILTERS,
        "as_of=2020-01-01": DAY,
        "as_of=2020-01-01&q=nowhere": DAY,
        "as_recorded_by=2026-11-20": RECORDED,
        "as_recorded_by=2026-11-20&q=nowhere": RECORDED,
    }
    for query, cause in causes.items():
        words = words_on(page, sample_database, query)
        assert [one for one in (FILTERS, DAY, RECORDED) if one in words] == [cause], query


@pytest.mark.parametrize("page", [*FILTERED, review])
def test_an_empty_database_speaks_of_no_filters(empty_database: Database, page: ModuleType) -> None:
    for query in ("", "q=nowhere"):
        words = words_on(page, empty_database, query)
        assert "Nothing has been recorded yet. " in words and "/commitments/new" in words
        assert FILTERS not in words and "year-map" not in words


def test_the_review_says_whether_filters_are_why_nothing_needs_a_check(sample_database: Database) -> None:
    words = words_on(review, sample_database, "status=fulfilled")
    assert "Of what these filters leave, nothing needs a check today." in words and "Clear them" in words
    assert FILTERS in words_on(review, sample_database, "place=2")


def test_sources_name_the_cause_too(sample_database: Database, empty_database: Database) -> None:
    assert "No source was on record on 1 Jan 2020." in words_on(sources, sample_database, "as_of=2020-01-01")
    assert "This database held no source by 20 Nov 2026." in words_on(
        sources, sample_database, "as_recorded_by=2026-11-20"
    )
    assert "No source has been recorded yet." in words_on(sources, empty_database)


def test_the_review_has_the_filters_of_the_other_pages_and_keeps_them(sample_database: Database) -> None:
    whole, filtered = words_on(review, sample_database), words_on(review, sample_database, "q=defence&n=2")
    assert "filter-bar-search" in whole and "1 of 5" in whole
    assert "2 of 2" in filtered and "?q=defence&n=1" in filtered
    start = words_on(timeline, sample_database, "q=defence&group=status&tile=needs_check")
    assert "/review?q=defence\\" in start and "Start review (2)" in start
    assert "Start review" not in words_on(timeline, sample_database, "as_of=2026-10-05"), "the queue is about today"
