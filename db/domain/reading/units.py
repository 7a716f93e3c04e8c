"""Units of the calendar around a day: its week, its quarter, the month after its own."""

from datetime import date, timedelta

from db.domain.calendar_days import whole_period
from db.domain.reading import spans
from db.domain.reading.spans import Span, interval


def span_around(unit: str, day: date, step: int, *, calendar: str = "gregorian") -> Span | None:
    """The week, month, season … that holds a day, or the one `step` units on.

    `calendar` is that of its years and months. None for what is no such unit, and beyond the calendar.
    """
    try:
        if calendar == "persian" and unit in ("year", "month"):
            return _persian_around(unit, day, step)
        return _span_around(unit, day, step)
    except (ValueError, OverflowError):
        return None


def _span_around(unit: str, day: date, step: int) -> Span | None:
    monday = day - timedelta(days=day.weekday())
    match unit:
        case "year":
            return spans.year_span(day.year + step)
        case "day":
            return spans.day_span(day + timedelta(days=step))
        case "workday" if step > 0:
            ahead = [day + timedelta(days=days) for days in range(1, 3 + 7 * step)]
            return spans.day_span([each for each in ahead if each.weekday() < 5][step - 1])
        case "week":
            start = monday + timedelta(days=7 * step)
            return interval(start, start + timedelta(days=6), unit="week")
        case "weekend":
            start = monday + timedelta(days=7 * step + 5)
            return interval(start, start + timedelta(days=1), unit="week")
        case "month":
            month = spans.months_later(day.replace(day=1), step)
            return spans.month_span(month.year, month.month)
        case "quarter" | "half":
            months = {"quarter": 3, "half": 6}[unit]
            start = spans.months_later(day.replace(day=1, month=(day.month - 1) // months * months + 1), step * months)
            return spans.coded_span(start.year, {"quarter": 33, "half": 40}[unit] + (start.month - 1) // months)
        case "season":
            return _season_around(day, step)
        case "decade":
            return spans.decade_span(day.year // 10 + step)
        case "century":
            first = (day.year - 1) // 100 + step
            return Span(f"{first:02}XX", date(first * 100, 1, 1), date(first * 100 + 99, 12, 31), "century")
    return None


def _persian_around(unit: str, day: date, step: int) -> Span | None:
    year = persian_year_of(day)
    whole = spans.year_span(year, calendar="persian") if year is not None else None
    if year is None or whole is None or unit == "year":
        return spans.year_span(year + step, calendar="persian") if year is not None else None
    days_in = (day - whole.first).days
    month = (days_in // 31 if days_in < 186 else 6 + (days_in - 186) // 30) + step
    return spans.month_span(year + month // 12, month % 12 + 1, calendar="persian")


def persian_year_of(day: date) -> int | None:
    """The Persian year that holds a day. None where the calendar's tables do not reach."""
    for year in spans.years_around(day, "persian"):
        whole = spans.year_span(year, calendar="persian")
        if whole and whole.first <= day <= whole.last:
            return year
    return None


def _season_around(day: date, step: int) -> Span | None:
    seasons = [(year, code) for year in range(day.year - 1, day.year + 3) for code in range(21, 25)]
    for place, (year, code) in enumerate(seasons):
        days = whole_period(year, code)
        if days and days[0] <= day <= days[1]:
            return spans.coded_span(*seasons[place + step])
    return None
