"""Weeks, months, and how far a day is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain.periods import days_away, month_of, week_of, weeks_within, year_of

AS_OF = date(2026, 11, 22)


@given(st.dates(), st.integers(0, 800))
def test_the_weeks_of_a_span_are_its_days_without_gap_or_overlap(first: date, length: int) -> None:
    last = date.fromordinal(min(first.toordinal() + length, date.max.toordinal()))
    weeks = weeks_within(first, last)
    days = [date.fromordinal(n) for a, b in weeks for n in range(a.toordinal(), b.toordinal() + 1)]
    assert days == [first + timedelta(days=n) for n in range((last - first).days + 1)]
    assert all(a.isocalendar()[:2] == b.isocalendar()[:2] for a, b in weeks)


@given(st.dates())
def test_a_day_lies_in_its_week_and_its_month(day: date) -> None:
    for first, last in (week_of(day), month_of(day)):
        assert first <= day <= last


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "tomorrow"), (-1, "yesterday"), (12, "in 12 days"), (-53, "53 days ago")],
)
def test_days_are_told_from_the_day_shown(days: int, words: str) -> None:
    assert days_away(AS_OF + timedelta(days=days), AS_OF) == words


def test_a_year_ends_where_the_next_begins_or_the_calendar_does() -> None:
    assert year_of(2026) == (date(2026, 1, 1), date(2027, 1, 1))
    assert year_of(9999) == (date(9999, 1, 1), date.max)
