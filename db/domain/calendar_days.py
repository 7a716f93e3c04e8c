"""Days of months, seasons, quarters, halves and years in the Gregorian calendar."""

from calendar import monthrange
from datetime import date

# Code of ISO 8601-2:2019 → first month and number of months. A winter is named for the year in which it begins.
SPANS = {
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3),
    25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3),
    29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3),
    33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),
    37: (1, 4), 38: (5, 4), 39: (9, 4),
    40: (1, 6), 41: (7, 6),
}  # fmt: skip


def last_day_of(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def whole_period(year: int, code: int | None = None) -> tuple[date, date] | None:
    """First and last day of a year, or of the month (1-12) or span (21-41) of a year. None if there is none."""
    if not 1 <= year <= 9999:
        return None
    if code is None:
        return date(year, 1, 1), date(year, 12, 31)
    if 1 <= code <= 12:
        return date(year, code, 1), last_day_of(year, code)
    if code not in SPANS:
        return None
    first_month, months = SPANS[code]
    last_year, last_month = year + (first_month + months - 2) // 12, (first_month + months - 2) % 12 + 1
    if last_year > 9999:
        return None
    return date(year, first_month, 1), last_day_of(last_year, last_month)
