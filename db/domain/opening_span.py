"""The span with which a timeline opens: that of most marks around today, so that one outlier flattens no other bar."""

from collections.abc import Mapping
from datetime import date

from db.domain.calendar_days import last_day_of
from db.domain.periods import days_after

# Up to one mark in so many is an outlier, if it lies this many times as far from the day as all the others.
OUTLIERS_PER_MARK = 10
_TIMES_AS_FAR = 2
# Nothing within so many days of the day is an outlier.
_NEAR_DAYS = 2 * 365


def most_outliers(marks: int) -> int:
    """How many of so many marks may be outliers; a single one never is."""
    return max(marks // OUTLIERS_PER_MARK, 1) if marks > 1 else 0


def last_opening_day(as_of: date, last: date, months: Mapping[str, int]) -> date:
    """The last day of the opening span. `last` is the last day touched, `months` the deadlines by month (2026-09)."""
    days = sorted((_last_day(month), count) for month, count in months.items())
    outliers = most_outliers(sum(count for _, count in days))
    while days and days[-1][1] <= outliers:
        outliers -= days.pop()[1]
    furthest = days[-1][0] if days else as_of
    reach = _reach((furthest - as_of).days)
    if (last - as_of).days <= reach:
        return last
    near = [day for month in months if (day := _last_day(month)) <= days_after(as_of, reach)]
    return max([as_of, *near])


def first_opening_limit(as_of: date, most_begin: date) -> date:
    """The day before which a beginning is an outlier; all but `most_outliers` begin on `most_begin` or later."""
    return days_after(as_of, -_reach((as_of - most_begin).days))


def _reach(days: int) -> int:
    return max(days * _TIMES_AS_FAR, _NEAR_DAYS)


def _last_day(month: str) -> date:
    return last_day_of(int(month[:4]), int(month[5:]))
