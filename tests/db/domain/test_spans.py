"""Counting on from a day."""

from datetime import date

import pytest

from db.domain.spans import day_after_span, span_in_words
from db.errors import InvalidInput


@pytest.mark.parametrize(
    ("day", "span", "last", "words"),
    [
        ("2026-01-01", "P90D", "2026-04-01", "90 days"),
        ("2026-01-01", "P1D", "2026-01-02", "1 day"),
        ("2026-01-01", "P2W", "2026-01-15", "2 weeks"),
        ("2026-01-31", "P1M", "2026-02-28", "1 month"),
        ("2026-11-30", "P3M", "2027-02-28", "3 months"),
        ("2024-02-29", "P1Y", "2025-02-28", "1 year"),
    ],
)
def test_a_span_is_counted_by_the_calendar(day: str, span: str, last: str, words: str) -> None:
    assert day_after_span(date.fromisoformat(day), span) == date.fromisoformat(last)
    assert span_in_words(span) == words


@pytest.mark.parametrize("span", ["", "90", "P0D", "P-1D", "P1H", "P99999D", "p1d", "P1D "])
def test_what_is_no_span_is_refused(span: str) -> None:
    with pytest.raises(InvalidInput, match="Say how long"):
        day_after_span(date(2026, 1, 1), span)


def test_the_calendar_ends(*, span: str = "P9999Y") -> None:
    with pytest.raises(InvalidInput, match="later than the calendar"):
        day_after_span(date(2026, 1, 1), span)
