"""The axis is ruled by days, weeks, months or years, as many as fit, and says the year where it changes."""

from datetime import date

import pytest

from dashboard.figures.gantt.axis import ticks


@pytest.mark.parametrize(
    ("first", "last", "days", "labels"),
    [
        ("2026-12-30", "2027-01-02", "2026-12-30 2026-12-31 2027-01-01 2027-01-02", ["30 Dec 2026", "1 Jan 2027"]),
        ("2026-11-02", "2026-11-18", "2026-11-02 2026-11-03 … 2026-11-18", ["2 Nov 2026"]),
        ("2026-11-02", "2026-11-19", "2026-11-02 2026-11-09 2026-11-16", ["2 Nov 2026"]),
        ("2026-11-04", "2026-12-01", "2026-11-09 2026-11-16 2026-11-23 2026-11-30", ["9 Nov 2026"]),
        ("2026-11-04", "2027-01-10", "2026-11-09 2026-11-23 … 2027-01-04", ["9 Nov 2026", "4 Jan 2027"]),
        ("2026-01-01", "2026-04-01", "2026-01-01 2026-02-01 2026-03-01 2026-04-01", ["Jan 2026"]),
        ("2025-11-15", "2027-01-31", "2026-01-01 2026-04-01 … 2027-01-01", ["Jan 2026", "Jan 2027"]),
        ("2024-01-01", "2029-01-01", "2024-01-01 2024-07-01 … 2029-01-01", ["Jan 2024", "Jan 2025"]),
        ("2020-06-01", "2030-06-01", "2021-01-01 2022-01-01 … 2030-01-01", ["2021", "2022"]),
        ("1900-01-01", "2020-01-01", "1900-01-01 1910-01-01 … 2020-01-01", ["1900", "1910"]),
        ("0001-01-01", "9999-12-31", "0500-01-01 1000-01-01 … 9500-01-01", ["500", "1000"]),
    ],
)
def test_a_span_is_ruled_at_round_days(first: str, last: str, days: str, labels: list[str]) -> None:
    drawn = ticks((date.fromisoformat(first), date.fromisoformat(last)))
    stated = [str(tick.day) for tick in drawn]
    begin, _, end = days.partition(" … ")
    assert stated[: len(begin.split())] == begin.split()
    assert stated[-1] == (end or begin.split()[-1])
    assert len(stated) == len(begin.split()) or end
    years = [tick for tick in drawn if tick.below or tick.above.isdigit()]
    assert [f"{tick.above} {tick.below}".strip() for tick in years][: len(labels)] == labels
