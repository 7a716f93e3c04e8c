"""Weekdays beside dates, and weeks that are named by one of their days."""

from dataclasses import replace
from datetime import timedelta

from db.domain.reading import meanings as m
from db.domain.reading import spans
from db.domain.reading.meanings import WEEKDAYS, Token
from db.domain.reading.periods import Period, occurrences, the_period
from db.domain.reading.rewriting import Said
from db.domain.reading.years import one_of


def weekday_of_date(found: list[Token], said: Said) -> Token | None:
    """`Friday, 13 March 2026`: the weekday must be right, or both stay and are asked about."""
    period = the_period(found)
    weekday = next(token for token in found if token.kind == m.WEEKDAY).value
    if period.unit != "day" or period.parts:
        return None
    if period.needs_year and period.number and period.day:
        years = [span.first for span in occurrences(period, said.on) if span.first.weekday() == weekday]
        ahead = [day for day in years if day >= said.on]
        return (
            Token(m.PERIOD, replace(period, year=ahead[0].year)) if ahead and period.calendar == "gregorian" else None
        )
    days = occurrences(period, said.on)
    return Token(m.PERIOD, period) if days and days[0].first.weekday() == weekday else None


def sunday_of_date(found: list[Token], said: Said) -> Token | None:
    """`Minggu, 17 Mei 2026`: the word for week is the word for Sunday, too."""
    unit = next(token for token in found if token.kind == m.UNIT)
    if not said.language.week_is_sunday or unit.value != "week" or unit.plural:
        return None
    period = the_period(found)
    days = occurrences(period, said.on) if period.unit == "day" else []
    return Token(m.PERIOD, period) if any(span.first.weekday() == 6 for span in days) else None


def week_of_day(found: list[Token], said: Said) -> Token | None:
    """`the week of March 5` is the ISO week, `the week beginning 12 January` begins on that day."""
    period = the_period(found)
    days = occurrences(period, said.on)
    upcoming = next((span.first for span in days if span.last >= said.on), None)
    if found[0].value != "week" or found[0].plural or period.unit != "day" or period.parts or upcoming is None:
        return None
    part = found[1].value if found[1].kind == m.PART else None
    back = {"start": 0, "end": 6, None: upcoming.weekday()}.get(part)
    if back is None:
        return None
    first = upcoming - timedelta(days=back)
    week = spans.interval(first, first + timedelta(days=6), unit="week")
    return Token(m.PERIOD, Period("week", fixed=week, rule=period.rule))


def year_behind_date(found: list[Token], said: Said) -> Token | None:
    """`17.01.2026 г.`: the unit adds nothing to a date that has its year."""
    period = the_period(found)
    fits = found[1].value == "year" and not found[1].plural and period.unit == "day" and period.year is not None
    return found[0] if fits else None


def nth_weekday(found: list[Token], said: Said) -> Token | None:
    """`the last Friday of March`, `Jumat terakhir bulan Maret` (R17); `Monday, 3rd June` has its day."""
    weekday, number = one_of(found, m.WEEKDAY), one_of(found, m.ORDINAL + m.LAST + m.PART)
    if number.kind == m.PART and not (number.value == "end" and said.language.calendar):  # آخر جمعة من مارس
        return None
    behind = found[0] is weekday
    if number.definite:  # 5日星期一
        return None
    if behind and (not said.language.adjective_after or (number.kind == m.ORDINAL and not number.mark)):
        return None
    if behind and number.kind == m.ORDINAL and said.language.calendar:
        return None  # "الجمعة الأول من مارس" is Friday the first
    value = -1 if number.kind in m.LAST + m.PART else number.value
    return Token(m.PIECE, (WEEKDAYS[weekday.value], value)) if value in range(-1, 6) and value else None


def weekday(found: list[Token], said: Said) -> Token | None:
    return Token(m.PERIOD, Period("weekday", number=found[0].value, rule="R7"))
