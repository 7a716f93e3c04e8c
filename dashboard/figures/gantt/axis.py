"""The days under which the timeline's axis is ruled and labelled, for any span from a week to millennia."""

from dataclasses import dataclass
from datetime import date, timedelta

from db.domain.dates_in_words import MONTHS

# Spans up to so many days are ruled every so many days, months or years.
_DAYS = ((16, 1), (40, 7), (75, 14))
_MONTHS = ((400, 1), (1_200, 3), (2_200, 6))
_YEARS = ((4_500, 1), (9_000, 2), (22_000, 5), (45_000, 10), (110_000, 25), (230_000, 50), (480_000, 100))
_WIDEST = 500


@dataclass(frozen=True, slots=True)
class Tick:
    """One rule of the axis. `above` and `below` are the two lines of its label; `below` may be empty."""

    day: date
    above: str
    below: str

    def share(self, span: tuple[date, date]) -> float:
        """Where it stands, from 0 at the span's first day to 1 at its last."""
        return share_of(self.day, span)


def share_of(day: date, span: tuple[date, date]) -> float:
    """Where a day begins within a span; below 0 or above 1 outside of it."""
    return (day - span[0]).days / max((span[1] - span[0]).days, 1)


def ticks(span: tuple[date, date]) -> list[Tick]:
    """The ticks of a span, in order; the year is said at the first of them and wherever it changes."""
    days = _tick_days(span)
    whole_years = all((day.month, day.day) == (1, 1) for day in days) and (span[1] - span[0]).days > _MONTHS[-1][0]
    marks: list[Tick] = []
    for number, day in enumerate(days):
        new_year = number == 0 or day.year != days[number - 1].year
        if whole_years:
            marks.append(Tick(day, str(day.year), ""))
        elif day.day == 1 and all(other.day == 1 for other in days):
            marks.append(Tick(day, MONTHS[day.month - 1], str(day.year) if new_year else ""))
        else:
            marks.append(Tick(day, f"{day.day} {MONTHS[day.month - 1]}", str(day.year) if new_year else ""))
    return marks


def _tick_days(span: tuple[date, date]) -> list[date]:
    first, last = span
    length = (last - first).days
    for longest, step in _DAYS:
        if length <= longest:
            return _every_days(first, last, step)
    for longest, step in _MONTHS:
        if length <= longest:
            return _every_months(first, last, step)
    step = next((step for longest, step in _YEARS if length <= longest), _WIDEST)
    return _every_months(first, last, 12 * step)


def _every_days(first: date, last: date, step: int) -> list[date]:
    # Weeks are ruled on their Mondays, whichever day the span begins with.
    start = first if step == 1 else first + timedelta(days=-first.weekday() % 7)
    return [start + timedelta(days=days) for days in range(0, (last - start).days + 1, step)]


def _every_months(first: date, last: date, step: int) -> list[date]:
    number = first.year * 12 + first.month - 1
    number += -number % step
    days = []
    while number // 12 <= min(last.year, 9999):
        day = date(max(number // 12, 1), number % 12 + 1, 1)
        if day > last:
            break
        if day >= first:
            days.append(day)
        number += step
    return days
