"""Periods as words name them, before the day they were said on settles which days they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from db.domain.reading import meanings as m
from db.domain.reading import spans
from db.domain.reading.feasts import feast_days
from db.domain.reading.meanings import Token
from db.domain.reading.spans import Span, day_span, interval, years_around
from db.domain.reading.units import span_around

BARE_UNITS = ("day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century")
RULE_ORDER = ("R1", "R18", "R17", "R14", "R20", "R7", "R8", "R21", "R10", "R9", "R4", "R3", "R2", "R5", "R6")


@dataclass(frozen=True, slots=True)
class Period:
    """What a period is called: the 15th of September, summer, Friday, the second half of March 2026.

    `unit` is its precision or sort. `number` is the month, EDTF code, weekday or decade; `name` a feast's.
    `fixed` are its days where the words already settle them (next week). `parts` narrow it down, first to last:
    `other` is the same in the other calendar, where none was named (R21); the same parts narrow it down.
    `end`, `start`, `mid`, or `(unit, n)` for the n-th day, week or half in it; n is -1 for the last.
    """

    unit: str
    year: int | None = None
    number: int | None = None
    day: int | None = None
    calendar: str = "gregorian"
    name: str = ""
    fixed: Span | None = None
    parts: tuple[str | tuple[str, int], ...] = ()
    approximate: bool = False
    strictly_next: bool = False
    rule: str = "R1"
    other: "Period | None" = None

    @property
    def needs_year(self) -> bool:
        """Whether the words leave the year open."""
        return self.fixed is None and self.year is None

    def with_part(self, part: str | tuple[str, int]) -> "Period":
        """The end, start, middle or n-th piece of this period."""
        rule = {"end": "R2", "start": "R3", "mid": "R4"}.get(part, self.rule) if isinstance(part, str) else self.rule
        return replace(self, parts=(*self.parts, part), rule=leading_rule(self.rule, rule))


def the_period(matched: list[Token]) -> Period:
    """The first period among some tokens."""
    period = next(token for token in matched if token.kind in m.PERIOD + m.YEAR).value
    assert isinstance(period, Period)
    return period


def leading_rule(*rules: str) -> str:
    """The one of several rules that says most about how the words were read."""
    return max(rules, key=RULE_ORDER.index)


def occurrences(period: Period, said_on: date) -> list[Span]:
    """The days that a period can mean, in order; one where its words settle it, none where there is no such day."""
    matched = []
    for span in _whole(period, said_on):
        narrowed: Span | None = span
        for part in period.parts:
            narrowed = part_of(narrowed, part) if narrowed else None
        if narrowed is not None:
            matched.append(_approximate(narrowed) if period.approximate else narrowed)
    return matched


def _approximate(span: Span) -> Span:
    return span if span.approximate else replace(span, edtf=span.edtf + "~")


def _whole(period: Period, said_on: date) -> Iterator[Span]:
    if period.fixed is not None:
        yield period.fixed
    elif period.unit == "weekday":
        ahead = (period.number or 0) - said_on.weekday()
        yield from (day_span(said_on + timedelta(days=ahead % 7 + 7 * week)) for week in range(3))
    elif period.unit == "monthday":
        first = said_on.replace(day=1)
        for months in range(4):
            month = spans.months_later(first, months)
            if span := spans.named_day(month.year, month.month, period.day or 0):
                yield span
    elif period.unit in BARE_UNITS and period.number is None and period.year is None:
        calendar = period.calendar
        yield from (span for step in range(3) if (span := span_around(period.unit, said_on, step, calendar=calendar)))
    elif period.name:
        yield from (span for span in feast_days(period.name, said_on) if _in_year(span, period.year))
    else:
        years = [period.year] if period.year is not None else years_around(said_on, period.calendar)
        yield from (span for year in years if (span := _in_its_year(period, year)))


def _in_year(span: Span, year: int | None) -> bool:
    return year is None or span.first.year == year


def _in_its_year(period: Period, year: int) -> Span | None:
    if period.day is not None and period.number is not None:
        return spans.named_day(year, period.number, period.day, calendar=period.calendar)
    if period.unit == "month" and period.number is not None:
        return spans.month_span(year, period.number, calendar=period.calendar)
    if period.unit == "isoweek" and period.number is not None:
        return spans.iso_week(year, period.number)
    if period.unit == "year":
        return spans.year_span(year, calendar=period.calendar)
    return spans.coded_span(year, period.number) if period.number is not None else None


def part_of(span: Span, part: str | tuple[str, int]) -> Span | None:
    """R2: the end of a period is its last day. R3, R4: its start and middle are a month or a day, about."""
    if isinstance(part, tuple):
        return _piece(span, *part)
    if part == "end":
        return day_span(span.last, approximate=span.approximate)
    if part == "start":
        return _start(span)
    return _middle(span)


def _start(span: Span) -> Span:
    if span.unit == "decade":
        return replace(_year(span.first.year), edtf=f"{span.first.year:04}~")
    if span.unit in ("year", "half", "quarter", "season"):
        return _approximate(_month_from(span, span.first))
    return day_span(span.first, approximate=True)


def _middle(span: Span) -> Span:
    if span.unit == "decade":
        return replace(_year(span.first.year + 5), edtf=f"{span.first.year + 5:04}~")
    months_in = {"year": 5, "half": 2, "quarter": 1, "season": 1}.get(span.unit)
    if months_in is not None:
        return _approximate(_month_from(span, spans.months_later(span.first, months_in)))
    days_in = 14 if span.unit == "month" else (span.last - span.first).days // 2
    return day_span(span.first + timedelta(days=days_in), approximate=True)


def _year(year: int) -> Span:
    return interval(date(year, 1, 1), date(year, 12, 31), unit="year")


def _month_from(span: Span, day: date) -> Span:
    """The month of the span's own calendar that begins about `day`."""
    if span.calendar == "gregorian":
        month = spans.month_span(day.year, day.month)
        assert month is not None
        return month
    for year in years_around(day, span.calendar):
        for number in range(1, 13):
            month = spans.month_span(year, number, calendar=span.calendar)
            if month and month.first <= day <= month.last:
                return month
    return interval(day, day + timedelta(days=29))


def _piece(span: Span, unit: str, number: int) -> Span | None:
    """The n-th day, week or half of a period; -1 is the last. None where it has no such piece."""
    length = (span.last - span.first).days + 1
    if unit in m.WEEKDAYS or unit == "workday":
        return _nth_day(span, range(5) if unit == "workday" else (m.WEEKDAYS.index(unit),), number)
    if unit == "half":
        return _half(span, number)
    days = {"day": 1, "week": 7, "isoweek": 7, "tenday": 10}.get(unit)
    if span.unit == "year" and (unit == "isoweek" or (unit == "week" and number > 4)):
        return spans.iso_week(span.first.year, number)
    if span.calendar == "persian" and span.unit == "year" and unit == "quarter":
        return _persian_quarter(span, number)
    if days is None or number == 0 or abs(number) * days > length + days - 1:
        return _month_of(span, unit, number)
    first = span.first + timedelta(days=(number - 1) * days) if number > 0 else span.last - timedelta(days=days - 1)
    last = span.last if unit == "tenday" and number == 3 else min(first + timedelta(days=days - 1), span.last)
    return interval(first, last, unit="day" if unit == "day" else "week")


def _nth_day(span: Span, weekdays: Sequence[int], number: int) -> Span | None:
    """The n-th, or with -1 the last, of a period's days that fall on some weekdays."""
    if number == 0:
        return None
    day, step, left = (span.first, 1, number) if number > 0 else (span.last, -1, -number)
    while span.first <= day <= span.last:
        left -= day.weekday() in weekdays
        if left == 0:
            return day_span(day, approximate=span.approximate)
        day += timedelta(days=step)
    return None


def _persian_quarter(span: Span, number: int) -> Span | None:
    """Persian seasons and quarters are the same three months each."""
    months = [_month_from(span, span.first + timedelta(days=31 * (3 * (number - 1) + place) + 2)) for place in range(3)]
    return interval(months[0].first, months[2].last, unit="quarter") if 1 <= number <= 4 else None


def _month_of(span: Span, unit: str, number: int) -> Span | None:
    months = {"month": 1, "quarter": 3}.get(unit)
    if (
        months is None
        or number == 0
        or span.calendar != "gregorian"
        or span.unit not in ("year", "half", "quarter", "fiscal")
    ):
        return None
    whole = round((span.last - span.first).days / 30.4)
    start = spans.months_later(span.first, (number - 1) * months if number > 0 else whole - months)
    if start > span.last:
        return None
    if unit == "quarter":
        return spans.coded_span(start.year, 33 + (start.month - 1) // 3)
    return spans.month_span(start.year, start.month)


def _half(span: Span, number: int) -> Span | None:
    if number not in (1, 2, -1):
        return None
    if span.unit == "year" and span.calendar == "gregorian":
        return spans.coded_span(span.first.year, 40 if number == 1 else 41)
    if span.unit == "year":
        turn = _month_from(span, span.first + timedelta(days=31 * 6 + 2)).first
    else:
        turn = span.first + timedelta(days=15 if span.unit == "month" else ((span.last - span.first).days + 1) // 2)
    before = turn - timedelta(days=1)
    return interval(span.first, before, unit="half") if number == 1 else interval(turn, span.last, unit="half")
