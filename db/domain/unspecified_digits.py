"""Dates with unspecified digits: `201X`, `2004-XX`, `156X-12-25`."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import product


def numbers_matching(pattern: str, *, low: int, high: int) -> list[int]:
    """The numbers from `low` to `high` whose digits fit, ascending; each X stands for any digit."""
    choices = ["0123456789" if digit == "X" else digit for digit in pattern]
    numbers = (int("".join(digits)) for digits in product(*choices))
    return [number for number in numbers if low <= number <= high]


def days_between(years: Sequence[int], months: Sequence[int], *, days: Sequence[int]) -> tuple[date, date] | None:
    """The first and the last day that exist with one of the years, months and days. None where none exists."""
    if not (years and months and days) or min(days) > max(monthrange(2024, month)[1] for month in months):
        return None
    first = _first_that_exists(years, months, days=days)
    last = _first_that_exists(years[::-1], months[::-1], days=days[::-1])
    return (first, last) if first and last else None


def _first_that_exists(years: Iterable[int], months: Sequence[int], *, days: Sequence[int]) -> date | None:
    # At most 400 years go by before 29 February exists, so this ends early whatever the digits.
    for year, month, day in product(years, months, days):
        if day <= monthrange(year, month)[1]:
            return date(year, month, day)
    return None
