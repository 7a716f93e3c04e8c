"""Dates written out, so that nobody has to guess which number is the month."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain.dates_in_words import counted_days, written_date, written_window
from db.domain.deadlines import read_deadline


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (date(2026, 9, 30), date(2026, 9, 30), "30 Sep 2026"),
        (date(2026, 9, 1), date(2026, 9, 30), "1–30 Sep 2026"),
        (date(2026, 7, 1), date(2026, 9, 30), "1 Jul – 30 Sep 2026"),
        (date(2025, 12, 31), date(2026, 1, 7), "31 Dec 2025 – 7 Jan 2026"),
        (None, date(2026, 9, 30), "until 30 Sep 2026"),
        (date(2027, 1, 1), None, "from 1 Jan 2027"),
        (None, None, "no day"),
    ],
)
def test_a_window_is_as_short_as_it_can_be_and_stays_plain(
    earliest: date | None, latest: date | None, words: str
) -> None:
    assert written_window(earliest, latest) == words


@pytest.mark.parametrize(("days", "words"), [(0, "0 days"), (1, "1 day"), (53, "53 days"), (1200, "1,200 days")])
def test_days_are_counted_with_their_unit(days: int, words: str) -> None:
    assert counted_days(days) == words


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_written_date_reads_back(day: date) -> None:
    assert read_deadline(written_date(day), said_on=date(2026, 1, 1), language="en").edtf == day.isoformat()


@given(st.dates(date(1900, 1, 1), date(2190, 12, 31)), st.integers(0, 900))
def test_a_written_window_reads_back_to_the_same_days(earliest: date, days: int) -> None:
    latest = earliest + timedelta(days=days)
    reading = read_deadline(written_window(earliest, latest), said_on=date(2026, 1, 1), language="en")
    assert (reading.earliest, reading.latest) == (earliest, latest)
