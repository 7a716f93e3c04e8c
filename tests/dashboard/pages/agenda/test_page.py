"""The agenda of the sample: what is on it, that it follows the address, and that no address breaks it."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.pages.agenda import page as agenda
from dashboard.pages.agenda.year_calendar import LEVELS, level
from dashboard.settings import Settings
from db.engine import Database
from tests.dashboard.conftest import TODAY
from tests.support.page_rendering import drawn, links, with_class, words_of

ERBIL = "End the Coalition's mission in Erbil"


Draw = Callable[..., Any]


@pytest.fixture
def page(sample_database: Database) -> Draw:
    return lambda query="": drawn(agenda, sample_database, Settings(fixed_day=TODAY), query)


def entries(layout: object) -> list[str]:
    return [words_of(entry) for entry in with_class(layout, "agenda-entry")]


def test_a_window_that_has_passed_says_since_when(page: Draw) -> None:
    opened, passed = entries(page("day=2026-09-20"))
    assert "Window opens" in opened and "Opened 82 days ago · last day 30 Sep 2026" in opened
    assert "Passed" in passed and "Deadline passed 53 days ago · awaiting review" in passed


def test_what_was_met_late_has_ended_and_is_called_nothing_else(page: Draw) -> None:
    layout = page("day=2026-01-11")
    (asad,) = [words for words in entries(layout) if "Met 6 days late" in words]
    assert "Last day" in asad and "Passed" not in asad
    row = next(row for row in with_class(layout, "is-listed") if row["type"] == "Tr")
    assert [words_of(cell) for cell in with_class(row, "year-map-total")] == ["1", "1", "0"]
    assert "missed" not in words_of(layout).lower()


def test_of_a_month_all_ends_are_counted_with_those_that_have_passed(page: Draw) -> None:
    row = next(row for row in with_class(page("day=2026-09-01"), "is-listed") if row["type"] == "Tr")
    assert [words_of(cell) for cell in with_class(row, "year-map-total")] == ["1", "1", "1"]


def test_on_an_earlier_day_the_same_window_is_still_to_come(page: Draw) -> None:
    opens, closes = entries(page("day=2026-09-20&as_of=2026-08-20"))
    assert "Opens in 12 days" in opens
    assert "Last day" in closes and "Due in 41 days" in closes and "Passed" not in closes


def test_the_agenda_opens_on_the_month_of_the_day_shown(page: Draw) -> None:
    assert "No deadlines in Nov 2026." in words_of(page())
    assert "Week 2 · 5–11 Jan 2026" in words_of(page("as_of=2026-01-05"))


def test_a_week_is_told_by_its_days(page: Draw) -> None:
    words = words_of(page("day=2026-09-30&by=week"))
    assert "Week 40 · 28 Sep – 4 Oct 2026" in words
    assert "Wednesday 30 Sep 2026" in words


def test_the_year_map_tells_in_text_what_it_tells_in_colour(page: Draw) -> None:
    cells = with_class(page("day=2026-09-01"), "heat")
    by_day = {cell["props"].get("data-day"): cell for cell in cells}
    last = by_day["2026-09-30"]["props"]
    assert last["title"] == "30 Sep 2026: 1 ending, passed"
    assert {"heat-4", "has-passed", "is-listed"} <= set(last["className"].split())
    assert "is-as-of" in by_day["2026-11-22"]["props"]["className"].split()
    assert len([day for day in by_day if day]) == 365


def test_steps_keep_the_filters_and_the_day(page: Draw) -> None:
    hrefs = links(page("day=2026-09-20&as_of=2026-10-05&status=under_way"))
    assert "as_of=2026-10-05" in hrefs["› The month after"] and "status=under_way" in hrefs["› The month after"]
    assert "day=2026-10-01" in hrefs["› The month after"]
    assert hrefs[ERBIL].endswith("?as_of=2026-10-05")


def test_filters_leave_only_what_they_ask_for(page: Draw) -> None:
    assert entries(page("day=2026-09-20&status=fulfilled")) == []


def test_more_than_a_page_is_told_and_can_be_reached(page: Draw, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agenda, "MAX_ENTRIES", 1)
    layout = page("day=2026-09-20")
    assert "1–1 of 2" in words_of(layout)
    assert "start=1" in links(layout)["Next 1"]


@settings(max_examples=40)
@given(
    day=st.one_of(st.dates().map(str), st.text(max_size=12)),
    by=st.sampled_from(["", "month", "week", "year"]),
    start=st.one_of(st.integers(-5, 10**12).map(str), st.text(max_size=5)),
)
def test_no_address_breaks_the_agenda(sample_database: Database, day: str, by: str, start: str) -> None:
    query = urlencode({"day": day, "by": by, "start": start})
    assert "Agenda" in words_of(drawn(agenda, sample_database, Settings(fixed_day=TODAY), query))


def test_the_darkest_day_is_the_fullest_and_an_empty_one_has_no_colour() -> None:
    assert [level(count, 100) for count in (0, 1, 5, 30, 100)] == [0, 1, 2, 3, 4]
    assert level(1, 1) == LEVELS
