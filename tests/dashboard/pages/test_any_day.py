"""Every page speaks for the day that its address names, says so in a band, and shows nothing that came later."""

import json
from collections.abc import Callable
from datetime import date
from types import ModuleType
from typing import Any

import pytest
from plotly.utils import PlotlyJSONEncoder

from dashboard.pages.agenda import page as agenda
from dashboard.pages.changes import page as changes
from dashboard.pages.commitment import page as commitment
from dashboard.pages.review import page as review
from dashboard.pages.sources import detail as source
from dashboard.pages.sources import list as sources
from dashboard.pages.statistics import page as statistics
from dashboard.pages.table import page as commitments
from dashboard.pages.timeline import page as timeline
from dashboard.routing import PageUrl, read_query
from dashboard.settings import Settings
from db.domain.filters import View
from db.engine import Database
from db.errors import NotFound
from db.queries.sources import source_entries
from tests.dashboard.conftest import TODAY
from tests.support.page_rendering import with_class, words_of

ASAD, ERBIL = "ain-al-asad", "end-mission-erbil"
ASAD_TITLE = "Iraqi forces take over the Coalition headquarters at Ain al-Asad"
# Pages about many commitments; those about one are found by it. Forms write down what is so today, whatever the day.
OF_MANY = (timeline, commitments, agenda, review, statistics, changes, sources)
OF_ONE = (commitment, source)

Draw = Callable[..., Any]


@pytest.fixture
def draw(sample_database: Database) -> Draw:
    """A page drawn for a query; pages of one record are of Erbil, or of the oldest source of the sample."""
    with sample_database.read() as session:
        oldest = source_entries(session, View(as_of=TODAY, today=TODAY), count=1000)[-1].id

    def drawn(page: ModuleType, query: str = "", *, slug: str = ERBIL) -> Any:
        url = PageUrl(page.PATH, variables={"slug": slug, "id": str(oldest)}, query=read_query(query))
        layout = page.layout(sample_database, Settings(fixed_day=TODAY), url=url)
        return json.loads(json.dumps(layout, cls=PlotlyJSONEncoder))

    return drawn


def words_in(layout: Any) -> str:
    """Everything that the page says, in whichever of its parts."""
    return json.dumps(layout, ensure_ascii=False)


@pytest.mark.parametrize("page", [*OF_MANY, *OF_ONE])
def test_a_band_says_on_every_page_which_day_it_speaks_for(draw: Draw, page: ModuleType) -> None:
    assert with_class(draw(page), "band") == []
    (band,) = with_class(draw(page, "as_of=2026-02-01"), "band")
    assert "Showing 1 Feb 2026" in words_of(band)
    (band,) = with_class(draw(page, "as_of=2026-02-01&as_recorded_by=2026-11-22"), "band")
    assert "1 Feb 2026" in words_of(band) and "Back to today" in words_of(band)


@pytest.mark.parametrize("page", OF_MANY)
def test_what_came_to_light_later_is_on_no_page(draw: Draw, page: ModuleType) -> None:
    assert "Ain al-Asad" not in words_in(draw(page, "as_of=2025-08-20"))


@pytest.mark.parametrize("page", OF_MANY)
def test_what_this_database_had_not_recorded_is_on_no_page(draw: Draw, page: ModuleType) -> None:
    layout = draw(page, "as_recorded_by=2026-11-21")
    assert "Erbil" not in words_in(layout) and "Ain al-Asad" not in words_in(layout)


@pytest.mark.parametrize("page", OF_ONE)
def test_what_this_database_had_not_recorded_has_no_page_of_its_own(draw: Draw, page: ModuleType) -> None:
    with pytest.raises(NotFound):
        draw(page, "as_recorded_by=2026-11-21")


@pytest.mark.parametrize("today", [date.min, date.max])
@pytest.mark.parametrize("page", [*OF_MANY, commitment])
def test_every_page_answers_on_the_first_and_the_last_day(
    sample_database: Database, page: ModuleType, today: date
) -> None:
    url = PageUrl(page.PATH, variables={"slug": ERBIL})
    try:
        page.layout(sample_database, Settings(fixed_day=today), url=url)
    except NotFound:
        assert today == date.min, "nothing is known on the first day"


def test_on_20_august_2025_ain_al_asad_is_not_yet_known(draw: Draw) -> None:
    with pytest.raises(NotFound):
        draw(commitment, "as_of=2025-08-20", slug=ASAD)
    assert "No commitment is known" not in words_of(draw(commitment, "as_of=2025-08-26", slug=ASAD))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("as_of=2025-10-01", "Deadline passed 1 day ago · awaiting review"),
        ("as_of=2026-01-05", "In its window · 6 days left"),
        ("as_of=2026-01-05", "Moved twice: from 30 Sep 2025 to 11 Jan 2026"),
        ("", "Met 6 days late"),
    ],
)
def test_ain_al_asad_says_on_its_page_what_was_so_on_each_day(draw: Draw, query: str, words: str) -> None:
    assert words in words_of(draw(commitment, query, slug=ASAD))


@pytest.mark.parametrize(
    ("query", "words"),
    [("as_of=2025-10-01", "Deadline passed 1 day ago"), ("as_of=2026-01-05", "6 days left"), ("", "Met 6 days late")],
)
def test_the_timeline_says_the_same(draw: Draw, query: str, words: str) -> None:
    assert words in words_in(draw(timeline, query)) and ASAD_TITLE in words_in(draw(timeline, query))


def test_erbil_says_today_that_its_deadline_passed_and_that_nobody_has_looked(draw: Draw) -> None:
    words = "Deadline passed 53 days ago · awaiting review"
    for page in (commitment, timeline, review):
        assert words in words_in(draw(page))


def test_a_count_follows_the_day(draw: Draw) -> None:
    assert "7 commitments" in words_in(draw(timeline))
    assert "2 commitments" in words_in(draw(timeline, "as_of=2025-08-20"))
