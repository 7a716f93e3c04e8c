"""Weeks and months as spans of days, and how far a day is in words."""

from datetime import date, timedelta

from db.domain.calendar_days import last_day_of
from db.domain.dates_in_words import counted_days


def days_after(day: date, days: int) -> date:
    """The day so many days later, or earlier by a negative number; the calendar ends with the years 1 and 9999."""
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))


def week_of(day: date) -> tuple[date, date]:
    """Monday to Sunday of the day's week (ISO 8601), cut off where the calendar ends."""
    monday = date.fromordinal(max(day.toordinal() - day.weekday(), 1))
    return monday, date.fromordinal(min(day.toordinal() + 6 - day.weekday(), date.max.toordinal()))


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of the day's month."""
    return day.replace(day=1), last_day_of(day.year, day.month)


def weeks_within(first: date, last: date) -> list[tuple[date, date]]:
    """The weeks of a span, the first and the last cut off at its ends."""
    weeks = []
    while first <= last:
        end = min(week_of(first)[1], last)
        weeks.append((first, end))
        if end == date.max:
            break
        first = end + timedelta(days=1)
    return weeks


def days_away(day: date, as_of: date) -> str:
    """`today`, `tomorrow`, `in 12 days`, `yesterday`, `53 days ago`."""
    days = (day - as_of).days
    named = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(days)
    return named or (f"in {counted_days(days)}" if days > 0 else f"{counted_days(-days)} ago")


def year_of(year: int) -> tuple[date, date]:
    """From a year's first day to the first day of the next, cut off where the calendar ends."""
    return date(year, 1, 1), date(year + 1, 1, 1) if year < date.max.year else date.max
