"""Stretches of days with the EDTF text that names them, in three calendars.

R1: a Gregorian period keeps its precision (2026-09, 2027-35, 2030). R10: Persian and Islamic months and years
become the Gregorian interval, their days the Gregorian day. Sources: `convertdate` (equinox at Tehran) for the
Persian calendar, `hijridate` (Umm al-Qura) for the Islamic one.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from db.domain.calendar_days import last_day_of, whole_period

ONE_DAY = timedelta(days=1)
BUDDHIST_YEARS_AHEAD = 543


@dataclass(frozen=True, slots=True)
class Span:
    """`first` to `last` day, both counted, and the EDTF text that names them. `unit` is its precision."""

    edtf: str
    first: date
    last: date
    unit: str
    calendar: str = "gregorian"

    @property
    def approximate(self) -> bool:
        """Whether its EDTF says so."""
        return self.edtf.endswith("~")


def interval(first: date, last: date, *, unit: str = "interval", approximate: bool = False) -> Span:
    """The days from `first` to `last`, to the day. Approximate in its last day, if at all."""
    text = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return Span(text + ("~" if approximate else ""), first, last, unit)


def day_span(day: date, *, approximate: bool = False) -> Span:
    """One day."""
    return interval(day, day, unit="day", approximate=approximate)


def year_span(year: int, *, calendar: str = "gregorian") -> Span | None:
    """A year. None where the calendar's tables do not reach."""
    if calendar == "buddhist":
        return year_span(year - BUDDHIST_YEARS_AHEAD)
    if calendar == "gregorian":
        days = whole_period(year)
        return Span(f"{year:04}", *days, "year") if days else None
    first, after = first_day(calendar, year, 1), first_day(calendar, year + 1, 1)
    if first is None or after is None:
        return None
    text = f"{first.isoformat()}/{(after - ONE_DAY).isoformat()}"
    return Span(text, first, after - ONE_DAY, "year", calendar)


def month_span(year: int, month: int, *, calendar: str = "gregorian") -> Span | None:
    """A month. None where there is none. Ramadan is approximate, for it begins with the sight of the moon (R9)."""
    if calendar == "buddhist":
        return month_span(year - BUDDHIST_YEARS_AHEAD, month)
    if calendar == "gregorian":
        days = whole_period(year, month) if 1 <= month <= 12 else None
        return Span(f"{year:04}-{month:02}", *days, "month") if days else None
    first = first_day(calendar, year, month)
    after = first_day(calendar, year + month // 12, month % 12 + 1)
    if first is None or after is None:
        return None
    sighted = calendar == "islamic" and month == 9
    text = f"{first.isoformat()}/{(after - ONE_DAY).isoformat()}" + ("~" if sighted else "")
    return Span(text, first, after - ONE_DAY, "month", calendar)


def named_day(year: int, month: int, day: int, *, calendar: str = "gregorian") -> Span | None:
    """A day of a month. None where there is none."""
    month_days = month_span(year, month, calendar=calendar)
    if month_days is None or not 1 <= day <= (month_days.last - month_days.first).days + 1:
        return None
    return day_span(month_days.first + (day - 1) * ONE_DAY, approximate=month_days.approximate)


def coded_span(year: int, code: int) -> Span | None:
    """A season, quarter or half (21 to 41) of a Gregorian year."""
    days = whole_period(year, code)
    unit = "season" if code < 33 else "quarter" if code < 37 else "half"
    return Span(f"{year:04}-{code}", *days, unit) if days else None


def following(span: Span) -> Span | None:
    """The period of the same precision that begins on the day after a span. None past the calendar."""
    if span.last == date.max:
        return None
    day = span.last + ONE_DAY
    if span.calendar != "gregorian" or span.unit not in ("year", "month", "season", "quarter", "half", "decade"):
        return day_span(day, approximate=span.approximate)
    mark = "~" if span.approximate else ""
    text = {"year": f"{day.year:04}", "month": f"{day.year:04}-{day.month:02}", "decade": f"{day.year // 10:03}X"}
    if span.unit in text:
        last = {"year": date(day.year, 12, 31), "month": last_day_of(day.year, day.month)}.get(span.unit, day)
        return Span(text[span.unit] + mark, day, last, span.unit)
    months = {"season": (21, 3, 3), "quarter": (33, 1, 3), "half": (40, 1, 6)}[span.unit]
    code = months[0] + (day.month - months[1]) // months[2]
    coded = coded_span(day.year, code)
    return replace(coded, edtf=coded.edtf + mark) if coded else None


def decade_span(decade: int) -> Span:
    """`203` is the decade from 2030 to 2039."""
    return Span(f"{decade:03}X", date(decade * 10, 1, 1), date(decade * 10 + 9, 12, 31), "decade")


def iso_week(year: int, number: int) -> Span | None:
    """A week of a year by its ISO number, Monday to Sunday. None where the year has none of that number."""
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return interval(monday, monday + timedelta(days=6), unit="week")


def months_later(day: date, months: int) -> date:
    """The same day some months later, or the last of that month where it has no such day. Raises `ValueError`."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise ValueError("beyond the calendar")
    return date(year, month + 1, min(day.day, last_day_of(year, month + 1).day))


def first_day(calendar: str, year: int, month: int) -> date | None:
    """The Gregorian day on which a Persian or Islamic month begins. None where the tables do not reach."""
    return _FIRST_DAYS[calendar](year, month)


@lru_cache(maxsize=1024)
def _first_of_persian_month(year: int, month: int) -> date | None:
    start = _persian_new_year(year)
    if start is None or not 1 <= month <= 12:
        return None
    return start + timedelta(days=31 * min(month - 1, 6) + 30 * max(month - 7, 0))


@lru_cache(maxsize=256)
def _persian_new_year(year: int) -> date | None:
    # convertdate computes the equinox, and takes 80 ms to import and 4 ms a year: kept, and only when asked for.
    from convertdate import gregorian, persian

    if not 1200 <= year <= 1600:
        return None
    return date(*gregorian.from_jd(persian.equinox_jd(year + 621) + 0.5))


@lru_cache(maxsize=1024)
def _first_of_islamic_month(year: int, month: int) -> date | None:
    from hijridate import Hijri

    try:
        day = Hijri(year, month, 1).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(day.year, day.month, day.day)


_FIRST_DAYS: dict[str, Callable[[int, int], date | None]] = {
    "persian": _first_of_persian_month,
    "islamic": _first_of_islamic_month,
}


def years_around(day: date, calendar: str) -> range:
    """Years of a calendar that can hold the next occurrence of something said on `day`."""
    offset = {"persian": -621, "islamic": round((day.year - 622) * 33 / 32) - day.year - 1}.get(calendar, 0)
    return range(max(day.year + offset - 1, 1), day.year + offset + 3)
